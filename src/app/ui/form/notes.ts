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

/** Whether a finding says that a table of the form is not there, or is a picture: it can be typed by hand. */
export function isTableMissing({ rule, params }: Finding): boolean {
  return rule === 'incomplete' && params.open === undefined && params.unknown !== 1
}
