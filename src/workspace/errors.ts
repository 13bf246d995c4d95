export type WorkspaceErrorCode = 'unsupported' | 'newer' | 'quota' | 'missing' | 'damaged' | 'backup' | 'agency' | 'conflict' | 'closed'

/** A failure of the record in plain Chinese: what happened, that the record is unchanged, what to do. */
export class WorkspaceError extends Error {
  override name = 'WorkspaceError'

  constructor(readonly code: WorkspaceErrorCode, message: string, readonly params: Record<string, string | number> = {}, cause?: unknown) {
    super(message, { cause })
  }
}

/** Whether the browser refused a write for want of space. */
export function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}

/** Whether a file or directory is not there. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotFoundError'
}
