import { sayError } from '../words/errors'
import { packaged } from './packaged'

/** Why the app cannot do its work here, as a key under `frame.failure`; each message says what to do. */
export type FailureCode = 'noStorage' | 'quota' | 'newer' | 'damaged' | 'noWasm' | 'database' | 'checks' | 'published' | 'unknown'

export interface Failure {
  code: FailureCode
  /** The browser's own words, for whoever is asked for help. */
  detail: string
}

/** What the browser lacks before anything is tried, or null. */
export function missing(): Failure | null {
  if (!packaged && typeof navigator.storage?.getDirectory !== 'function' && typeof indexedDB === 'undefined')
    return { code: 'noStorage', detail: 'indexedDB' }
  if (typeof WebAssembly !== 'object')
    return { code: 'noWasm', detail: 'WebAssembly' }
  return null
}

/** Names the failure of opening the record (`storage`), of the database, or of the rules across reports (`checks`). */
export function nameFailure(error: unknown, at: 'storage' | 'database' | 'checks'): Failure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  const detail = sayError(error)
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (packaged && at === 'storage')
    return { code: 'published', detail }
  if (code === 'newer' || code === 'quota' || code === 'damaged')
    return { code, detail }
  if (code === 'unsupported')
    return { code: 'noStorage', detail }
  if (name === 'QuotaExceededError')
    return { code: 'quota', detail }
  if (at === 'storage')
    return { code: name === 'SecurityError' || name === 'NotAllowedError' || name === 'InvalidStateError' ? 'noStorage' : 'unknown', detail }
  if (at === 'checks')
    return { code: 'checks', detail }
  return { code: /wasm|webassembly/i.test(detail) ? 'noWasm' : 'database', detail }
}
