import type { Block, Picture, ReaderNote } from '../document'
import type { Run } from '../marks'
import type { Numbering } from '../numbering'
import type { CharacterLook } from './characters'
import type { PictureLoader } from './pictures'
import type { StoredText } from './pieces'
import type { ParagraphProperties } from './properties'
import type { DocRow } from './rows'
import { markedText } from '../marks'
import { noteOf } from '../notes/note'
import { counted, isUnstored } from '../word-cell'
import { layRows } from './rows'

export interface BodyOptions {
  properties: (offset: number) => ParagraphProperties
  look: (offset: number) => CharacterLook
  /** The picture that the character at byte `offset`, the nth (from 0) of the main text, stands for. */
  picture: (offset: number, position: number) => PictureLoader
  /** Whether the nth character stands for a floating seal. */
  isSealed: (position: number) => boolean
  numbering: Numbering
  /** Whether letters of a font are pictures. */
  isPictured: (font: number) => boolean
}

interface OpenTable {
  rows: DocRow[]
  cells: DocRow['cells']
  texts: string[]
  pictures: PictureLoader[]
  seals: number
  hidden: string
  unsure: boolean
}

const marks = { note: '\x02', cell: '\x07', paragraph: '\r', page: '\f', line: '\v', picture: '\x01', drawing: '\x08', fieldBegin: '\x13', fieldSeparator: '\x14', fieldEnd: '\x15', hyphen: '\x1E' }

