import { appendFileSync, mkdirSync } from 'node:fs'
import process from 'node:process'

/** One line of the table of a soak: what was done how often, and what came of it. */
export interface Endured {
  what: string
  runs: number
  outcome: string
}

/** Keeps a line for `bench/RESULTS.md`, which `npm run soak` writes once all have run. A line of the same `what` replaces the one that stands there. */
export function endured(line: Endured): void {
  const file = process.env.NIANBAO_SOAK
  if (file === undefined)
    return
  mkdirSync(new URL('../../bench/.cache/', import.meta.url), { recursive: true })
  appendFileSync(file, `${JSON.stringify(line)}\n`)
}
