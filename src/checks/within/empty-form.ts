import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import type { Report } from '@/reports'
import { formCells, tableNames } from '@/reports'
import { en, zh } from '../words'
import { countOpen, openWords } from './open-cells'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '空表',
    explanation: '印出了规定格式的表格，而表中没有一个数；没有发生的应填 0。',
    sentence: finding => `${zh.table(finding.table)}：印出了表格，但没有一个数（${openWords(finding, 'zh-CN').join('、')}）；空白不等于 0，没有按 0 计，请向报送单位核实，没有发生的应填 0`,
  },
  'en': {
    name: 'Empty table',
    explanation: 'A table of the form is printed and holds no number at all; what did not happen is to be filled in as 0.',
    sentence: (finding) => {
      const kinds = openWords(finding, 'en').join(', ')
      return `${en.table(finding.table)}: the table is printed, but none of its ${en.figure(finding.params.cells)} cells holds a number${kinds && ` (${kinds})`}. A blank is not 0 and is not counted as 0; ask the agency. What did not happen is to be filled in as 0.`
    },
  },
}

/** A table that is printed and holds no number at all: nobody can tell whether nothing happened or nothing was filled in. */
export const emptyForm: ReportRule = {
  id: 'empty-form',
  severity: 'warning',
  words,
  find: (report: Report) => tableNames.flatMap((table) => {
    const layout = report.layouts[table]
    const keys = layout ? formCells(table, layout) : []
    const counts = countOpen(report, keys)
    if (keys.length === 0 || counts.blank + counts.mark + counts.absent < keys.length)
      return []
    return [{
      where: table,
      report: report.id,
      table,
      row: null,
      column: null,
      params: { cells: keys.length, ...counts },
      cells: keys,
      elsewhere: [],
      expected: null,
      actual: null,
    }]
  }),
}
