import type { Found, ReportRule } from '../rule'
import type { CellKey, Layout, TableName } from '@/forms'
import type { Report } from '@/reports'
import { formCells, formOf, forms, isAskedIn, splitKey, tablesOf } from '@/forms'
import { grouped } from '../grouped'
import { cellWords, columnWords, rowWords, some, tableWords } from '../words'

/** First report year with one form for the whole country. */
const firstNational = Math.min(...forms.filter(({ region, layouts }) => region === null && layouts.some(({ awaiting }) => !awaiting)).map(({ years }) => years[0]))

const states = { blank: '空白', mark: '划线或“无”', absent: '缺失' } as const
type Open = keyof typeof states

function openState(report: Report, key: CellKey): Open | null {
  const state = report.cells[key]?.state ?? 'absent'
  return state in states ? state as Open : null
}

/** Cells in words, whole columns and whole rows first: `科研机构整列、复议后起诉整行、予以公开·总计`. */
function inWords(open: ReadonlySet<CellKey>, form: readonly CellKey[], table: TableName): string {
  const words: string[] = []
  const named = new Set<CellKey>()
  function nameWhole(by: 'column' | 'row'): void {
    const lines = grouped(form, key => splitKey(key)[by])
    for (const [line, keys] of lines) {
      if (keys.length > 1 && keys.every(key => open.has(key)) && keys.some(key => !named.has(key))) {
        words.push(by === 'column' ? `“${columnWords(table, line, '')}”整列` : `“${rowWords(table, line)}”整行`)
        keys.forEach(key => named.add(key))
      }
    }
  }
  if (table === 'applications')
    nameWhole('column')
  nameWhole('row')
  words.push(...form.filter(key => open.has(key) && !named.has(key)).map(key => cellWords(key)))
  return some(words, 8, '处')
}

function openCells(report: Report, table: TableName, layout: Layout): Found[] {
  const form = formCells(table, layout).filter(key => report.cells[key] || isAskedIn(key, layout, report.year.value))
  const open = new Map(form.flatMap((key) => {
    const state = openState(report, key)
    return state === null ? [] : [[key, state] as const]
  }))
  if (open.size === 0 || open.size === form.length)
    return []
  const counts = grouped(open.values(), state => state)
  const kinds = (Object.keys(states) as Open[]).filter(state => counts.has(state)).map(state => `${states[state]} ${counts.get(state)!.length} 格`)
  return [{
    where: table,
    report: report.id,
    table,
    row: null,
    column: null,
    message: `${tableWords(table)}：${kinds.join('，')}：${inWords(new Set(open.keys()), form, table)}；空白不等于 0，没有发生的应填 0`,
    params: { open: open.size, cells: form.length },
    cells: [...open.keys()],
    elsewhere: [],
    expected: null,
    actual: null,
  }]
}

function missingTable(report: Report, table: TableName): Found {
  const pictured = report.pictured.includes(table)
  return {
    where: table,
    report: report.id,
    table,
    row: null,
    column: null,
    message: `${tableWords(table)}：${pictured ? '表格是图片，数字读不出来' : '没有找到表格'}；未按 0 计，请补报或人工录入`,
    params: { pictured: pictured ? 1 : 0 },
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
    message: `${report.year.value} 年度年报的表样还不认识（${firstNational} 年以前各地表样不同），没有读取数字；文件和正文已原样保留，不计入合计，不必重新报送，也不必另找原件`,
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
  name: '漏填',
  explanation: '规定格式的表格或单元格缺失、空白或划线；没有发生的应填 0。',
  find: report => formOf(report.layouts, report.year.value) === null
    ? [unknownForm(report)]
    : tablesOf(report.layouts, report.year.value).flatMap((table) => {
        const layout = report.layouts[table]
        return layout ? openCells(report, table, layout) : [missingTable(report, table)]
      }),
}
