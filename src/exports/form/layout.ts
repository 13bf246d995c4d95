import type { FormBlock, FormCell } from '../briefing/model'
import type { CellKey, Layout } from '@/forms'
import type { FormModel, HeadCell } from '@/reports'
import { tableWords } from '@/forms'
import { printedForm } from '@/reports'
import { amountUnit } from './labels'

function withUnit({ key, text }: HeadCell): string {
  return key === 'measure.amount' && !text.includes('万元') ? text + amountUnit : text
}

/** What stands in a cell of values: the text printed, and its number where it is one. */
export type ValueAt = (key: CellKey) => { text: string, value: number | null }

/** A cell of the printed form; `key` is null for a heading. */
export interface PrintedCell {
  text: string
  columns: number
  rows: number
  key: CellKey | null
}

/** The rows of a printed table, empty. */
export function printedRows(model: FormModel): PrintedCell[][] {
  return [...model.head, ...model.bodies.flat()].map(row => row.map((cell): PrintedCell => cell.kind === 'head'
    ? { text: withUnit(cell), columns: cell.colSpan ?? 1, rows: cell.rowSpan ?? 1, key: null }
    : { text: '', columns: cell.colSpan ?? 1, rows: 1, key: cell.key }))
}

/** The tables of a layout with values put in, as a block of a briefing prints them. */
export function formTablesOf(layout: Layout, at: ValueAt): FormBlock['tables'] {
  const filled = ({ key, ...cell }: PrintedCell): FormCell => key === null ? { ...cell, value: null, header: true } : { ...cell, ...at(key), header: false }
  return printedForm(layout).map(model => ({ title: tableWords(model.table), rows: printedRows(model).map(row => row.map(filled)) }))
}
