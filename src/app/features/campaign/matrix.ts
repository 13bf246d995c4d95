import type { Agency, DueGroup, UnitKind, UnitYear, UnitYearState } from '@/reports'
import type { Chased } from '@/workspace'
import { dueGroupOf, governs, isListedIn, unitKindOf, unitKinds } from '@/reports'

/** The five states in the order they are shown: what is done first. */
export const states = ['accepted', 'waiting', 'returned', 'missing', 'exempt'] as const satisfies readonly UnitYearState[]

/** What a unit's year shows. `none`: nothing was received and nobody collected it. `void`: the unit did not exist. */
export type CellState = UnitYearState | 'none' | 'void'

export interface UnitRow {
  agency: Agency
  kind: UnitKind
  /** Its name without what all beside it have in front, and without the words of every government. */
  short: string
  /** By year, in the order of the matrix's years. */
  cells: readonly CellState[]
}

/** Units of one kind under one other. */
export interface UnitGroup {
  key: string
  kind: UnitKind
  /** Whom they stand under, where the list has units under several; null for the office's own. */
  parent: Agency | null
  rows: readonly UnitRow[]
}

export interface Matrix {
  years: readonly number[]
  groups: readonly UnitGroup[]
}

/** Of two scopes of a unit's year the one it owes tells its state, else the one that counts. */
const before = (one: UnitYear, other: UnitYear): boolean => one.due === other.due ? one.state === 'accepted' : one.due

/** The state of every listed unit in each year, set together as the list has them. */
export function matrixOf(agencies: readonly Agency[], unitYears: readonly UnitYear[], years: readonly number[]): Matrix {
  const found = new Map<string, UnitYear>()
  for (const each of unitYears) {
    const key = `${each.agency}|${each.year}`
    const known = found.get(key)
    if (!known || before(each, known))
      found.set(key, each)
  }
  const listed = agencies.filter(({ listing }) => listing).sort((a, b) => a.listing!.order - b.listing!.order)
  const parentOf = parentsIn(listed)
  const groups = new Map<string, { kind: UnitKind, parent: Agency | null, rows: UnitRow[] }>()
  for (const agency of listed) {
    const kind = unitKindOf(agency)
    const parent = kind === 'department' || kind === 'township' ? parentOf(agency) : null
    const key = `${kind}|${parent?.id ?? ''}`
    const group = groups.get(key) ?? groups.set(key, { kind, parent, rows: [] }).get(key)!
    group.rows.push({ agency, kind, short: agency.name, cells: years.map(year => found.get(`${agency.id}|${year}`)?.state ?? unseen(agency, year)) })
  }
  const place = ({ kind, parent }: { kind: UnitKind, parent: Agency | null }): number => ['vertical', 'watched'].includes(kind) ? 2 : parent ? 1 : 0
  return {
    years,
    groups: [...groups].map(([key, group]) => ({ key, ...group, rows: shortened(group.rows) })).sort((a, b) => place(a) - place(b)
      || (a.parent?.listing?.order ?? 0) - (b.parent?.listing?.order ?? 0) || unitKinds.indexOf(a.kind) - unitKinds.indexOf(b.kind)),
  }
}

const region = /^.{1,8}?[省市区县旗州盟](?=.{2})/
const everyGovernment = /人民政府$|(?<=街道)办事处$/

