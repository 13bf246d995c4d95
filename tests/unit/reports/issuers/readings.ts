import type { Report } from '@/reports'
import type { RecognizedTables } from '@/tables'
import { buildReport } from '@/reports'
import { divisions } from '../../../../src/reports/agencies/divisions'
import { parseName } from '../../../../src/reports/agencies/names'
import { recognized, sourceOf } from '../form'

/** What stands behind a place in the names of agencies. `…` is the place where it does not stand first. */
export const kinds = [
  '人民政府',
  '人民政府办公室',
  '政府办',
  '教育局',
  '发展和改革委员会',
  '工信局',
  '公安局',
  '人力资源和社会保障局',
  '自然资源和规划局',
  '市场监督管理局',
  '城市管理局',
  '金融工作局',
  '卫健委',
  '机关事务管理局',
  '国家税务总局…税务局',
  '气象局',
  '消防救援大队',
  '人民政府地方志办公室',
  '人民政府外事办公室',
  '人民政府研究室',
  '台湾工作办公室',
  '国防动员办公室',
  '社会工作部',
  '机构编制委员会办公室',
  '委网信办',
  '委党校',
  '总工会',
  '文联',
  '妇联',
  '残联',
  '侨联',
  '监狱',
  '林场',
  '垦殖场',
  '少年宫',
  '老年大学',
  '网站管理中心',
  '交通运输局公路事务中心',
  '经济技术开发区管委会',
  '司各庄镇人民政府',
  '佳荣里街',
] as const

const bare = '2023年政府信息公开工作年度报告'
const form = '根据《中华人民共和国政府信息公开条例》（国务院令第711号）'

/** How a title or a first sentence names the agency. */
export const ways: readonly ((name: string) => Parameters<typeof recognized>[0])[] = [
  name => ({ lines: [`${name}2023年政府信息公开工作年度报告`] }),
  name => ({ lines: [`2023年${name}政府信息公开工作年度报告`] }),
  name => ({ lines: [`${[...name].join(' ')} 2023 年政府信息公开工作年度报告`] }),
  name => ({ lines: [name, bare] }),
  name => ({ lines: [`${name}关于2023年度政府信息公开工作情况的报告`] }),
  name => ({ lines: [`${bare}（${name}）`] }),
  name => ({ lines: [`特向社会公布《${name}2023年政府信息公开年度报告》。`] }),
  name => ({ lines: [`${form}要求，现将${name}2023年政府信息公开工作年度报告公布如下。`] }),
  name => ({ lines: [bare, `本报告由${name}按照${form.slice(2)}规定编制。`] }),
  name => ({ lines: [bare, `${form}，结合2023年${name}政府信息公开工作实际，编制本报告。`] }),
  name => ({ lines: [bare, `${name}${form}编制了本年度报告。`] }),
  name => ({ lines: [bare], metadata: { 名称: `${name}2023年政府信息公开工作年度报告`, 发布机构: name } }),
]

/** Readings there are: every division × kind × way. */
export const count = divisions.length * kinds.length * ways.length

/** The reading of one number under `count`: what is written, and what must be read. */
export function readingAt(index: number): { name: string, code: string, asks: boolean, parts: Parameters<typeof recognized>[0] } {
  const division = divisions[Math.floor(index / ways.length / kinds.length)]!
  const kind = kinds[Math.floor(index / ways.length) % kinds.length]!
  const way = index % ways.length
  const name = kind.includes('…') ? kind.replace('…', division.name) : division.name + kind
  // A report that its government’s office compiled may be the government’s own: that is asked.
  const asks = /政府办/.test(kind) && (way === 8 || way === 10)
  return { name, code: division.code, asks, parts: ways[way]!(name) }
}

/** What is wrong with a reading, null when the agency is read exactly, in its place, and nothing is asked. */
export function wrongAt(index: number): string | null {
  const { name, code, asks, parts } = readingAt(index)
  const tables: RecognizedTables = recognized(parts)
  const { agency }: Report = buildReport(tables, sourceOf())
  const written = JSON.stringify(parts)
  if (agency.value !== name)
    return `${written}: ${agency.value}`
  if (agency.certain === asks)
    return `${written}: ${agency.doubt}`
  const { region, ambiguous } = parseName(name)
  return region.code === code || ambiguous.some(division => division.code === code) ? null : `${name}: ${region.code}`
}
