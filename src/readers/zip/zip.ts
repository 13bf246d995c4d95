import type { Contained, Reader, Refusal } from '../document'
import type { ZipEntry } from './directory'
import { archiveBudget, litter, spend, splitPath } from '../archive/bounds'
import { oddArchive, refusals, Refused } from '../refusals'
import { packedBytes, readDirectory } from './directory'
import { crc32, inflate } from './inflate'

/** An entry above `ratioFrom` bytes that expands more than this is a bomb, not an office file. */
const mostRatio = 200
const ratioFrom = 10 * 1024 * 1024

const stored = 0
const deflated = 8

/** A zip archive: its files, unread, and a refusal for each entry that cannot be unpacked. Archives inside it are files like any other. */
export const readZip: Reader = (bytes, { name, budget = archiveBudget() }): Contained => {
  const directory = readDirectory(bytes, budget.entries + 1)
  if (!directory)
    throw new Refused(refusals.damaged({ name }))
  const entries = directory.filter(entry => !entry.name.endsWith('/') && !litter.test(entry.name))
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (!spend(budget, directory.length, total))
    throw new Refused(refusals.bomb({ name, megabytes: Math.ceil(total / 1024 / 1024), entries: directory.length }))
  const contained: Contained = { files: [], refusals: [] }
  for (const entry of entries) {
    const file = { ...splitPath(entry.name), bytes: new Uint8Array(0) }
    const unpacked = unpack(bytes, entry, file.name)
    if (unpacked instanceof Uint8Array)
      contained.files.push({ ...file, bytes: unpacked })
    else
      contained.refusals.push({ file, refusal: unpacked })
  }
  return contained
}

function unpack(bytes: Uint8Array, entry: ZipEntry, name: string): Uint8Array | Refusal {
  if (entry.encrypted)
    return refusals.encrypted({ name })
  if (entry.size > ratioFrom && entry.size > entry.packed * mostRatio)
    return refusals.bomb({ name, megabytes: Math.ceil(entry.size / 1024 / 1024), entries: 1 })
  if (entry.method !== stored && entry.method !== deflated)
    return oddArchive('zipMethod', name, { method: entry.method })
  const packed = packedBytes(bytes, entry)
  const content = packed && (entry.method === stored ? packed.slice() : inflate(packed, entry.size))
  if (!content || content.length !== entry.size || crc32(content) !== entry.crc)
    return refusals.damaged({ name })
  return content
}
