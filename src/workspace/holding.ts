import type { DerivedState } from './derive'
import type { LogEntry } from './entries'
import type { RecordPointer } from './format'
import type { Generation } from './generation'
import type { Amount, Holding, KeptRecord } from './record'
import { derive } from './derive'
import { unasked, undoneIn } from './entries'
import { begunAt } from './generation'

/** What a record of this journal and these batches holds. */
export function holdingOf({ log, batches, problems }: Pick<Generation, 'log' | 'batches' | 'problems'>): Holding {
  const state = derive(log, batches)
  const names = new Map(state.agencies.map(({ id, name }) => [id, name]))
  const who = [...state.corrections.map(correction => correction.who), ...log.map(entry => entry.who ?? '')].map(name => name.trim()).filter(name => name !== '')
  const times = log.map(({ at }) => at).sort()
  return {
    ...amountOf(state),
    agencies: [...unitsOf(state)].map(id => names.get(id) ?? id),
    who: [...new Set(who)],
    from: times[0] ?? null,
    to: times.at(-1) ?? null,
    problems: problems.length,
  }
}

export function amountOf(state: Pick<DerivedState, 'reports' | 'files' | 'corrections'>): Amount {
  return { units: unitsOf(state).size, reports: state.reports.length, files: state.files.length, corrections: state.corrections.length }
}

function unitsOf({ reports }: Pick<DerivedState, 'reports'>): Set<string> {
  return new Set(reports.flatMap(({ agency }) => agency !== null ? [agency] : []))
}

/** Steps in `log` after its first `mark` entries, less those that were undone. */
export function laterIn(log: readonly LogEntry[], mark: number): number {
  const undone = undoneIn(log)
  return log.slice(mark).filter(entry => !unasked.has(entry.type) && !undone.has(entry.id)).length
}

/** The generations on disk beside the one that counts, newest first; `names` are all there are. */
export function keptBeside({ generation, former = [] }: RecordPointer, log: readonly LogEntry[], names: readonly string[]): KeptRecord[] {
  const told = former.filter(kept => names.includes(kept.generation) && kept.generation !== generation)
  const untold = names.filter(name => name !== generation && !told.some(kept => kept.generation === name))
  return [
    ...untold.map((name): KeptRecord => ({ generation: name, move: null, at: begunAt(name), amount: null, problems: 0, latest: false, later: 0 })),
    ...told.map(({ generation: name, successor, move, at, mark, units, reports, files, corrections, problems = 0 }): KeptRecord => {
      const latest = successor === generation
      return { generation: name, move, at, amount: { units, reports, files, corrections }, problems, latest, later: latest ? laterIn(log, mark) : 0 }
    }),
  ].sort((a, b) => b.at.localeCompare(a.at))
}
