import { strFromU8 } from 'fflate'
import { refusals, Refused } from '../refusals'
import { packedBytes, readDirectory } from '../zip/directory'
import { crc32, inflate } from '../zip/inflate'

/** The parts of a package by their paths. */
export interface Parts {
  /** Bytes of a part, null when there is none or they are not what the directory says. */
  bytes: (path: string) => Uint8Array | null
  text: (path: string) => string | null
}

const mostEntries = 10_000

/** How the files are called that hold what a locked package is opened with (GM/T 0099). */
const locks = /(?:^|\/)(?:encrypt(?:ion)?s?\.xml|decryptseed\.dat)$/i

/** A path as some programs write it: with backslashes, or in other letters than the entry. */
function plain(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
}

/** Opens the package; nothing is unpacked before it is asked for. */
export function openParts(bytes: Uint8Array, name: string): Parts {
  const entries = readDirectory(bytes, mostEntries) ?? []
  if (entries.some(entry => entry.encrypted || locks.test(plain(entry.name))))
    throw new Refused(refusals.encrypted({ name }))
  const byPath = new Map(entries.map(entry => [plain(entry.name), entry]))
  const part: Parts['bytes'] = (path) => {
    const entry = byPath.get(plain(path))
    const packed = entry && packedBytes(bytes, entry)
    const content = packed && (entry.method === 0 ? packed.slice() : inflate(packed, entry.size))
    return content && crc32(content) === entry!.crc ? content : null
  }
  return {
    bytes: part,
    text(path) {
      const content = part(path)
      return content && strFromU8(content)
    },
  }
}

/** The path that `location`, written in the part `from`, leads to: from the root, or from the folder of that part. */
export function resolve(from: string, location: string): string {
  const target = location.trim().replaceAll('\\', '/')
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..')
      steps.pop()
    else if (step !== '' && step !== '.')
      steps.push(step)
  }
  return steps.join('/')
}
