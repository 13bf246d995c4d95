import type { Found, ReportRule } from '../rule'
import type { CellKey, Claim, Report } from '@/reports'
import { splitKey } from '@/reports'
import { grouped } from '../grouped'
import { cellWords, rowWords, some, tableWords } from '../words'

interface DoubtfulCell {
  key: CellKey
  code: string
  message: string
}

function doubtfulCells(report: Report): DoubtfulCell[] {
  return Object.entries(report.cells).flatMap(([key, { doubt, state, text }]) => {
    if (doubt !== null)
      return [{ key, code: doubt.code, message: doubt.message }]
    return state === 'unreadable' ? [{ key, code: 'unreadable', message: `印的是“${text}”，不是数字` }] : []
  })
}

function oneFinding(report: Report, cells: readonly DoubtfulCell[], where: string, line: string): Found {
  const { table, row } = splitKey(cells[0]!.key)
  const messages = [...new Set(cells.map(({ message }) => message))]
  const oneRow = cells.every(({ key }) => splitKey(key).row === row)
  return {
    where,
    report: report.id,
    table,
    row: oneRow ? row : null,
    column: cells.length === 1 ? splitKey(cells[0]!.key).column : null,
    message: `${tableWords(table)}，${line}：${some(messages, 3, '种情形')}；请对照原件核实`,
    params: { code: cells[0]!.code, cells: cells.length },
    cells: cells.map(({ key }) => key),
    elsewhere: [],
    expected: null,
    actual: cells.length === 1 ? report.cells[cells[0]!.key]!.value : null,
  }
}

/** One finding a cause: a whole table with one message, a row with one kind of doubt, else the single cell. */
function cellFindings(report: Report): Found[] {
  const byCause = grouped(doubtfulCells(report), ({ key, code, message }) => `${splitKey(key).table}:${code}:${message}`)
  const widespread = [...byCause.values()].filter(cells => new Set(cells.map(({ key }) => splitKey(key).row)).size > 1)
  const rest = [...byCause.values()].filter(cells => !widespread.includes(cells)).flat()
  const byRow = grouped(rest, ({ key, code }) => `${splitKey(key).table}.${splitKey(key).row}:${code}`)
  return [
    ...widespread.map((cells) => {
      const { table } = splitKey(cells[0]!.key)
      const names = [...new Set(cells.map(({ key }) => rowWords(table, splitKey(key).row)))]
      return oneFinding(report, cells, `${table}:${cells[0]!.code}:${cells[0]!.key}`, `共 ${cells.length} 格（${some(names, 4, '行')}）`)
    }),
    ...[...byRow].map(([where, cells]) => cells.length === 1
      ? oneFinding(report, cells, `${cells[0]!.key}:${cells[0]!.code}`, cellWords(cells[0]!.key))
      : oneFinding(report, cells, where, `“${rowWords(splitKey(cells[0]!.key).table, splitKey(cells[0]!.key).row)}”行 ${cells.length} 格`)),
  ]
}

const fields = { agency: '单位名称', year: '年报年度', scope: '口径（本级或汇总）' } as const

function claimFinding(report: Report, field: keyof typeof fields): Found[] {
  const claim: Claim<string | number> = report[field]
  if (claim.certain && claim.value !== null)
    return []
  const read = [...new Set(claim.readings.map(({ text }) => `“${text}”`))]
  const reason = claim.doubt ?? (claim.value === null ? '各处都没有写明' : '不能确定')
  return [{
    where: field,
    report: report.id,
    table: null,
    row: null,
    column: null,
    message: `${fields[field]}：${reason}${read.length > 0 ? `（见 ${some(read, 3, '处')}）` : ''}；请人工确认`,
    params: { field, value: claim.value },
    cells: [],
    elsewhere: [],
    expected: null,
    actual: null,
  }]
}

/** Every cell and field that was read with doubt: nothing doubtful passes as certain. */
export const doubtful: ReportRule = {
  id: 'doubtful',
  severity: 'warning',
  name: '识别存疑',
  explanation: '从文件读出的数字、单位名称、年度或口径不能确定，须对照原件核实。',
  find: report => [
    ...cellFindings(report),
    ...(['agency', 'year', 'scope'] as const).flatMap(field => claimFinding(report, field)),
  ],
}
