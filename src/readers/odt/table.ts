import type { Grid, GridCell } from '../document'

/** More than a table of a text has; what is repeated more often is left out. */
const most = { columns: 1000, rows: 2000 }

export interface OpenCell<P> {
  texts: string[]
  pictures: P[]
  /** How many of them are seals, which lie over a cell that has its text. */
  seals: number
  hidden: string
  /** How it is seen cannot be worked out. */
  unsure: boolean
  background: string | undefined
  covered: boolean
  colSpan: number
  rowSpan: number
  repeated: number
}

/** Collects a table of a text row by row: spans are named, and what they cover stands in the file. */
export class TableRows<P> {
  private readonly cells: GridCell[] = []
  private row = { at: 0, repeated: 0, folded: false }
  private column = 0
  /** Columns that are folded away, and how many the table has named. */
  private readonly folded = new Set<number>()
  private named = 0
  private columns = 0
  cell: OpenCell<P> | null = null
  readonly pictures: { cell: GridCell, picture: P }[] = []
  truncated = false

  constructor(private readonly table: number) {}

  nameColumns(repeated: number, folded: boolean): void {
    for (const end = Math.min(this.named + repeated, most.columns); this.named < end; this.named++) {
      if (folded)
        this.folded.add(this.named)
    }
  }

  startRow(repeated: number, folded: boolean): void {
    this.row = { at: this.row.at + this.row.repeated, repeated: Math.min(repeated, Math.max(most.rows - this.row.at - this.row.repeated, 1)), folded }
    this.truncated ||= this.row.repeated < repeated
    this.column = 0
  }

  startCell(cell: Omit<OpenCell<P>, 'texts' | 'pictures' | 'seals' | 'hidden' | 'unsure'>): void {
    this.cell = { ...cell, texts: [], pictures: [], seals: 0, hidden: '', unsure: false }
  }

  endCell(): void {
    if (!this.cell)
      return
    const { texts, pictures, seals, hidden, unsure, covered, colSpan, rowSpan, repeated } = this.cell
    const many = Math.min(repeated, most.columns - this.column)
    this.truncated ||= many < repeated
    const text = texts.join('\n').trim()
    const below = covered ? this.row.at : this.row.at + this.row.repeated
    for (let r = this.row.at; r < below; r++) {
      for (let c = this.column; c < this.column + many; c++) {
        const place = { at: 'table', table: this.table, row: r + 1, column: c + 1 } as const
        const beside = { ...(pictures.length > (text === '' ? 0 : seals) && { picture: true }), ...(hidden && { hidden }), ...(unsure && { unsure }), ...((this.row.folded || (this.folded.has(c) && /\d/.test(text))) && { folded: true }) }
        const laid: GridCell = { text, row: r, column: c, rowSpan, colSpan: Math.min(colSpan, most.columns - c), place, ...beside }
        this.cells.push(laid)
        this.pictures.push(...pictures.map(picture => ({ cell: laid, picture })))
      }
    }
    this.column += many
    this.columns = Math.max(this.columns, this.column)
    this.cell = null
  }

  grid(): Grid {
    const rows = this.row.at + this.row.repeated
    const cells = this.cells.map(cell => ({ ...cell, rowSpan: Math.min(cell.rowSpan, rows - cell.row), colSpan: Math.min(cell.colSpan, this.columns - cell.column) }))
    return { kind: 'grid', geometry: 'exact', rows, columns: this.columns, cells }
  }
}
