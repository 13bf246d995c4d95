import { decodeName } from '../charset'
import { fromBase64, toBytes } from '../pictures'

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(/^gb|^cp936$/i.test(charset) ? 'gb18030' : charset).decode(bytes)
  }
  catch {
    return decodeName(bytes, false)
  }
}

function fromQuoted(text: string): Uint8Array {
  return toBytes(text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Text of a header as Latin-1 characters: encoded words (RFC 2047), a character of which some programs split over two, or bytes as they are. */
export function headerText(header: string): string {
  const word = /=\?([^?*]+)(?:\*[^?]*)?\?([BQ])\?([^?]*)\?=/gi
  const runs = header.replace(/\?=\s+=\?/g, '?==?').split(/((?:=\?[^?]+\?[BQ]\?[^?]*\?=)+)/i)
  return runs.map((run) => {
    const words = Array.from(run.matchAll(word))
    if (words.length === 0)
      return decodeName(toBytes(run), false)
    const groups: { charset: string, bytes: Uint8Array[] }[] = []
    for (const [, charset = '', how = '', text = ''] of words) {
      const bytes = how.toUpperCase() === 'B' ? fromBase64(text) : fromQuoted(text)
      if (groups.at(-1)?.charset.toLowerCase() === charset.toLowerCase())
        groups.at(-1)!.bytes.push(bytes)
      else
        groups.push({ charset, bytes: [bytes] })
    }
    return groups.map(({ charset, bytes }) => decoded(joined(bytes), charset)).join('')
  }).join('').trim()
}

/** A parameter of a header whose value may be encoded and in pieces (RFC 2231), or an encoded word, which is wrong and usual; null when there is none. */
export function headerParameter(header: string, name: string): string | null {
  const pieces: { order: number, encoded: boolean, value: string }[] = []
  for (const [, found = '', order, star, quoted, bare] of header.matchAll(/;\s*([\w-]+)(?:\*(\d+))?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g)) {
    if (found.toLowerCase() === name)
      pieces.push({ order: Number(order ?? (star ? -1 : -2)), encoded: star !== undefined, value: quoted?.replace(/\\(["\\])/g, '$1') ?? bare!.trim() })
  }
  const [plain] = pieces.filter(({ order }) => order === -2)
  const extended = pieces.filter(({ order }) => order > -2).sort((one, other) => one.order - other.order)
  const [first] = extended
  if (!first)
    return plain ? headerText(plain.value) : null
  const [, charset = '', rest = first.value] = (first.encoded ? /^([^']*)'[^']*'(.*)$/s.exec(first.value) : null) ?? []
  const values = [{ ...first, value: rest }, ...extended.slice(1)]
  const bytes = values.map(({ encoded, value }) => toBytes(encoded ? value.replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : value))
  return charset ? decoded(joined(bytes), charset) : headerText(String.fromCharCode(...joined(bytes)))
}
