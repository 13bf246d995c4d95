import type { Element, Node } from './tree'
import { trim } from '../text/pieces'
import { InlineText } from './inline'
import { blockTags, isElement, isHidden, isOrnament, pictureOf, pictureTags, silentTags } from './tree'

/** What is printed in one table cell. */
export interface CellContent {
  text: string
  pictures: { alt: string, source: string | null }[]
  nested: boolean
  hidden: boolean
  /** Blocks (paragraphs, lines) in the cell. */
  blocks: number
}

function push(stack: (Node | null)[], element: Element): void {
  for (let index = element.childNodes.length - 1; index >= 0; index--)
    stack.push(element.childNodes[index]!)
}

/** Reads a cell without recursion; nested tables are left out unless `deep`, where their cells stand on lines of their own. */
export function readCell(cell: Element, options: { deep: boolean, showHidden: boolean }): CellContent {
  const content: CellContent = { text: '', pictures: [], nested: false, hidden: false, blocks: 0 }
  const inline = new InlineText()
  const stack: (Node | null)[] = []
  push(stack, cell)
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === null) {
      inline.edge()
      continue
    }
    if (node.nodeName === '#text' && 'value' in node) {
      inline.add(node.value, false)
      continue
    }
    if (!isElement(node) || silentTags.has(node.tagName))
      continue
    if (node.attrs.length > 0 && !options.showHidden && isHidden(node)) {
      content.hidden = true
      continue
    }
    if (node.tagName === 'br') {
      inline.lineBreak()
      content.blocks++
      continue
    }
    if (pictureTags.has(node.tagName)) {
      if (!isOrnament(node))
        content.pictures.push(pictureOf(node))
      continue
    }
    if (node.tagName === 'table') {
      content.nested = true
      if (!options.deep)
        continue
    }
    if (blockTags.has(node.tagName)) {
      inline.edge()
      content.blocks++
      stack.push(null)
    }
    push(stack, node)
  }
  content.text = trim(inline.take().text)
  return content
}
