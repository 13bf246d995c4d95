import type { Refusal } from '@/readers'
import { refusals } from '@/readers'

/**
 * The time that the files of one picked archive share, in milliseconds. Each has some of its own, which all but a few do with; what one takes beyond that
 * comes from what is spare. So that slow files of an archive bound its whole, and thousands of sound ones are read to the last.
 */
export interface ArchiveShare {
  archive: string
  /** The most one file may take. */
  each: number
  own: number
  spare: number
  total: number
}

/** The share of an archive whose files may take `each` milliseconds at most. */
export function archiveShare(archive: string, each: number): ArchiveShare {
  return { archive, each, own: each / 5, spare: each * 2, total: each * 120 }
}

/** What its next file may take; none when too much is spent. */
export function timeFor({ each, own, spare, total }: ArchiveShare): number {
  return spare <= 0 || total <= 0 ? 0 : Math.min(each, own + spare)
}

/** Takes from it what a file took. */
export function spendTime(share: ArchiveShare, ms: number): void {
  share.spare -= Math.max(0, ms - share.own)
  share.total -= ms
}

/** Why a file of an archive whose time is spent was not read. */
export function leave({ archive }: ArchiveShare, name: string): Refusal {
  return refusals['left-over']({ name, archive })
}
