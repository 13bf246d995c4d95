import type { Grid, GridCell } from './document'

/** Word's own limit is 63 columns. */
const mostColumns = 1000

interface OpenCell<P> {
  column: number
  colSpan: number
  merge: 'none' | 'restart' | 'continue'
  hMerge: 'none' | 'restart' | 'continue'
  texts: string[]
  pictures: P[]
  /** How many of them are seals, which lie over a cell that has its text. */
  seals: number
  /** Text in it that is not printed. */
  hidden: string
  /** How it is seen cannot be worked out. */
  unsure: boolean
  /** Colour behind its text. */
  shade: string
}

/** Collects one Word table row by row and lays it out on a grid, vertical and horizontal merges joined. `P`: what is known of a picture in a cell. */
export class TableBuilder<P> {
  private readonly cells: GridCell[] = []
  private readonly open = new Map<number, GridCell>()
  private row = -1
  private column = 0
  private rowCells: OpenCell<P>[] = []
  private columns = 0
  private deleted = false
  private folded = false
  cell: OpenCell<P> | null = null
  /** Pictures of the cells laid out so far. */
  readonly pictures: { cell: GridCell, picture: P }[] = []
  /** Cells beyond the last column were left out. */
  truncated = false

  constructor(private readonly table: number) {}

  startRow(): void {
    this.row++
    this.column = 0
    this.rowCells = []
    this.deleted = false
    this.folded = false
  }

  skipColumns(count: number): void {
    this.column = Math.min(this.column + Math.max(count || 0, 0), mostColumns)
  }

  deleteRow(): void {
    this.deleted = true
  }

  /** The row is hidden. */
  foldRow(): void {
    this.folded = true
  }

  startCell(): void {
    this.cell = { column: this.column, colSpan: 1, merge: 'none', hMerge: 'none', texts: [], pictures: [], seals: 0, hidden: '', unsure: false, shade: 'auto' }
  }

  endCell(): void {
    if (!this.cell)
      return
    this.cell.colSpan = Math.min(this.cell.colSpan, mostColumns - this.column)
    this.truncated ||= this.cell.colSpan < 1
    if (this.cell.colSpan > 0)
      this.rowCells.push(this.cell)
    this.column += this.cell.colSpan
    this.cell = null
  }

  endRow(): void {
    if (this.deleted || this.rowCells.length === 0) {
      this.row--
      return
    }
    let previous: GridCell | null = null
    for (const cell of this.rowCells) {
      const above = this.open.get(cell.column)
      if (cell.hMerge === 'continue' && previous) {
        previous.colSpan += cell.colSpan
      }
      else if (cell.merge === 'continue' && above) {
        above.rowSpan = this.row - above.row + 1
        previous = above
      }
      else {
        const { column, colSpan, texts, pictures, seals, hidden, unsure } = cell
        previous = {
          text: texts.join('\n').trim(),
          row: this.row,
          column,
          rowSpan: 1,
          colSpan,
          place: { at: 'table', table: this.table, row: this.row + 1, column: column + 1 },
          ...(pictures.length > (texts.some(text => text.trim() !== '') ? seals : 0) && { picture: true }),
          ...(hidden && { hidden }),
          ...(unsure && { unsure }),
          ...(this.folded && { folded: true }),
        }
        this.cells.push(previous)
        for (const picture of pictures)
          this.pictures.push({ cell: previous, picture })
        if (cell.merge === 'restart')
          this.open.set(column, previous)
        else
          this.open.delete(column)
      }
      this.columns = Math.max(this.columns, cell.column + cell.colSpan)
    }
  }

  grid(): Grid {
    return { kind: 'grid', geometry: 'exact', rows: this.row + 1, columns: this.columns, cells: this.cells }
  }
}
