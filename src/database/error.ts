import type { Param } from './types'
import type { StartFailure } from './words'
import { SpokenError } from '@/language'
import { reasonOf } from '../reason'
import { words } from './words'

/** A statement the engine refused or could not finish. Carries the SQL, its parameters and the engine's own error. */
export class QueryError extends SpokenError {
  override readonly name = 'QueryError'

  constructor(readonly sql: string, readonly params: readonly Param[], cause: unknown) {
    super(language => words[language].query(reasonOf(cause)), cause)
  }
}

/** The engine could not be started. */
export class EngineError extends SpokenError {
  override readonly name = 'EngineError'

  constructor(reason: StartFailure, cause?: unknown, seconds = 0) {
    super(language => words[language].engine(words[language].reasons[reason](seconds)), cause)
  }
}
