import type { Draft, Printed } from './draft'
import type { Style } from './render/style'
import type { CellKey, Layout, Scope } from '@/reports'
import { applicationColumns, applicationRowKeys, formCells } from '@/reports'
import facts from './published.json'
import { headingSets } from './render/style'

/** A published amount in 元, as 万元: `251000元` → 25.1. */
function amount(text: string): number {
  return Number(/^(\d+)元$/.exec(text)![1]) / 10_000
}

function draftOfPublished(published: typeof facts[number]): Draft {
  const cells = new Map<CellKey, Printed>()
  const texts = new Map<CellKey, string>()
  const applications = published.applications.layout as Layout
  const proactive = published.proactive.layout as Layout
  const values = published.proactive.rows.flat()
  formCells('proactive', proactive).forEach((key, index) => {
    const value = values[index]!
    cells.set(key, typeof value === 'string' ? amount(value) : value)
    if (typeof value === 'string')
      texts.set(key, value)
  })
  applicationRowKeys(applications).forEach((row, index) => applicationColumns.forEach(({ key }, column) =>
    cells.set(`applications.${row}.${key}`, published.applications.rows[index]![column]!)))
  formCells('appeals', '2021').forEach((key, index) => cells.set(key, published.appeals[index]!))
  const consolidated = published.scope === 'consolidated'
  return {
    issuer: { name: published.agency, region: '', scope: published.scope as Scope, unit: null },
    year: published.year,
    title: `${published.agency}${published.year}年政府信息公开工作年度报告`,
    periodYear: published.year,
    publisher: published.agency,
    layouts: { proactive, applications, appeals: '2021' },
    pictured: [],
    cells,
    texts,
    prose: {
      overview: [`本文件按公布的数字重新排版，文字不是原文。统计期限为${published.year}年1月1日至${published.year}年12月31日。${consolidated ? '数据汇总各级行政机关。' : '数据为本机关自身，不含其他部门和单位。'}主动公开、依申请公开、政府信息管理、平台建设、监督保障各节的文字未收录。`],
      problems: ['文字部分未收录。'],
      others: ['文字部分未收录，收取信息处理费的情况见原文。'],
    },
  }
}

const styles: readonly (readonly [suffix: string, Style])[] = [
  ['', { shape: 'tabs', encoding: 'utf-8', headings: headingSets[0]!, digits: 'plain', halfWidth: true }],
  ['（UTF-8）', { shape: 'site', encoding: 'utf-8', headings: headingSets[0]!, digits: 'plain', halfWidth: false }],
  ['（GB18030）', { shape: 'page', encoding: 'gb18030', headings: headingSets[1]!, digits: 'grouped', halfWidth: false }],
]

/** Every published report as text and as web pages in both encodings, set by us around the published numbers. */
export function publishedDrafts(): { draft: Draft, style: Style, name: string }[] {
  return facts.flatMap((published) => {
    const draft = draftOfPublished(published)
    return styles.map(([suffix, style]) => ({ draft, style, name: `published/${draft.title}${suffix}` }))
  })
}
