import type { TableTwin } from '@/figures'
import type { KeptRecord, Step, StepKind, StepPart } from '@/workspace'

/** A line of the journal: a step, or the record that gave way to another. */
export type JournalLine = { key: string, at: string, who: string } & ({ kind: StepKind, step: Step, kept: null } | { kind: 'records', step: null, kept: KeptRecord })

/** Kinds in the order they are offered as a filter. */
export const lineKinds: readonly JournalLine['kind'][] = ['files', 'choices', 'corrections', 'verdicts', 'campaigns', 'units', 'saved', 'records']

/** Everything that was done, newest first. */
export function linesOf(steps: readonly Step[], former: readonly KeptRecord[]): JournalLine[] {
  const taken = steps.map((step): JournalLine => ({ key: step.id, at: step.at, who: step.who, kind: step.kind, step, kept: null })).reverse()
  const moves = former.map((kept): JournalLine => ({ key: kept.generation, at: kept.at, who: '', kind: 'records', step: null, kept }))
  return [...taken, ...moves].sort((a, b) => b.at.localeCompare(a.at))
}

/** What must be taken back so that `id` can be: the step and all that stands on it, newest first. */
export function takenBackWith(steps: readonly Step[], id: string): Step[] {
  const byId = new Map(steps.map(step => [step.id, step]))
  const found = new Set<string>()
  const add = (own: string): void => {
    const step = byId.get(own)
    if (!step || step.undone || found.has(own))
      return
    found.add(own)
    step.dependents.forEach(add)
  }
  add(id)
  return steps.filter(step => found.has(step.id)).reverse()
}

/** What must be done again so that `id` has its effect: the step and what it stands on that was taken back, oldest first. */
export function doneAgainWith(steps: readonly Step[], id: string): Step[] {
  const found = new Set([id])
  // What a step stands on comes before it.
  for (const step of steps.toReversed()) {
    if (step.undone && step.dependents.some(each => found.has(each)))
      found.add(step.id)
  }
  return steps.filter(step => step.undone && found.has(step.id))
}

/** A row of the journal: a line, or under one that is unfolded a thing it is about. */
export type JournalRow = { key: string, line: JournalLine } & ({ part: null } | { part: StepPart })

/** Lines as rows, those of `open` unfolded. */
export function rowsOf(lines: readonly JournalLine[], open: ReadonlySet<string>): JournalRow[] {
  return lines.flatMap(line => [
    { key: line.key, line, part: null },
    ...open.has(line.key) && line.step ? line.step.parts.map((part, at): JournalRow => ({ key: `${line.key} ${at}`, line, part })) : [],
  ])
}

/** Whether a line is of this kind, or anything it did is. */
export function isOfKind({ kind, step }: JournalLine, asked: JournalLine['kind']): boolean {
  return kind === asked || (step?.parts.some(part => part.kind === asked) ?? false)
}

/** What lines and their parts say. */
export interface LineWords {
  t: (key: string, values?: Record<string, unknown>) => string
  moment: (at: string) => string
  whatOf: (line: JournalLine) => string
  whyOf: (line: JournalLine) => string
  sayPart: (part: StepPart) => string
}

const columns = ['no', 'at', 'who', 'kind', 'what', 'item', 'reason', 'state'] as const

/** The lines as a table: a row each, and under one that is about several things a row for each of these. */
export function journalTable(lines: readonly JournalLine[], { t, moment, whatOf, whyOf, sayPart }: LineWords): TableTwin {
  const stateOf = (undone: boolean) => t(`journal.state.${undone ? 'undone' : 'stands'}`)
  return {
    columns: columns.map(key => ({ key, label: t(`journal.sheet.${key}`), kind: key === 'no' ? 'count' as const : 'text' as const })),
    rows: lines.flatMap((line, at) => {
      const own = { no: lines.length - at, at: moment(line.at), who: line.who || null, kind: t(`journal.kind.${line.kind}`), what: whatOf(line), item: null, reason: whyOf(line) || null, state: line.step ? stateOf(line.step.undone) : null }
      const parts = line.step && line.step.parts.length > 1 ? line.step.parts : []
      return [own, ...parts.map(part => ({ ...own, kind: t(`journal.kind.${part.kind}`), item: sayPart(part), state: stateOf(part.undone) }))]
    }),
  }
}
