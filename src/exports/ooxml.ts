import type { Zippable } from 'fflate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/**
 * Mends the charts that pptxgenjs and hucre write: their fonts are named for Latin text only, so that Chinese would fall back to another, and pptxgenjs writes
 * a missing value as an empty one, which PowerPoint reads as 0.
 */
export function mendCharts(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Zippable = {}
  for (const [name, bytes] of Object.entries(unzipSync(file))) {
    if (/^(?:ppt|xl)\/charts\/chart\d+\.xml$/.test(name))
      parts[name] = strToU8(mendChart(strFromU8(bytes)))
    else
      parts[name] = /\.(?:xlsx|png)$/.test(name) ? [bytes, { level: 0 }] : bytes
  }
  return zipSync(parts, { level: 3 }) as Uint8Array<ArrayBuffer>
}

function mendChart(xml: string): string {
  return xml
    .replace(/<a:latin typeface="([^"]+)"\s*\/>(?!\s*<a:ea)/g, '<a:latin typeface="$1"/><a:ea typeface="$1"/><a:cs typeface="$1"/>')
    .replace(/<c:pt idx="\d+">\s*(?:<c:v\s*\/>|<c:v>\s*<\/c:v>)\s*<\/c:pt>/g, '')
}
