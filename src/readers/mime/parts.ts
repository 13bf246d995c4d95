import { fromBase64, toBytes } from '../pictures'

/** One part of a MIME message: headers by lower-case name, and its body still encoded, as Latin-1 characters. */
export interface Part {
  headers: Map<string, string>
  body: string
}

const deepest = 8

/** One character a byte. TextDecoder's `latin1` is windows-1252 and would change bytes 80–9F. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return text
}

/** Headers and body of a message or a part of one. */
export function parsePart(text: string): Part {
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

/** A parameter of the content type. */
export function parameter(part: Part, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(part.headers.get('content-type') ?? '')
  return match?.[1] ?? match?.[2] ?? null
}

/** The media type, plain text where none is named. */
export function mediaType(part: Part): string {
  return /^[^;\s]*/.exec(part.headers.get('content-type') ?? 'text/plain')![0].toLowerCase()
}

/** The leaf parts in order, the one the message names as its start first. */
export function flatten(part: Part, depth: number): Part[] {
  const boundary = parameter(part, 'boundary')
  if (!mediaType(part).startsWith('multipart/') || boundary === null || depth >= deepest)
    return [part]
  const divider = new RegExp(`\\r?\\n--${boundary.replace(/[^\w ]/g, '\\$&')}(?=--|\\s|$)`)
  const chunks = `\n${part.body}`.split(divider).slice(1).filter(chunk => !chunk.startsWith('--'))
  const leaves = chunks.flatMap(chunk => flatten(parsePart(chunk.replace(/^[^\n]*\n/, '')), depth + 1))
  const start = parameter(part, 'start')
  const first = start === null ? -1 : leaves.findIndex(leaf => leaf.headers.get('content-id') === start)
  return first > 0 ? [leaves[first]!, ...leaves.slice(0, first), ...leaves.slice(first + 1)] : leaves
}

/** The bytes of a part. */
export function decodeBody({ headers, body }: Part): Uint8Array {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '7bit'
  if (encoding === 'base64')
    return fromBase64(body)
  if (encoding === 'quoted-printable')
    return toBytes(body.replace(/[ \t]*=[ \t]*\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
  return toBytes(body)
}
