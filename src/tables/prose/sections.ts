import type { Section } from '../recognized'
import type { Strip } from '../rows/lines'
import type { HeadingScore } from './headings'
import type { TableName } from '@/forms'
import type { Block, Paragraph, Place, SourceDocument } from '@/readers'
import { tableNames } from '@/forms'
import { firstLevel, headingScore, sectionKinds } from './headings'
import { joined } from './wrapped'

interface Item { order: number, block: number, text: string, place: Place, level: number | undefined, paragraph: Paragraph | null }
interface Head extends HeadingScore { item: number, items: number, kind: number }

/** Where each table found begins, by index among the strips. */
export type TableStarts = ReadonlyMap<TableName, number>

function itemsOf(strips: readonly Strip[], used: ReadonlySet<number>, blocks: readonly Block[]): Item[] {
  return strips.flatMap((strip, order): Item[] => {
    if (used.has(order))
      return []
    const block = blocks[strip.block]!
    if (strip.text !== null) {
      const paragraph = block.kind === 'paragraph' ? block : null
      return strip.text.trim() === '' ? [] : [{ order, block: strip.block, text: strip.text, place: strip.place!, level: paragraph?.level, paragraph }]
    }
    const cells = strip.cells.filter(cell => cell.text !== '')
    if (cells.length === 0)
      return []
    return [{ order, block: strip.block, text: cells.map(cell => cell.text).join(' '), place: cells[0]!.place, level: cells.length === 1 ? undefined : 9, paragraph: null }]
  })
}

/** Every line, or pair of lines of a torn heading, that may head a section. */
function candidates(items: readonly Item[]): Head[] {
  return items.flatMap((item, index): Head[] => {
    if (item.level === 9)
      return []
    const own = headingScore(item.text, item.level)
    const next = items[index + 1]
    const best = own ? Math.max(...own.scores) : 0
    if (next && best < 10 && item.text.length <= 30 && firstLevel.test(item.text) && next.text.length <= 20 && next.order === item.order + 1) {
      const both = headingScore(item.text.trim() + next.text.trim(), item.level)
      if (both && both.rest === null && Math.max(...both.scores) >= 10)
        return [{ ...both, item: index, items: 2, kind: -1 }]
    }
    return own ? [{ ...own, item: index, items: 1, kind: -1 }] : []
  })
}

/** A heading stands before its table, the nearest one best; behind it, it heads something else. */
function withTables(heads: readonly Head[], items: readonly Item[], starts: TableStarts): Head[] {
  const weighed = heads.map(head => ({ ...head, scores: [...head.scores] }))
  for (const [table, start] of starts) {
    const kind = sectionKinds.findIndex(section => section === table)
    if (kind < 0)
      continue
    let last: Head | null = null
    for (const head of weighed) {
      if (head.scores[kind]! === 0)
        continue
      if (items[head.item]!.order < start)
        last = head
      else
        head.scores[kind] = 0
    }
    if (last)
      last.scores[kind]! += 6
  }
  return weighed
}

/** The headings of the six sections in order, such that together they fit best. */
function solve(heads: readonly Head[]): Head[] {
  const best: ({ score: number, at: number, kind: number, before: number } | null)[] = sectionKinds.map(() => null)
  const trail: { at: number, kind: number, before: number }[] = []
  heads.forEach((head, at) => {
    const updates: { kind: number, score: number, before: number }[] = []
    head.scores.forEach((score, kind) => {
      if (score <= 0)
        return
      let total = score
      let before = -1
      for (let lower = 0; lower < kind; lower++) {
        const chain = best[lower]
        if (chain && chain.score + score > total) {
          total = chain.score + score
          before = chain.at
        }
      }
      if (total > (best[kind]?.score ?? 0))
        updates.push({ kind, score: total, before })
    })
    for (const { kind, score, before } of updates) {
      trail.push({ at, kind, before })
      best[kind] = { score, at: trail.length - 1, kind, before }
    }
  })
  const top = best.reduce((a, b) => (b?.score ?? 0) > (a?.score ?? 0) ? b : a, null)
  const result: Head[] = []
  for (let index = top?.at ?? -1; index >= 0; index = trail[index]!.before)
    result.unshift({ ...heads[trail[index]!.at]!, kind: trail[index]!.kind })
  return result
}

function paragraphOf(item: Item): Paragraph {
  return item.paragraph ?? { kind: 'paragraph', text: item.text, place: item.place }
}

function holdsPicture(document: SourceDocument, from: number, to: number): boolean {
  return document.pictures.some(picture => picture.afterBlock >= from && picture.afterBlock < to)
    || document.blocks.slice(from, to).some(block => block.kind === 'grid' && block.cells.some(cell => cell.picture))
}

/** The prose of the document by section, tables taken out, and the tables that are pictures. */
export function sectionsOf(document: SourceDocument, strips: readonly Strip[], used: ReadonlySet<number>, starts: TableStarts): { preamble: Paragraph[], sections: Section[], pictured: TableName[] } {
  const items = itemsOf(strips, used, document.blocks)
  const heads = solve(withTables(candidates(items), items, starts))
  const sections: Section[] = []
  const pictured: TableName[] = []
  heads.forEach((head, index) => {
    const item = items[head.item]!
    const next = heads[index + 1]
    const end = next ? next.item : items.length
    const body = items.slice(head.item + head.items, end).map(paragraphOf)
    const rest: Paragraph[] = head.rest === null ? [] : [{ kind: 'paragraph', text: head.rest, place: item.place }]
    const kind = sectionKinds[head.kind]!
    sections.push({ kind, heading: head.heading, headingPlace: item.place, paragraphs: joined([...rest, ...body]) })
    const table = tableNames.find(name => name === kind)
    if (table && !starts.has(table) && holdsPicture(document, item.block, next ? items[next.item]!.block : document.blocks.length))
      pictured.push(table)
  })
  return { preamble: joined(items.slice(0, heads[0]?.item ?? items.length).map(paragraphOf)), sections, pictured }
}
