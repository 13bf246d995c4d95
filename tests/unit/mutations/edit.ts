import type { Cell, Rows } from './model'
import { appealResults, applicationColumns, measuresOf, proactiveSubjects } from '@/forms'
import { placed } from '../../golden/make/shapes'

export function letter(text: string): string {
  return text.replace(/0/, 'O').replace(/1/, 'l')
}

/** Cuts rows in two; merged cells that reach over the cut go on empty below. */
export function cutRows(rows: Rows, at: number): [Rows, Rows] {
  const open: { cell: Cell, left: number }[] = []
  const top = rows.slice(0, at).map((row, index) => row.map((cell) => {
    const over = index + cell.rowspan - at
    if (over > 0)
      open.push({ cell, left: over })
    return { ...cell, rowspan: Math.min(cell.rowspan, at - index) }
  }))
  const bottom = rows.slice(at).map(row => row.map(cell => ({ ...cell })))
  if (bottom[0])
    bottom[0].unshift(...open.map(({ cell, left }) => ({ text: '', colspan: cell.colspan, rowspan: left })))
  return [top, bottom]
}

/** Takes a row out without hurting cells merged over it. */
export function without(rows: Rows, row: Cell[]): Rows {
  const at = rows.indexOf(row)
  const next = rows[at + 1]
  const hanging = row.filter(cell => cell.rowspan > 1).map(cell => ({ ...cell, rowspan: cell.rowspan - 1 }))
  return rows.flatMap((other, index) => other === row
    ? []
    : [index < at
        ? other.map(cell => index + cell.rowspan > at ? { ...cell, rowspan: cell.rowspan - 1 } : cell)
        : other === next ? [...hanging, ...other] : other])
}

/** Puts `added` behind `row`; cells merged over the place reach over it too. */
export function withRow(rows: Rows, row: Cell[], added: Cell[]): Rows {
  const at = rows.indexOf(row)
  return rows.flatMap((other, index) => {
    const stretched = other.map(cell => index <= at && index + cell.rowspan > at + 1 ? { ...cell, rowspan: cell.rowspan + 1 } : cell)
    return other === row ? [stretched, added] : [stretched]
  })
}

export function isLabelled(row: readonly Cell[]): boolean {
  return row.findIndex(cell => cell.key !== undefined) > 0
}

export function swapKeys(a: Cell[], b: Cell[]): void {
  const rowOf = (key: string): string => key.slice(0, key.lastIndexOf('.'))
  const columnOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1)
  const rowA = rowOf(a.find(cell => cell.key)!.key!)
  const rowB = rowOf(b.find(cell => cell.key)!.key!)
  for (const [cells, row] of [[a, rowB], [b, rowA]] as const) {
    for (const cell of cells) {
      if (cell.key)
        cell.key = `${row}.${columnOf(cell.key)}`
    }
  }
}

/** Takes a cell out of its row: what is left may be read by position, or where the sums say it belongs. */
export function takeOut(row: Cell[], index: number): void {
  const order = row.find(cell => cell.order !== undefined)?.order ?? row.flatMap(cell => cell.key ?? [])
  row.splice(index, 1)
  const first = row.find(cell => cell.key !== undefined) ?? row[0]
  if (first) {
    first.order = order
    first.headed = false
  }
}

export function columnOf(rows: Rows, cell: Cell): number {
  return placed(rows).find(item => item.cell === cell)!.column
}

export function withoutColumn(rows: Rows, gone: number): Rows {
  const all = placed(rows)
  return rows.map((_, at) => all.filter(({ row }) => row === at).flatMap(({ cell, column }) => {
    const hit = column <= gone && gone < column + cell.colspan
    return hit && cell.colspan === 1 ? [] : [hit ? { ...cell, colspan: cell.colspan - 1 } : cell]
  }))
}

/** A new column before `before`; cells merged over the place grow. */
export function withColumn(rows: Rows, before: number, textOf: (row: number) => string): Rows {
  const all = placed(rows)
  return rows.map((_, at) => {
    const own = all.filter(({ row }) => row === at)
    const spanned = all.some(({ cell, row, column }) => row <= at && at < row + cell.rowspan && column < before && before < column + cell.colspan)
    const grown = own.map(({ cell, column }) => column < before && before < column + cell.colspan ? { ...cell, colspan: cell.colspan + 1 } : cell)
    const place = own.findIndex(({ column }) => column >= before)
    return spanned ? grown : [...grown.slice(0, place < 0 ? own.length : place), { text: textOf(at), colspan: 1, rowspan: 1, inserted: /^\d/.test(textOf(at)) }, ...grown.slice(place < 0 ? own.length : place)]
  })
}

const headings: ReadonlySet<string> = new Set([...applicationColumns.map(({ label }) => label), ...appealResults.map(({ label }) => label), '合计', ...proactiveSubjects.flatMap(({ key }) => ['2019', '2021'].flatMap(layout => measuresOf(key, layout)).map(({ label }) => label))])

/** Another text in a cell: what it said before is gone. */
export function reprint(cell: Cell, text: string): void {
  if (cell.text === text)
    return
  cell.text = text
  delete cell.says
  delete cell.swallowed
}

export function swapText(a: Cell, b: Cell): void {
  const text = a.text
  a.text = b.text
  b.text = text
}

/** Swaps two column headings: the numbers below mean the other thing, as far as the heading reaches. */
export function swapHeader(rows: Rows, head: Cell[], at: number, other: number): void {
  const all = placed(rows)
  const leaves = all.filter(({ cell }) => head.includes(cell) && cell.colspan === 1 && headings.has(cell.text.replace(/\s/g, '')))
  const a = leaves[at % Math.max(1, leaves.length)]
  const b = leaves[other % Math.max(1, leaves.length)]
  if (!a || !b || a.cell.text === b.cell.text || a.row + a.cell.rowspan !== b.row + b.cell.rowspan)
    return
  swapText(a.cell, b.cell)
  for (let row = a.row + a.cell.rowspan; row < rows.length; row++) {
    const keyed = all.filter(item => item.row === row && item.cell.key !== undefined)
    if (keyed.length === 0 && all.some(item => item.row === row && headings.has(item.cell.text)))
      return
    const under = (column: number): Cell | undefined => keyed.find(item => item.column === column && item.cell.colspan === 1)?.cell
    const [left, right] = [under(a.column), under(b.column)]
    if (left && right) {
      left.was ??= left.key
      right.was ??= right.key
      ;[left.key, right.key] = [right.key, left.key]
    }
  }
}

export function sameColumns(a: readonly Cell[], b: readonly Cell[]): boolean {
  const columns = (row: readonly Cell[]): string => row.flatMap(({ key }) => key?.split('.').at(-1) ?? []).join()
  return columns(a) !== '' && columns(a) === columns(b)
}
