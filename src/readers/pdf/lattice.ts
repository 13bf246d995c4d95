import type { Box, Rule } from './matrix'
import { withoutFrame } from './borders'

/** Lines nearer than this (points) are one; line ends nearer than `reach` touch. */
const same = 2.5
const reach = 4
/** A drawing with more cells than this is no table of a report, which has some 300 on a page. */
const mostCells = 40_000

/** One cell of a ruled table: elementary rows and columns it covers, and its box. */
export interface LatticeCell {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  box: Box
}

/** A ruled table on a page: edges top to bottom and left to right, cells in reading order. */
export interface Lattice {
  ys: number[]
  xs: number[]
  cells: LatticeCell[]
  /** No line closes it below. */
  openBelow: boolean
}

/** Joins touching pieces of the same line: programs draw a border once for each cell. */
export function joinRules(rules: readonly Rule[]): Rule[] {
  const joined: Rule[] = []
  for (const horizontal of [true, false]) {
    const groups: Rule[][] = []
    for (const rule of rules.filter(rule => rule.horizontal === horizontal).sort((a, b) => a.at - b.at)) {
      const group = groups.at(-1)
      if (group && rule.at - group[0]!.at <= same)
        group.push(rule)
      else
        groups.push([rule])
    }
    for (const group of groups) {
      const at = group.reduce((sum, rule) => sum + rule.at, 0) / group.length
      let open: Rule | null = null
      for (const rule of group.sort((a, b) => a.from - b.from)) {
        if (open && rule.from <= open.to + same)
          open.to = Math.max(open.to, rule.to)
        else
          joined.push(open = { ...rule, at })
      }
    }
  }
  return joined
}

function cross(a: Rule, b: Rule): boolean {
  return a.horizontal !== b.horizontal
    && a.at >= b.from - reach && a.at <= b.to + reach
    && b.at >= a.from - reach && b.at <= a.to + reach
}

/** Sets of lines that hang together. */
function components(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules)
  const sets: Rule[][] = []
  for (const first of rules) {
    if (!left.delete(first))
      continue
    const set = [first]
    for (let i = 0; i < set.length; i++) {
      for (const other of left) {
        if (cross(set[i]!, other)) {
          left.delete(other)
          set.push(other)
        }
      }
    }
    sets.push(set)
  }
  return sets
}

function edges(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.filter((value, i) => i === 0 || value - sorted[i - 1]! > reach)
}

/** Edges across one direction: its own lines, and where the lines of the other direction end beyond them (a missing outer border). */
function edgesOf(own: readonly Rule[], other: readonly Rule[]): number[] {
  const at = own.map(rule => rule.at)
  const first = Math.min(...other.map(rule => rule.from))
  const last = Math.max(...other.map(rule => rule.to))
  return edges([...at, ...(first < Math.min(...at) - reach * 1.5 ? [first] : []), ...(last > Math.max(...at) + reach * 1.5 ? [last] : [])])
}

/** Whether a line at `at` covers most of the way from `from` to `to`. */
function separated(rules: readonly Rule[], at: number, from: number, to: number): boolean {
  let covered = 0
  for (const rule of rules) {
    if (Math.abs(rule.at - at) <= reach)
      covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from))
  }
  return covered > (to - from) * 0.5
}

/** Finds ruled tables among the lines of a page. A single box around text is no table, nor is a frame around tables. */
export function findLattices(rules: readonly Rule[]): Lattice[] {
  const sets = components(joinRules(rules)).flatMap((set) => {
    const inner = withoutFrame(set)
    return inner === set ? [set] : components(inner)
  })
  return sets.flatMap((set) => {
    const horizontal = set.filter(rule => rule.horizontal)
    const vertical = set.filter(rule => !rule.horizontal)
    if (horizontal.length < 2 || vertical.length < 1)
      return []
    const ys = edgesOf(horizontal, vertical)
    const xs = edgesOf(vertical, horizontal)
    if (ys.length * xs.length > mostCells)
      return []
    const cells = mergeCells(ys, xs, horizontal, vertical)
    return cells.length > 1 ? [{ ys, xs, cells, openBelow: !horizontal.some(rule => Math.abs(rule.at - ys.at(-1)!) <= reach) }] : []
  }).sort((a, b) => a.ys[0]! - b.ys[0]! || a.xs[0]! - b.xs[0]!)
}

function mergeCells(ys: readonly number[], xs: readonly number[], horizontal: readonly Rule[], vertical: readonly Rule[]): LatticeCell[] {
  const rows = ys.length - 1
  const columns = xs.length - 1
  const openRight = (r: number, c: number): boolean => c + 1 < columns && !separated(vertical, xs[c + 1]!, ys[r]!, ys[r + 1]!)
  const openBelow = (r: number, c: number): boolean => r + 1 < rows && !separated(horizontal, ys[r + 1]!, xs[c]!, xs[c + 1]!)
  const taken = new Set<number>()
  const cells: LatticeCell[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column))
        continue
      let colSpan = 1
      while (openRight(row, column + colSpan - 1) && !taken.has(row * columns + column + colSpan))
        colSpan++
      let rowSpan = 1
      const below = (r: number): boolean => {
        for (let c = column; c < column + colSpan; c++) {
          if (!openBelow(r, c) || taken.has((r + 1) * columns + c) || (c + 1 < column + colSpan && !openRight(r + 1, c)))
            return false
        }
        return true
      }
      while (row + rowSpan < rows && below(row + rowSpan - 1))
        rowSpan++
      for (let r = row; r < row + rowSpan; r++) {
        for (let c = column; c < column + colSpan; c++)
          taken.add(r * columns + c)
      }
      cells.push({ row, column, rowSpan, colSpan, box: [xs[column]!, ys[row]!, xs[column + colSpan]!, ys[row + rowSpan]!] })
    }
  }
  return cells
}
