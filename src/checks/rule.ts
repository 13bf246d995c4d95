import type { PlacedFacts } from './facts'
import type { Finding, RuleId, Severity } from './finding'
import type { InEach } from '@/language'
import type { Report } from '@/reports'
import { recordLanguage } from '@/language'

/** A finding before it is put into words. */
export type Unsaid = Omit<Finding, 'message'>

/** What a rule is called and what it says, in one language. */
export interface RuleWords {
  /** As short as a column heading. */
  name: string
  /** What is compared, in a sentence a clerk can act on. */
  explanation: string
  /** The sentence of a finding from its values: table, row and column in words, both numbers and the difference. Values an older record lacks may be missing. */
  sentence: (finding: Unsaid) => string
}

/** A rule for the list of rules and beside each finding. */
export interface RuleInfo {
  id: RuleId
  severity: Severity
  words: InEach<RuleWords>
}

/** A finding without what its rule knows: rule and severity. `where` makes the id stable. */
export type Found = Omit<Unsaid, 'id' | 'rule' | 'severity'> & { where: string, severity?: Severity }

/** A rule that needs one report. */
export interface ReportRule extends RuleInfo {
  find: (report: Report) => Found[]
}

/** A rule that needs several reports: earlier years, units, peers. */
export interface AcrossRule extends RuleInfo {
  /** `waiting`: units' years, `agency|year`, of which something was received that does not count yet. */
  find: (placed: readonly PlacedFacts[], waiting: ReadonlySet<string>) => Found[]
}

/** `finding` with its sentence, as the record keeps it. */
export function say({ words }: RuleInfo, finding: Unsaid): Finding {
  return { ...finding, message: words[recordLanguage].sentence(finding) }
}

/** The finding of `found` under `rule`. */
export function toFinding(rule: RuleInfo, found: Found): Finding {
  const { where, severity = rule.severity, ...rest } = found
  return say(rule, { id: `${rule.id}:${where}`, rule: rule.id, severity, ...rest })
}
