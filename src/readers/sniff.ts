import type { Format } from './formats'
import { decodeSurely } from './charset'
import { encrypted, isOle, oleDirectory } from './detect/ole'
import { isBinary } from './detect/text'
import { lookInto } from './detect/zip'
import { containers, known } from './formats'

/** How much of a text is looked at. */
const sampled = 64 * 1024

const signatures = known.flatMap(([format, { starts = [] }]) => starts.map(signature => [signature, format] as const))
const oleMarks = new Map(known.flatMap(([format, { ole = [] }]) => ole.map(mark => [mark, format] as const)))

/** The format of a file, told from its content; the name decides only where content cannot (doc or wps, csv or txt). */
export function sniff(bytes: Uint8Array, name: string): Format {
  return examine(bytes, name).format
}

/** `sniff`, with the text of the file where all of it had to be decoded for that. */
export function examine(bytes: Uint8Array, name: string): { format: Format, decoded: { text: string, charset: string } | null } {
  const extension = /\.([^./\\]+)$/.exec(name.trim().toLowerCase())?.[1] ?? ''
  const format = sniffBinary(bytes, extension)
  return format ? { format, decoded: null } : sniffText(bytes, extension)
}

/** Whether a file is an archive of files (a mail is one of its attachments), and no document that is packed like one. */
export function isArchive(bytes: Uint8Array): boolean {
  const format = sniffBinary(bytes, '')
  return format !== null && containers.has(format)
}

function sniffBinary(bytes: Uint8Array, extension: string): Format | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  const signed = signatures.find(([signature]) => head.startsWith(signature))
  if (signed)
    return signed[1]
  if (isOle(bytes))
    return sniffOle(bytes, extension)
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06'))
    return sniffZip(bytes)
  return known.find(([, definition]) => definition.bytes?.(bytes))?.[0] ?? null
}

/** What an OLE file holds; where its directory is gone, what it is called. An encrypted OOXML file does not say whether Word or Excel wrote it. */
function sniffOle(bytes: Uint8Array, extension: string): Format {
  const named = (which: (definition: (typeof known)[number][1]) => unknown): Format | undefined =>
    known.find(([, definition]) => definition.extensions?.includes(extension) && which(definition))?.[0]
  for (const { name, root } of oleDirectory(bytes)) {
    const found = oleMarks.get(root ?? name)
    if (found)
      return named(({ like }) => like === found) ?? found
  }
  if (encrypted(bytes))
    return /^(?:xls|et)/.test(extension) ? 'xlsx' : 'docx'
  return named(({ ole, like }) => ole ?? like) ?? 'unknown'
}

/** What a zip holds: a document by its main part at the root or by its type, else files. */
function sniffZip(bytes: Uint8Array): Format {
  const { names, types } = lookInto(bytes)
  const main = known.find(([, { part, beside }]) => part && names.some(name => part.test(name)) && (!beside || names.includes(beside)))
  if (main)
    return main[0]
  return types ? known.find(([, { openDocument }]) => openDocument && types.some(type => type.startsWith(openDocument)))?.[0] ?? 'unknown' : 'zip'
}

/** What a text is by its first characters and lines, `unknown` when the bytes are none. The text comes along when it was looked at as a whole. */
function sniffText(bytes: Uint8Array, extension: string): { format: Format, decoded: { text: string, charset: string } | null } {
  const whole = bytes.length <= sampled
  // A sample must not end inside a UTF-16 unit.
  const decoded = decodeSurely(whole ? bytes : bytes.subarray(0, sampled & ~1), null)
  return { format: textFormat(decoded.text, extension), decoded: whole ? decoded : null }
}

function textFormat(text: string, extension: string): Format {
  if (isBinary(text))
    return 'unknown'
  const content = text.replace(/^\uFEFF/, '')
  const found = known.find(([, definition]) => definition.text?.surely?.(content, extension))
    ?? known.find(([, definition]) => definition.text && definition.extensions?.includes(extension))
    ?? known.find(([, definition]) => definition.text?.likely?.(content))
  return found?.[0] ?? 'unknown'
}
