import type { Paragraph, ReaderNote } from '../document'
import type { Printed, Walked } from './body'
import type { Element, Node, Parent } from './tree'
import { trim } from '../text/pieces'
import { readLines, splitLines } from '../text/txt'
import { bodyRank, isChrome, isTitled } from './body'
import { InlineText } from './inline'
import { isLayout, readTable, toGrid } from './table'
import { attribute, blockTags, holds, isElement, isHidden, isOrnament, pictureOf, pictureTags, rawText, silentTags } from './tree'

interface Frame {
  node: Parent
  index: number
  inside: number
  chrome: boolean
  titled: boolean
  link: boolean
  level: number
}

const mostCandidates = 30
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** Walks the page without recursion. Hidden parts are left out, and counted, unless `showHidden`. */
export function walk(root: Parent, showHidden: boolean): Walked {
  const walked: Walked = { printed: [], candidates: [], title: null, metadata: [], scripts: 0, hiddenText: 0, hiddenTables: 0 }
  const inline = new InlineText()
  const stack: Frame[] = [{ node: root, index: 0, inside: 0, chrome: false, titled: false, link: false, level: 0 }]

  const emit = (item: Printed['item'], frame: Frame, linked = 0, notes: ReaderNote[] = []): void => {
    walked.printed.push({ item, inside: frame.inside, chrome: frame.chrome, titled: frame.titled, linked, notes })
  }
  const flush = (frame: Frame): void => {
    const { text: raw, linked } = inline.take()
    const text = trim(raw)
    if (text === '')
      return
    const item: Paragraph = { kind: 'paragraph', text, place: { at: 'paragraph', paragraph: 0 } }
    if (frame.level > 0)
      item.level = frame.level
    emit(item, frame, linked)
  }
  const addCaption = (caption: Element, frame: Frame): void => {
    inline.add(rawText(caption), false)
    flush(frame)
  }
  const addTable = (element: Element, frame: Frame): void => {
    const table = readTable(element, showHidden)
    if (isLayout(table)) {
      stack.push(frame)
      return
    }
    walked.hiddenText += table.hidden ? 1 : 0
    if (table.caption)
      addCaption(table.caption, frame)
    const notes: ReaderNote[] = []
    const { grid, pictures } = toGrid(table, notes, showHidden)
    emit(grid, frame, 0, notes)
    for (const picture of pictures)
      emit({ kind: 'picture', ...picture }, frame)
  }
  const addPre = (element: Element, frame: Frame): void => {
    const { blocks, notes } = readLines(splitLines(rawText(element)))
    for (const [index, block] of blocks.entries())
      emit(block, frame, 0, index === 0 ? notes.map(({ place, ...note }) => note) : [])
  }
  const candidateBit = (element: Element): number => {
    const rank = element.attrs.length > 0 || element.tagName === 'article' ? bodyRank(element) : -1
    if (rank < 0 || walked.candidates.length >= mostCandidates)
      return 0
    walked.candidates.push(rank)
    return 1 << (walked.candidates.length - 1)
  }
  const enter = (element: Element, parent: Frame): void => {
    const { tagName } = element
    if (tagName === 'script')
      walked.scripts++
    if (silentTags.has(tagName))
      return
    if (element.attrs.length > 0 && !showHidden && isHidden(element)) {
      const { text, table } = holds(element)
      walked.hiddenText += text ? 1 : 0
      walked.hiddenTables += table ? 1 : 0
      return
    }
    if (tagName === 'title') {
      walked.title ??= trim(rawText(element).replace(/\s+/g, ' ')) || null
      return
    }
    if (tagName === 'meta') {
      const name = attribute(element, 'name') ?? attribute(element, 'property')
      const value = trim(attribute(element, 'content') ?? '')
      if (name && value)
        walked.metadata.push({ name, value, place: null })
      return
    }
    if (tagName === 'br' || tagName === 'hr') {
      flush(parent)
      return
    }
    if (pictureTags.has(tagName)) {
      if (!isOrnament(element)) {
        flush(parent)
        emit({ kind: 'picture', ...pictureOf(element), cell: null }, parent)
      }
      return
    }
    const heading = headings.indexOf(tagName) + 1
    const frame: Frame = {
      node: element,
      index: 0,
      inside: parent.inside | candidateBit(element),
      chrome: parent.chrome || isChrome(element),
      titled: parent.titled || isTitled(element),
      link: parent.link || tagName === 'a',
      level: heading || parent.level,
    }
    if (blockTags.has(tagName))
      flush(parent)
    if (tagName === 'table')
      addTable(element, frame)
    else if (tagName === 'pre' || tagName === 'listing')
      addPre(element, frame)
    else
      stack.push(frame)
  }

  while (stack.length > 0) {
    const frame = stack.at(-1)!
    const node: Node | undefined = frame.node.childNodes[frame.index++]
    if (node === undefined) {
      if (isElement(frame.node) && blockTags.has(frame.node.tagName))
        flush(frame)
      stack.pop()
    }
    else if (node.nodeName === '#text' && 'value' in node) {
      inline.add(node.value, frame.link)
    }
    else if (isElement(node)) {
      enter(node, frame)
    }
  }
  return walked
}
