import type { Agency } from '@/reports'
import type { ImportedFile } from '@/workspace'

/** What the import tells while it runs; `done` counts files finished of `total` known so far (archives add to it). */
export interface ImportProgress {
  done: number
  total: number
  /** The file that just finished, without its bytes. `duplicate`: the record, or this import, has the same bytes already; they are not kept again. */
  last: Pick<ImportedFile, 'hash' | 'name' | 'folder' | 'status' | 'refusal'> & { duplicate?: boolean } | null
}

/** Reads files in a pool of workers (cores − 1, at least 1), their agencies settled among `agencies` and themselves. Never rejects for a bad file; aborting `signal` ends unread files as `cancelled`. */
export type ReadFiles = (
  files: readonly { file: File, folder: string }[],
  options: { signal: AbortSignal, onProgress: (progress: ImportProgress) => void, timeoutMs?: number, agencies?: readonly Agency[] },
) => Promise<ImportedFile[]>
