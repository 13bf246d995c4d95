import type { Grid, GridCell } from '../document'
import type { PictureLoader } from './pictures'
import type { CellDefinition } from './properties'
import { TableBuilder } from '../word-table'

/** One printed row: the texts of its cells and what its end mark says of them. */
export interface DocRow {
  cells: { texts: string[], pictures: PictureLoader[], seals: number, hidden: string, unsure: boolean }[]
  definition: CellDefinition[]
}

/** Edges nearer than this (twips, 1.5 mm) are one column border: rows of one Word table seldom agree exactly. */
const sameEdge = 85

/** Column borders of the whole table, from the edges of all rows. */
function columnEdges(rows: readonly DocRow[]): number[] {
  const edges = rows.flatMap(row => row.definition.flatMap(cell => [cell.left, cell.right])).sort((a, b) => a - b)
  return edges.filter((edge, i) => i === 0 || edge - edges[i - 1]! > sameEdge)
}

function columnOf(edges: readonly number[], edge: number): number {
  let nearest = 0
  for (const [i, candidate] of edges.entries()) {
    if (Math.abs(candidate - edge) < Math.abs(edges[nearest]! - edge))
      nearest = i
  }
  return nearest
}

/** Lays the rows of one table out on a grid by their cell edges; a row without a usable definition counts its cells. */
export function layRows(rows: readonly DocRow[], table: number): { grid: Grid, pictures: { cell: GridCell, picture: PictureLoader }[] } {
  const builder = new TableBuilder<PictureLoader>(table)
  const edges = columnEdges(rows)
  for (const { cells, definition } of rows) {
    const defined = definition.length >= cells.length
    builder.startRow()
    if (defined && definition[0])
      builder.skipColumns(columnOf(edges, definition[0].left))
    for (const [i, cell] of cells.entries()) {
      builder.startCell()
      const at = defined ? definition[i] : undefined
      Object.assign(builder.cell!, cell, at && {
        colSpan: Math.max(columnOf(edges, at.right) - columnOf(edges, at.left), 1),
        merge: at.vertical,
        hMerge: at.horizontal,
      })
      builder.endCell()
    }
    builder.endRow()
  }
  return { grid: builder.grid(), pictures: builder.pictures }
}
