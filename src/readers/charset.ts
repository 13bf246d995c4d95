import type { ReaderNote } from './document'
import { noteOf } from './notes/note'

/** Text of a file with the encoding that was used. */
export interface Decoded {
  text: string
  charset: string
  notes: ReaderNote[]
}

const replacement = '\uFFFD'
/** Encodings of Chinese text that gb18030 contains, and labels that say nothing about a Chinese page. */
const gbLabels = /^(?:gb2312|gbk|gb18030|gb_2312-80|x-gbk|cp936|windows-936|hz-gb-2312)$/i
const emptyLabels = /^(?:iso-8859-1|latin1|us-ascii|ascii|windows-1252)$/i

/** How much of a file is looked at to tell UTF-16 from bytes. */
const sampled = 64 * 1024

/**
 * Decodes the text of a file. `chosen` (a person's choice) wins; then a byte order mark, UTF-8 where it is valid, UTF-16 by its zero bytes,
 * `declared` (a page's own word, which is often wrong), gb18030. Bytes that mean nothing become U+FFFD and a note, never a guess. `decoded` is what
 * was found before without a declaration.
 */
export function decode(bytes: Uint8Array, options: { chosen?: string, declared?: string | null, decoded?: Omit<Decoded, 'notes'> | null } = {}): Decoded {
  const notes: ReaderNote[] = []
  const chosen = options.chosen ? decoder(options.chosen) : null
  if (options.chosen && !chosen)
    notes.push(noteOf('charset-guessed', 'charsetUnknown', { charset: options.chosen }))
  const { text, charset } = chosen
    ? { text: chosen.decode(bytes), charset: chosen.encoding }
    : options.decoded && isSettled(options.decoded.charset, options.declared ?? null) ? options.decoded : decodeSurely(bytes, options.declared ?? null)
  if (!chosen)
    notes.push(...compareDeclared(charset, options.declared ?? null, bytes, text))
  const broken = text.indexOf(replacement)
  if (broken >= 0)
    notes.push(undecodable(text, broken, charset))
  return { text, charset, notes }
}

/** Whether a declaration could not change the encoding that was told from the bytes alone. */
function isSettled(charset: string, declared: string | null): boolean {
  return charset !== 'gb18030' || declared === null || emptyLabels.test(declared) || gbLabels.test(declared)
}

/** The text of `bytes` in the encoding they are in; `declared` counts where they leave it open. */
export function decodeSurely(bytes: Uint8Array, declared: string | null): Omit<Decoded, 'notes'> {
  const utf8: { text?: string } = {}
  const charset = detect(bytes, declared, utf8)
  return { text: charset === 'utf-8' && utf8.text !== undefined ? utf8.text : new TextDecoder(charset).decode(bytes), charset }
}

/** The encoding of `bytes`: a byte order mark, valid UTF-8, UTF-16 by its zero bytes, a usable declaration, else gb18030. Leaves the text in `found` when it is valid UTF-8. */
function detect(bytes: Uint8Array, declared: string | null, found: { text?: string } = {}): string {
  const marked = byteOrderMark(bytes)
  if (marked)
    return marked
  const wide = wideEncoding(bytes)
  if (wide)
    return wide
  const utf8 = validUtf8(bytes)
  if (utf8 !== null) {
    found.text = utf8
    return !/[\u0800-\uFFFF]/.test(utf8) && /[^\0-\x7F]/.test(utf8) && looksChinese(bytes) ? 'gb18030' : 'utf-8'
  }
  const { long, broken } = utf8Sequences(bytes)
  if (long > broken * 10)
    return 'utf-8'
  const label = declared && !emptyLabels.test(declared) ? decoder(declared)?.encoding : undefined
  if (label && label !== 'utf-8' && !label.startsWith('utf-16') && !gbLabels.test(label) && !new TextDecoder(label).decode(bytes.subarray(0, sampled - 1)).slice(0, -2).includes(replacement))
    return label
  return 'gb18030'
}

