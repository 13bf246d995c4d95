import type { Found, ReportRule, RuleWords, Unsaid } from '../rule'
import type { CellKey, Layout, TableName } from '@/forms'
import type { InEach } from '@/language'
import type { Report } from '@/reports'
import { formCells, formOf, forms, isAskedIn, splitKey, tablesOf } from '@/forms'
import { grouped } from '../grouped'
import { en, zh } from '../words'
import { countOpen, openState, openWords } from './open-cells'

/** First report year with one form for the whole country. */
const firstNational = Math.min(...forms.filter(({ region, layouts }) => region === null && layouts.some(({ awaiting }) => !awaiting)).map(({ years }) => years[0]))

/** Columns and rows of which every cell is open, as the finding keeps them: `column research row afterReview`. */
interface Whole { by: 'column' | 'row', line: string }

function wholeLines(open: ReadonlySet<CellKey>, form: readonly CellKey[], table: TableName): Whole[] {
  const named = new Set<CellKey>()
  return (table === 'applications' ? ['column', 'row'] as const : ['row'] as const).flatMap(by =>
    [...grouped(form, key => splitKey(key)[by])].flatMap(([line, keys]) => {
      if (keys.length < 2 || !keys.every(key => open.has(key)) || keys.every(key => named.has(key)))
        return []
      keys.forEach(key => named.add(key))
      return [{ by, line }]
    }))
}

function wholeIn(text: string): Whole[] {
  return [...text.matchAll(/(column|row) (\S+)/g)].map(([, by, line]) => ({ by: by as Whole['by'], line: line! }))
}

/** Cells in words, whole columns and rows first: `“科研机构”整列、“行政诉讼（复议后起诉）”整行、予以公开·总计`. */
function namesOf({ table, cells, params }: Unsaid, ofLine: (line: Whole, table: TableName) => string, ofCell: (key: CellKey) => string): string[] {
  const whole = wholeIn(String(params.whole ?? ''))
  const single = cells.filter(key => !whole.some(({ by, line }) => splitKey(key)[by] === line))
  return [...whole.map(line => ofLine(line, table ?? '')), ...single.map(ofCell)]
}

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '漏填',
    explanation: '规定格式的表格或单元格缺失、空白或划线；没有发生的应填 0。',
    sentence: (finding) => {
      const { table, params } = finding
      if (params.unknown === 1)
        return `${params.year} 年度年报的表样还不认识（${firstNational} 年以前各地表样不同），没有读取数字；文件和正文已原样保留，不计入合计，不必重新报送，也不必另找原件`
      if (params.open === undefined)
        return `${zh.table(table)}：${params.pictured === 1 ? '表格是图片，数字读不出来' : '没有找到表格'}；未按 0 计，请补报或人工录入`
      const names = namesOf(finding, ({ by, line }) => by === 'column' ? `“${zh.column(table, line, '')}”整列` : `“${zh.row(table, line)}”整行`, zh.cell)
      return `${zh.table(table)}：${openWords(finding, 'zh-CN').join('，')}：${zh.some(names, 8, '处')}；空白不等于 0，没有发生的应填 0`
    },
  },
  'en': {
    name: 'Left out',
    explanation: 'A table or a cell of the form is absent, blank or marked; what did not happen is to be filled in as 0.',
    sentence: (finding) => {
      const { table, params } = finding
      if (params.unknown === 1)
        return `The form of the ${params.year ?? ''} report is not known (before one form held for the whole country, places had their own): no numbers were read. File and text are kept as they are and count in no total; nothing need be sent again.`
      if (params.open === undefined)
        return `${en.table(table)}: ${params.pictured === 1 ? 'the table is a picture and its numbers cannot be read' : 'no table was found'}; it is not counted as 0. Ask for it, or enter it by hand.`
      const names = namesOf(finding, ({ by, line }) => `all of “${by === 'column' ? en.column(table, line) : en.row(table, line)}”`, en.cell)
      return `${en.table(table)}: ${en.counted(params.open, 'cell')} of ${en.figure(params.cells)} ${params.open === 1 ? 'is' : 'are'} blank, marked or absent: ${en.listed(names)}. A blank is not 0; what did not happen is to be filled in as 0.`
    },
  },
}

function openCells(report: Report, table: TableName, layout: Layout): Found[] {
  const form = formCells(table, layout).filter(key => report.cells[key] || isAskedIn(key, layout, report.year.value))
  const open = form.filter(key => openState(report, key) !== null)
  if (open.length === 0 || open.length === form.length)
    return []
  const whole = wholeLines(new Set(open), form, table).map(({ by, line }) => `${by} ${line}`).join(' ')
  return [{
    where: table,
    report: report.id,
    table,
    row: null,
    column: null,
    params: { open: open.length, cells: form.length, ...countOpen(report, open), whole },
    cells: open,
    elsewhere: [],
    expected: null,
    actual: null,
  }]
}

function missingTable(report: Report, table: TableName): Found {
  return {
    where: table,
    report: report.id,
    table,
    row: null,
    column: null,
    params: { pictured: report.pictured.includes(table) ? 1 : 0 },
    cells: [],
    elsewhere: [],
    expected: null,
    actual: null,
  }
}

/** A report of a year in which no form of the whole country was in force, with no table any known form prints. */
function unknownForm(report: Report): Found {
  return {
    where: 'form',
    report: report.id,
    table: null,
    row: null,
    column: null,
    params: { year: report.year.value, unknown: 1 },
    cells: [],
    elsewhere: [],
    expected: null,
    actual: null,
  }
}

/** A table that is not there, or cells of one that hold no number, in one finding a table. A table without any number is an `empty-form`. */
export const incomplete: ReportRule = {
  id: 'incomplete',
  severity: 'warning',
  words,
  find: report => formOf(report.layouts, report.year.value) === null
    ? [unknownForm(report)]
    : tablesOf(report.layouts, report.year.value).flatMap((table) => {
        const layout = report.layouts[table]
        return layout ? openCells(report, table, layout) : [missingTable(report, table)]
      }),
}
