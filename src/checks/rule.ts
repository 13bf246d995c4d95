import type { PlacedFacts } from './facts'
import type { Finding, RuleId, Severity } from './finding'
import type { Report } from '@/reports'

/** What a rule is called and what it says, for the list of rules and beside each finding. */
export interface RuleInfo {
  id: RuleId
  severity: Severity
  /** Chinese, as short as a column heading. */
  name: string
  /** What is compared, in a sentence a clerk can act on. */
  explanation: string
}

/** A finding without what its rule knows: rule and severity. `where` makes the id stable. */
export type Found = Omit<Finding, 'id' | 'rule' | 'severity'> & { where: string, severity?: Severity }

/** A rule that needs one report. */
export interface ReportRule extends RuleInfo {
  find: (report: Report) => Found[]
}

/** A rule that needs several reports: earlier years, units, peers. */
export interface AcrossRule extends RuleInfo {
  /** `waiting`: units' years, `agency|year`, of which something was received that does not count yet. */
  find: (placed: readonly PlacedFacts[], waiting: ReadonlySet<string>) => Found[]
}

/** The finding of `found` under `rule`. */
export function toFinding(rule: RuleInfo, found: Found): Finding {
  const { where, severity = rule.severity, ...rest } = found
  return { id: `${rule.id}:${where}`, rule: rule.id, severity, ...rest }
}