/** Units beside each other are told apart by the rest of their names. */
function shortened(rows: readonly UnitRow[]): UnitRow[] {
  const counts = new Map<string, number>()
  for (const { agency: { name } } of rows) {
    const front = region.exec(name)?.[0] ?? ''
    counts.set(front, (counts.get(front) ?? 0) + 1)
  }
  const [front, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!
  return rows.map((row) => {
    const { name } = row.agency
    const own = rows.length > 1 && count * 2 > rows.length && name.startsWith(front) ? name.slice(front.length) : name
    const bare = row.kind === 'department' ? own : own.replace(everyGovernment, '')
    return { ...row, short: bare.length >= 2 ? bare : name }
  })
}

/** The nearest government of the list that a unit stands under; null: none, or that of the office itself, which stands alone at the top. */
function parentsIn(listed: readonly Agency[]): (agency: Agency) => Agency | null {
  const byId = new Map(listed.map(agency => [agency.id, agency]))
  const tops = listed.filter(agency => governs(agency) && !byId.has(agency.listing!.parent ?? ''))
  return ({ id, listing }) => {
    const seen = new Set([id])
    for (let at = listing!.parent; at !== null && !seen.has(at); at = byId.get(at)?.listing?.parent ?? null) {
      seen.add(at)
      const parent = byId.get(at)
      if (parent && governs(parent))
        return tops.length === 1 && parent === tops[0] ? null : parent
    }
    return null
  }
}

function unseen({ listing }: Agency, year: number): CellState {
  return !isListedIn(listing!, year) ? 'void' : listing!.exempt.some(each => each.year === year) ? 'exempt' : 'none'
}

export type Counts = Record<UnitYearState, number>

/** Rows that are collected here in a year. */
export function collectedIn(groups: readonly UnitGroup[], year: number): UnitRow[] {
  return groups.flatMap(({ rows }) => rows.filter(({ agency: { listing } }) => listing!.role === 'due' && isListedIn(listing!, year)))
}

/** How many units of a collected year are in each state; together they are all of them. */
export function countsOf({ years }: Pick<Matrix, 'years'>, groups: readonly UnitGroup[], year: number): Counts {
  const counts: Counts = { accepted: 0, waiting: 0, returned: 0, missing: 0, exempt: 0 }
  const at = years.indexOf(year)
  for (const { cells } of collectedIn(groups, year)) {
    const state = cells[at]
    if (state !== undefined && state in counts)
      counts[state as UnitYearState] += 1
  }
  return counts
}

/** What is still to come of the units with one due date. */
export interface DueSummary {
  groups: readonly DueGroup[]
  /** ISO date. */
  date: string
  /** Days left, 0 on the day itself, below 0 after it. */
  left: number
  expected: number
  missing: number
}

/** Whole days from one calendar day to another, both ISO. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** By due date, how many are due and how many of them missing. */
export function dueSummaries({ years, groups }: Matrix, year: number, due: Record<DueGroup, string>, today: string): DueSummary[] {
  const at = years.indexOf(year)
  const found = new Map<string, { groups: Set<DueGroup>, expected: number, missing: number }>()
  for (const { agency, cells } of collectedIn(groups, year)) {
    if (cells[at] === 'exempt')
      continue
    const group = dueGroupOf(agency)
    const own = found.get(due[group]) ?? { groups: new Set(), expected: 0, missing: 0 }
    found.set(due[group], own)
    own.groups.add(group)
    own.expected += 1
    own.missing += Number(cells[at] === 'missing')
  }
  return [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([date, { groups, expected, missing }]) => ({ groups: [...groups], date, left: daysBetween(today, date), expected, missing }))
}

/** A unit of which nothing was received, and how often it was reminded. */
export interface Chasing {
  agency: Agency
  /** ISO date it is due. */
  date: string
  times: number
  /** ISO time it was last reminded. */
  last: string | null
}

/** The missing units of a year, by due date, in the order of the list; never one whose file waits, was sent back, or of which none is due. */
export function chaseList({ years, groups }: Matrix, year: number, due: Record<DueGroup, string>, chased: readonly Chased[]): Chasing[] {
  const at = years.indexOf(year)
  const reminded = chased.filter(each => each.year === year)
  return collectedIn(groups, year).filter(({ cells }) => cells[at] === 'missing').map(({ agency }) => {
    const own = reminded.filter(({ agencies }) => agencies.includes(agency.id))
    return { agency, date: due[dueGroupOf(agency)], times: own.length, last: own.at(-1)?.at ?? null }
  }).sort((a, b) => a.date < b.date ? -1 : a.date > b.date ? 1 : 0)
}

/** Part of a group in one column; `continued`: it began in the column before. */
export interface ColumnPart {
  group: UnitGroup
  continued: boolean
  rows: readonly UnitRow[]
}

/** Groups over so many columns of even length, each part under a heading of its own; a heading never stands last. */
export function intoColumns(groups: readonly UnitGroup[], columns: number): ColumnPart[][] {
  const lines = groups.reduce((sum, { rows }) => sum + rows.length + 1, 0)
  for (let height = Math.ceil(lines / columns); ; height++) {
    const filled = fill(groups, Math.max(2, height))
    if (filled.length <= columns)
      return filled
  }
}

function fill(groups: readonly UnitGroup[], height: number): ColumnPart[][] {
  const columns: ColumnPart[][] = [[]]
  let free = height
  for (const group of groups) {
    for (let from = 0; from < group.rows.length;) {
      if (free < 2) {
        columns.push([])
        free = height
      }
      const rows = group.rows.slice(from, from + free - 1)
      columns.at(-1)!.push({ group, continued: from > 0, rows })
      from += rows.length
      free -= rows.length + 1
    }
  }
  return columns
}
