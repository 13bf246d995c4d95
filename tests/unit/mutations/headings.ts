import type { Mutation } from './kinds'
import type { Cell, Rows } from './model'
import { withRow } from './edit'

/** Other words for the headings of the forms, as an office that types its own table may choose them. */
const otherWords: Record<string, readonly string[]> = {
  行政复议: ['复议', '复议案件', '申请复议'],
  未经复议直接起诉: ['直接诉讼', '直接向法院起诉', '直诉'],
  复议后起诉: ['复议后诉讼', '对复议不服的诉讼', '后诉'],
  结果维持: ['维持', '予以维持', '支持机关'],
  结果纠正: ['撤销', '纠正', '支持申请人'],
  其他结果: ['其他', '其它情形', '别的'],
  尚未审结: ['审理中', '未结案', '在办'],
  自然人: ['公民', '个人'],
  商业企业: ['公司', '工商企业', '企业'],
  科研机构: ['研究单位', '科研院所', '科研单位'],
  社会公益组织: ['公益机构', '社会团体', '慈善组织'],
  法律服务机构: ['律师机构', '律所', '法律机构'],
  其他: ['别的', '其他组织'],
  总计: ['总数', '共计', '一共'],
  本年制发件数: ['本年印发', '制发数', '新发文件'],
  本年废止件数: ['本年失效', '废止数', '清理文件'],
  现行有效件数: ['有效数', '继续执行', '存量'],
  本年新制作数量: ['新制作', '本年新增', '制作数'],
  本年新公开数量: ['新公开', '本年上网', '公开数'],
  对外公开总数量: ['公开总数', '累计公开', '总数量'],
  上一年项目数量: ['上年数', '去年项目', '前一年'],
  本年增减: ['增减', '变化', '差额'],
  本年处理决定数量: ['本年办理', '决定数', '处理量'],
  处理决定数量: ['办理数', '决定数', '处理量'],
}

/** Other words for rows. */
const otherRows: Record<string, readonly string[]> = {
  规章: ['部门规章', '规定'],
  规范性文件: ['政策文件', '行政性文件'],
  行政规范性文件: ['政策文件', '行政性文件'],
  行政许可: ['许可', '审批事项'],
  行政处罚: ['处罚', '罚款事项'],
  行政强制: ['强制', '强制措施'],
  行政事业性收费: ['收费', '事业收费'],
  一本年新收政府信息公开申请数量: ['一、今年收到', '一、申请数量'],
  二上年结转政府信息公开申请数量: ['二、去年留下', '二、申请数量'],
  一予以公开: ['（一）同意公开', '（一）公开'],
  二部分公开区分处理的只计这一情形不计其他情形: ['（二）公开一部分', '（二）公开'],
  七总计: ['（七）办结数', '（七）以上合计'],
  四结转下年度继续办理: ['四、留到明年', '四、未办结'],
}

const notes = ['注：数据截至12月31日', '备注：含下属单位3件', '单位：件', '（接上表）', '说明', '注：第2列含上年数']
const units = ['（件）', '（单位：件）', '/件', '（条）']

const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').replace(/^合计$/, '总计')
const isKeyed = (row: readonly Cell[]): boolean => row.some(({ key, inserted, gap }) => key !== undefined || inserted || gap)

/** Runs of heading rows, each with the rows of numbers under it. */
function segmentsOf(rows: Rows): Rows[] {
  const segments: Rows[] = []
  rows.forEach((row, at) => {
    if (at === 0 || (!isKeyed(row) && isKeyed(rows[at - 1]!)))
      segments.push([])
    segments.at(-1)!.push(row)
  })
  return segments
}

function exchange(a: Cell, b: Cell): void {
  const [one, other] = [{ ...a }, { ...b }]
  for (const [cell, from] of [[a, other], [b, one]] as const) {
    const place = cell.was ?? cell.key
    Object.assign(cell, { says: undefined, swallowed: undefined, ...from, colspan: cell.colspan, rowspan: cell.rowspan, order: cell.order, headed: cell.headed, was: place })
  }
}

