import type { Table, TableCell } from '../../../datasets/render/grid'
import type { TableName } from '@/reports'
import { expanded } from '../../../datasets/render/grid'

const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const paths = ['行政复议', '未经复议直接起诉', '复议后起诉']

function cell(text: string, colspan = 1, rowspan = 1): TableCell {
  return { text, colspan, rowspan }
}

/** The 15 printed numbers of section 4, from its official table. */
function numbersOf(model: Table): string[][] {
  const texts = model.at(-1)!.map(({ text }) => text)
  return [texts.slice(0, 5), texts.slice(5, 10), texts.slice(10)]
}

/** The word for 总计 that this report uses. */
function namesOf(model: Table): string[] {
  return model[1]!.slice(0, 5).map(({ text }) => text)
}

/** Section 4 as three tables of five, one under the other. */
export function stacked(model: Table): Table[] {
  return numbersOf(model).map((block, at) => [[cell(paths[at]!, 5)], namesOf(model).map(name => cell(name)), block.map(text => cell(text))])
}

/** Section 4 with a row for each path. */
export function matrix(model: Table): Table[] {
  return [[[cell('类别'), ...namesOf(model).map(name => cell(name))], ...numbersOf(model).map((block, at) => [cell(paths[at]!), ...block.map(text => cell(text))])]]
}

/** Section 4 as a list of 15 lines. */
export function listed(model: Table): Table[] {
  return [numbersOf(model).flatMap((block, at) => block.map((text, index) => [...(index === 0 ? [cell(paths[at]!, 1, 5)] : []), cell(results[index]!), cell(text)]))]
}

/** Position of every cell on the expanded grid. */
export function placed<T extends TableCell>(table: readonly (readonly T[])[]): { cell: T, row: number, column: number }[] {
  const taken = new Set<string>()
  return table.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (taken.has(`${row},${column}`))
        column++
      for (let r = row; r < row + cell.rowspan; r++) {
        for (let c = column; c < column + cell.colspan; c++)
          taken.add(`${r},${c}`)
      }
      return { cell, row, column }
    })
  })
}

/** Cut in two before row `at`; cells merged over the cut go on empty; the first `head` rows are printed again. */
export function cutAt(table: Table, at: number, head: number): Table[] {
  const all = placed(table)
  const rows = (from: number, to: number): Table => Array.from({ length: to - from }, (_, index) => all
    .filter(({ cell, row }) => row === from + index || (index === 0 && row < from && row + cell.rowspan > from))
    .sort((a, b) => a.column - b.column)
    .map(({ cell, row }) => ({ ...cell, text: row < from ? '' : cell.text, rowspan: Math.min(row + cell.rowspan, to) - Math.max(row, from) })))
  return [rows(0, at), [...table.slice(0, head), ...rows(at, table.length)]]
}

/** No cell is merged: what was covered stands as empty cells. */
export function emptied(table: Table): Table {
  return expanded(table).map(row => row.map(text => cell(text)))
}

/** No cell is merged: what was covered repeats the label; numbers, and keys that stand for them (`⟦…⟧`), are printed once. */
export function filled(table: Table): Table {
  const width = Math.max(...expanded(table).map(row => row.length))
  const rows: string[][] = table.map(() => Array.from<string>({ length: width }).fill(''))
  for (const { cell, row, column } of placed(table)) {
    for (let r = row; r < row + cell.rowspan; r++) {
      for (let c = column; c < column + cell.colspan; c++)
        rows[r]![c] = c === column || !/^(?:[\d０-９+\-,./．]+(?:元|万元)?|⟦.*⟧)$/.test(cell.text) ? cell.text : ''
    }
  }
  return rows.map(row => row.map(text => cell(text)))
}

/** An empty column behind the last one, and an empty row at the end. */
export function overlong(table: Table): Table {
  const width = Math.max(...expanded(table).map(row => row.length))
  const ends = table.map((_, row) => placed(table).filter(item => item.row <= row && item.row + item.cell.rowspan > row).reduce((most, { cell, column }) => Math.max(most, column + cell.colspan), 0))
  return [...table.map((row, at) => [...row, ...Array.from({ length: width - ends[at]! + 1 }, () => cell(''))]), [cell('', width + 1)]]
}

/** The first `head` rows again before each row of `before`; cells merged over such a place go on empty. */
export function reheaded(table: Table, head: number, before: readonly number[]): Table {
  return before.reduce((rows, at, index) => cutAt(rows, at + index * head, head).flat(), table)
}

/** Header words torn over two cells: 商业 above 企业, 结果 above 维持. */
export function splitHeader(table: TableName, model: Table): Table {
  if (table === 'proactive')
    return model
  const row = 2
  const tear = (text: string): [string, string] => /^(?:总计|其他|合计)$/.test(text) ? [text, ''] : [text.slice(0, Math.ceil(text.length / 2)), text.slice(Math.ceil(text.length / 2))]
  const upper = model[row]!.map(item => ({ ...item, text: tear(item.text)[0] }))
  const lower = model[row]!.map(item => ({ ...item, text: tear(item.text)[1] }))
  const above = model.slice(0, row).map((cells, at) => cells.map(item => at + item.rowspan > row ? { ...item, rowspan: item.rowspan + 1 } : item))
  return [...above, upper, lower, ...model.slice(row + 1)]
}
