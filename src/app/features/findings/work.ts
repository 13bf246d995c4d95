import type { Finding, RuleId, Severity } from '@/checks'
import type { FindingStatus, StoredReport } from '@/workspace'

/** One line of the work list. */
export interface WorkItem {
  key: string
  finding: Finding
  report: StoredReport
  /** As known, or as the file says; `''` when nobody knows. */
  agency: string
  year: number | null
  findingStatus: FindingStatus
}

export const states = ['open', 'confirmed', 'dismissed', 'settled', 'all'] as const
/** What the list can be narrowed to. `settled`: corrected or found as read, or gone or another in the report that is used. */
export type WorkState = typeof states[number]

export const severities: readonly Severity[] = ['error', 'warning', 'info']

export interface WorkFilter {
  state: WorkState
  /** Empty: all. */
  severities: readonly Severity[]
  rules: readonly RuleId[]
}

const settled: ReadonlySet<FindingStatus> = new Set(['fixed', 'superseded', 'corrected', 'checked'])

/** Whether nobody need judge it any more. */
export const isSettled = ({ findingStatus }: Pick<WorkItem, 'findingStatus'>): boolean => settled.has(findingStatus)

/** Findings of the reports that count or wait, and of replaced ones what the report chosen in their place no longer has, or has with other numbers. */
export function workItems(reports: readonly StoredReport[], findingsOf: (report: string) => readonly Finding[], findingStatusOf: (finding: Finding) => FindingStatus, agencyOf: (report: StoredReport) => string): WorkItem[] {
  return reports.flatMap((report) => {
    const gone = report.version === 'replaced' || report.version === 'copy'
    const agency = agencyOf(report)
    return findingsOf(report.id).flatMap((finding) => {
      const findingStatus = findingStatusOf(finding)
      return gone && findingStatus !== 'fixed' && findingStatus !== 'superseded'
        ? []
        : [{ key: `${report.id} ${finding.id}`, finding, report, agency, year: report.year ?? report.read.year, findingStatus }]
    })
  })
}

function inState(state: WorkState, item: WorkItem): boolean {
  return state === 'all' || item.findingStatus === state || (state === 'settled' && isSettled(item))
}

/** What passes the filter, and how many each choice would show beside the others chosen. */
export interface Narrowed {
  items: readonly WorkItem[]
  byState: Readonly<Record<WorkState, number>>
  bySeverity: Readonly<Record<Severity, number>>
  byRule: ReadonlyMap<RuleId, number>
}

export function narrow(items: readonly WorkItem[], { state, severities: wanted, rules }: WorkFilter): Narrowed {
  const byState: Record<WorkState, number> = { open: 0, confirmed: 0, dismissed: 0, settled: 0, all: 0 }
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  const byRule = new Map<RuleId, number>()
  const passed: WorkItem[] = []
  for (const item of items) {
    const { severity, rule } = item.finding
    const asState = inState(state, item)
    const asSeverity = wanted.length === 0 || wanted.includes(severity)
    const asRule = rules.length === 0 || rules.includes(rule)
    if (asSeverity && asRule) {
      for (const each of states)
        byState[each] += Number(inState(each, item))
    }
    if (asState && asRule)
      bySeverity[severity]++
    if (asState && asSeverity)
      byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
    if (asState && asSeverity && asRule)
      passed.push(item)
  }
  return { items: passed, byState, bySeverity, byRule }
}

export interface WorkGroup {
  key: string
  items: readonly WorkItem[]
}

/** Groups by report (agency, newest year first) or by rule (in the order of `rules`); within a group what is graver first. */
export function groupWork(items: readonly WorkItem[], by: 'report' | 'rule', rules: readonly RuleId[], collator: Intl.Collator): WorkGroup[] {
  const names = [...new Set(items.map(({ agency }) => agency))].sort(collator.compare)
  const rank = new Map(names.map((name, index) => [name, index]))
  const ruleRank = new Map(rules.map((rule, index) => [rule, index]))
  const byReport = (a: WorkItem, b: WorkItem): number => rank.get(a.agency)! - rank.get(b.agency)! || (b.year ?? 0) - (a.year ?? 0) || (a.report.id < b.report.id ? -1 : Number(a.report.id !== b.report.id))
  const byWeight = (a: WorkItem, b: WorkItem): number => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity)
  const byRule = (a: WorkItem, b: WorkItem): number => (ruleRank.get(a.finding.rule) ?? 0) - (ruleRank.get(b.finding.rule) ?? 0)
  const sorted = items.toSorted(by === 'report' ? (a, b) => byReport(a, b) || byWeight(a, b) || byRule(a, b) : (a, b) => byRule(a, b) || byWeight(a, b) || byReport(a, b))
  const groups: { key: string, items: WorkItem[] }[] = []
  for (const item of sorted) {
    const key = by === 'report' ? item.report.id : item.finding.rule
    if (groups.at(-1)?.key === key)
      groups.at(-1)!.items.push(item)
    else
      groups.push({ key, items: [item] })
  }
  return groups
}
