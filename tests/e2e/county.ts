import type { Draft } from '../golden/make/figures'
import { Buffer } from 'node:buffer'
import { utils, write } from '@e965/xlsx'
import { draftOf } from '../golden/make/figures'
import { toHtml } from '../golden/make/html'
import { lookOf } from '../golden/make/looks'
import { toWorkbook } from '../golden/make/sheets'
import { storyOf } from '../golden/make/story'
import { toText } from '../golden/make/text'
import { toDocx } from '../golden/make/word'

/** A file as a person picks it. */
export interface Picked {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A county's January: its units, and what they send. */
export const county = '临江县'
export const collected = 2025
const departments = ['教育局', '公安局', '民政局', '司法局', '财政局', '人力资源和社会保障局', '自然资源和规划局', '生态环境局', '住房和城乡建设局', '交通运输局', '水利局', '农业农村局', '商务局', '文化和旅游局', '卫生健康局', '退役军人事务局', '应急管理局', '审计局', '市场监督管理局', '统计局', '医疗保障局', '城市管理局', '行政审批局', '信访局', '林业局']
const towns = ['桐溪镇', '芦荻镇', '溪桥镇', '梅坞镇', '雁汀镇', '云澜镇', '河埠镇', '石桥镇', '柳河镇', '青山镇']
/** Those that report; the archive is on the list and never does, the tax bureau answers to its own. */
export const reporting = [...departments.map(name => `${county}${name}`), ...towns.map(name => `${county}${name}人民政府`)]
export const silent = `${county}档案局`
export const vertical = `国家税务总局${county}税务局`

/** The list as the office keeps it, an Excel file of 37 rows. */
export function unitList(): Picked {
  const rows = [...reporting, silent, vertical].map((name, at) => [at + 1, name, name === vertical ? '垂管' : '', '何青', `6218${at}`])
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['2025年度报送单位名单'], ['序号', '单位名称', '备注', '联系人', '电话'], ...rows]), '名单')
  return { name: '报送单位名单.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer) }
}

const layouts = { proactive: '2021', applications: '2021', appeals: '2021' } as const

/** Units whose prose speaks of their whole system: whether they are of one's own is asked. */
export const ofSystem: ReadonlySet<string> = new Set(['教育局', '公安局', '民政局', '卫生健康局', '自然资源和规划局'].map(name => `${county}${name}`))
/** Sends two different reports of the year collected. */
export const twice = `${county}水利局`
/** Those whose totals are off by one in the year collected. */
export const wrong = ['财政局', '交通运输局', '审计局', '统计局', '林业局'].map(name => `${county}${name}`)

/** What a unit reports of a year. `again`: another account of the same year; `mended`: its totals are right. */
export function sent(agency: string, year: number, again = '', mended = false): Draft {
  const draft = draftOf(`county|${agency}|${year}${again}`, { agency, year, layouts, size: reporting.indexOf(agency) % 3 === 0 ? 'middle' : 'small', gaps: false })
  const total = 'applications.concluded.total'
  if (year === collected && wrong.includes(agency) && !mended)
    draft.cells.set(total, Number(draft.cells.get(total)) + 1)
  return draft
}

/** The draft as a file, in one of five kinds. `system`: its prose speaks of the whole system. */
export async function file(draft: Draft, kind: number, { remark = '', system = false } = {}): Promise<Picked> {
  const look = lookOf('official')
  // What is said to be made up is kept apart from the units of a list.
  const real = (text: string) => text.replace('（虚构）', '').replace('本报告为虚构示例，', '').replace('本机关收到', system ? '全系统共收到' : '本机关收到')
  const pieces = storyOf(draft, look).map(piece => piece.kind === 'table' ? piece : { ...piece, text: real(piece.text) })
  const name = `${draft.agency}${draft.year}年年报${remark}`
  const of = (extension: string, bytes: Uint8Array | string): Picked => ({ name: `${name}.${extension}`, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  switch (kind % 5) {
    case 0: return of('html', toHtml(draft, pieces, 'clean'))
    case 1: return of('docx', await toDocx(pieces, look))
    case 2: return of('txt', toText(pieces, 'tabs'))
    case 3: return of('xlsx', toWorkbook([['Sheet1', pieces]], 'xlsx'))
    default: return of('html', toHtml(draft, pieces, 'site'))
  }
}
