import type { PlacedFacts } from './facts'
import type { Finding } from './finding'
import type { AcrossRule, ReportRule, RuleInfo } from './rule'
import type { Report } from '@/reports'
import { carryOver } from './across/carry-over'
import { consolidatedSum } from './across/consolidated-sum'
import { copiedNumbers } from './across/copied-numbers'
import { copiedProse } from './across/copied-prose'
import { inForce } from './across/in-force'
import { jump } from './across/jump'
import { runningTotal } from './across/running-total'
import { twoReports } from './across/two-reports'
import { toFinding } from './rule'
import { agencyConflict } from './within/agency-conflict'
import { appealsSum } from './within/appeals-sum'
import { balance } from './within/balance'
import { doubtful } from './within/doubtful'
import { emptyForm } from './within/empty-form'
import { incomplete } from './within/incomplete'
import { itemsSum } from './within/items-sum'
import { oldLayout } from './within/old-layout'
import { outcomesSum } from './within/outcomes-sum'
import { proseNumber } from './within/prose-number'
import { rowSum } from './within/row-sum'
import { scopeAssumed } from './within/scope-assumed'
import { wholeNumber } from './within/whole-number'
import { yearConflict } from './within/year-conflict'

const reportRules: readonly ReportRule[] = [balance, outcomesSum, rowSum, appealsSum, itemsSum, wholeNumber, incomplete, emptyForm, oldLayout, proseNumber, yearConflict, agencyConflict, scopeAssumed, doubtful]
const acrossRules: readonly AcrossRule[] = [carryOver, inForce, runningTotal, consolidatedSum, copiedProse, copiedNumbers, jump]

/**
 * Version of the rules that need one report: raised whenever they find something else in the same report, so that reports read before are checked again.
 * `tests/golden/readings.json` tells when it must be (`npm run readings`).
 */
export const rulesVersion = 1

/** Every rule with its severity, Chinese name and explanation, in the order findings are listed. */
export const rules: readonly RuleInfo[] = [...reportRules, ...acrossRules, twoReports].map(({ id, severity, name, explanation }) => ({ id, severity, name, explanation }))

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
