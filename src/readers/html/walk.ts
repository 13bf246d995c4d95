import type { Paragraph, ReaderNote } from '../document'
import type { Printed, Walked } from './body'
import type { Look } from './look'
import type { Element, Node, Parent } from './tree'
import { trim } from '../text/pieces'
import { readLines, splitLines } from '../text/txt'
import { bodyRank, isChrome, isTitled } from './body'
import { InlineText } from './inline'
import { Looks, plain, runOf } from './look'
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
  look: Look
  /** The look of the nearest block: what it stands in. */
  base: Look
  /** Its style leaves a gap behind it. */
  parted: boolean
}

const mostCandidates = 30
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** Walks the page without recursion. Parts hidden by their own tag are left out, and counted, unless `showHidden`; style sheets hide what stands in a line or a table. */
export function walk(root: Parent, { css, showHidden }: { css: string, showHidden: boolean }): Walked {
  const walked: Walked = { printed: [], candidates: [], title: null, metadata: [], scripts: 0, hiddenText: 0, hiddenTables: 0 }
  const inline = new InlineText()
  const looks = new Looks(css)
  const stack: Frame[] = [{ node: root, index: 0, inside: 0, chrome: false, titled: false, link: false, level: 0, look: plain, base: plain, parted: false }]

  const emit = (item: Printed['item'], frame: Frame, linked = 0, notes: ReaderNote[] = []): void => {
    walked.printed.push({ item, inside: frame.inside, chrome: frame.chrome, titled: frame.titled, linked, notes })
  }
  const flush = (frame: Frame): void => {
    const { text: raw, linked, hidden } = inline.take(false)
    const text = trim(raw)
    if (text === '')
      return
    const item: Paragraph = { kind: 'paragraph', text, ...(hidden && { hidden }), place: { at: 'paragraph', paragraph: 0 } }
    if (frame.level > 0)
      item.level = frame.level
    emit(item, frame, linked)
  }
  const addCaption = (caption: Element, frame: Frame): void => {
    inline.add({ text: rawText(caption) }, false)
    flush(frame)
  }
  const addTable = (element: Element, frame: Frame): void => {
    const table = readTable(element, looks)
    if (isLayout(table)) {
      stack.push(frame)
      return
    }
    walked.hiddenText += table.hidden ? 1 : 0
    if (table.caption)
      addCaption(table.caption, frame)
    const notes: ReaderNote[] = []
    const { grid, pictures } = toGrid(table, notes, looks)
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
    const look = looks.of(element)
    const isBlock = blockTags.has(tagName)
    const parting = isBlock ? null : looks.partingOf(element)
    const frame: Frame = {
      node: element,
      index: 0,
      inside: parent.inside | candidateBit(element),
      chrome: parent.chrome || isChrome(element),
      titled: parent.titled || isTitled(element),
      link: parent.link || tagName === 'a',
      level: heading || parent.level,
      look,
      base: isBlock ? look : parent.base,
      parted: parting !== null && (parting.edges || parting.after),
    }
    if (isBlock)
      flush(parent)
    else if (parting!.edges || parting!.before)
      inline.space()
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
      else if (frame.parted)
        inline.space()
      stack.pop()
    }
    else if (node.nodeName === '#text' && 'value' in node) {
      inline.add(runOf(node.value, frame.look, frame.base), frame.link)
    }
    else if (isElement(node)) {
      enter(node, frame)
    }
  }
  return walked
}
