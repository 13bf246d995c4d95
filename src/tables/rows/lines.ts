import type { Beside, Block, Grid, GridCell, Place, SourceDocument } from '@/readers'
import { bare } from '../normalise'
import { simplified } from '../simplified'
import { looksLikeValue } from '../value'
import { longestLabel } from './labels'

/** One printed cell or piece of a line, in reading order. */
export interface Slot {
  text: string
  /** Letters and digits of the text; `''` when the text is too long to be a label. */
  bare: string
  kind: 'blank' | 'value' | 'text'
  place: Place
  column: number
  span: number
  picture: boolean
  /** What stands beside the text and makes a number doubtful. */
  beside: Beside | null
}

/** A row of a grid, or a paragraph (`flow`) taken as a row of one cell and the numbers behind it. */
export interface Line {
  block: number
  /** Row in its grid; 0 for a paragraph. */
  row: number
  /** Running count over the document: neighbours differ by 1. */
  order: number
  geometry: 'exact' | 'ragged' | 'flow'
  slots: Slot[]
  /** First column behind the row, cells merged into it from above counted; 0 for a paragraph. */
  end: number
}

/** Bits of the labels of the form; a line far from every one of them is never looked at again. */
const hint = /新收|结转|予以公开|部分公开|不予公开|国家秘密|行政法规|三安全|第三方|事务信息|过程性|执法案卷|查询事项|无法提供|不掌握|现成信息|补正|不予处理|信访|重复申请|出版物|反复申请|重新出具|其[他它]处理|收费通知|缴纳费用|总计|合计|自然人|商业企业|科研机构|公益组织|法律服务|结果维持|结果纠正|尚未审结|其他结果|行政复议|行政诉讼|直接起诉|复议后|信息内容|制发|废止件|现行有效|规章|规范性文件|行政许可|行政处罚|行政强制|事业性收费|集中采购|对外管理|处理决定|项目数量/
const before = 24
const after = 60
const pageNumber = /^(?:[-—–－―]\s*[\divx]{1,4}\s*[-—–－―]|第\s*\d+\s*页.{0,12}|\d+\s*[/／]\s*\d+\s*页)$/i

function hinted(text: string, pattern: RegExp): boolean {
  if (text.length < 2 || text.length > 2 * longestLabel)
    return false
  const words = simplified(text)
  return pattern.test(words) || (/\s/.test(words) && pattern.test(words.replace(/\s+/g, '')))
}

function besideOf({ hidden, field, folded, unsure, shown }: Beside): Beside | null {
  return hidden || field || folded || unsure || shown ? { hidden, field, folded, unsure, shown } : null
}

export function slotOf(text: string, place: Place, column = 0, span = 1, picture = false, beside: Beside | null = null): Slot {
  const short = text.length <= longestLabel
  const letters = short ? bare(text) : ''
  const kind = text.trim() === '' && !picture ? 'blank' : short && looksLikeValue(text) ? 'value' : 'text'
  return { text, bare: letters, kind, place, column, span, picture, beside }
}

/** White space, but not between a number and its unit: `2.9328 万元`. */
const pieceEnd = /\s+(?!\s)(?!(?<=\d\s+)(?:[亿万]?元|[件条项个])(?:\s|$))/

/** `（一）予以公开 12 0 0` into its words and the numbers behind them. A paragraph of numbers has no words. */
export function flowSlots(text: string, place: Place, beside: Beside | null = null): Slot[] {
  if (text.length > 2 * longestLabel)
    return [slotOf(text, place)]
  const pieces = text.trim().split(pieceEnd)
  let first = pieces.length
  while (first > 0 && looksLikeValue(pieces[first - 1]!))
    first--
  const words = first === pieces.length ? text.trim() : pieces.slice(0, first).join(' ')
  const slots = words === '' ? [] : [slotOf(words, place)]
  return [...slots, ...pieces.slice(first).map((piece, index) => slotOf(piece, place, index + 1, 1, false, beside))]
}

function gridRows(grid: Grid): { cells: GridCell[], end: number }[] {
  const rows = Array.from({ length: grid.rows }, (): { cells: GridCell[], end: number } => ({ cells: [], end: 0 }))
  for (const cell of grid.cells) {
    rows[cell.row]?.cells.push(cell)
    for (let row = cell.row; row < Math.min(rows.length, cell.row + cell.rowSpan); row++)
      rows[row]!.end = Math.max(rows[row]!.end, cell.column + cell.colSpan)
  }
  return rows
}

/** A layout cell that holds a whole table as lines of text. */
function bulky(cell: GridCell): boolean {
  return cell.text.length > 2 * longestLabel && cell.text.split('\n', 13).length > 12
}

/** Marks the neighbourhood of every hinted position. */
function near(hits: readonly number[], count: number): Uint8Array {
  const marked = new Uint8Array(count)
  let done = 0
  for (const hit of hits) {
    const end = Math.min(count, hit + after + 1)
    for (let i = Math.max(done, hit - before); i < end; i++)
      marked[i] = 1
    done = Math.max(done, end)
  }
  return marked
}

/** A paragraph (`text`) or a row of a grid (`cells`), before it is looked at. */
export interface Strip {
  block: number
  row: number
  text: string | null
  cells: GridCell[]
  geometry: Line['geometry']
  place: Place | null
  end: number
  beside: Beside | null
}

function stripsOfBlock(block: Block, index: number): Strip[] {
  if (block.kind === 'paragraph')
    return block.text.trim() === '' || pageNumber.test(block.text.trim()) ? [] : [{ block: index, row: 0, text: block.text, cells: [], geometry: 'flow', place: block.place, end: 0, beside: besideOf(block) }]
  return gridRows(block).flatMap(({ cells, end }, row): Strip[] => cells.some(bulky)
    ? cells.flatMap(cell => cell.text.split('\n').map((text): Strip => ({ block: index, row, text, cells: [], geometry: 'flow', place: cell.place, end: 0, beside: besideOf(cell) })))
    : [{ block: index, row, text: null, cells, geometry: block.geometry, place: null, end, beside: null }])
}

/** Every paragraph and grid row of the document in reading order, page numbers and empty paragraphs left out. */
export function stripsOf(document: SourceDocument): Strip[] {
  return document.blocks.flatMap(stripsOfBlock)
}

/** The lines that stand near a label of the form, in reading order; `order` is the index among `strips`. `words`: bits of the labels. */
export function linesOf(strips: readonly Strip[], words = hint): Line[] {
  const hits: number[] = []
  strips.forEach(({ text, cells }, index) => {
    if (text === null ? cells.some(cell => hinted(cell.text, words)) : hinted(text, words))
      hits.push(index)
  })
  const marked = near(hits, strips.length)
  const lines: Line[] = []
  strips.forEach(({ block, row, text, cells, geometry, place, end, beside }, order) => {
    if (!marked[order])
      return
    const slots = text === null
      ? cells.map(cell => slotOf(cell.text, cell.place, cell.column, cell.colSpan, cell.picture ?? false, besideOf(cell)))
      : flowSlots(text, place!, beside)
    lines.push({ block, row, order, geometry, slots, end })
  })
  return lines
}
