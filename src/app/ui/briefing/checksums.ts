import type { ViewSpec } from '../../state/viewSpec'
import { readSetting, writeSetting } from '../../state/settings'
import { readSpec } from '../../state/viewSpec'

/** Signs of a checksum that are printed and typed. */
export const printedSum = 12

const setting = 'nianbao.stamped'
/** Checksums this browser remembers the view of. */
const most = 1000

/** Views by the printed part of their checksum, oldest first. */
function known(): [string, unknown][] {
  try {
    const kept: unknown = JSON.parse(readSetting(setting) ?? '[]')
    return Array.isArray(kept) ? kept.filter((entry): entry is [string, unknown] => Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string') : []
  }
  catch {
    return []
  }
}

/** Remembers which view has a checksum, so that the checksum on a paper finds it again. */
export function rememberChecksum(checksum: string, { page, figure, query }: ViewSpec): void {
  const sum = checksum.slice(0, printedSum)
  const kept = known()
  if (!kept.some(([each]) => each === sum))
    writeSetting(setting, JSON.stringify([...kept, [sum, { page, figure, query }]].slice(-most)))
}

/** The view this browser made that has a printed checksum; null where it made none. */
export function viewOfChecksum(sum: string): ViewSpec | null {
  return readSpec(known().find(([each]) => each === sum)?.[1])
}
