import type { ComputedRef, InjectionKey } from 'vue'
import type { Finding, RuleId } from '@/checks'
import type { Correction, Report } from '@/reports'
import { inject } from 'vue'

/** What the report's own rules say of the corrected values. What they said of the published ones stays. */
export interface Settlement {
  /** Findings that corrected cells concern: gone with the corrected values, or the finding they still give. */
  of: ReadonlyMap<Finding['id'], Finding | 'settled'>
  /** Findings that only the corrected values give. */
  arisen: readonly Finding[]
}

export const unsettled: Settlement = { of: new Map(), arisen: [] }
export const settlementKey: InjectionKey<ComputedRef<Settlement>> = Symbol('settlement')

/** The settlement of the report at hand; undefined outside of a report's page. */
export function useSettlement(): ComputedRef<Settlement> | undefined {
  return inject(settlementKey, undefined)
}

/** Rules on the numbers of one report. Doubts are settled by a person's word, not by a sum. */
const sums: ReadonlySet<RuleId> = new Set(['balance', 'outcomes-sum', 'row-sum', 'appeals-sum', 'whole-number', 'incomplete', 'empty-form', 'prose-number'])

/** Last corrections of cells of `report`, by cell. */
export function cellCorrections(report: Report, corrections: readonly Correction[]): Map<string, Correction> {
  return new Map(corrections.filter(({ report: id, field }) => id === report.id && field in report.cells).map(correction => [correction.field, correction]))
}

/** The report with its corrected values in place of the published ones; `report` itself stays as it is. */
export function withCorrections(report: Report, corrections: readonly Correction[]): Report {
  const cells = { ...report.cells }
  for (const [key, { after }] of cellCorrections(report, corrections)) {
    const value = typeof after === 'number' ? after : null
    cells[key] = { ...cells[key]!, value, state: value === null ? 'blank' : 'number', text: value === null ? '' : String(value), doubt: null }
  }
  return { ...report, cells }
}

/** Runs the rules (`check`) again on the corrected values of `report`. */
export function settle(report: Report, corrections: readonly Correction[], check: (report: Report) => Finding[]): Settlement {
  const corrected = cellCorrections(report, corrections)
  if (corrected.size === 0)
    return unsettled
  const isSum = (finding: Finding): boolean => sums.has(finding.rule)
  const before = check(report).filter(isSum)
  const after = new Map(check(withCorrections(report, corrections)).filter(isSum).map(finding => [finding.id, finding]))
  const known = new Set(before.map(({ id }) => id))
  return {
    of: new Map(before.filter(({ id, cells }) => !after.has(id) || cells.some(key => corrected.has(key))).map(({ id }) => [id, after.get(id) ?? 'settled'])),
    arisen: [...after.values()].filter(({ id }) => !known.has(id)),
  }
}
