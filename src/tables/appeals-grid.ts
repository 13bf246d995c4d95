import type { Doubt } from './doubt'
import type { Line, Slot } from './rows/lines'
import type { CellKey } from '@/forms'
import { doubtOf } from './doubt'
import { bare } from './normalise'

export type Path = string
export type Result = string
/** Slots by key, as one copy of the table has them. */
export type Reading = Map<CellKey, { slot: Slot, doubt: Doubt | null }>

const word = /(?:未经复议(?:程序)?)?直接(?:提起)?(?:行政)?(?:起诉|诉讼)|未经复议(?:程序)?(?:起诉|诉讼)|(?:行政|经)?复议(?:程序)?后再?(?:提起)?(?:行政)?(?:起诉|诉讼)|行政复议|行政诉讼|结果维持|维持原?结果|结果纠正|纠正结果|其[他它]结果|尚未审结|尚未办结|未审结|总计|合计|小计|共计/g
const pathWords: readonly [RegExp, Path][] = [[/直接|未经复议/, 'direct'], [/复议后/, 'afterReview'], [/^行政复议$/, 'review']]
const resultWords: readonly [RegExp, Result][] = [[/维持/, 'upheld'], [/纠正/, 'overturned'], [/结果/, 'otherResult'], [/未/, 'pending'], [/计/, 'total']]

/** Paths and results named in bare words, in order. */
export function namesIn(words: string): { paths: Path[], results: Result[] } {
  const found: { paths: Path[], results: Result[] } = { paths: [], results: [] }
  for (const [text] of words.matchAll(word)) {
    const path = pathWords.find(([pattern]) => pattern.test(text))
    const result = path || text === '行政诉讼' ? undefined : resultWords.find(([pattern]) => pattern.test(text))
    if (path)
      found.paths.push(path[1])
    else if (result)
      found.results.push(result[1])
  }
  return found
}

const official = ['未经复议直接起诉', '复议后起诉', '行政复议', '行政诉讼', ...['维持', '纠正'].map(result => `结果${result}`), '其他结果', '尚未审结']
/** What may stand in or beside the names of the table. */
const around = /政府信息公开|公开|工作|[因被的和与由后及是否]|申请|提起|案件|类[别型]|项目|指标|情况|[总数]?数量?|[宗件起]数?|单位|序号|本年度?|年度?|统计|[一二三四五六七八九十\d]+|其中|[总合小共]计|程序|审理|办理|处理|结果|[表次项栏]|^\P{L}+$/gu
/** Longest word that can be a name. */
const longestName = 12

/** Whether a short word names neither a path nor a result of the table, whole or in part: it may be another name for one of them. */
function isForeign(words: string): boolean {
  return words.length > 1 && words.length <= longestName && !official.some(name => name.includes(words)) && words.replace(word, '').replace(around, '') !== ''
}

/** Whether a line has words that name none of the paths and results. */
export function hasForeign({ geometry, slots }: Line): boolean {
  return slots.some(({ kind, text, bare: letters }) => kind === 'text' && (geometry === 'flow' && bare(text) === letters ? text.split(/\s+/).map(bare) : [letters]).some(isForeign))
}

const widest = 64

/** Reads section 4 from exact grids: each number by the heading above it and the words left of it. */
export function underHeadings(lines: readonly Line[]): Reading[] {
  const readings: Reading[] = [new Map()]
  let above = new Map<number, string>()
  let block = -1
  let afterNumbers = false
  let clash: Doubt | null = null
  let headingEnd = 0
  let near: Path | null = null
  for (const line of lines) {
    if (line.geometry !== 'exact') {
      near = namesIn(line.slots.map(slot => slot.bare).join('')).paths.at(-1) ?? near
      continue
    }
    const words = line.slots.filter(slot => slot.kind === 'text')
    const numbers = line.slots.some(slot => slot.kind === 'value')
    const row = namesIn(words.map(slot => slot.bare).join(''))
    const empty = line.slots.filter(slot => slot.kind === 'blank')
    const under = empty.length >= 5 && empty.every(slot => namesIn(above.get(slot.column) ?? '').results.length > 0)
    const isEmptyRow = (row.results.length === 1 && row.paths.length <= 1 && line.slots.at(-1)?.kind === 'blank') || (words.length === 1 && row.paths.length === 1 && under)
    const isHeading = !numbers && !isEmptyRow && words.length > 0 && (row.paths.length > 0 || row.results.length > 1 || words.length > 1)
    if (line.block !== block) {
      above = new Map()
      block = line.block
      headingEnd = 0
    }
    else if (afterNumbers && isHeading) {
      above = new Map()
      headingEnd = 0
    }
    if (isHeading) {
      headingEnd = Math.max(headingEnd, line.end)
      for (const slot of words) {
        for (let column = slot.column; column < slot.column + Math.min(slot.span, widest); column++)
          above.set(column, (above.get(column) ?? '') + slot.bare)
      }
      if (row.paths.length === 1)
        near = row.paths[0]!
      afterNumbers = false
      continue
    }
    const found: Reading = new Map()
    const unnamed = words.some(slot => namesIn(slot.bare).results.length === 0 && slot.bare.replace(around, '') !== '')
    let outside = false
    for (const slot of line.slots) {
      if (slot.kind === 'text' && namesIn(slot.bare).paths.length + namesIn(slot.bare).results.length > 0)
        continue
      const stack = above.get(slot.column) ?? ''
      const heading = namesIn(stack)
      const result = row.results.at(-1) ?? heading.results.at(-1)
      const path = row.paths.at(-1) ?? heading.paths.at(-1) ?? (unnamed || stack.replace(word, '').replace(around, '') !== '' || stack.includes('诉讼') ? null : near)
      if (!result || !path) {
        outside ||= slot.kind === 'value'
        continue
      }
      const key = `appeals.${path}.${result}`
      const held = found.get(key)
      if (held && held.slot.kind !== 'blank' && slot.kind !== 'blank')
        clash = doubtOf('count-mismatch', 'severalNumbers')
      if (!held || held.slot.kind === 'blank')
        found.set(key, { slot, doubt: null })
    }
    if (found.size === 0) {
      if (afterNumbers && line.slots.filter(slot => slot.kind === 'value').length >= 5)
        clash = doubtOf('duplicate', 'rowWithoutHeading')
      continue
    }
    if (row.results.length === 1 && [...found.keys()].some(key => readings.at(-1)!.has(key)))
      clash = doubtOf('label-position', 'itemTwice')
    const uneven = headingEnd > 0 && line.end !== headingEnd && [...found.values()].some(({ slot }) => slot.kind === 'blank')
    if (uneven)
      found.forEach((value, key) => found.set(key, { ...value, doubt: doubtOf('count-mismatch', 'cellsUnlikeHeading') }))
    if (outside)
      found.forEach((value, key) => found.set(key, { ...value, doubt: doubtOf('column-shift', 'strayNumbers') }))
    afterNumbers = true
    const last = readings.at(-1)!
    if ([...found].some(([key, { slot }]) => slot.kind !== 'blank' && last.has(key) && last.get(key)!.slot.kind !== 'blank'))
      readings.push(found)
    else
      found.forEach((value, key) => last.get(key)?.slot.kind === 'value' || last.set(key, value))
  }
  const doubt = clash
  return doubt ? readings.map(reading => new Map([...reading].map(([key, value]) => [key, { ...value, doubt }]))) : readings
}
