import type { RecordBatch } from 'apache-arrow'

/** One connection of an engine; statements on it run one at a time. */
export interface Connection {
  /** Runs statements that answer nothing. */
  execute: (sql: string) => Promise<void>
  /** Runs one statement and returns its batches, in one go: nothing stops it, and others may be sent meanwhile. */
  query: (sql: string) => Promise<RecordBatch[]>
  /** The same step by step, nothing else meanwhile; `cancel` stops it. */
  read: (sql: string) => Promise<RecordBatch[]>
  /** Parses and binds exactly one statement without running it; rejects where it is none or several. */
  prepare: (sql: string) => Promise<void>
  /** Appends an Arrow IPC stream to `table`, columns by position. Takes the buffer. */
  insert: (table: string, ipc: Uint8Array) => Promise<void>
  cancel: () => Promise<void>
  close: () => Promise<void>
}

/** A running engine: connections see each other's work once it is committed. */
export interface Engine {
  connect: () => Promise<Connection>
  close: () => Promise<void>
}

/** Sums arrive as numbers, not as Decimal or BigInt. */
export const queryConfig = { castBigIntToDouble: true, castDecimalToDouble: true }

/** Sums by agency of a whole nation go into a table of 2^19 places, which is twice as fast as hashing. */
export const tuning = 'SET perfect_ht_threshold = 19;'

/** Shuts every road to the network and to files, then locks the settings. `repository` is where an extension would be looked for: our own origin, where there is none. */
export function lockdown(repository: string): string {
  return `
    ${tuning}
    SET autoload_known_extensions = false;
    SET autoinstall_known_extensions = false;
    SET custom_extension_repository = '${repository.replaceAll('\'', '\'\'')}';
    SET enable_external_access = false;
    SET lock_configuration = true;`
}
