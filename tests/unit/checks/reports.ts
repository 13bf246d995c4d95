import type { PlacedFacts } from '@/checks'
import type { CellKey, Extracted, Layout, Report, ReportCell, TableName } from '@/reports'
import { factsOf } from '@/checks'
import { formCells, tableNames } from '@/reports'

/** What a test prints in a cell: a number, `null` for blank, a text for a mark or something unreadable. */
export type Printed = number | null | string

export function cellOf(printed: Printed | undefined): ReportCell {
  const place = { at: 'paragraph', paragraph: 1 } as const
  if (printed === undefined)
    return { value: null, state: 'absent', text: '', place: null, doubt: null }
  if (printed === null)
    return { value: null, state: 'blank', text: '', place, doubt: null }
  if (typeof printed === 'number')
    return { value: printed, state: 'number', text: String(printed), place, doubt: null }
  return { value: null, state: printed === '/' ? 'mark' : 'unreadable', text: printed, place, doubt: null }
}

export function sure<T>(value: T): Extracted<T> {
  return { value, certain: true, readings: [{ value, from: 'title', text: String(value), place: null }], doubt: null }
}

export interface Sketch {
  agency?: string
  year?: number
  layouts?: Partial<Record<TableName, Layout | null>>
  /** Cells by key; those not named print 0, those named `undefined` are absent. */
  cells?: Record<CellKey, Printed | undefined>
  overview?: string
  change?: (report: Report) => void
}

/** What section 1 has to speak of, without a number. */
const themes = '主动公开各类信息。依申请公开渠道畅通。信息审核从严。网站栏目有人维护。监督考核到位。'

/** A report that is right in every respect but those named. */
export function reportOf({ agency = '云川市示例局', year = 2023, layouts = {}, cells = {}, overview = '', change = () => {} }: Sketch = {}): Report {
  const all: Record<TableName, Layout | null> = { proactive: '2021', applications: '2021', appeals: '2021', ...layouts }
  const keys = tableNames.flatMap(table => all[table] === null ? [] : formCells(table, all[table]))
  const report: Report = {
    id: `${agency}-${year}`,
    source: { hash: '', name: '', folder: '', format: 'txt', charset: null, part: null },
    title: null,
    agency: sure(agency),
    year: sure(year),
    scope: sure('unit'),
    fictional: true,
    layouts: all,
    cells: Object.fromEntries(keys.map(key => [key, cellOf(key in cells ? cells[key] : 0)])),
    sections: ([
      ['overview', '一、总体情况', [overview, themes]],
      ['proactive', '二、主动公开政府信息情况', []],
      ['applications', '三、收到和处理政府信息公开申请情况', []],
      ['appeals', '四、政府信息公开行政复议、行政诉讼情况', []],
      ['problems', '五、存在的主要问题及改进情况', ['公开的方式还少。']],
      ['others', '六、其他需要报告的事项', ['本年未收取信息处理费。']],
    ] as const).map(([kind, heading, texts]) => ({ kind, heading, paragraphs: texts.map(text => ({ text, place: { at: 'paragraph', paragraph: 2 } as const })) })),
    pictured: [],
    notes: [],
  }
  change(report)
  return report
}

export function placed(sketch: Sketch, as: Partial<PlacedFacts> = {}): PlacedFacts {
  const report = reportOf(sketch)
  const agency = report.agency.value!
  return {
    report: report.id,
    agency,
    agencyName: agency,
    year: report.year.value!,
    scope: 'unit',
    region: '云川市',
    type: 'other',
    layouts: report.layouts,
    due: `${report.year.value! + 1}-01-31`,
    vertical: false,
    facts: factsOf(report),
    ...as,
  }
}
