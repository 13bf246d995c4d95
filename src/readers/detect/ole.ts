import type { Format } from '../document'

const oleMagic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
const entrySize = 128

/** Streams that tell what an OLE compound file is; `null` is a kind we know and cannot read. */
const streams: Record<string, Format | null> = { 'WordDocument': 'doc', 'Workbook': 'xls', 'Book': 'xls', 'PowerPoint Document': null }
/** First four bytes of the root's class id, by the program that wrote the file. */
const classes: Record<number, Format> = { 0x00020906: 'doc', 0x00020900: 'doc', 0x00020820: 'xls', 0x00020810: 'xls' }

/** What a file must have been whose directory is gone. */
const named: Record<string, Format> = { doc: 'doc', dot: 'doc', wps: 'wps', wpt: 'wps', xls: 'xls', xlt: 'xls', et: 'et', ett: 'et' }

export function isOle(bytes: Uint8Array): boolean {
  return oleMagic.every((value, index) => bytes[index] === value)
}

/**
 * The names of the directory's entries in file order, with the root's class. Entries are 128 bytes and sectors whole multiples of that, so the
 * directory is found without following sector chains, which WPS and truncated files break.
 */
function* directory(bytes: Uint8Array): Generator<{ name: string, root: number | null }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 512; at + entrySize <= bytes.length; at += entrySize) {
    const length = view.getUint16(at + 64, true)
    const type = bytes[at + 66]!
    const color = bytes[at + 67]!
    if (length < 4 || length > 64 || length % 2 === 1 || color > 1 || (type !== 1 && type !== 2 && type !== 5) || view.getUint16(at + length - 2, true) !== 0)
      continue
    let name = ''
    for (let index = 0; index < length - 2; index += 2)
      name += String.fromCharCode(view.getUint16(at + index, true))
    yield { name, root: type === 5 ? view.getUint32(at + 80, true) : null }
  }
}

/** What an OLE file holds. WPS writes the same streams as Office; only the extension tells its files apart. */
export function sniffOle(bytes: Uint8Array, extension: string): Format {
  let format: Format | null | undefined
  for (const { name, root } of directory(bytes)) {
    const found = root === null ? streams[name] : classes[root]
    if (found !== undefined) {
      format = found
      break
    }
  }
  if (format === 'doc' && (extension === 'wps' || extension === 'wpt'))
    return 'wps'
  if (format === 'xls' && (extension === 'et' || extension === 'ett'))
    return 'et'
  return format ?? encryptedFormat(bytes, extension) ?? (format === undefined ? named[extension] : undefined) ?? 'unknown'
}

/** An encrypted OOXML file is an OLE file that does not say whether Word or Excel wrote it. */
function encryptedFormat(bytes: Uint8Array, extension: string): Format | null {
  if (!encrypted(bytes))
    return null
  return /^(?:xls|et)/.test(extension) ? 'xlsx' : 'docx'
}

/** Whether a file is an OOXML document locked with a password. */
export function encrypted(bytes: Uint8Array): boolean {
  if (!isOle(bytes))
    return false
  for (const { name } of directory(bytes)) {
    if (name === 'EncryptedPackage')
      return true
  }
  return false
}
