import type { PictureLoader } from '../doc/pictures'
import type { CellDefinition } from '../doc/properties'
import type { DocRow } from '../doc/rows'
import type { Block, Picture, ReaderNote } from '../document'
import type { Run } from '../marks'
import { layRows } from '../doc/rows'
import { markedText } from '../marks'
import { noteOf } from '../notes/note'
import { counted } from '../word-cell'

/** Where a paragraph ends: in how many tables, and its outline level. */
export interface ParagraphEnd {
  depth: number
  level: number | null
}

interface OpenCell { texts: string[], pictures: PictureLoader[], seals: number, hidden: string, unsure: boolean }
interface OpenTable { rows: DocRow[], cells: OpenCell[], cell: OpenCell }

const emptyCell = (): OpenCell => ({ texts: [], pictures: [], seals: 0, hidden: '', unsure: false })

/** Collects runs into paragraphs, cells, rows and tables as the words of the file end them. */
export class BlockBuilder {
  readonly blocks: Block[] = []
  readonly pictures: Picture[] = []
  readonly notes: ReaderNote[] = []
  private runs: Run[] = []
  /** What a list counts for the open paragraph. */
  private number = ''
  /** What of it is not printed, and whether it may be printed otherwise. */
  private removed = ''
  private unsure = false
  /** Text boxes that are open. */
  private boxes = 0
  private own: PictureLoader[] = []
  private readonly tables: OpenTable[] = []
  /** Grids within cells, which come after the table that holds them. */
  private readonly waiting: Block[] = []
  /** Pictures in cells, whose table is not yet among the blocks. */
  private readonly held: { grid: Block, picture: Picture }[] = []
  private paragraphs = 0
  private tableCount = 0
  private hiddenSeen = false

  /** Which cell of its row is open at `depth`, from 0. */
  cellAt(depth: number): number {
    return this.tables[depth - 1]?.cells.length ?? 0
  }

  get isEmpty(): boolean {
    return this.runs.length === 0 && this.own.length === 0 && this.number === ''
  }

  add(run: Run): void {
    this.runs.push(run)
  }

  addNumber(text: string): void {
    this.number += text
  }

  /** Text that a tracked change took out. */
  addRemoved(text: string): void {
    this.removed += /\d/.test(text) ? text : ''
  }

  /** What stands in the open paragraph is printed as the file does not say. */
  doubt(): void {
    this.unsure = true
  }

  addPicture(load: PictureLoader): void {
    this.own.push(load)
  }

  /** Sets the open paragraph aside while `\shptxt` is read; the answer takes it up again. */
  setAside(): () => void {
    const { runs, own, number, removed, unsure } = this
    Object.assign(this, { runs: [], own: [], number: '', removed: '', unsure: false })
    this.boxes++
    return () => {
      this.boxes--
      Object.assign(this, { runs, own, number, removed, unsure: unsure || this.unsure })
    }
  }

  endParagraph({ depth, level }: ParagraphEnd): void {
    const { text, hidden } = markedText(this.runs, depth > 0)
    this.hiddenSeen ||= this.runs.some(run => run.hidden === true && run.text.trim() !== '')
    const { number, own, removed, unsure } = this
    const full = (number + text).trim()
    const isBoxed = this.boxes > 0 && depth === 0 && this.tables.length > 0
    Object.assign(this, { runs: [], own: [], number: '', removed: '', unsure: isBoxed && (unsure || /\d/.test(full)) })
    if (isBoxed) {
      if (full)
        this.waiting.push({ kind: 'paragraph', text: full, place: { at: 'paragraph', paragraph: ++this.paragraphs } })
      return
    }
    this.stand(depth)
    const table = this.tables.at(-1)
    if (table) {
      const inCell = counted(number, text.trim())
      table.cell.texts.push(inCell.text)
      table.cell.pictures.push(...own)
      table.cell.hidden += hidden + removed
      table.cell.unsure ||= unsure || inCell.unsure
      return
    }
    const place = { at: 'paragraph', paragraph: ++this.paragraphs } as const
    if (full)
      this.blocks.push({ kind: 'paragraph', text: full, ...(hidden && { hidden }), place, ...(level && { level }) })
    this.pictures.push(...own.map(load => ({ afterBlock: this.blocks.length - 1, alt: '', place, ...(load && { load }) })))
  }

  endCell(depth: number): void {
    this.endParagraph({ depth, level: null })
    const table = this.tables.at(-1)!
    table.cells.push(table.cell)
    table.cell = emptyCell()
  }

  endRow(depth: number, definition: CellDefinition[]): void {
    if (!this.isEmpty)
      this.endParagraph({ depth, level: null })
    this.stand(depth)
    const table = this.tables.at(-1)!
    // What stands between the last cell and the end of its row is a cell only when anything is in it.
    if (table.cell.texts.some(text => text !== '') || table.cell.pictures.length > 0)
      table.cells.push(table.cell)
    table.cell = emptyCell()
    table.rows.push({ cells: table.cells, definition })
    table.cells = []
  }

  /** Ends whatever is open. */
  end(): void {
    if (!this.isEmpty)
      this.endParagraph({ depth: this.tables.length, level: null })
    this.stand(0)
    this.pictures.push(...this.held.map(({ grid, picture }) => ({ ...picture, afterBlock: this.blocks.indexOf(grid) })).filter(({ afterBlock }) => afterBlock >= 0))
    if (this.hiddenSeen)
      this.notes.push(noteOf('hidden-skipped', 'hiddenText'))
  }

  /** Opens and closes tables until `depth` are open. */
  private stand(depth: number): void {
    while (this.tables.length > depth)
      this.closeTable()
    while (this.tables.length < depth)
      this.tables.push({ rows: [], cells: [], cell: emptyCell() })
  }

  private closeTable(): void {
    const { rows, cells, cell } = this.tables.pop()!
    if (cells.length > 0 || cell.texts.some(text => text !== ''))
      rows.push({ cells: cell.texts.length > 0 ? [...cells, cell] : cells, definition: [] })
    if (rows.length === 0)
      return
    const { grid, pictures } = layRows(rows, ++this.tableCount)
    if (this.tables.length > 0) {
      this.notes.push(noteOf('nested-table', 'tableInTable', {}, grid.cells[0]?.place))
      this.waiting.push(grid)
    }
    else {
      this.blocks.push(grid, ...this.waiting.splice(0))
    }
    this.held.push(...pictures.map(({ cell: { place }, picture: load }) => ({ grid, picture: { afterBlock: -1, alt: '', place, ...(load && { load }) } })))
  }
}
