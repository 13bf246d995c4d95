import type { Lookups } from './derived'
import type { Finding } from '@/checks'
import type { SentBack, SentPoint, StoredReport, WorkspaceState } from '@/workspace'
import { differingCells } from '@/reports'
import { judgedNumbers } from '@/workspace'

/** What became of a point a report was sent back for, in the report that came after: `fixed`: it is found no more; `kept`: with the same numbers; `changed`: with others. */
export interface PointOutcome {
  point: SentPoint
  outcome: 'fixed' | 'kept' | 'changed'
  /** As it is found in the newer report, else as it stood in the one sent back; undefined: the record no longer has it. */
  finding: Finding | undefined
}

/** A report that came in answer to one that was sent back. */
export interface Answered {
  newer: StoredReport
  points: readonly PointOutcome[]
  /** What is found in the newer one only. */
  arisen: readonly Finding[]
  /** Cells that changed and no point speaks of. */
  unasked: readonly string[]
}

/** The last letter on each report, in the order they went. */
export function lettersSent({ sentBack }: Pick<WorkspaceState, 'sentBack'>): SentBack[] {
  return [...new Map(sentBack.map(sent => [sent.report, sent])).values()]
}

/** The report that came after the one sent back, the newest; null: none has come. */
function newerThan(stored: StoredReport, { reports }: Lookups): StoredReport | null {
  const { id, agency, year, scope, revision, facts } = stored
  const same = [...reports.values()].filter(other => other.id !== id && other.agency === agency && other.year === year && other.scope === scope
    && other.version !== 'copy' && other.revision > revision && (differingCells(stored, other).length > 0 || other.facts.gaps !== facts.gaps))
  return same.sort((a, b) => b.revision - a.revision)[0] ?? null
}

function outcomeOf(point: SentPoint, newer: StoredReport, now: Finding | undefined): PointOutcome['outcome'] {
  if (!now)
    return 'fixed'
  const numbers = judgedNumbers(now, newer.facts)
  return point.numbers !== null && JSON.stringify([numbers.expected, numbers.actual, numbers.cells]) === JSON.stringify([point.numbers.expected, point.numbers.actual, point.numbers.cells]) ? 'kept' : 'changed'
}

/** What came in answer to a letter; null: nothing yet. */
export function answerTo(sent: SentBack, lookups: Lookups, findingsOf: (report: string) => readonly Finding[]): Answered | null {
  const stored = lookups.reports.get(sent.report)
  const newer = stored && stored.agency !== null && stored.year !== null ? newerThan(stored, lookups) : null
  if (!stored || !newer)
    return null
  const [before, found] = [findingsOf(stored.id), findingsOf(newer.id)]
  const old = new Set(before.map(({ id }) => id))
  const asked = new Set(sent.points.flatMap(({ finding, numbers }) => [...Object.keys(numbers?.cells ?? {}), ...before.find(({ id }) => id === finding)?.cells ?? []]))
  return {
    newer,
    points: sent.points.map((point) => {
      const [now, then] = [found, before].map(findings => findings.find(({ id }) => id === point.finding))
      return { point, outcome: outcomeOf(point, newer, now), finding: now ?? then }
    }),
    arisen: found.filter(({ id, rule, severity }) => !old.has(id) && severity !== 'info' && rule !== 'two-reports' && !sent.points.some(point => point.finding === id)),
    unasked: differingCells(stored, newer).filter(cell => !asked.has(cell)),
  }
}
