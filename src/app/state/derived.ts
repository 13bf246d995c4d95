import type { Finding, Severity } from '@/checks'
import type { Filters } from '@/metrics'
import type { Agency, UnitYearState } from '@/reports'
import type { FindingStatus, StoredFile, StoredReport, Verdict, WorkspaceState } from '@/workspace'
import { findingStatusOf, holds, judgedNumbers, verdictKey } from '@/workspace'

/** The record before anything is kept. */
export const emptyState: WorkspaceState = { batches: [], files: [], reports: [], agencies: [], unitYears: [], merged: new Map(), distinct: [], campaigns: [], sentBack: [], chased: [], corrections: [], checked: [], verdicts: new Map(), saved: [], undoable: null, problems: [], told: 0, former: [], proposals: [] }

/** Look-ups over one state of the record; each is made in one pass over its list. */
export interface Lookups {
  agencies: ReadonlyMap<string, Agency>
  reports: ReadonlyMap<string, StoredReport>
  files: ReadonlyMap<string, StoredFile>
  /** Of an agency, by year, the report that counts, else the first that waits; of both scopes the one it has more of. */
  byAgency: ReadonlyMap<string, ReadonlyMap<number, StoredReport>>
  /** The state of an agency's year; of two scopes `accepted` counts before any other. */
  states: ReadonlyMap<string, UnitYearState>
  /** Report years present, ascending. */
  years: readonly number[]
}

export function lookUp(state: WorkspaceState): Lookups {
  const byAgency = new Map<string, Map<number, StoredReport>>()
  const years = new Set<number>()
  const consolidated = new Map<string, number>()
  const shown = state.reports.filter(({ version, agency, year }) => agency !== null && year !== null && (version === 'counted' || version === 'waiting'))
  for (const { agency, scope } of shown)
    consolidated.set(agency!, (consolidated.get(agency!) ?? 0) + (scope === 'consolidated' ? 1 : -1))
  const usual = ({ agency, scope }: StoredReport): boolean => (scope === 'consolidated') === (consolidated.get(agency!)! > 0)
  const rank = (report: StoredReport): number => Number(report.current) * 2 + Number(usual(report))
  for (const report of shown) {
    const [agency, year] = [report.agency!, report.year!]
    years.add(year)
    const own = byAgency.get(agency) ?? new Map<number, StoredReport>()
    byAgency.set(agency, own)
    const known = own.get(year)
    if (!known || rank(report) > rank(known))
      own.set(year, report)
  }
  return {
    agencies: new Map(state.agencies.map(agency => [agency.id, agency])),
    reports: new Map(state.reports.map(report => [report.id, report])),
    files: new Map(state.files.map(file => [file.hash, file])),
    byAgency,
    states: new Map(state.unitYears.toSorted((a, b) => Number(a.state === 'accepted') - Number(b.state === 'accepted')).map(each => [`${each.agency}|${each.year}`, each.state])),
    years: [...years].sort((a, b) => a - b),
  }
}

const noFindings: readonly Finding[] = []

/** What numbers taken as corrected are called: where no cell of the reports (none given: of any) was corrected, they are those published. */
export function valuesSaid({ corrections }: Pick<WorkspaceState, 'corrections'>, values: Filters['values'], reports?: ReadonlySet<string>): Filters['values'] | 'uncorrected' {
  const isCorrected = corrections.some(({ report, field, asRead }) => field.includes('.') && !asRead && (reports?.has(report) ?? true))
  return values === 'corrected' && !isCorrected ? 'uncorrected' : values
}

/** Findings by report: its own, then those of the rules across reports. */
export function findingsByReport(state: WorkspaceState, across: readonly Finding[]): (report: string) => readonly Finding[] {
  const found = new Map<string, Finding[]>()
  for (const report of state.reports) {
    if (report.findings.length > 0)
      found.set(report.id, [...report.findings])
  }
  for (const finding of across) {
    const own = found.get(finding.report)
    if (own)
      own.push(finding)
    else
      found.set(finding.report, [finding])
  }
  return report => found.get(report) ?? noFindings
}

/**
 * What a person said of a finding, kept by agency, year and scope so that a newer revision has it too; `former`: said of other numbers than it has
 * now, and it is open again.
 */
export function verdictOf({ verdicts }: WorkspaceState, { reports }: Lookups, finding: Finding): { verdict: Verdict | undefined, former: Verdict | undefined } {
  const stored = reports.get(finding.report)
  const said = stored && verdicts.get(verdictKey(stored, finding.id))
  const now = stored && said && holds(said, finding, stored.facts)
  return { verdict: now ? said : undefined, former: now || said?.state === 'open' ? undefined : said }
}

/**
 * How each finding stands: a person's word, `corrected` or `checked` when all it doubts was; when a person chose another report in place of its own, `fixed` where
 * that no longer has it and `superseded` where it has it with other numbers.
 */
export function findingStatuses(state: WorkspaceState, lookups: Lookups): (finding: Finding) => FindingStatus {
  const corrected = new Set([...state.corrections, ...state.checked].map(({ report, field }) => `${report} ${field}`))
  const changed = new Set(state.corrections.filter(({ report, field, after }) => !isAsRead(lookups.reports.get(report)?.read, field, after)).map(({ report, field }) => `${report} ${field}`))
  const found = new Map<string, ReadonlyMap<string, Finding>>()
  const versionOf = ({ agency, year, scope }: StoredReport): string => `${agency}|${year}|${scope}`
  let current: ReadonlyMap<string, StoredReport> | null = null
  const counted = () => current ??= new Map(state.reports.filter(report => report.current).map(report => [versionOf(report), report]))
  const byId = (report: StoredReport): ReadonlyMap<string, Finding> => {
    const known = found.get(report.id) ?? new Map(report.findings.map(each => [each.id, each]))
    found.set(report.id, known)
    return known
  }
  const numbersOf = (finding: Finding, { facts }: StoredReport): string => {
    const { expected, actual, cells } = judgedNumbers(finding, facts)
    return JSON.stringify([expected, actual, cells])
  }
  return (finding) => {
    const report = lookups.reports.get(finding.report)
    const findingStatus = findingStatusOf(finding, verdictOf(state, lookups, finding).verdict?.state, field => corrected.has(`${finding.report} ${field}`), field => changed.has(`${finding.report} ${field}`))
    const newer = report?.version === 'replaced' && (findingStatus === 'open' || findingStatus === 'confirmed') ? counted().get(versionOf(report)) : undefined
    if (!report || !newer)
      return findingStatus
    const now = byId(newer).get(finding.id)
    return !now ? 'fixed' : numbersOf(now, newer) === numbersOf(finding, report) ? findingStatus : 'superseded'
  }
}

/** Whether a person confirmed what a file says of itself: nothing was corrected. */
function isAsRead(read: StoredReport['read'] | undefined, field: string, after: string | number | null): boolean {
  return (field === 'agency' && after === read?.agencyId) || (field === 'year' && after === read?.year) || (field === 'scope' && after === read?.scope)
}

/** How many findings of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const finding of findings)
    counts[finding.severity]++
  return counts
}
