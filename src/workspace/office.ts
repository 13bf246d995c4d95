import type { CellKey, DueGroup } from '@/reports'

/** The numbers a person judged: both of the finding, and those published in its cells; null: none printed. */
export interface JudgedNumbers {
  expected: number | null
  actual: number | null
  cells: Record<CellKey, number | null>
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
