import type { RecordPointer } from './format'
import type { Generation } from './generation'
import type { SinceBackup } from './record'
import { undoneIn } from './entries'
import { entriesByStep } from './steps'

/** What was done since the last backup of this generation, less what was undone. */
export function sinceBackupOf({ backups = [] }: RecordPointer, { name, log, batches }: Pick<Generation, 'name' | 'log' | 'batches'>): SinceBackup {
  const last = backups.find(({ generation }) => generation === name)
  const undone = undoneIn(log)
  const later = log.slice(last?.mark ?? 0).filter(({ id }) => !undone.has(id))
  const files = later.reduce((sum, entry) => sum + (entry.type === 'accepted' ? batches.get(entry.batch)?.files.length ?? 0 : 0), 0)
  const others = later.filter(({ type }) => type !== 'accepted' && type !== 'corrected')
  return { at: last?.at ?? null, files, corrections: later.filter(({ type }) => type === 'corrected').length, others: entriesByStep(others).size }
}

/** The pointer when this generation, as it is now, lies in a backup; `present`: generations on disk. */
export function withBackup(pointer: RecordPointer, { name, log }: Pick<Generation, 'name' | 'log'>, present: readonly string[]): RecordPointer {
  const others = (pointer.backups ?? []).filter(({ generation }) => generation !== name && present.includes(generation))
  return { ...pointer, backups: [...others, { generation: name, at: new Date().toISOString(), mark: log.length }] }
}