/** Turns stored text into blocks: paragraphs, and tables by the depth, cell and row marks of their paragraphs. */
export function readBody({ text, offsets }: StoredText, { properties, look, picture, numbering, isPictured, isSealed }: BodyOptions): { blocks: Block[], pictures: Picture[], notes: ReaderNote[] } {
  const blocks: Block[] = []
  const pictures: Picture[] = []
  const notes: ReaderNote[] = []
  const tables: OpenTable[] = []
  const waiting: Block[] = []
  /** Pictures in cells, whose table may not yet be among the blocks. */
  const held: { grid: Block, picture: Omit<Picture, 'afterBlock' | 'alt'> }[] = []
  const fields: ('code' | 'result')[] = []
  let runs: Run[] = []
  /** Digits of the open paragraph that a tracked change took out, and whether it may be printed otherwise. */
  let removed = ''
  let unsure = false
  /** What the open field is to print, and how much was written before its result. */
  let instruction = ''
  let before = 0
  /** The look of the last run. */
  let last: CharacterLook | null = null
  let footnotes = 0
  let own: PictureLoader[] = []
  let seals = 0
  let paragraphCount = 0
  let tableCount = 0
  let hiddenSeen = false

  function closeTable(): void {
    const table = tables.pop()!
    if (table.cells.length > 0 || table.texts.some(text => text !== ''))
      table.rows.push({ cells: [...table.cells, { texts: table.texts, pictures: table.pictures, seals: table.seals, hidden: table.hidden, unsure: table.unsure }], definition: [] })
    if (table.rows.length === 0)
      return
    const { grid, pictures: inCells } = layRows(table.rows, ++tableCount)
    if (tables.length > 0) {
      notes.push(noteOf('nested-table', 'tableInTable', {}, grid.cells[0]?.place))
      waiting.push(grid)
    }
    else {
      blocks.push(grid, ...waiting.splice(0))
    }
    held.push(...inCells.map(({ cell: { place }, picture: load }) => ({ grid, picture: { place, ...(load && { load }) } })))
  }

  function endParagraph(mark: string, offset: number): void {
    const at = properties(offset)
    const depth = mark === marks.cell ? Math.max(at.depth, 1) : at.depth
    const { text, hidden } = markedText(runs, depth > 0)
    hiddenSeen ||= runs.some(run => run.hidden === true && run.text.trim() !== '')
    const number = at.list > 0 && !at.rowEnd && (depth > 0 || text.trim()) ? numbering.next(String(at.list), at.listLevel) : ''
    const full = (number + text).trim()
    const aside = { removed, unsure }
    runs = []
    removed = ''
    unsure = false
    last = null
    while (tables.length > depth)
      closeTable()
    while (tables.length < depth)
      tables.push({ rows: [], cells: [], texts: [], pictures: [], seals: 0, hidden: '', unsure: false })
    const table = tables.at(-1)
    if (!table) {
      paragraphCount++
      const place = { at: 'paragraph', paragraph: paragraphCount } as const
      if (full)
        blocks.push({ kind: 'paragraph', text: full, ...(hidden && { hidden }), place, ...(at.level && { level: at.level }) })
      for (const load of own)
        pictures.push({ afterBlock: blocks.length - 1, alt: '', place, ...(load && { load }) })
    }
    else if (at.rowEnd) {
      table.rows.push({ cells: table.cells, definition: at.row })
      Object.assign(table, { cells: [], texts: [], pictures: [], seals: 0, hidden: '', unsure: false })
    }
    else {
      const inCell = counted(number, text.trim())
      table.texts.push(inCell.text.trim())
      table.pictures.push(...own)
      table.seals += seals
      table.hidden += hidden + aside.removed
      table.unsure ||= aside.unsure || inCell.unsure
      if (mark === marks.cell || at.innerCell) {
        table.cells.push({ texts: table.texts, pictures: table.pictures, seals: table.seals, hidden: table.hidden, unsure: table.unsure })
        Object.assign(table, { texts: [], pictures: [], seals: 0, hidden: '', unsure: false })
      }
    }
    own = []
    seals = 0
  }

  function append(text: string, look: CharacterLook): void {
    if (last === look)
      runs.at(-1)!.text += text
    else
      runs.push({ ...look, text })
    last = look
  }

  const written = (): number => runs.reduce((sum, run) => sum + run.text.trim().length, 0)

  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    const offset = offsets[i] ?? 0
    if (char === marks.fieldBegin) {
      fields.push('code')
      instruction = ''
    }
    else if (char === marks.fieldSeparator && fields.length > 0) {
      fields[fields.length - 1] = 'result'
      before = written()
    }
    else if (char === marks.fieldEnd) {
      unsure ||= isUnstored(instruction, fields.at(-1) === 'code' || written() === before ? '' : null)
      fields.pop()
    }
    else if (char === marks.paragraph || char === marks.cell || char === marks.page) {
      if (char !== marks.page || runs.length > 0 || properties(offset).depth > 0)
        endParagraph(char, offset)
    }
    else if (fields.includes('code')) {
      instruction += char
    }
    else {
      const seen = look(offset)
      if (seen.deleted) {
        removed += /\d/.test(char) ? char : ''
        continue
      }
      unsure ||= seen.symbol || (/\d/.test(char) && isPictured(seen.font))
      if (seen.symbol)
        continue
      if (char === marks.picture || char === marks.drawing) {
        own.push(picture(offset, i))
        seals += isSealed(i) ? 1 : 0
      }
      else if (char === marks.note && seen.special) {
        runs.push({ text: String(++footnotes), script: 1 })
        last = null
      }
      else if (char === marks.line) {
        append('\n', seen)
      }
      else if (char === marks.hyphen) {
        append('-', seen)
      }
      else if (char >= ' ' || char === '\t') {
        append(char, seen)
      }
    }
  }
  if (runs.length > 0)
    endParagraph(marks.paragraph, offsets.at(-1) ?? 0)
  while (tables.length > 0)
    closeTable()
  pictures.push(...held.map(({ grid, picture }) => ({ ...picture, alt: '', afterBlock: blocks.indexOf(grid) })).filter(({ afterBlock }) => afterBlock >= 0))
  if (hiddenSeen)
    notes.push(noteOf('hidden-skipped', 'hiddenText'))
  return { blocks, pictures, notes }
}
