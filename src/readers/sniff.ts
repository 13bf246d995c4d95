import type { Format } from './document'
import { isMail } from './detect/mail'
import { isOle, sniffOle } from './detect/ole'
import { sniffText } from './detect/text'
import { sniffZip } from './detect/zip'

/** Signatures at the start of a file, as Latin-1 characters. */
const signatures: readonly [signature: string, format: Format][] = [
  ['Rar!\x1A\x07', 'rar'],
  ['7z\xBC\xAF\x27\x1C', '7z'],
  ['{\\rtf', 'rtf'],
  ['\x89PNG\r\n', 'image'],
  ['\xFF\xD8\xFF', 'image'],
  ['GIF87a', 'image'],
  ['GIF89a', 'image'],
  ['II*\x00', 'image'],
  ['MM\x00*', 'image'],
  ['\xDB\xA5-\x00', 'doc'],
  ['\x31\xBE\x00\x00', 'doc'],
  ['\x09\x08\x10\x00', 'xls'],
  ['\x09\x08\x08\x00', 'xls'],
  ['\x09\x04\x06\x00', 'xls'],
  ['\x09\x02\x06\x00', 'xls'],
]

/** Container formats whose mark stands a few bytes in. */
function isOtherImage(head: string): boolean {
  return (head.startsWith('RIFF') && head.startsWith('WEBP', 8))
    || /^ftyp(?:heic|heix|mif1|avif)/.test(head.slice(4, 12))
    || (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0')
}

/** Whether `%PDF-` stands within the first 1,024 bytes. */
function isPdf(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x25); at >= 0 && at < 1020; at = bytes.indexOf(0x25, at + 1)) {
    if (String.fromCharCode(...bytes.subarray(at, at + 5)) === '%PDF-')
      return true
  }
  return false
}

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
  const format = signatures.find(([signature]) => String.fromCharCode(...bytes.subarray(0, signature.length)) === signature)?.[1]
  return format === 'rar' || format === '7z' || (bytes[0] === 0x50 && sniffBinary(bytes, '') === 'zip') || isMail(bytes)
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
  if (isPdf(bytes))
    return 'pdf'
  if (isOtherImage(head))
    return 'image'
  return isMail(bytes) ? 'eml' : null
}
