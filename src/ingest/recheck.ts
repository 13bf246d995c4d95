import type { WorkerReader } from './worker'
import type { Finding } from '@/checks'
import type { Report } from '@/reports'
import type { PackedReports, Workspace } from '@/workspace'
import { wrap } from 'comlink'
import { checkReport, rulesVersion } from '@/checks'
import { doubts } from '@/workspace'
import { hashOf } from './files'
import { noteFindings } from './status'

/** What the rules of today find in a report that was read before. A doubt holds its report until a person has settled it, so one that was told stays told. */
function findAnew(report: Report, kept: readonly Finding[]): Finding[] {
  const told = new Map(kept.filter(({ rule }) => doubts.has(rule)).map(finding => [finding.id, finding]))
  const found = [...checkReport(report), ...noteFindings(report, report.notes as Parameters<typeof noteFindings>[1])].map((finding) => {
    const before = told.get(finding.id)
    told.delete(finding.id)
    return before ?? finding
  })
  return [...found, ...told.values()]
}

/** Checks the reports of one packed file anew, those `kept` has findings of; one that is not as it was kept is left as it is. */
export async function recheckPacked({ bytes, reports }: PackedReports, kept: ReadonlyMap<string, readonly Finding[]>): Promise<Map<string, Finding[]>> {
  const found = new Map<string, Finding[]>()
  for (const { id, offset, length, sum } of reports) {
    const findings = kept.get(id)
    if (!findings)
      continue
    const json = new Uint8Array(await bytes.slice(offset, offset + length).arrayBuffer())
    if (sum === undefined || await hashOf(json) === sum)
      found.set(id, findAnew(JSON.parse(new TextDecoder().decode(json)) as Report, findings))
  }
  return found
}

/** Checks reports of older rules anew, on a thread of their own, and keeps what is found. Nothing is read from their sources, and no status changes. */
export async function recheckKept(workspace: Workspace, check: typeof recheckPacked | null = null): Promise<void> {
  const older = new Map(workspace.state.reports.flatMap(({ id, rules, findings }) => rules < rulesVersion ? [[id, findings] as const] : []))
  if (older.size === 0)
    return
  const worker = check ? null : new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const recheck = check ?? wrap<WorkerReader>(worker!).recheck
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
    worker?.terminate()
  }
}
