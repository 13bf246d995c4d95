import type { KeptRecord, Step, StepKind } from '@/workspace'

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
