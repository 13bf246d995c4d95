import type { LogEntry } from './entries'
import type { Workspace, WorkspaceState } from './record'
import { undoneIn } from './entries'
import { WorkspaceError } from './errors'
import { told } from './words'

/** What is written where reports go back to their units, with the findings that are thereby confirmed. Throws where one of the reports is gone. */
export function sendingOf({ reports: known }: WorkspaceState, [reports, confirmed = []]: Parameters<Workspace['sendBack']>) {
  const ids = new Set(known.map(({ id }) => id))
  if (reports.some(({ report }) => !ids.has(report)))
    throw new WorkspaceError('missing', told('reportGone'))
  return [
    ...reports.map(({ report, due, points, note }) => ({ type: 'sentBack' as const, report, due, points: [...points], note })),
    ...confirmed.map(({ report, finding, numbers }) => ({ type: 'judged' as const, report, finding, state: 'confirmed' as const, reason: '', numbers })),
  ]
}

/** Ids of the entries by which these reports went back and that still stand. */
export function sendingsOf(log: readonly LogEntry[], reports: readonly string[]): string[] {
  const undone = undoneIn(log)
  return log.filter(entry => entry.type === 'sentBack' && reports.includes(entry.report) && !undone.has(entry.id)).map(({ id }) => id)
}
