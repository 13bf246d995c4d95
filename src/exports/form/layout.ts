import type { FormBlock, FormCell } from '../briefing/model'
import type { CellKey, FormModel, HeadCell, Layout } from '@/reports'
import { appealsModel, applicationsModel, proactiveModel } from '@/reports'

/** Section headings of the report the three tables stand under (国办公开办函〔2021〕30号). */
export const headings = {
  overview: '一、总体情况',
  proactive: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  appeals: '四、政府信息公开行政复议、行政诉讼情况',
  problems: '五、存在的主要问题及改进情况',
  others: '六、其他需要报告的事项',
} as const

/** The three tables of a layout, in printed order. */
export function formModels(layout: Layout): FormModel[] {
  return [proactiveModel(layout), applicationsModel(layout), appealsModel()]
}

/** Amounts are in 万元 here; the form of 2019 prints no unit beside 采购总金额, and a reader could not know it. */
function withUnit({ key, text }: HeadCell): string {
  return key === 'measure.amount' && !text.includes('万元') ? `${text}（单位：万元）` : text
}

/** What stands in a cell of values: the text printed, and its number where it is one. */
export type ValueAt = (key: CellKey) => { text: string, value: number | null }

/** A printed table with values put in. */
export function filled(model: FormModel, at: ValueAt): FormCell[][] {
  return [...model.head, ...model.bodies.flat()].map(row => row.map((cell): FormCell => cell.kind === 'head'
    ? { text: withUnit(cell), value: null, header: true, columns: cell.colSpan ?? 1, rows: cell.rowSpan ?? 1 }
    : { ...at(cell.key), header: false, columns: cell.colSpan ?? 1, rows: 1 }))
}

/** The tables of a layout as a block of a briefing prints them. */
export function formTablesOf(layout: Layout, at: ValueAt): FormBlock['tables'] {
  return formModels(layout).map(model => ({ title: headings[model.table], rows: filled(model, at) }))
}

export interface PlacedCell {
  row: number
  column: number
  columns: number
  rows: number
  text: string
  header: boolean
  /** Null for a heading. */
  key: CellKey | null
}

/** Where every cell of a table stands in a grid, merged cells counted; rows from 0. */
export function placed(model: FormModel): { cells: PlacedCell[], rows: number, columns: number } {
  const taken = new Set<string>()
  const lines = [...model.head, ...model.bodies.flat()]
  const cells = lines.flatMap((line, row) => {
    let column = 0
    return line.map((cell): PlacedCell => {
      while (taken.has(`${row},${column}`))
        column++
      const [columns, rows] = [cell.colSpan ?? 1, cell.kind === 'head' ? cell.rowSpan ?? 1 : 1]
      for (let y = 0; y < rows; y++) {
        for (let x = 0; x < columns; x++)
          taken.add(`${row + y},${column + x}`)
      }
      return { row, column, columns, rows, text: cell.kind === 'head' ? withUnit(cell) : '', header: cell.kind === 'head', key: cell.kind === 'value' ? cell.key : null }
    })
  })
  return { cells, rows: lines.length, columns: Math.max(...cells.map(({ column, columns }) => column + columns)) }
}
