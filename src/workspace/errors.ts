import type { RecordTold } from './words'
import { SpokenError } from '@/language'
import { reasonOf } from '../reason'
import { sayOfRecord, told } from './words'

export type WorkspaceErrorCode = 'unsupported' | 'newer' | 'quota' | 'missing' | 'damaged' | 'backup' | 'agency' | 'conflict' | 'closed' | 'readOnly'

/** Why something of the record cannot be read: a part of what a person is told. */
export class Fault extends SpokenError {
  constructor(readonly told: RecordTold, cause?: unknown) {
    super(language => sayOfRecord(told, language), cause)
  }
}

/** A failure of the record, to be told: what happened, that the record is unchanged, what to do. */
export class WorkspaceError extends Fault {
  override name = 'WorkspaceError'

  constructor(readonly code: WorkspaceErrorCode, told: RecordTold, cause?: unknown) {
    super(told, cause)
  }
}

/** What a failure was, as part of what is told of it. */
export function causeOf(cause: unknown): RecordTold {
  return cause instanceof Fault ? cause.told : told('written', { text: reasonOf(cause) })
}

/** Whether the browser refused a write for want of space. */
export function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}

/** Whether a file or directory is not there. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotFoundError'
}
