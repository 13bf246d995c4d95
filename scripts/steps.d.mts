import type { SpawnSyncOptions } from 'node:child_process'

/** The checkout's folder. */
export const root: string

/** Runs a command with its output shown; its exit status. */
export function run(command: string, args: string[], options?: SpawnSyncOptions): number
