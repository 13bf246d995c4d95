import { applicationColumns, applicationRows, outcomeGroups, proactiveSubjects } from '../form'
import { rows2019, subjects2019 } from '../layouts/2019'
import { rows2021 } from '../layouts/2021'
import { bare, differing, distance, withoutOrdinal } from '../normalise'

/** Longest text that can be a label cell: the longest label with its group heads and stray spaces. */
export const longestLabel = 160

/** A label found in a text: a row of the form, or the head of a group of rows. */
export type Match = { row: number } | { head: string }

/** The rows of one table of the form, in printed order, with every wording that is surely theirs. */
export interface RowLabels {
  /** Wordings by row; the first is the form's own. */
  names: readonly (readonly string[])[]
  match: (bareText: string) => Match | null
}

/** Wordings, short forms and misprints of section 3 seen in published reports, beside the form's own. */
const applicationWordings: Record<string, readonly string[]> = {
  'received': ['本年新收政府信息公开申请', '本年新收政府信息公开申请数', '本年新收申请数量', '本年新收申请数', '本年新收申请', '本年新收', '本年度新收政府信息公开申请数量', '新收政府信息公开申请数量', '新收申请数量'],
  'carriedIn': ['上年结转政府信息公开申请', '上年结转政府信息公开申请数', '上年结转申请数量', '上年结转申请', '上年结转', '上年度结转政府信息公开申请数量', '上一年结转政府信息公开申请数量', '上一年度结转政府信息公开申请数量', '上年度结转申请数量', '上年度结转'],
  'granted': ['予以公开'],
  'partlyGranted': ['部分公开', '部分公开区分处理的只计这一情况不计其他情形', '部分公开区分处理的只计这一情况不计其他情况', '部分公开区分处理的只计这一情形不计其他情况', '部分公开区分处理的只计这一情形', '部分公开区分处理的只计这一情况', '部分公开区分处理'],
  'denied.stateSecret': ['属于国家秘密', '国家秘密', '涉及国家秘密'],
  'denied.forbiddenByLaw': ['其他法律行政法规禁止公开', '其他法律行政止公开', '其他法律行政法规禁止公开的', '其他法律法规禁止公开', '法律行政法规禁止公开', '其它法律行政法规禁止公开'],
  'denied.publicSecurity': ['危及三安全一稳定', '三安全一稳定', '危及三安全稳定'],
  'denied.thirdPartyRights': ['保护第三方合法权益', '第三方合法权益'],
  'denied.internalAffairs': ['属于三类内部事务信息', '属于三类内容事务信息', '三类内部事务信息', '内部事务信息'],
  'denied.deliberative': ['属于四类过程性信息', '四类过程性信息', '过程性信息'],
  'denied.enforcementFile': ['属于行政执法案卷', '行政执法案卷', '属于行政执法案卷信息'],
  'denied.administrativeInquiry': ['属于行政查询事项', '行政查询事项'],
  'unavailable.notHeld': ['本机关不掌握相关政府信息', '本机关不掌握相关信息', '本机关不掌握'],
  'unavailable.needsCreation': ['没有现成信息需要另行制作', '没有现成信息', '需要另行制作'],
  'unavailable.stillUnclear': ['补正后申请内容仍不明确', '补正后仍不明确', '补正后申请内容不明确'],
  'notProcessed.petition': ['信访举报投诉类申请', '信访举报投诉', '信访投诉举报类申请', '信访举报投诉类'],
  'notProcessed.repeated': ['重复申请'],
  'notProcessed.publication': ['要求提供公开出版物', '提供公开出版物'],
  'notProcessed.excessive': ['无正当理由大量反复申请', '大量反复申请'],
  'notProcessed.reconfirmation': ['要求行政机关确认或重新出具已获取信息', '确认或重新出具已获取信息', '要求行政机关确认或者重新出具已获取信息', '要求确认或重新出具已获取信息'],
  'concluded': ['总计', '合计', '小计', '总数', '共计'],
  'carriedOut': ['结转下年度继续办理', '结转下一年度继续办理', '结转下年继续办理', '结转下年度', '结转下一年度', '结转下年', '结转至下年度继续办理'],
  ...rows2019,
  ...rows2021,
}

const resultHeads = ['本年度办理结果', '本年办理结果', '办理结果', '本年度办理情况']
const groupWordings: Record<string, readonly string[]> = {
  denied: ['不予公开'],
  unavailable: ['无法提供'],
  notProcessed: ['不予处理'],
  other: rows2019.other!,
}

const subjectWordings: Record<string, readonly string[]> = {
  regulations: ['规章', '政府规章'],
  normativeDocuments: ['行政规范性文件', '规范性文件'],
  licensing: ['行政许可', '行政许可事项'],
  penalties: ['行政处罚'],
  coercion: ['行政强制', '行政强制措施'],
  fees: ['行政事业性收费', '行政事业性收费项目'],
  ...subjects2019,
}

