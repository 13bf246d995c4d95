import type { Draft, Figure } from './figures'
import type { Table, TableCell } from '../../../datasets/render/grid'
import type { Look } from './looks'
import type { CellKey, TableName } from '@/reports'
import { isChange } from '@/reports'
import { tableOf } from '../../../datasets/render/grid'
import { placed } from './shapes'

/** What stands in a document, in order. */
export type Piece
  = | { kind: 'title' | 'heading' | 'text' | 'note', text: string }
    | { kind: 'table', table: TableName | 'all', cells: Table }

const headingSets = {
  official: ['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况', '存在的主要问题及改进情况', '其他需要报告的事项'],
  older: ['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况', '因政府信息公开工作被申请行政复议、提起行政诉讼情况', '政府信息公开工作存在的主要问题及改进措施', '其他需要报告的事项'],
}
const ordinals = '一二三四五六'

/** A figure as its report prints it. */
export function shown({ digits }: Pick<Look, 'digits'>, key: CellKey, value: Figure): string {
  if (value === null || value === '/')
    return value ?? ''
  const sign = isChange(key) && value > 0 ? '+' : ''
  if (key.endsWith('procurement.amount'))
    return digits === 'plain' ? `${Math.round(value * 10_000)}元` : `${value}万元`
  if (digits === 'grouped')
    return sign + String(value).replace(/^-?\d+/, whole => whole.replace(/\B(?=(?:\d{3})+$)/g, ','))
  if (digits === 'full-width')
    return sign + String(value).replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xFEE0)).replace('.', '．')
  return sign + String(value)
}

function overview(draft: Draft): string[] {
  const received = draft.cells.get('applications.received.total') ?? 0
  const whole = draft.scope === 'consolidated'
  return [
    `根据《中华人民共和国政府信息公开条例》，现公布${draft.agency}${draft.year}年度政府信息公开工作年度报告。本报告为虚构示例，统计期限自${draft.year}年1月1日起至${draft.year}年12月31日止。`,
    '（一）主动公开政府信息情况。聚焦群众关心的事项，及时发布政策文件、办事指南和工作动态，全年未发生应公开未公开的情形。',
    `（二）依申请公开情况。${whole ? '全县各级行政机关共' : '本机关'}收到政府信息公开申请${received}件，均已按期办理。`,
    '（三）监督保障情况。明确专人负责，落实先审查、后公开，定期开展自查。',
  ]
}

/** Prose enough to fill more than a page. */
const long = '加强信息发布审核，严格执行“三审三校”，坚持“谁公开、谁审查、谁负责”，做到不漏审、不错发；加强平台建设，优化栏目设置，方便群众查阅；加强业务培训，组织学习典型案例，提升答复质量和规范化水平。'

/** How a cell of the form is printed. */
export type Print = (look: Look, key: CellKey, value: Figure) => string

function tablePieces(draft: Draft, look: Look, table: keyof Draft['layouts'], print: Print): Piece[] {
  const model = tableOf(table, draft.layouts[table], draft.cells, (key, value) => print(look, key, value))
  const labelled = model.map(row => row.map((cell): TableCell => ({ ...cell, text: look.label(cell.text) })))
  return look.tables(table, labelled, draft).flatMap((cells, index): Piece[] => [
    ...(index > 0 && look.between !== null ? [{ kind: 'note', text: look.between } as const] : []),
    { kind: 'table', table, cells },
  ])
}

/** The report as a run of pieces in `look`. */
export function storyOf(draft: Draft, look: Look, print: Print = shown): Piece[] {
  const words = headingSets[look.headings === 'older' ? 'older' : 'official']
  const heading = (index: number): Piece[] => look.headings === 'missing' && (index === 1 || index === 3)
    ? []
    : [{ kind: 'heading', text: look.numbered ? words[index]! : `${look.headings === 'restarted' && index > 2 ? ordinals[index - 1]! : ordinals[index]!}${look.headings === 'older' ? '．' : '、'}${words[index]!}` }]
  const text = (...texts: string[]): Piece[] => texts.map(text => ({ kind: 'text', text }))
  const note = look.caption === null ? [] : [{ kind: 'note', text: look.caption } as const]
  const pieces: Piece[] = [
    ...(look.title === 'two' ? [`${draft.agency}`, `${draft.year}年政府信息公开工作年度报告（虚构）`] : [`${draft.agency}${look.title === 'spaced' ? ` ${draft.year} 年` : look.title === 'degree' ? `${draft.year}年度` : `${draft.year}年`}政府信息公开工作年度报告（虚构）`])
      .map(text => ({ kind: 'title', text }) as const),
    ...heading(0),
    ...text(...overview(draft), ...(look.long ? Array.from({ length: 7 }, () => long) : [])),
    ...heading(1),
    ...note,
    ...tablePieces(draft, look, 'proactive', print),
    ...heading(2),
    ...note,
    ...tablePieces(draft, look, 'applications', print),
    ...heading(3),
    ...note,
    ...tablePieces(draft, look, 'appeals', print),
    ...heading(4),
    ...text('存在的主要问题：一是公开内容的针对性有待增强；二是答复文书的规范性有待提高。', '改进情况：加强培训和会商，完善目录，做到应公开尽公开。'),
    ...heading(5),
    ...text('本年度未收取信息处理费。'),
  ]
  return look.joined ? joined(pieces) : pieces
}

/** All tables in one, each section's heading a row across. */
function joined(pieces: readonly Piece[]): Piece[] {
  const tables = pieces.flatMap((piece, at) => piece.kind === 'table' ? [at] : [])
  const first = tables[0]! - 1
  const last = tables.at(-1)!
  const width = 15
  const rows = pieces.slice(first, last + 1).flatMap((piece): Table => piece.kind === 'table' ? widened(piece.cells, width) : [[{ text: piece.text, colspan: width, rowspan: 1 }]])
  return [...pieces.slice(0, first), { kind: 'table', table: 'all', cells: rows }, ...pieces.slice(last + 1)]
}

/** The cells at the right edge reach to `width`. */
function widened(table: Table, width: number): Table {
  const all = placed(table)
  const edge = Math.max(...all.map(({ cell, column }) => column + cell.colspan))
  return table.map((_, at) => all.filter(({ row }) => row === at).map(({ cell, column }) => column + cell.colspan === edge ? { ...cell, colspan: cell.colspan + width - edge } : cell))
}
