import { refusals, Refused } from '../refusals'
import { packedBytes, readDirectory } from './directory'
import { inflate } from './inflate'

/** How much an Office file may grow when unpacked: the XML of the largest workbooks, many times over. Pictures hardly grow. */
const mostBytes = 128 * 1024 * 1024

/** Deflate packs at most this much; what is packed less cannot be a bomb whatever its header says. */
const mostRatio = 1032

/**
 * Refuses an Office file that expands beyond all measure, by what its directory says and, where that could be a lie, by unpacking in bounds.
 * For the readers whose library unpacks without any.
 */
export function refuseBomb(bytes: Uint8Array, name: string): void {
  const entries = readDirectory(bytes, 10_000) ?? []
  const total = entries.reduce((sum, entry) => sum + Math.max(entry.size - entry.packed, 0), 0)
  if (total > mostBytes)
    throw new Refused(refusals.bomb({ name, megabytes: Math.ceil(total / 1024 / 1024), entries: entries.length }))
  if (bytes.length * mostRatio < mostBytes)
    return
  for (const entry of entries) {
    const packed = packedBytes(bytes, entry)
    if (!packed || (entry.method === 8 && !inflate(packed, entry.size)))
      throw new Refused(refusals.damaged({ name }))
  }
}
