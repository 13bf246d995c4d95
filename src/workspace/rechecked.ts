import type { Rechecked } from './format'
import type { Generation } from './generation'
import type { WorkspaceState } from './record'
import type { Finding } from '@/checks'
import { sha256 } from '../sha256'
import { parseRechecked, reportKey } from './format'

/** Its first line is the SHA-256 of the second. Not part of a backup: it is made again from the reports. */
export const rechecksFile = 'findings.json'

/** Findings of newer rules kept beside a generation; null where there are none, or not as they were written. */
export async function readRechecked({ directory }: Generation): Promise<Rechecked | null> {
  const text = await (await directory.open(rechecksFile))?.text()
  const [sum, body = ''] = text?.split('\n') ?? []
  return sum === await sha256(new TextEncoder().encode(body)) ? parseRechecked(body) : null
}

/** Puts `findings`, by report, beside those that these rules have found before, and keeps them; what older rules found gives way. */
export async function writeRechecked({ directory }: Generation, { rules, state, findings }: { rules: number, state: WorkspaceState, findings: ReadonlyMap<string, Finding[]> }): Promise<Rechecked> {
  const found: Rechecked['findings'] = {}
  for (const { id, batch, rules: by, findings: kept } of state.reports) {
    const anew = findings.get(id) ?? (by === rules ? kept : null)
    if (anew)
      found[reportKey(batch, id)] = anew
  }
  const rechecked: Rechecked = { rules, findings: found }
  await directory.write(rechecksFile, await recheckedText(rechecked))
  return rechecked
}

/** `rechecked` as it is kept. */
export async function recheckedText(rechecked: Rechecked): Promise<string> {
  const body = JSON.stringify(rechecked)
  return `${await sha256(new TextEncoder().encode(body))}\n${body}`
}
