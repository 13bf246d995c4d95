import type { Zippable } from 'fflate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { wellFormed } from './xml'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/**
 * An Office file as the libraries wrote it, mended: no sign that XML forbids, whatever a name holds; in charts Chinese fonts are named (pptxgenjs and hucre
 * name them for Latin text only, so that Chinese would fall back to another) and a missing value is missing (pptxgenjs writes an empty one, which PowerPoint
 * reads as 0).
 */
export function officeFile(file: ArrayBuffer | Uint8Array, type: keyof typeof types): Blob {
  return new Blob([mended(new Uint8Array(file))], { type: types[type] })
}

function mended(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Zippable = {}
  for (const [name, bytes] of Object.entries(unzipSync(file))) {
    if (/\.(?:xml|rels)$/.test(name)) {
      const xml = wellFormed(strFromU8(bytes))
      parts[name] = strToU8(/^(?:ppt|xl)\/charts\/chart\d+\.xml$/.test(name) ? mendChart(xml) : xml)
    }
    else {
      // The numbers of a chart are a workbook of their own.
      parts[name] = name.endsWith('.xlsx') ? [mended(bytes), { level: 0 }] : name.endsWith('.png') ? [bytes, { level: 0 }] : bytes
    }
  }
  return zipSync(parts, { level: 3 }) as Uint8Array<ArrayBuffer>
}

function mendChart(xml: string): string {
  return xml
    .replace(/<a:latin typeface="([^"]+)"\s*\/>(?!\s*<a:ea)/g, '<a:latin typeface="$1"/><a:ea typeface="$1"/><a:cs typeface="$1"/>')
    .replace(/<c:pt idx="\d+">\s*(?:<c:v\s*\/>|<c:v>\s*<\/c:v>)\s*<\/c:pt>/g, '')
}
