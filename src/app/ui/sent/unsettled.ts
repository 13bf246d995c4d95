import type { Lookups } from '../../state/derived'
import type { Finding } from '@/checks'
import type { FindingStatus, WorkspaceState } from '@/workspace'
import { namedFor } from '@/reports'
import { mayBeReport } from '@/workspace'

/** What is not settled when a year is closed. */
export interface Unsettled {
  /** Units of which nothing was received. */
  missing: number
  /** Units whose report waits for a person, and is not counted. */
  waiting: number
  /** Counted reports that were sent back and are not mended. */
  returned: number
  /** Units whose report was sent back before it counted. */
  returnedOut: number
  /** Errors of the counted reports that nobody has judged. */
  open: number
  /** Those a person confirmed. */
  confirmed: number
  /** Files that could not be read and may be reports, of this year or of no year that is told. */
  unread: number
}

interface Known {
  state: WorkspaceState
  lookups: Lookups
  findingsOf: (report: string) => readonly Finding[]
  findingStatusOf: (finding: Finding) => FindingStatus
}

/** What is not settled of a year of which these reports are counted. */
export function unsettledIn(year: number, counted: readonly string[], { state, lookups, findingsOf, findingStatusOf }: Known): Unsettled {
  const units = state.unitYears.filter(each => each.year === year)
  const sentBack = new Set(state.sentBack.map(({ report }) => report))
  const returned = counted.filter(id => sentBack.has(id))
  const countedUnits = new Set(returned.map(id => lookups.reports.get(id)?.agency))
  const errors = counted.flatMap(id => findingsOf(id)).filter(({ severity }) => severity === 'error').map(findingStatusOf)
  const nameOf = namedFor(state.agencies)
  const unread = state.files.filter(mayBeReport).map(({ name }) => nameOf(name))
  return {
    missing: units.filter(each => each.state === 'missing').length,
    waiting: units.filter(each => each.state === 'waiting').length,
    returned: returned.length,
    returnedOut: units.filter(each => each.state === 'returned' && !countedUnits.has(each.agency)).length,
    open: errors.filter(status => status === 'open').length,
    confirmed: errors.filter(status => status === 'confirmed').length,
    unread: unread.filter(named => named === null || (named.year === year && lookups.states.get(`${named.agency}|${year}`) !== 'accepted')).length,
  }
}
