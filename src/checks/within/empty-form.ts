import type { ReportRule } from '../rule'
import type { CellState } from '@/reports'
import { formCells, tableNames } from '@/reports'
import { some, tableWords } from '../words'

const states: readonly (readonly [CellState, string])[] = [['blank', '空白'], ['mark', '划线或“无”'], ['absent', '缺失']]

/** A table that is printed and holds no number at all: nobody can tell whether nothing happened or nothing was filled in. */
export const emptyForm: ReportRule = {
  id: 'empty-form',
  severity: 'warning',
  name: '空表',
  explanation: '印出了规定格式的表格，而表中没有一个数；没有发生的应填 0。',
  find: report => tableNames.flatMap((table) => {
    const layout = report.layouts[table]
    const keys = layout === null ? [] : formCells(table, layout)
    const found = keys.map(key => report.cells[key]?.state ?? 'absent')
    if (keys.length === 0 || found.some(state => state === 'number' || state === 'unreadable'))
      return []
    const kinds = states.flatMap(([state, words]) => {
      const count = found.filter(other => other === state).length
      return count > 0 ? [`${words} ${count} 格`] : []
    })
    return [{
      where: table,
      report: report.id,
      table,
      row: null,
      column: null,
      message: `${tableWords(table)}：印出了表格，但没有一个数（${some(kinds, 3, '种')}）；空白不等于 0，没有按 0 计，请向报送单位核实，没有发生的应填 0`,
      params: { cells: keys.length },
      cells: keys,
      elsewhere: [],
      expected: null,
      actual: null,
    }]
  }),
}
