import type { Beside } from '../document'
import type { Looks } from './look'
import type { Element, Node } from './tree'
import { isPictureFont } from '../symbols'
import { trim } from '../text/pieces'
import { fieldText } from './fields'
import { InlineText } from './inline'
import { runOf } from './look'
import { isElement, isOrnament, isSealed, isSpacer, pictureOf, pictureTags, silentTags } from './tree'

/** What is printed in one table cell. */
export interface CellContent {
  text: string
  beside: Beside
  pictures: { alt: string, source: string | null }[]
  /** How many of them are seals, which lie over a cell that has its text. */
  seals: number
  nested: boolean
  /** Something in it is not displayed. */
  hidden: boolean
  /** Blocks (paragraphs, lines) in the cell. */
  blocks: number
}

function push(stack: (Node | 'edge' | 'space')[], element: Element): void {
  for (let index = element.childNodes.length - 1; index >= 0; index--)
    stack.push(element.childNodes[index]!)
}

/** Reads a cell of `table` without recursion; nested tables are left out unless `deep`, where their cells stand on lines of their own. */
export function readCell(cell: Element, { table, looks, deep }: { table: Element, looks: Looks, deep: boolean }): CellContent {
  const content: CellContent = { text: '', beside: {}, pictures: [], seals: 0, nested: false, hidden: false, blocks: 0 }
  const inline = new InlineText()
  const base = looks.of(table)
  const digits = new Set<number>()
  const stack: (Node | 'edge' | 'space')[] = []
  push(stack, cell)
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'edge' || node === 'space') {
      inline[node]()
      continue
    }
    if (node.nodeName === '#text' && 'value' in node) {
      const look = looks.of(node.parentNode as Element)
      inline.add(runOf(node.value, look, base), false)
      if (/\d/.test(node.value)) {
        digits.add(look.unsure)
        if ((look.maybeGone && !base.maybeGone) || isPictureFont(look.font))
          content.beside.unsure = true
      }
      continue
    }
    if (!isElement(node))
      continue
    const field = fieldText(node)
    if (field !== null) {
      inline.edge()
      inline.add(runOf(field, looks.of(node), base), false)
      inline.edge()
      content.beside.field = true
      continue
    }
    if (silentTags.has(node.tagName))
      continue
    content.hidden ||= looks.of(node).gone > base.gone
    if ((looks.of(node).maybeGone && !base.maybeGone) || (node.tagName === 'li' && looks.of(node).numbered))
      content.beside.unsure = true
    if (node.tagName === 'br') {
      inline.lineBreak()
      content.blocks++
      continue
    }
    if (pictureTags.has(node.tagName)) {
      inline.space()
      if (!isOrnament(node)) {
        content.pictures.push(pictureOf(node))
        content.seals += isSealed(node) ? 1 : 0
      }
      else if (!isSpacer(node)) {
        content.beside.unsure = true
      }
      continue
    }
    if (node.tagName === 'table') {
      content.nested = true
      if (!deep)
        continue
    }
    const parting = looks.partingOf(node)
    if (parting.edges) {
      inline.edge()
      content.blocks++
      stack.push('edge')
    }
    if (parting.before)
      inline.space()
    if (parting.after)
      stack.push('space')
    push(stack, node)
  }
  if (digits.size > 1)
    content.beside.unsure = true
  const { text, hidden } = inline.take(true)
  content.text = trim(text)
  if (hidden)
    content.beside.hidden = hidden
  return content
}
