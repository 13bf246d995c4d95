import type { Found, ReportRule, RuleWords, Unsaid } from '../rule'
import type { InEach } from '@/language'
import type { CellKey, Extracted, Report } from '@/reports'
import { recordLanguage } from '@/language'
import { splitKey } from '@/reports'
import { grouped } from '../grouped'
import { en, listIn, listParams, zh } from '../words'

type Field = 'agency' | 'year' | 'scope'

const fields: InEach<Record<Field, string>> = {
  'zh-CN': { agency: '单位名称', year: '年报年度', scope: '口径（本级或汇总）' },
  'en': { agency: 'agency’s name', year: 'report year', scope: 'scope (own unit or consolidated)' },
}

const noNumber: InEach<(text: string) => string> = {
  'zh-CN': text => `印的是“${text}”，不是数字`,
  'en': text => `“${text}” is printed, which is no number`,
}

/** What made a cell doubtful, by the code its reader gave. */
const doubts: Readonly<Record<string, string>> = {
  'label-near': 'a label is not quite the form’s own',
  'label-position': 'a label could not be read and was placed by its neighbours',
  'column-shift': 'the numbers may be one column off',
  'count-mismatch': 'there are more or fewer numbers than columns',
  'split-number': 'a number was torn apart and put together again',
  'digit-letter': 'letters may stand for digits (O for 0, l for 1)',
  'duplicate': 'the same row is printed twice with different numbers',
  'unit': 'the unit of an amount is not clear',
  'torn': 'labels and numbers were torn apart',
  'layout': 'it is not clear which form the table uses',
  'extra-text': 'other words stand beside the number',
  'ocr': 'it was recognised from a picture',
  'struck': 'something in the cell is struck out and was not counted',
  'hidden': 'the cell holds text that cannot be seen and was not counted',
  'field': 'the number stands in a field of the page that can be filled in',
  'direction': 'invisible signs stand within the number and may change its order',
  'shown': 'the cell’s format shows another number than the cell stores; the text kept was read',
  'unsure': 'the styles of the cell may hide some of its text, make it a note or print more; what is stored was read',
  'two-numbers': 'what is printed is in several pieces, two numbers or one torn apart, and none was taken',
  'unreadable': 'what is printed is no number',
}

/** What a reader saw that leaves a whole report in doubt, by the code of its note. */
const notes: Readonly<Record<string, string>> = {
  'truncated': 'Part of the file was not read',
  'undecodable': 'Some characters of the file could not be decoded',
  'scanned-page': 'A page is a scan, or its text was recognised from one',
  'ocr': 'Text and numbers were recognised from a picture on this machine',
  'styles-elsewhere': 'The page uses style sheets that are not in the file, so that it is not known whether they hide text, strike it out or make notes of it',
  'picture-held': 'Tables that are pictures were not read; “Read offline (OCR)” on the Data page proposes their numbers',
}

const rowsOf = ({ cells }: Unsaid): string[] => [...new Set(cells.map(key => splitKey(key).row))]

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '识别存疑',
    explanation: '从文件读出的数字、单位名称、年度或口径不能确定，须对照原件核实。',
    sentence: (finding) => {
      const { table, row, cells, params } = finding
      const said = listIn(params, 'said')
      if (typeof params.field === 'string') {
        const texts = zh.some(listIn(params, 'text').map(text => `“${text}”`), 3, '处', Number(params.texts ?? 0))
        return `${fields['zh-CN'][params.field as Field]}：${said[0] ?? (params.value === null ? '各处都没有写明' : '不能确定')}${texts && `（见 ${texts}）`}；请人工确认`
      }
      if (cells.length === 0)
        return `${String(said[0]).replace(/。$/, '')}；${params.code === 'picture-held' ? '可在“数据”页对这份文件“在本机识别（OCR）”，再逐格核对' : '请对照原件核实'}`
      const rows = rowsOf(finding)
      const where = rows.length > 1
        ? `共 ${cells.length} 格（${zh.some(rows.map(each => zh.row(table, each)), 4, '行')}）`
        : cells.length === 1 ? zh.cell(cells[0]) : `“${zh.row(table, row)}”行 ${cells.length} 格`
      return `${zh.table(table)}，${where}：${zh.some(said, 3, '种情形', Number(params.saids))}；请对照原件核实`
    },
  },
  'en': {
    name: 'Read with doubt',
    explanation: 'A number, the agency, the year or the scope could not be read with certainty; compare with the original.',
    sentence: ({ table, row, cells, params }) => {
      if (typeof params.field === 'string') {
        const proposed = params.value === null || params.value === undefined ? 'it is stated nowhere' : `“${params.value}” is only a proposal`
        return `The ${fields.en[params.field as Field] ?? params.field} is not certain: ${proposed}. Please confirm it.`
      }
      const note = cells.length === 0 ? notes[String(params.code)] : undefined
      if (note !== undefined)
        return `${note}. Please compare with the original.`
      const why = doubts[String(params.code)] ?? 'the reading is not certain'
      const where = cells.length === 1 ? en.cell(cells[0]) : `${en.counted(cells.length, 'cell')}${row !== null && table !== null ? ` of the row “${en.row(table, row)}”` : ` (${en.listed(cells.map(en.cell), 3)})`}`
      return `${en.table(table)}, ${where}: ${why}. Please compare with the original.`
    },
  },
}

interface DoubtfulCell {
  key: CellKey
  code: string
  message: string
}

function doubtfulCells(report: Report): DoubtfulCell[] {
  return Object.entries(report.cells).flatMap(([key, { doubt, state, text }]) => {
    if (doubt !== null)
      return [{ key, code: doubt.code, message: doubt.message }]
    return state === 'unreadable' ? [{ key, code: 'unreadable', message: noNumber[recordLanguage](text) }] : []
  })
}

function oneFinding(report: Report, cells: readonly DoubtfulCell[], where: string): Found {
  const { table, row } = splitKey(cells[0]!.key)
  const messages = [...new Set(cells.map(({ message }) => message))]
  const oneRow = cells.every(({ key }) => splitKey(key).row === row)
  return {
    where,
    report: report.id,
    table,
    row: oneRow ? row : null,
    column: cells.length === 1 ? splitKey(cells[0]!.key).column : null,
    params: { code: cells[0]!.code, cells: cells.length, ...listParams('said', messages, 3) },
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
      const [{ key, code }] = cells as [DoubtfulCell]
      return oneFinding(report, cells, `${splitKey(key).table}:${code}:${key}`)
    }),
    ...[...byRow].map(([where, cells]) => oneFinding(report, cells, cells.length === 1 ? `${cells[0]!.key}:${cells[0]!.code}` : where)),
  ]
}

function claimFinding(report: Report, field: Field): Found[] {
  const claim: Extracted<string | number> = report[field]
  if (claim.certain && claim.value !== null)
    return []
  return [{
    where: field,
    report: report.id,
    table: null,
    row: null,
    column: null,
    params: {
      field,
      value: claim.value,
      ...(claim.doubt !== null && listParams('said', [claim.doubt], 1)),
      ...listParams('text', [...new Set(claim.readings.map(({ text }) => text))], 3),
    },
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
  words,
  find: report => [
    ...cellFindings(report),
    ...(['agency', 'year', 'scope'] as const).flatMap(field => claimFinding(report, field)),
  ],
}
