import type { PlacedFacts } from './facts'
import type { Finding, RuleId } from './finding'
import type { AcrossRule, ReportRule, RuleInfo, RuleWords, Unsaid } from './rule'
import type { Language } from '@/language'
import type { Report } from '@/reports'
import { recordLanguage } from '@/language'
import { bothCounted } from './across/both-counted'
import { carryOver } from './across/carry-over'
import { consolidatedSum } from './across/consolidated-sum'
import { copiedNumbers } from './across/copied-numbers'
import { copiedProse } from './across/copied-prose'
import { inForce } from './across/in-force'
import { jump } from './across/jump'
import { late } from './across/late'
import { runningTotal } from './across/running-total'
import { twoReports } from './across/two-reports'
import { verticalInSum } from './across/vertical-in-sum'
import { say, toFinding } from './rule'
import { agencyConflict } from './within/agency-conflict'
import { appealsSum } from './within/appeals-sum'
import { balance } from './within/balance'
import { doubtful } from './within/doubtful'
import { emptyForm } from './within/empty-form'
import { feeStatement } from './within/fee-statement'
import { incomplete } from './within/incomplete'
import { itemsSum } from './within/items-sum'
import { oldLayout } from './within/old-layout'
import { outcomesSum } from './within/outcomes-sum'
import { overallLength } from './within/overall-length'
import { overallThemes } from './within/overall-themes'
import { period } from './within/period'
import { proseNumber } from './within/prose-number'
import { rowSum } from './within/row-sum'
import { scopeAssumed } from './within/scope-assumed'
import { sections } from './within/sections'
import { wholeNumber } from './within/whole-number'
import { yearConflict } from './within/year-conflict'

const reportRules: readonly ReportRule[] = [
  ...[balance, outcomesSum, rowSum, appealsSum, itemsSum, wholeNumber, incomplete, emptyForm, oldLayout],
  ...[sections, overallLength, overallThemes, feeStatement, period],
  ...[proseNumber, yearConflict, agencyConflict, scopeAssumed, doubtful],
]
const acrossRules: readonly AcrossRule[] = [carryOver, inForce, runningTotal, consolidatedSum, verticalInSum, bothCounted, copiedProse, copiedNumbers, jump, late]

/**
 * Version of the rules that need one report: raised whenever they find something else in the same report, so that reports read before are checked again.
 * `tests/golden/readings.json` tells when it must be (`npm run readings`).
 */
export const rulesVersion = 4

/** Every rule with its severity and words, in the order findings are listed. */
export const rules: readonly RuleInfo[] = [...reportRules, ...acrossRules, twoReports]

const byId = new Map(rules.map(rule => [rule.id, rule]))

/** What a rule is called and says in `language`; undefined for one of a later version. */
export function ruleWords(id: RuleId, language: Language): RuleWords | undefined {
  return byId.get(id)?.words[language]
}

/** The sentence of a finding in `language`: as it was written down, or from its values. */
export function sentenceOf(finding: Finding, language: Language): string {
  return (language === recordLanguage ? undefined : ruleWords(finding.rule, language)?.sentence(finding)) ?? finding.message
}

/** A finding that the rule of doubts makes of what a reader noted. */
export const sayDoubtful = (finding: Unsaid): Finding => say(doubtful, finding)

/** Findings of the rules that need one report only, on its effective cells. */
export function checkReport(report: Report): Finding[] {
  return reportRules.flatMap(rule => rule.find(report).map(found => toFinding(rule, found)))
}

/**
 * Findings of the rules that need several reports; each names its report. `placed`: the report that counts of each agency, year and scope; `rivals`:
 * reports of which several have the same, and nobody has chosen between them; `waiting`: units' years, `agency|year`, received and not counted.
 */
export function checkAcross(placed: readonly PlacedFacts[], rivals: readonly PlacedFacts[] = [], waiting: ReadonlySet<string> = new Set()): Finding[] {
  const found = (rule: AcrossRule, given: readonly PlacedFacts[]): Finding[] => rule.find(given, waiting).map(each => toFinding(rule, each))
  return [...acrossRules.flatMap(rule => found(rule, placed)), ...found(twoReports, rivals)]
}
