/** A cell that takes several columns or rows. */
export interface Spanning { columns: number, rows: number }

/** Where every cell of a table stands in its grid, merged cells counted; rows and columns from 0. */
export function placed<Cell extends Spanning>(lines: readonly (readonly Cell[])[]): { cell: Cell, row: number, column: number }[] {
  const taken = new Set<string>()
  return lines.flatMap((line, row) => {
    let column = 0
    return line.map((cell) => {
      while (taken.has(`${row},${column}`))
        column++
      for (let y = 0; y < cell.rows; y++) {
        for (let x = 0; x < cell.columns; x++)
          taken.add(`${row + y},${column + x}`)
      }
      return { cell, row, column }
    })
  })
}
