import type { Found, RuleWords, Unsaid } from '../rule'
import type { CellKey, Report } from '@/reports'
import { splitKey } from '@/reports'
import { numberAt, sumOf } from '../sums'
import { en, exact, zh } from '../words'

/** The finding of a printed total that its `parts` do not give, or none. A blank total says nothing: `incomplete` does. */
export function compareTotal(report: Report, where: string, parts: readonly CellKey[], total: CellKey): Found[] {
  const sum = sumOf(report, parts)
  const printed = numberAt(report, total)
  if (sum === null || printed === null || exact(sum.value - printed) === 0)
    return []
  const { table, row, column } = splitKey(total)
  return [{
    where,
    report: report.id,
    table,
    row,
    column,
    params: {
      sum: exact(sum.value),
      printed,
      difference: exact(Math.abs(sum.value - printed)),
      blanks: sum.blanks,
      parts: parts.map(key => zh.figure(numberAt(report, key) ?? 0)).join(' '),
    },
    cells: [...parts, total],
    elsewhere: [],
    expected: exact(sum.value),
    actual: printed,
  }]
}

/** How a rule of printed totals speaks of them in Chinese. */
interface TotalWords {
  /** The line, behind the table: `“自然人”列`. */
  line: (finding: Unsaid) => string
  /** One part. */
  part: (key: CellKey) => string
  total: string
  /** Parts that are 0 are left out. */
  brief: boolean
}

/** `予以公开 1 + 不予公开 2 = 3` or what is left to say of parts that are 0. */
function equation({ cells, params }: Unsaid, { part, brief }: TotalWords): string {
  const values = String(params.parts).split(' ')
  const parts = cells.slice(0, -1).map((key, index) => [key, values[index]!] as const)
  const shown = brief ? parts.filter(([, value]) => value !== '0') : parts
  const rest = shown.length === parts.length ? '' : shown.length === 0 ? zh.partsNone : Number(params.blanks) > 0 ? zh.partsOpen : zh.partsRest
  return shown.length === 0 ? rest : `${shown.map(([key, value]) => `${part(key)} ${value}`).join(' + ')}${rest} = ${zh.figure(params.sum)}`
}

/** The sentence of such a finding, in Chinese. */
export function totalSentence(words: TotalWords): RuleWords['sentence'] {
  return finding => zh.against(zh.table(finding.table), words.line(finding), equation(finding, words), words.total, zh.figure(finding.params.printed)) + zh.difference(finding.expected, finding.actual) + zh.blanks(finding.params.blanks)
}

/** The same in English: `line` behind the table, and what the parts are called together. */
export function totalSentenceEn(line: (finding: Unsaid) => string, parts: string): RuleWords['sentence'] {
  return (finding) => {
    const { table, params, expected, actual } = finding
    return `${en.table(table)}, ${line(finding)}: ${parts} add up to ${en.figure(params.sum ?? expected)}, but the total printed is ${en.figure(params.printed ?? actual)}${en.difference(expected, actual)}${en.blanks(params.blanks)}.`
  }
}
