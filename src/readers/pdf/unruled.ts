import type { Grid, GridCell } from '../document'
import type { Line, Segment } from './lines'
import type { Box } from './matrix'
import { isEnumerated, isHeading, isNumeric } from '../text/pieces'
import { around } from './lines'

/** At least so many pieces on a line make it a row of a table without ruling lines. */
const fewestPieces = 3
/** So many lines that are no rows end such a table. */
const mostMissing = 2
/** A label goes on in the next line when that is nearer than this share of the type size. */
const nextLine = 0.8

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

function isRow({ segments }: Line): boolean {
  return segments.length >= fewestPieces
}

/** Left edge of the numbers of a row; infinite when it has fewer than a row of a table has. */
function numbersFrom({ segments }: Line): number {
  const numbers = segments.filter(({ text }) => isNumeric(text))
  return numbers.length >= fewestPieces ? numbers[0]!.box[0] : Infinity
}

const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2]

/** Whether a line is the rest of labels that broke off in the line above: it stands right below, left of the numbers, and begins no item. */
function goesOn(line: Line, above: Line, left: number): boolean {
  return line.box[1] - above.box[3] < line.size * nextLine && Math.abs(line.size - above.size) < 1
    && line.segments.every(({ box, text }) => box[2] < left && !isEnumerated(text) && !isNumeric(text))
}

/** The rows of a table, each with the lines its labels go on over. */
function joinLabels(lines: readonly Line[]): Line[] {
  /** Where the numbers of the latest row begin: tables of a group differ. */
  let left = Infinity
  const rows: Line[] = []
  const labelsOf = ({ segments }: Line): Segment[] => segments.filter(({ box }) => box[2] < left)
  /** Adds `rest` to the last label above it, one of a group of rows when `groups`; false when there is none. */
  const append = (rest: Segment, groups: boolean): boolean => {
    const candidates = (row: Line): Segment[] => (groups ? labelsOf(row).slice(0, -1) : labelsOf(row)).filter(({ box }) => overlaps(box, rest.box))
    const at = rows.findLastIndex(row => candidates(row).length > 0)
    if (at < 0)
      return false
    const [label] = candidates(rows[at]!)
    const joined = { text: `${label!.text}\n${rest.text}`, box: around([label!.box, rest.box]) }
    rows[at] = { ...rows[at]!, segments: rows[at]!.segments.map(segment => segment === label ? joined : segment) }
    return true
  }
  for (const [i, line] of lines.entries()) {
    const from = numbersFrom(line)
    if (!isRow(line) && left < Infinity && goesOn(line, lines[i - 1]!, left)) {
      const lone = line.segments.filter(rest => !append(rest, false))
      if (lone.length > 0)
        rows.push({ ...line, segments: lone })
      continue
    }
    if (from < Infinity)
      left = from
    const [first, second] = labelsOf(line)
    const isRest = first && second && from < Infinity && !isEnumerated(first.text) && append(first, true)
    rows.push(isRest ? { ...line, segments: line.segments.slice(1) } : line)
  }
  return rows
}

/** Whether a heading stands between the rows above and below: larger than they are, or apart from them. */
function isBetween({ segments, size, box }: Line, above: Line): boolean {
  return segments.length === 1 && isHeading(segments[0]!.text) && (Math.abs(size - above.size) >= 1 || box[1] - above.box[3] >= size)
}

/** Index after the last line of the table that begins with line `start`. */
function endOf(lines: readonly Line[], start: number): number {
  let end = start
  let left = Infinity
  for (let at = start, missing = 0; at < lines.length && missing <= mostMissing; at++) {
    const line = lines[at]!
    if (at > start && isBetween(line, lines[at - 1]!))
      break
    const rest = at > start && left < Infinity && goesOn(line, lines[at - 1]!, left)
    const from = numbersFrom(line)
    if (from < Infinity)
      left = from
    missing = rest || isRow(line) ? 0 : missing + 1
    if (isRow(line) || (rest && end === at))
      end = at + 1
  }
  return end
}

/**
 * Tables without ruling lines: runs of lines in several pieces (with single-piece lines between them, at most two at a time, and the lines that labels go on
 * over) become ragged grids, the rest stay lines. `lines` part at wide gaps; `fine` are the same lines parted at narrower ones, which columns of a table leave.
 */
export function findUnruled(lines: readonly Line[], fine: readonly Line[], page: number): ({ kind: 'line', line: Line } | { kind: 'grid', grid: Grid, box: Box })[] {
  const blocks: ReturnType<typeof findUnruled> = []
  for (let i = 0; i < lines.length;) {
    const first = lines[i]!
    const end = isRow(first) ? endOf(lines, i) : i
    if (end - i >= 2) {
      const group = fine.slice(i, end)
      blocks.push({ kind: 'grid', grid: gridOf(joinLabels(group), page), box: around(group.map(line => line.box)) })
      i = end
    }
    else {
      blocks.push({ kind: 'line', line: first })
      i++
    }
  }
  return blocks
}