/** The name of a zip's entry: UTF-8 when the flag says so or the bytes can be nothing else, else gb18030. */
export function decodeName(bytes: Uint8Array, utf8: boolean): string {
  const plain = utf8 || bytes.every(byte => byte < 0x80)
  return new TextDecoder(plain ? 'utf-8' : detect(bytes, null)).decode(bytes)
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  }
  catch {
    return null
  }
}

function decoder(label: string): TextDecoder | null {
  try {
    return new TextDecoder(gbLabels.test(label.trim()) ? 'gb18030' : label)
  }
  catch {
    return null
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xEF && second === 0xBB && third === 0xBF)
    return 'utf-8'
  if (first === 0xFF && second === 0xFE)
    return 'utf-16le'
  if (first === 0xFE && second === 0xFF)
    return 'utf-16be'
  return null
}

/** UTF-16 without a mark: ASCII, which every report has, leaves zero bytes, and one byte order reads as Chinese text. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, sampled) & ~1)
  if (!sample.includes(0))
    return null
  let zeros = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] === 0)
      zeros++
  }
  if (zeros === 0 || zeros < sample.length / 400)
    return null
  const [best] = ['utf-16le', 'utf-16be'].map(charset => ({ charset, share: chineseShare(new TextDecoder(charset).decode(sample)) })).sort((one, other) => other.share - one.share)
  return best && best.share > 0.9 ? best.charset : null
}

/** Share of characters that Chinese office text is made of. */
function chineseShare(text: string): number {
  return 1 - text.replace(/[\t\n\r\x20-\x7E\u00A0\u2010-\u2026\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/g, '').length / text.length
}

/** Counts of UTF-8 sequences of three or four bytes, and of runs of bytes that belong to none: damaged UTF-8 has few, GBK has nothing else. */
function utf8Sequences(bytes: Uint8Array): { long: number, broken: number } {
  let long = 0
  let broken = 0
  const length = bytes.length
  for (let at = 0; at < length;) {
    const first = bytes[at]!
    if (first < 0x80) {
      at++
      continue
    }
    const size = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0
    let tail = 1
    while (tail < size && at + tail < length && (bytes[at + tail]! & 0xC0) === 0x80)
      tail++
    if (size === 0 || tail < size) {
      broken++
      at += tail
      continue
    }
    if (size > 2)
      long++
    at += size
  }
  return { long, broken }
}

/** Whether two-byte sequences that are valid UTF-8 by chance (联通) read as common Chinese in gb18030. */
function looksChinese(bytes: Uint8Array): boolean {
  const text = new TextDecoder('gb18030').decode(bytes.subarray(0, sampled))
  const wide = text.replace(/[\0-\x7F]/g, '')
  return wide.length > 0 && !/[^\u4E00-\u9FFF\u3000-\u303F\uFF00-\uFFEF\u2010-\u2026]/.test(wide)
}

/** What a page says of its encoding against what its bytes are. */
function compareDeclared(charset: string, declared: string | null, bytes: Uint8Array, text: string): ReaderNote[] {
  const label = declared ? decoder(declared)?.encoding ?? declared : null
  const same = label === charset || (label !== null && gbLabels.test(label) && gbLabels.test(charset))
  const plain = !/[^\0-\x7F]/.test(text)
  if (label !== null && !same && !plain)
    return [noteOf('encoding-declared-wrong', 'charsetWrong', { declared: declared!, charset })]
  return label === null && charset !== 'utf-8' && byteOrderMark(bytes) === null
    ? [noteOf('charset-guessed', 'charsetGuessed', { charset })]
    : []
}

function undecodable(text: string, first: number, charset: string): ReaderNote {
  let count = 0
  for (let at = first; at >= 0; at = text.indexOf(replacement, at + 1))
    count++
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < first; at = text.indexOf('\n', at + 1))
    line++
  const column = first - text.lastIndexOf('\n', first)
  return noteOf('undecodable', 'bytesUnknown', { count, charset, line, replacement }, { at: 'text', line, column })
}
