import type { Finding, FindingState } from '@/checks'

/**
 * How a finding stands: what a person said of it, else `corrected` once everything it doubts was corrected, or `checked` once it was found as read, else open. Of a
 * report that gave way to another: `fixed` where that has it no more, `superseded` where that has it with other numbers.
 */
export type FindingStatus = FindingState | 'corrected' | 'checked' | 'superseded'

/** Rules whose findings hold a report for review. */
export const doubts: ReadonlySet<Finding['rule']> = new Set(['doubtful', 'year-conflict', 'agency-conflict', 'incomplete'])

/** Findings that hold a report for review: its doubts, and where it has none, that a table of it holds no number. */
export function holding(findings: readonly Finding[]): Finding[] {
  const told = findings.filter(({ rule }) => doubts.has(rule))
  return told.length > 0 ? told : findings.filter(({ rule }) => rule === 'empty-form')
}

/** What a person corrects to settle a doubt: a field, or the cells it stands on. None for a sum: a correction does not change what was published. */
function concerned({ rule, params, cells }: Finding): readonly string[] {
  if (!doubts.has(rule) && rule !== 'scope-assumed')
    return []
  const field = rule === 'year-conflict' ? 'year' : rule === 'agency-conflict' ? 'agency' : params.field
  return typeof field === 'string' ? [field] : cells
}

/** How `finding` stands under a person's word on it (undefined: none) and the corrected fields and cells of its report; `isChanged`: those that are now another than was read. */
export function findingStatusOf(finding: Finding, said: FindingState | undefined, isCorrected: (field: string) => boolean, isChanged = isCorrected): FindingStatus {
  if (said !== undefined && said !== 'open')
    return said
  const parts = concerned(finding)
  return parts.length === 0 || !parts.every(isCorrected) ? 'open' : parts.some(isChanged) ? 'corrected' : 'checked'
}
