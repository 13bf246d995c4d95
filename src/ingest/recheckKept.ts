import type { recheckPacked } from './recheck'
import type { WorkerReader } from './worker'
import type { Finding } from '@/checks'
import type { Workspace } from '@/workspace'
import { rulesVersion } from '@/checks'
import { threadOf } from '../thread'

/** Checks reports of older rules anew, on a thread of their own, and keeps what is found. Nothing is read from their sources, and no status changes. */
export async function recheckKept(workspace: Workspace, check: typeof recheckPacked | null = null): Promise<void> {
  const older = new Map(workspace.state.reports.flatMap(({ id, rules, findings }) => rules < rulesVersion ? [[id, findings] as const] : []))
  if (older.size === 0)
    return
  const thread = check ? null : threadOf<WorkerReader>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))
  const recheck: typeof recheckPacked = check ?? ((packed, kept) => thread!.alive(thread!.remote.recheck(packed, kept)))
  try {
    const found = new Map<string, Finding[]>()
    for (const packed of await workspace.packed()) {
      if (packed.reports.some(({ id }) => older.has(id)))
        (await recheck(packed, new Map(packed.reports.flatMap(({ id }) => older.has(id) ? [[id, older.get(id)!] as const] : [])))).forEach((findings, id) => found.set(id, findings))
    }
    if (found.size > 0)
      await workspace.recheck(rulesVersion, found)
  }
  finally {
    thread?.end()
  }
}