/** Names that one part of a key stands for, in the order of the form. */
const parts: readonly (readonly [RegExp, Record<string, string>])[] = [
  [/(?<=^appeals\.)\w+(?=\.)/, { review: '行政复议', direct: '未经复议直接起诉', afterReview: '复议后起诉' }],
  [/(?<=^appeals\.\w+\.)\w+$/, { upheld: '结果维持', overturned: '结果纠正', otherResult: '其他结果', pending: '尚未审结', total: '总计' }],
  [/(?<=^applications\..*\.)\w+$/, { person: '自然人', business: '商业企业', research: '科研机构', publicInterest: '社会公益组织', legalService: '法律服务机构', otherOrganisation: '其他', total: '总计' }],
  [/(?<=^proactive\.\w+\.)\w+$/, { issued: '本年制发件数', repealed: '本年废止件数', inForce: '现行有效件数', made: '本年新制作数量', disclosed: '本年新公开数量', totalDisclosed: '对外公开总数量', lastYear: '上一年项目数量', change: '本年增减', decisions: '处理决定数量' }],
]

/** Two columns (or two paths of section 4) with all that stands in them exchanged, headings and numbers: every sum still holds. */
function moveColumn(rows: Rows, at: number, other: number): void {
  const usable = parts.filter(([part]) => rows.flat().some(({ key }) => key !== undefined && part.test(key)))
  const [part, names] = usable[at % Math.max(1, usable.length)] ?? []
  if (!part || !names)
    return
  const keys = Object.keys(names)
  const a = keys[at % keys.length]!
  const b = keys[(at + 1 + other % (keys.length - 1)) % keys.length]!
  for (const segment of segmentsOf(rows)) {
    const cells = segment.flat()
    const named = (key: string): Cell[] => cells.filter(cell => cell.key === undefined && words(cell.text) === names[key])
    const [left, right] = [named(a), named(b)]
    if (left.length === 0 || left.length !== right.length)
      continue
    left.forEach(cell => cell.text = names[b]!)
    right.forEach(cell => cell.text = names[a]!)
    for (const cell of cells.filter(({ key }) => key !== undefined && part.exec(key)?.[0] === a)) {
      const twin = cells.find(({ key }) => key === cell.key!.replace(part, b))
      if (twin)
        exchange(cell, twin)
    }
  }
}

function renamed(rows: Rows, others: Record<string, readonly string[]>, isMeant: (name: string, nth: number, names: readonly string[]) => boolean, other: number): void {
  const cells = rows.flat().filter(({ key, text }) => key === undefined && others[words(text)])
  const names = [...new Set(cells.map(({ text }) => words(text)))]
  for (const cell of cells) {
    const name = words(cell.text)
    if (isMeant(name, names.indexOf(name), names))
      cell.text = others[name]![other % others[name]!.length]!
  }
}

/** What may become of headings beyond a slip of the pen, and of the rows among the numbers. */
export function changeHeadings(rows: Rows, { kind, at, other }: Pick<Mutation, 'kind' | 'at' | 'other'>): Rows {
  switch (kind) {
    case 'moveColumn':
      moveColumn(rows, at, other)
      break
    case 'renameHeading':
      renamed(rows, otherWords, (_, nth, names) => nth === at % names.length, other)
      break
    case 'renameHeadings':
      renamed(rows, otherWords, () => true, other)
      break
    case 'renameRow':
      renamed(rows, otherRows, (_, nth, names) => nth === at % names.length, other)
      break
    case 'noteRow': {
      const width = Math.max(...rows.map(row => row.reduce((sum, { colspan }) => sum + colspan, 0)))
      return withRow(rows, rows[at % rows.length]!, [{ text: notes[other % notes.length]!, colspan: other % 2 ? width : 1, rowspan: 1 }])
    }
    case 'unitHeading': {
      const headings = rows.flat().filter(({ key, text }) => key === undefined && otherWords[words(text)])
      const cell = headings[at % Math.max(1, headings.length)]
      if (cell)
        cell.text += units[other % units.length]!
      break
    }
    default:
  }
  return rows
}
