import type { Finding } from '@/checks'
import type { Report } from '@/reports'
import type { PackedReports } from '@/workspace'
import { checkReport } from '@/checks'
import { doubts, parseReport } from '@/workspace'
import { sha256 } from '../sha256'
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
    const report = sum === undefined || await sha256(json) === sum ? parseReport(new TextDecoder().decode(json)) : null
    if (report)
      found.set(id, findAnew(report, findings))
  }
  return found
}
