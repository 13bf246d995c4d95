import type { Drafts, Plan } from './plan'
import type { ExpectedFinding } from './record'
import { firstYear, lastYear } from '../city'
import { formFaults } from './forms'
import { consolidatedConsequences, findingsOf } from './record'
import { sumFaults } from './sums'
import { yearFaults } from './years'

export type { ExpectedFinding } from './record'

/** A fault as recorded in `faults.json`. */
export interface Fault {
  rule: string
  agency: string
  year: number
  /** Path below `files/`; null when the fault is that there is none. */
  file: string | null
  note: string
  /** What must be found on that report. */
  findings: ExpectedFinding[]
  /** What cannot but follow from it, here or elsewhere. */
  consequences: ExpectedFinding[]
}

export const plans: readonly Plan[] = [...sumFaults, ...formFaults, ...yearFaults]

/** Every planted fault, and last the entry of what follows in the governments' own reports. `fileOf` gives a report's path. */
export function faultsOf(drafts: Drafts, fileOf: (agency: string, year: number) => string): Fault[] {
  const planted = plans.map((plan): Fault => ({
    rule: plan.rule,
    agency: plan.agency,
    year: plan.year,
    file: plan.withheld ? null : fileOf(plan.agency, plan.year),
    note: plan.note,
    ...findingsOf(plan, drafts),
  }))
  const lagging = [...drafts.values()].filter(draft => draft.year >= 2021 && draft.layouts.applications === '2019').map((draft): Fault => ({
    rule: 'old-layout',
    agency: draft.issuer.name,
    year: draft.year,
    file: fileOf(draft.issuer.name, draft.year),
    note: '沿用 2019 年表样',
    findings: ['proactive', 'applications'].map(table => ({ agency: draft.issuer.name, year: draft.year, id: `old-layout:${table}`, severity: 'info' })),
    consequences: [],
  }))
  const known = new Set(planted.flatMap(({ findings }) => findings.map(({ agency, year, id }) => `${agency}|${year}|${id}`)))
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
  const following = consolidatedConsequences(drafts, years).filter(({ agency, year, id }) => !known.has(`${agency}|${year}|${id}`))
  const sums = following.map((finding): Fault => ({
    rule: 'consolidated-sum',
    agency: finding.agency,
    year: finding.year,
    file: fileOf(finding.agency, finding.year),
    note: '汇总按正确数字相加，与所属单位印错的数字不符',
    findings: [],
    consequences: [finding],
  }))
  return [...planted, ...lagging, ...sums]
}
