import type { Layout } from '@/forms'
import type { CellKey, DueGroup } from '@/reports'
import { dueGroups } from '@/forms'

/** The numbers a person judged: both of the finding, and those published in its cells; null: none printed. */
export interface JudgedNumbers {
  expected: number | null
  actual: number | null
  cells: Record<CellKey, number | null>
}

/** The consolidated form as it was sent up: its cells (null: no number), and the reports that counted. */
export interface SentUp {
  layout: Layout
  /** Whose reports were added: the units', or a level's (`at 江苏省/淮安市`); of before levels were a choice none is kept, and it was the units'. */
  scope?: string
  cells: Record<CellKey, number | null>
  reports: readonly { report: string, agency: string, name: string }[]
}

/** A year that is collected. */
export interface Campaign {
  /** Report year. */
  year: number
  /** By when reports are due, ISO dates. */
  due: Record<DueGroup, string>
  /** The office as letters name it. */
  office: string
  contact: { name: string, phone: string }
  /** The office's own text of its letters; null: ours. */
  letter: string | null
  /** ISO time it was closed and what was sent up was settled; null: it is open. */
  closed: string | null
  /** What was sent up when it was closed; none of one that is open. */
  sent?: SentUp
}

/** A point a report was sent back for, and the numbers it was about. */
export interface SentPoint {
  finding: string
  numbers: JudgedNumbers | null
}

/** A report that was sent back to its unit. */
export interface SentBack {
  report: string
  /** ISO time. */
  at: string
  who: string
  /** ISO date by which it is due again. */
  due: string | null
  points: readonly SentPoint[]
  note: string
  /** How its letter went to the unit, and on which day; null: nobody has noted it. */
  went: { how: Delivery, on: string, who: string } | null
}

/** How a letter goes. */
export const deliveries = ['mail', 'phone', 'hand'] as const
export type Delivery = (typeof deliveries)[number]

/** That units were reminded. */
export interface Chased {
  year: number
  agencies: readonly string[]
  how: string
  /** ISO time. */
  at: string
  who: string
}

/** A number of the form that is another than was sent up. */
export interface SentChange {
  cell: CellKey
  sent: number | null
  now: number | null
}

/** Cells whose number changed since the form was sent up, in its order; one that came or went counts as blank on the other side. */
export function changedSince(sent: Readonly<Record<CellKey, number | null>>, now: Readonly<Record<CellKey, number | null>>): SentChange[] {
  return [...new Set([...Object.keys(sent), ...Object.keys(now)])]
    .map(cell => ({ cell, sent: sent[cell] ?? null, now: now[cell] ?? null }))
    .filter(change => change.sent !== change.now)
}

/** The year after `last`, collected as it was: office, contact, letters, and each due date a year on. */
export function nextCampaign({ year, due, office, contact, letter }: Campaign): Campaign {
  const later = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace(/-02-29$/, '-02-28')
  return { year: year + 1, due: Object.fromEntries(dueGroups.map(group => [group, later(due[group])])) as Campaign['due'], office, contact: { ...contact }, letter, closed: null }
}
