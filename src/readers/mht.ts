import type { Reader, SourceDocument } from './document'
import type { PictureFinder } from './html/html'
import { decode } from './charset'
import { declaredCharset, htmlBlocks } from './html/html'
import { fromBase64, fromDataUrl, toBytes } from './pictures'
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
  const documents = sources.map(part => toDocument(part, file, picturesOf(parts, part))).filter(document => document.blocks.length > 0 || document.pictures.length > 0)
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

/** The address `written` in a part resolved against where the part stood; as written when it cannot be. */
function resolved(written: string, base: string | undefined): string {
  return URL.canParse(written, base) ? new URL(written, base).href : written
}

/** Finds pictures among the parts, by the address they stood at or by their content id. */
function picturesOf(parts: readonly Part[], page: Part): PictureFinder {
  const base = page.headers.get('content-location')
  const held = new Map<string, Part>()
  for (const part of parts) {
    const [location, id] = [part.headers.get('content-location'), part.headers.get('content-id')]
    if (!mediaType(part).startsWith('image/'))
      continue
    if (location)
      held.set(resolved(location, base), part)
    if (id)
      held.set(`cid:${id.replace(/^<|>$/g, '')}`, part)
  }
  return (address) => {
    const part = held.get(address) ?? held.get(resolved(address, base))
    return part ? () => decodeBody(part) : fromDataUrl(address)
  }
}

function toDocument(part: Part, file: { name: string, charset?: string }, find: PictureFinder): SourceDocument {
  const bytes = decodeBody(part)
  const { text, charset, notes } = decode(bytes, { chosen: file.charset, declared: parameter(part, 'charset') ?? declaredCharset(bytes) })
  const location = part.headers.get('content-location') ?? null
  const name = location?.split(/[/\\]/).pop() ?? null
  const base: SourceDocument = { format: 'mht', charset, part: name, title: null, metadata: [], blocks: [], pictures: [], notes }
  const read = mediaType(part) === 'text/html' ? htmlBlocks(text, file.name, find) : readLines(splitLines(text))
  return { ...base, ...read, notes: [...notes, ...read.notes] }
}
