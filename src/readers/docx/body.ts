import type { Block, Picture, ReaderNote } from '../document'
import type { Numbering } from '../numbering'
import type { ParagraphStyle } from './styles'
import type { Attributes } from './xml'
import { TableBuilder } from '../word-table'
import { walkXml } from './xml'

/** Elements whose content is not part of what is printed. */
const skipped = new Set(['Fallback', 'del', 'moveFrom', 'instrText', 'delText', 'rt', 'pPrChange', 'rPrChange', 'tblPrChange', 'trPrChange', 'tcPrChange', 'sectPrChange', 'tblGridChange'])

interface OpenParagraph {
  text: string
  level: number | undefined
  list: string | undefined
  listLevel: number | undefined
  picture: boolean
  alt: string
}

export interface Body {
  blocks: Block[]
  pictures: Picture[]
  notes: ReaderNote[]
}

/** Turns `word/document.xml` into blocks: a state machine over its elements, text boxes and nested tables coming after the block that holds them. */
export function readBody(xml: string, styles: ReadonlyMap<string, ParagraphStyle>, numbering: Numbering | null): Body {
  const blocks: Block[] = []
  const pictures: Picture[] = []
  const notes: ReaderNote[] = []
  const paragraphs: OpenParagraph[] = []
  const tables: TableBuilder[] = []
  /** Grids inside cells and text boxes, waiting for their holder to end. */
  const waiting: Block[] = []
  const path: string[] = []
  let skip = 0
  let paragraphCount = 0
  let tableCount = 0
  let inText = false
  let hidden = false
  let hiddenSeen = false

  function add(block: Block): void {
    if (tables.length > 0 || paragraphs.length > 0)
      waiting.push(block)
    else
      blocks.push(block, ...waiting.splice(0))
  }

  function endParagraph(): void {
    const { text, level, list, listLevel, picture, alt } = paragraphs.pop()!
    const number = list && list !== '0' && text.trim() ? numbering?.next(list, listLevel ?? 0) ?? '' : ''
    const full = number + text
    const cell = path.lastIndexOf('tc') > path.lastIndexOf('txbxContent') ? tables.at(-1)?.cell : null
    if (cell) {
      cell.texts.push(full)
      cell.picture ||= picture
    }
    else {
      paragraphCount++
      const place = { at: 'paragraph', paragraph: paragraphCount } as const
      if (full.trim())
        add({ kind: 'paragraph', text: full.trim(), place, ...(level && { level }) })
      else if (paragraphs.length === 0 && tables.length === 0)
        blocks.push(...waiting.splice(0))
      if (picture)
        pictures.push({ afterBlock: blocks.length - 1, alt, place })
    }
  }

  function endTable(): void {
    const table = tables.pop()!
    const grid = table.grid()
    if (table.truncated)
      notes.push({ code: 'truncated', message: '表格过宽，超出 1000 列的单元格未读取。', place: grid.cells[0]?.place })
    if (tables.length > 0)
      notes.push({ code: 'nested-table', message: '表格中嵌有表格，已按独立表格读取。', place: grid.cells[0]?.place })
    if (grid.cells.length > 0)
      add(grid)
  }

  const on: Record<string, (attribute: Attributes) => void> = {
    p: () => paragraphs.push({ text: '', level: undefined, list: undefined, listLevel: undefined, picture: false, alt: '' }),
    pStyle: (attribute) => {
      const style = styles.get(attribute('val') ?? '')
      const paragraph = paragraphs.at(-1)
      if (style && paragraph)
        Object.assign(paragraph, { level: style.level, list: style.list, listLevel: style.listLevel })
    },
    outlineLvl: (attribute) => {
      const paragraph = paragraphs.at(-1)
      if (paragraph && Number(attribute('val')) < 9)
        paragraph.level = Number(attribute('val')) + 1
    },
    numId: (attribute) => {
      const paragraph = paragraphs.at(-1)
      if (paragraph)
        paragraph.list = attribute('val')
    },
    ilvl: (attribute) => {
      const paragraph = paragraphs.at(-1)
      if (paragraph)
        paragraph.listLevel = Number(attribute('val'))
    },
    r: () => { hidden = false },
    vanish: (attribute) => { hidden = path.at(-2) === 'rPr' && path.at(-3) === 'r' && !/^(?:0|false|off)$/.test(attribute('val') ?? '') },
    t: () => { inText = true },
    tab: () => {
      if (path.at(-2) === 'r')
        append('\t')
    },
    br: attribute => append(attribute('type') === 'page' ? '' : '\n'),
    cr: () => append('\n'),
    noBreakHyphen: () => append('-'),
    drawing: picture,
    pict: picture,
    object: picture,
    docPr: (attribute) => {
      const paragraph = paragraphs.at(-1)
      if (paragraph)
        paragraph.alt ||= attribute('descr') ?? ''
    },
    tbl: () => tables.push(new TableBuilder(++tableCount)),
    tr: () => tables.at(-1)?.startRow(),
    gridBefore: attribute => tables.at(-1)?.skipColumns(Number(attribute('val') ?? 0)),
    tc: () => tables.at(-1)?.startCell(),
    gridSpan: (attribute) => {
      const cell = tables.at(-1)?.cell
      if (cell)
        cell.colSpan = Math.min(Math.max(Number(attribute('val') ?? 1) || 1, 1), 1000)
    },
    vMerge: (attribute) => {
      const cell = tables.at(-1)?.cell
      if (cell)
        cell.merge = attribute('val') === 'restart' ? 'restart' : 'continue'
    },
    hMerge: (attribute) => {
      const cell = tables.at(-1)?.cell
      if (cell)
        cell.hMerge = attribute('val') === 'restart' ? 'restart' : 'continue'
    },
  }

  function append(text: string): void {
    const paragraph = paragraphs.at(-1)
    if (!paragraph)
      return
    if (hidden && text.trim()) {
      hiddenSeen = true
      return
    }
    paragraph.text += text
  }

  function picture(): void {
    const paragraph = paragraphs.at(-1)
    if (paragraph)
      paragraph.picture = true
  }

  const wellFormed = walkXml(xml, {
    open(name, attribute) {
      path.push(name)
      if (skip > 0 || skipped.has(name)) {
        if (name === 'del' && path.at(-2) === 'trPr')
          tables.at(-1)?.deleteRow()
        skip++
        return
      }
      on[name]?.(attribute)
    },
    close(name) {
      path.pop()
      if (skip > 0)
        skip--
      else if (name === 't')
        inText = false
      else if (name === 'r')
        hidden = false
      else if (name === 'p' && paragraphs.length > 0)
        endParagraph()
      else if (name === 'tc')
        tables.at(-1)?.endCell()
      else if (name === 'tr')
        tables.at(-1)?.endRow()
      else if (name === 'tbl' && tables.length > 0)
        endTable()
    },
    text(text) {
      if (inText && skip === 0)
        append(text)
    },
  })
  blocks.push(...waiting)
  if (!wellFormed)
    notes.push({ code: 'repaired-structure', message: '文档内部结构有损坏，已读取可读的部分，请核对是否完整。' })
  if (hiddenSeen)
    notes.push({ code: 'hidden-skipped', message: '文档中有设为隐藏的文字，未读取。' })
  return { blocks, pictures, notes }
}
