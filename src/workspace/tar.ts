/** A ustar archive (POSIX.1-1988) of plain files with short names: what any system can open without us. */
export interface TarEntry {
  path: string
  data: Blob
}

const block = 512

/** The archive as a blob that refers to the entries' data and copies none of it. */
export function writeTar(entries: readonly TarEntry[]): Blob {
  const parts: BlobPart[] = entries.flatMap(({ path, data }) => [header(path, data.size), data, new Uint8Array(-data.size & (block - 1))])
  return new Blob([...parts, new Uint8Array(2 * block)], { type: 'application/x-tar' })
}

/** Whether a file begins as a backup does: an archive whose first entry is `record.json`. */
export async function startsAsBackup(file: Blob): Promise<boolean> {
  if (file.size < 2 * block)
    return false
  const head = new Uint8Array(await file.slice(0, block).arrayBuffer())
  return field(head, 0, 100) === 'record.json' && field(head, 257, 5) === 'ustar'
}

/** The entries of an archive that `writeTar` made. Throws when it is none, or cut off. */
export async function readTar(archive: Blob): Promise<TarEntry[]> {
  const entries: TarEntry[] = []
  let offset = 0
  while (true) {
    const head = new Uint8Array(await archive.slice(offset, offset + block).arrayBuffer())
    if (head.length < block)
      throw new RangeError('truncated')
    if (head.every(byte => byte === 0))
      return entries
    if (field(head, 257, 5) !== 'ustar' || Number.parseInt(field(head, 148, 8), 8) !== checksum(head))
      throw new TypeError('not a tar header')
    const size = Number.parseInt(field(head, 124, 12), 8)
    offset += block
    if (offset + size > archive.size)
      throw new RangeError('truncated')
    entries.push({ path: field(head, 0, 100), data: archive.slice(offset, offset + size) })
    offset += Math.ceil(size / block) * block
  }
}

function header(path: string, size: number): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(block)
  const put = (offset: number, text: string): void => void head.set(new TextEncoder().encode(text), offset)
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`
  if (path.length > 100 || size >= 8 ** 11)
    throw new RangeError(`too large for a tar entry: ${path}`)
  put(0, path)
  put(100, octal(0o644, 8))
  put(108, octal(0, 8))
  put(116, octal(0, 8))
  put(124, octal(size, 12))
  put(136, octal(0, 12))
  put(156, '0')
  put(257, 'ustar\x0000')
  put(148, `${octal(checksum(head), 7)} `)
  return head
}

/** Sum of the header's bytes with the checksum field taken as spaces. */
function checksum(head: Uint8Array): number {
  return head.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0)
}

function field(head: Uint8Array, offset: number, length: number): string {
  return new TextDecoder().decode(head.subarray(offset, offset + length)).split('\0')[0]!.trim()
}