/** A short form: a part of the label of exactly one row, long enough not to be chance. */
function shortForm(text: string, names: readonly (readonly string[])[]): number | null {
  if (text.length < 5)
    return null
  let found: number | null = null
  for (const [row, [label]] of names.entries()) {
    if (label!.length > text.length && label!.includes(text)) {
      if (found !== null)
        return null
      found = row
    }
  }
  return found
}

/** The same few words come again and again in a document. */
function remembered(match: RowLabels['match']): RowLabels['match'] {
  const known = new Map<string, Match | null>()
  return (text) => {
    const held = known.get(text)
    if (held !== undefined)
      return held
    if (known.size > 5000)
      known.clear()
    const found = match(text)
    known.set(text, found)
    return found
  }
}

function applicationLabels(): RowLabels {
  const keys = applicationRows.map(row => row.key as string)
  const names = applicationRows.map(row => [...new Set([withoutOrdinal(bare(row.label)), ...applicationWordings[row.key]!])])
  const exact = new Map<string, number>()
  names.forEach((list, row) => list.forEach(name => exact.set(name, row)))
  const rowOf = (key: string): number => keys.indexOf(key)
  const heads = new Map<string, { key: string, rows: Set<number> }>()
  const outcomes = new Set(keys.map((_, row) => row).filter(row => row >= rowOf('granted') && row <= rowOf('concluded')))
  for (const name of resultHeads)
    heads.set(name, { key: 'results', rows: outcomes })
  for (const group of outcomeGroups) {
    const rows = new Set(applicationRows.flatMap((row, index) => row.group === group.key && row.key !== 'other' ? [index] : []))
    for (const name of groupWordings[group.key]!)
      heads.set(name, { key: group.key, rows })
  }

  function match(text: string): Match | null {
    const plain = exact.has(text) || heads.has(text) ? text : withoutOrdinal(text).replace(/(?<=\p{Script=Han}{3})(?:单位)?[件条]$/u, '')
    const row = exact.get(plain)
    if (row !== undefined)
      return { row }
    const head = heads.get(plain)
    if (head)
      return { head: head.key }
    for (const [name, { rows }] of heads) {
      if (plain.startsWith(name)) {
        const inner = match(plain.slice(name.length))
        if (inner && ('head' in inner || rows.has(inner.row)))
          return inner
      }
    }
    const short = shortForm(plain, names)
    return short === null ? null : { row: short }
  }
  return { names, match: remembered(text => text.length === 0 || text.length > longestLabel ? null : match(text)) }
}

function proactiveLabels(): RowLabels {
  const names = proactiveSubjects.map(subject => subjectWordings[subject.key]!)
  const exact = new Map<string, number>()
  names.forEach((list, row) => list.forEach(name => exact.set(name, row)))
  return {
    names,
    match(text) {
      const row = exact.get(text) ?? exact.get(withoutOrdinal(text))
      return row === undefined ? null : { row }
    },
  }
}

export const applicationRowLabels: RowLabels = applicationLabels()
export const proactiveRowLabels: RowLabels = proactiveLabels()

/** Wordings of the column headings of section 3, by column of the form. */
export const columnWordings: readonly (readonly string[])[] = [
  ['自然人', '公民'],
  ['商业企业', '企业'],
  ['科研机构'],
  ['社会公益组织', '公益组织'],
  ['法律服务机构', '法律服务'],
  ['其他', '其它'],
  ['总计', '合计', '共计', '小计'],
]
if (columnWordings.length !== applicationColumns.length)
  throw new Error('columnWordings and applicationColumns differ in length')

/** Words that are both a column of section 3 and one of its rows, when no number tells them apart. */
export const twofold = /^(?:其他|其它|总计|合计|小计|共计)$/

type Nearness = 0 | 1 | 2 | 3

const measured = new WeakMap<readonly string[], Map<string, Nearness>>()

/** How near a text is to the wordings of a row: 0 the same, 1 a slip of the pen that cannot mean another row, 2 alike, 3 not alike. */
export function nearness(text: string, wordings: readonly string[]): Nearness {
  const held = measured.get(wordings) ?? new Map<string, Nearness>()
  measured.set(wordings, held)
  if (held.size > 2000)
    held.clear()
  const near = held.get(text) ?? measureNearness(text, wordings)
  held.set(text, near)
  return near
}

function measureNearness(text: string, wordings: readonly string[]): Nearness {
  const plain = withoutOrdinal(text)
  let best: Nearness = 3
  for (const name of wordings) {
    if (name === plain)
      return 0
    const limit = Math.max(1, Math.floor(name.length * 0.4))
    const steps = distance(plain, name, limit)
    if (steps > limit)
      continue
    const slip = steps <= Math.ceil(name.length / 12) && name.length >= 6 && !/[本上下不未无非新前后去今其\p{N}]/u.test(differing(plain, name))
    best = Math.min(best, slip ? 1 : 2) as Nearness
  }
  return best
}
