import type { Contained, Reader, Refusal, SourceFile } from '../document'
import type { ArchiveEntry, OpenArchive } from './engine'
import type { RarFile } from './headers'
import { recordLanguage } from '@/language'
import { decodeName } from '../charset'
import { oddArchive, refusals, Refused } from '../refusals'
import { words } from '../words'
import { crc32 } from '../zip/inflate'
import { archiveBudget, litter, spend, splitPath } from './bounds'
import { openArchive } from './engine'
import { isRar5, readRarHeaders } from './headers'

/** An entry above `ratioFrom` bytes that is this many times larger than its whole archive is a bomb, not an office file. */
const mostRatio = 200
const ratioFrom = 10 * 1024 * 1024

/** A rar or 7z archive: its files, unread, and a refusal for each entry that cannot be unpacked. Archives inside it are files like any other. */
export function readArchive(format: 'rar' | '7z'): Reader {
  return async (bytes, { name, budget = archiveBudget() }): Promise<Contained> => {
    const { volume, nameless, files } = readRarHeaders(bytes)
    if (nameless)
      throw new Refused(refusals.encrypted({ name }))
    if (volume)
      throw new Refused(oddArchive('volume', name))
    if (format === '7z' && !isSound7z(bytes))
      throw new Refused(refusals.damaged({ name }))
    const archive = await openArchive(bytes)
    const utf8 = format === '7z' || isRar5(bytes)
    const contained: Contained = { files: [], refusals: [] }
    let entries = 0
    let total = 0
    for (let entry = archive.next(); entry; entry = archive.next()) {
      entries += 1
      const size = Math.max(entry.size, 0)
      total += size
      if (!spend(budget, 1, size))
        throw new Refused(refusals.bomb({ name, megabytes: Math.ceil(total / 1024 / 1024), entries }))
      const file = fileOf(entry, utf8)
      if (!file)
        continue
      const unpacked = unpack(archive, entry, files[entries - 1], { name: file.name, archiveSize: bytes.length })
      if (unpacked instanceof Uint8Array)
        contained.files.push({ ...file, bytes: unpacked })
      else
        contained.refusals.push({ file, refusal: unpacked })
    }
    const failure = archive.failure()
    // A rar of nothing does not exist: its first header is broken.
    if (entries === 0 && (failure !== '' || format === 'rar'))
      throw new Refused(refusalOf(failure, name))
    const rest = words[recordLanguage].rest(name)
    if (failure !== '' && !contained.refusals.some(({ refusal }) => refusal.code === 'encrypted'))
      contained.refusals.push({ file: { name: rest, folder: '', bytes: new Uint8Array(0) }, refusal: refusalOf(failure, rest) })
    return contained
  }
}

/** The file an entry stands for, null for folders, links and litter. RAR 4 alone stores names in the writer's own encoding. */
function fileOf({ isFile, path }: ArchiveEntry, utf8: boolean): SourceFile | null {
  const decoded = decodeName(path, utf8)
  return isFile && !litter.test(decoded) ? { ...splitPath(decoded), bytes: new Uint8Array(0) } : null
}

function unpack(archive: OpenArchive, { size, encrypted }: ArchiveEntry, header: RarFile | undefined, { name, archiveSize }: { name: string, archiveSize: number }): Uint8Array<ArrayBuffer> | Refusal {
  if (encrypted || header?.locked)
    return refusals.encrypted({ name })
  if (size < 0)
    return refusals.damaged({ name })
  if (size > ratioFrom && size > archiveSize * mostRatio)
    return refusals.bomb({ name, megabytes: Math.ceil(size / 1024 / 1024), entries: 1 })
  const content = archive.content()
  if (!content)
    return refusalOf(archive.failure(), name)
  return header && header.crc !== null && header.crc !== crc32(content) ? refusals.damaged({ name }) : content
}

/** Whether the head of a 7z is as it was written: its checksum stands before it, and where the rest lies is within the file. Source: 7zFormat.txt. */
function isSound7z(bytes: Uint8Array): boolean {
  if (bytes.length < 32)
    return false
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const end = 32n + view.getBigUint64(12, true) + view.getBigUint64(20, true)
  return view.getUint32(8, true) === crc32(bytes.subarray(12, 32)) && end <= BigInt(bytes.length)
}

/** The refusal for libarchive's complaint. */
function refusalOf(failure: string, name: string): Refusal {
  if (/encrypt|passphrase|password/i.test(failure))
    return refusals.encrypted({ name })
  if (/alloc|memory|out of bounds/i.test(failure))
    return oddArchive('memory', name)
  if (/unavailable|unsupported|not supported/i.test(failure))
    return oddArchive('method', name)
  return refusals.damaged({ name })
}
