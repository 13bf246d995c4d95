import type { Grid, GridCell } from '../document'
import type { Line } from './lines'
import type { Box } from './page'
import { around } from './lines'

/** At least so many pieces on a line make it a row of a table without ruling lines. */
const fewestPieces = 3

/** Column spans of a group of lines: where their pieces stand, gaps between them as borders. Only the fullest lines draw the columns. */
function columnsOf(lines: readonly Line[]): [number, number][] {
  const most = Math.max(...lines.map(line => line.segments.length))
  const spans = lines.filter(line => line.segments.length >= most - 1).flatMap(line => line.segments.map(({ box }): [number, number] => [box[0], box[2]])).sort((a, b) => a[0] - b[0])
  const columns: [number, number][] = []
  for (const span of spans) {
    const last = columns.at(-1)
    if (last && span[0] < last[1])
      last[1] = Math.max(last[1], span[1])
    else
      columns.push([...span])
  }
  return columns
}

function gridOf(lines: readonly Line[], page: number): Grid {
  const columns = columnsOf(lines)
  const cells = lines.flatMap((line, row) => {
    const made: (GridCell & { box: Box })[] = []
    for (const { text, box } of line.segments) {
      const middle = (box[0] + box[2]) / 2
      const distance = ([from, to]: [number, number]): number => Math.max(from - middle, middle - to, 0)
      const column = columns.reduce((best, span, i) => distance(span) < distance(columns[best]!) ? i : best, 0)
      const last = made.at(-1)
      if (last && last.column >= column)
        Object.assign(last, { text: `${last.text} ${text}`, box: around([last.box, box]) })
      else
        made.push({ text, row, column, rowSpan: 1, colSpan: 1, place: { at: 'page', page, box }, box })
    }
    const printed = new Map(made.map(({ box, ...cell }) => [cell.column, { ...cell, place: { at: 'page', page, box } as const }]))
    return columns.map(([from, to], column): GridCell => printed.get(column)
      ?? { text: '', row, column, rowSpan: 1, colSpan: 1, place: { at: 'page', page, box: [from, line.box[1], to, line.box[3]] } })
  })
  return { kind: 'grid', geometry: 'ragged', rows: lines.length, columns: columns.length, cells }
}

/** Tables without ruling lines: runs of lines in several pieces (with single-piece lines between them, at most two at a time) become ragged grids, the rest stay lines. */
export function findUnruled(lines: readonly Line[], page: number): ({ kind: 'line', line: Line } | { kind: 'grid', grid: Grid, box: Box })[] {
  const blocks: ReturnType<typeof findUnruled> = []
  for (let i = 0; i < lines.length;) {
    let end = i
    for (let j = i, missing = 0; j < lines.length && missing <= 2; j++) {
      if (lines[j]!.segments.length >= fewestPieces) {
        end = j + 1
        missing = 0
      }
      else {
        missing++
      }
    }
    const first = lines[i]!
    if (first.segments.length >= fewestPieces && end - i >= 2) {
      const group = lines.slice(i, end)
      blocks.push({ kind: 'grid', grid: gridOf(group, page), box: around(group.map(line => line.box)) })
      i = end
    }
    else {
      blocks.push({ kind: 'line', line: first })
      i++
    }
  }
  return blocks
}
