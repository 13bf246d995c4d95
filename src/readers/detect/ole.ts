const oleMagic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
const entrySize = 128

export function isOle(bytes: Uint8Array): boolean {
  return oleMagic.every((value, index) => bytes[index] === value)
}

/**
 * The names of the directory's entries in file order, with the root's class. Entries are 128 bytes and sectors whole multiples of that, so the
 * directory is found without following sector chains, which WPS and truncated files break.
 */
export function* oleDirectory(bytes: Uint8Array): Generator<{ name: string, root: number | null }> {
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

/** Whether a file is an OOXML document locked with a password. */
export function encrypted(bytes: Uint8Array): boolean {
  if (!isOle(bytes))
    return false
  for (const { name } of oleDirectory(bytes)) {
    if (name === 'EncryptedPackage')
      return true
  }
  return false
}
