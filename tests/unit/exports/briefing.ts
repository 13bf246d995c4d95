import type { Block, Briefing, Provenance, Rasterise } from '@/exports'
import type { Breakdown } from '@/figures'
import { deflateSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { withDpi } from '@/exports'
import { applicationsModel, breakdownModel, sentenceOf, tableOf } from '@/figures'

export const provenance: Provenance = {
  period: '2019—2022 年',
  coverage: '41 个单位中 37 个',
  formula: '公开率 =（予以公开 + 部分公开）÷ 办结',
  values: '更正',
  date: '2026年11月22日',
  source: '各单位年报',
  checksum: 'ab'.repeat(32),
  check: '在“简报”页核对',
  fictional: '虚构数据',
}

const years = [2019, 2020, 2022].map((year, at) => ({ year, received: 1234 + at, carriedIn: 10, handled: 1244 + at, concluded: 1200 - at, carriedOut: 44, reports: 37, gaps: 0 }))

const shares: Breakdown = {
  name: '办理结果',
  unit: 'rate',
  lowBelow: 30,
  breaks: [2021],
  proportion: false,
  first: { dimension: 'year', name: '年度', groups: ['2020', '2021', '2022'].map(key => ({ key, name: key })) },
  second: { dimension: 'part', name: '部分', groups: [{ key: 'outcomes.granted', name: '予以公开' }, { key: 'outcomes.denied', name: '不予公开' }] },
  cells: ['2020', '2021', '2022'].flatMap((first, at) => ['outcomes.granted', 'outcomes.denied'].map((second, part) => ({ first, second, value: part === 0 ? 0.5 + at / 10 : 0.5 - at / 10, numerator: 50, denominator: 100, reports: 37, gaps: 0, leftOut: 0, low: false }))),
  years: [2020, 2022],
  placeOf: () => ({ filters: null, agency: null }),
}

const types: Breakdown = { ...shares, name: '公开率', breaks: [], proportion: true, first: { dimension: 'type', name: '部门类型', groups: [{ key: 'police', name: '公安' }, { key: 'tax', name: '税务' }] }, second: { dimension: 'year', name: '年度', groups: ['2020', '2021'].map(key => ({ key, name: key })) }, cells: ['police', 'tax'].flatMap((first, at) => ['2020', '2021'].map((second, year) => ({ first, second, value: 0.25 + at / 4 + year / 8, numerator: 25, denominator: 100, reports: 3, gaps: 0, leftOut: 0, low: false }))) }

const named = (title: string) => ({ title, remark: '请各单位核对。' })

export const blocks = {
  columns: { kind: 'chart', ...named('2019—2022 年申请办理量'), subtitle: '各单位相加', model: applicationsModel(years, 'zh-CN'), table: tableOf(applicationsModel(years, 'zh-CN'), 'zh-CN'), sentence: sentenceOf(applicationsModel(years, 'zh-CN'), 'zh-CN'), annotations: ['① 2021 年换表'], provenance },
  stack: { kind: 'chart', ...named('办理结果占比'), subtitle: '', model: breakdownModel('stack', shares, 'zh-CN'), table: tableOf(breakdownModel('stack', shares, 'zh-CN'), 'zh-CN'), sentence: sentenceOf(breakdownModel('stack', shares, 'zh-CN'), 'zh-CN'), annotations: [], provenance },
  lines: { kind: 'chart', ...named('各部门类型公开率'), subtitle: '', model: breakdownModel('lines', { ...types, breaks: [2021] }, 'zh-CN'), table: tableOf(breakdownModel('lines', types, 'zh-CN'), 'zh-CN'), sentence: '', annotations: [], provenance },
  matrix: { kind: 'chart', ...named('公开率矩阵'), subtitle: '', model: breakdownModel('matrix', types, 'zh-CN'), table: tableOf(breakdownModel('matrix', types, 'zh-CN'), 'zh-CN'), sentence: '', annotations: [], provenance },
  table: { kind: 'table', ...named('核验清单'), subtitle: '', sentence: '', provenance, table: { columns: [{ key: 'unit', label: '单位', kind: 'text' }, { key: 'count', label: '处数（处）', kind: 'count' }], rows: [{ unit: '=HYPERLINK("http://x")', count: 3 }, { unit: '+市局', count: null }, { unit: '@县局', count: -2 }] } },
  text: { kind: 'text', title: '说明', paragraphs: ['第一段。', '第二段。'] },
  figures: { kind: 'figures', ...named('关键指标'), items: [{ name: '新收', value: '1,236 件', change: '+1 件', detail: '37 份年报' }], table: { columns: [{ key: 'name', label: '指标', kind: 'text' }, { key: 'received', label: '新收（件）', kind: 'count' }], rows: [{ name: '新收', received: 1236 }] }, provenance },
  form: { kind: 'form', ...named('汇总表'), sentence: '', provenance, tables: [{ title: '四、行政复议', rows: [[{ text: '行政复议', value: null, header: true, columns: 2, rows: 1 }], [{ text: '10', value: 10, header: false, columns: 1, rows: 1 }, { text: '', value: null, header: false, columns: 1, rows: 1 }]] }] },
} satisfies Record<string, Block>

export const briefing: Briefing = { title: '年度简报', subtitle: '2022 年', organisation: '云川市人民政府办公室', date: '2026年11月22日', locale: 'zh-CN', fictional: '虚构数据', blocks: Object.values(blocks) }

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, data, Buffer.alloc(4)])
}
/** A white PNG of 4×2 pixels stands for the drawing: Node has no canvas. */
const header = Buffer.from([0, 0, 0, 4, 0, 0, 0, 2, 8, 2, 0, 0, 0])
const png = withDpi(Buffer.concat([Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(2 * 13, 255))), chunk('IEND', Buffer.alloc(0))]), 96)
export const rasterise: Rasterise = async () => ({ bytes: png, width: 400, height: 200 })

export const quiet = { onProgress: () => {}, signal: new AbortController().signal }

/** Parts of an OOXML file as text, by name; embedded files as bytes. */
export async function opened(blob: Blob): Promise<{ text: (name: string) => string, bytes: (name: string) => Uint8Array, names: string[] }> {
  const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()))
  return { text: name => strFromU8(parts[name]!), bytes: name => parts[name]!, names: Object.keys(parts) }
}

/** Texts of all elements of a name, in order. */
export function textsOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))].map(match => match[1]!)
}
