import type { ReportRule, RuleWords, Unsaid } from '../rule'
import type { InEach } from '@/language'
import { sumsIn } from '../identities'
import { numberAt, sumOf } from '../sums'
import { en, exact, zh } from '../words'

const blanksOf = ({ params: { received, carriedIn, concluded, carriedOut } }: Unsaid): number => [received, carriedIn, concluded, carriedOut].filter(value => value === null).length

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '收办平衡',
    explanation: '第三部分每一列：本年新收 + 上年结转 = 办理结果总计 + 结转下年度继续办理。',
    sentence: (finding) => {
      const { table, column, params: { received, carriedIn, concluded, carriedOut, left, right }, expected, actual } = finding
      return `${zh.table(table)}，“${zh.column('applications', column, 'received')}”列：本年新收 ${zh.figure(received ?? 0)} + 上年结转 ${zh.figure(carriedIn ?? 0)} = ${zh.figure(left ?? expected)}，而办理结果总计 ${zh.figure(concluded ?? 0)} + 结转下年度 ${zh.figure(carriedOut ?? 0)} = ${zh.figure(right ?? actual)}${zh.difference(expected, actual)}${zh.blanks(blanksOf(finding))}`
    },
  },
  'en': {
    name: 'Applications balance',
    explanation: 'Section 3, each column: received + carried in = concluded + carried out.',
    sentence: (finding) => {
      const { table, column, params: { received, carriedIn, concluded, carriedOut, left, right }, expected, actual } = finding
      return `${en.table(table)}, column “${en.column('applications', column ?? 'total')}”: received ${en.figure(received ?? 0)} + carried in ${en.figure(carriedIn ?? 0)} = ${en.figure(left ?? expected)}, but concluded ${en.figure(concluded ?? 0)} + carried out ${en.figure(carriedOut ?? 0)} = ${en.figure(right ?? actual)}${en.difference(expected, actual)}${en.blanks(blanksOf(finding))}.`
    },
  },
}

/** 第一项加第二项之和，等于第三项加第四项之和 (the form's own note), once a column. */
export const balance: ReportRule = {
  id: 'balance',
  severity: 'error',
  words,
  find: report => sumsIn(report, 'balance').flatMap(({ line: column, parts, total }) => {
    const cells = [...parts, ...total]
    const left = sumOf(report, parts)
    const right = sumOf(report, total)
    const [received, carriedIn, concluded, carriedOut] = cells.map(cell => numberAt(report, cell))
    if (left === null || right === null || received === null || concluded === null || exact(left.value - right.value) === 0)
      return []
    return [{
      where: column,
      report: report.id,
      table: 'applications',
      row: null,
      column,
      params: { received: received!, carriedIn: carriedIn!, concluded: concluded!, carriedOut: carriedOut!, left: exact(left.value), right: exact(right.value) },
      cells,
      elsewhere: [],
      expected: exact(left.value),
      actual: exact(right.value),
    }]
  }),
}
