import type { Finding, Severity } from '@/checks'

/** A finding with the number it has on its table. */
export interface Note {
  number: number
  finding: Finding
}

const order: readonly Severity[] = ['error', 'warning', 'info']

/** The gravest severity among the notes of a cell. */
export function worst(notes: readonly Note[]): Severity {
  return order.find(severity => notes.some(note => note.finding.severity === severity)) ?? 'info'
}
