import type { Strip } from '../rows/lines'
import type { Place } from '@/readers'
import { bare } from '../normalise'

const names = new Set(['名称', '标题', '文件名称', '信息名称', '索引号', '索取号', '发布机构', '发布单位', '发布部门', '发文机关', '发文单位', '制发机关', '公开主体', '公开机构', '公开部门', '责任部门', '信息来源', '来源', '文章来源', '稿件来源', '发布者', '作者', '发文日期', '成文日期', '生成日期', '印发日期', '制发日期', '发布日期', '发布时间', '公开日期', '公开时间', '更新时间', '时间', '日期', '主题分类', '体裁分类', '组配分类', '信息分类', '公开类别', '分类', '文号', '发文字号', '文件编号', '主题词', '关键词', '有效性', '效力状态', '信息时效', '公开方式', '公开形式', '公开范围', '公开时限', '公开目录', '内容概述', '载体类型', '语种'])
const longestValue = 200
/** Metadata stands at the top; only so many rows are looked at. */
const furthest = 60

export interface Pair { name: string, value: string, place: Place }

/** `索引号：… 发布机构：…`: split at the colons; the last word before each is the name of what follows. */
function fromText(text: string, place: Place): Pair[] {
  if (text.length > longestValue || !/[：:]/.test(text))
    return []
  const pieces = text.split(/(?<!\d)[：:]|[：:](?!\d)/)
  const result: Pair[] = []
  let name = bare(pieces[0]!)
  for (const piece of pieces.slice(1)) {
    const words = piece.trim().split(/\s+/)
    const isLast = piece === pieces.at(-1)
    const spread = !isLast && words.length > 2 ? bare(words.slice(-2).join('')) : ''
    const taken = names.has(spread) ? 2 : 1
    const value = (isLast ? words : words.slice(0, -taken)).join(' ')
    if (names.has(name) && value !== '')
      result.push({ name, value, place })
    name = bare(words.slice(-taken).join(''))
  }
  return result
}

function fromCells(cells: Strip['cells']): Pair[] {
  const result: Pair[] = []
  cells.forEach((cell, index) => {
    const name = bare(cell.text.slice(0, 20))
    const value = cells[index + 1]
    if (names.has(name) && cell.text.length < 20) {
      if (value && value.text !== '' && !names.has(bare(value.text)) && value.text.length <= longestValue)
        result.push({ name, value: value.text, place: value.place })
    }
    else {
      result.push(...fromText(cell.text, cell.place))
    }
  })
  return result
}

/** Name–value pairs a site prints above the report (索引号, 发布机构, 公开日期 …), before strip `end`. */
export function metadataOf(strips: readonly Strip[], end: number): Pair[] {
  return strips.slice(0, Math.min(end, furthest)).flatMap(strip => strip.text === null ? fromCells(strip.cells) : fromText(strip.text, strip.place!))
}
