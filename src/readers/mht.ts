import type { Reader, SourceDocument } from './document'
import { decode } from './charset'
import { declaredCharset, htmlBlocks } from './html/html'
import { refusals, Refused } from './refusals'
import { readLines, splitLines } from './text/txt'

/** One part of a MIME message: headers by lower-case name, and its body still encoded, as Latin-1 characters. */
interface Part {
  headers: Map<string, string>
  body: string
}

const deepest = 8

/** A page saved as a MIME archive (by a browser, Word or Excel): its page, or one document a sheet. */
export const readMht: Reader = (bytes, file) => {
  const parts = flatten(parsePart(latin1(bytes)), 0)
  const pages = parts.filter(part => mediaType(part) === 'text/html')
  const sources = pages.length > 0 ? pages : parts.filter(part => mediaType(part) === 'text/plain')
  const documents = sources.map(part => toDocument(part, file.name, file.charset)).filter(document => document.blocks.length > 0 || document.pictures.length > 0)
  if (documents.length === 0)
    throw new Refused(refusals.damaged({ name: file.name }))
  const isBook = /sheet\d+\.html?$/i
  const sheets = documents.filter(document => isBook.test(document.part ?? ''))
  const chosen = sheets.length > 0 ? sheets : documents.slice(0, 1)
  return chosen.map(document => ({ ...document, part: sheets.length > 1 ? document.part : null }))
}

/** One character a byte. TextDecoder's `latin1` is windows-1252 and would change bytes 80–9F. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return text
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0))
}

function parsePart(text: string): Part {
  const start = text.replace(/^\s+/, '')
  const gap = /\r?\n\r?\n/.exec(start)
  const head = (gap ? start.slice(0, gap.index) : start).replace(/\r?\n[ \t]+/g, ' ')
  const headers = new Map<string, string>()
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0)
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: gap ? start.slice(gap.index + gap[0].length) : '' }
}

function parameter(part: Part, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(part.headers.get('content-type') ?? '')
  return match?.[1] ?? match?.[2] ?? null
}

function mediaType(part: Part): string {
  return /^[^;\s]*/.exec(part.headers.get('content-type') ?? 'text/plain')![0].toLowerCase()
}

/** The leaf parts in order, the one the message names as its start first. */
function flatten(part: Part, depth: number): Part[] {
  const boundary = parameter(part, 'boundary')
  if (!mediaType(part).startsWith('multipart/') || boundary === null || depth >= deepest)
    return [part]
  const chunks = `\n${part.body}`.split(`\n--${boundary}`).slice(1).filter(chunk => !chunk.startsWith('--'))
  const leaves = chunks.flatMap(chunk => flatten(parsePart(chunk.replace(/^[^\n]*\n/, '')), depth + 1))
  const start = parameter(part, 'start')
  const first = start === null ? -1 : leaves.findIndex(leaf => leaf.headers.get('content-id') === start)
  return first > 0 ? [leaves[first]!, ...leaves.slice(0, first), ...leaves.slice(first + 1)] : leaves
}

function decodeBody({ headers, body }: Part): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '7bit'
  if (encoding === 'base64')
    return fromBase64(body)
  if (encoding === 'quoted-printable')
    return toBytes(body.replace(/[ \t]*=[ \t]*\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
  return toBytes(body)
}

function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/[^A-Z0-9+/]/gi, '')
  return toBytes(atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0))))
}

function toDocument(part: Part, fileName: string, chosen: string | undefined): SourceDocument {
  const bytes = decodeBody(part)
  const { text, charset, notes } = decode(bytes, { chosen, declared: parameter(part, 'charset') ?? declaredCharset(bytes) })
  const location = part.headers.get('content-location') ?? null
  const name = location?.split(/[/\\]/).pop() ?? null
  const base: SourceDocument = { format: 'mht', charset, part: name, title: null, metadata: [], blocks: [], pictures: [], notes }
  const read = mediaType(part) === 'text/html' ? htmlBlocks(text, fileName) : readLines(splitLines(text))
  return { ...base, ...read, notes: [...notes, ...read.notes] }
}
