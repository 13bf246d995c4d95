import type { ViewSpec } from '../../state/viewSpec'
import * as v from 'valibot'
import { parsed, parsedText } from '../../state/parsed'
import { readSetting, writeSetting } from '../../state/settings'
import { viewSpec } from '../../state/viewSpec'

/** Signs of a checksum that are printed and typed. */
export const printedSum = 12

const setting = 'nianbao.stamped'
/** Checksums this browser remembers the view of. */
const most = 1000

/** Views by the printed part of their checksum, oldest first. */
function known(): [string, unknown][] {
  return parsedText(v.array(v.tuple([v.string(), v.unknown()])), readSetting(setting)) ?? []
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
  return parsed(viewSpec, known().find(([each]) => each === sum)?.[1])
}
