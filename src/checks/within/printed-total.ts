import type { Found } from '../rule'
import type { CellKey, Report } from '@/reports'
import { splitKey } from '@/reports'
import { blanksNote, numberAt, sumOf } from '../sums'
import { exact, figure, tableWords } from '../words'

/** A printed total and the cells that must add up to it. */
export interface PrintedTotal {
  where: string
  parts: readonly CellKey[]
  total: CellKey
  /** The line in words, behind the table: `，“自然人”列`. */
  line: string
  /** One part in words. */
  part: (key: CellKey) => string
  /** The total in words. */
  totalWords: string
  /** Parts that are 0 are left out of the sentence. */
  brief: boolean
}

/** The finding of a printed total that its parts do not give, or none. A blank total says nothing: `incomplete` does. */
export function compareTotal(report: Report, check: PrintedTotal): Found[] {
  const sum = sumOf(report, check.parts)
  const printed = numberAt(report, check.total)
  if (sum === null || printed === null || exact(sum.value - printed) === 0)
    return []
  const { table, row, column } = splitKey(check.total)
  const shown = check.brief ? check.parts.filter(key => (numberAt(report, key) ?? 0) !== 0) : check.parts
  const terms = shown.map(key => `${check.part(key)} ${figure(numberAt(report, key) ?? 0)}`).join(' + ')
  const rest = shown.length === check.parts.length ? '' : shown.length === 0 ? `各项合计 = 0` : `（其余各项为 0）`
  const equals = shown.length === 0 ? rest : `${terms}${rest} = ${figure(sum.value)}`
  return [{
    where: check.where,
    report: report.id,
    table,
    row,
    column,
    message: `${tableWords(table)}，${check.line}：${equals}，而${check.totalWords}印的是 ${figure(printed)}，相差 ${figure(Math.abs(sum.value - printed))}${blanksNote(sum.blanks)}`,
    params: { line: check.line, sum: exact(sum.value), printed, difference: exact(Math.abs(sum.value - printed)), blanks: sum.blanks },
    cells: [...check.parts, check.total],
    elsewhere: [],
    expected: exact(sum.value),
    actual: printed,
  }]
}
