import type { Settled } from './acts'
import type { Generation } from './generation'
import type { WorkspaceState } from './record'
import type { Agency, Correction } from '@/reports'
import { sharedName } from '@/reports'
import { WorkspaceError } from './errors'
import { told } from './words'

/** Throws where saving these would make two units of one name. */
function judgeNames(state: WorkspaceState, saved: readonly Agency[]): void {
  const all = new Map([...state.agencies, ...saved].map(agency => [agency.id, agency]))
  const shared = sharedName([...all.values()], new Set(saved.map(({ id }) => id)))
  if (shared)
    throw new WorkspaceError('agency', told('agencyNameTaken', { one: shared[0].name, other: shared[1].name }))
}

/** Throws where a report is, or may be, one of these agencies'. */
export function judgeRemoval({ agencies, reports }: WorkspaceState, ids: readonly string[]): void {
  const used = reports.map(({ agency, read }) => agency ?? read.agencyId).find(id => id !== null && ids.includes(id))
  if (used)
    throw new WorkspaceError('agency', told('agencyHasReports', { agency: agencies.find(({ id }) => id === used)?.name ?? used }))
}

/** The two agencies to be made one. Throws where one of them is not on the registry. */
export function judgeMerge({ agencies }: WorkspaceState, from: string, into: string): { gone: Agency, heir: Agency } {
  const [gone, heir] = [from, into].map(id => agencies.find(agency => agency.id === id))
  if (!gone || !heir || gone === heir)
    throw new WorkspaceError('agency', told('agencyNotMerged'))
  return { gone, heir }
}

/** Throws where a correction names an agency nobody knows. */
function judgeCorrection({ batches }: Pick<Generation, 'batches'>, agencies: readonly Agency[], { field, after }: Pick<Correction, 'field' | 'after'>): void {
  const known = field !== 'agency' || after === null || agencies.some(({ id }) => id === after)
    || [...batches.values()].some(batch => batch.agencies.some(({ id }) => id === after))
  if (!known)
    throw new WorkspaceError('agency', told('agencyUnknown', { agency: String(after) }))
}

/** What is written where this is said. Throws where any of it cannot stand. */
export function changesOf(generation: Pick<Generation, 'batches'>, state: WorkspaceState, { agencies = [], corrections = [], verdicts = [] }: Settled) {
  judgeNames(state, agencies)
  corrections.forEach(each => judgeCorrection(generation, [...state.agencies, ...agencies], each))
  const when = new Date().toISOString()
  return [
    ...agencies.map(agency => ({ type: 'agency' as const, agency })),
    ...corrections.map(each => ({ type: 'corrected' as const, correction: { ...each, when } })),
    ...verdicts.map(each => ({ type: 'judged' as const, ...each })),
  ]
}
