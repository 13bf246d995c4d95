import type { ExtractedLine } from './line'
import type { PlacedFacts } from '@/checks'
import { checkAcross } from '@/checks'
import { createSettler, place } from '@/ingest'
import { told } from './line'

/** Adds the findings across reports to the lines of the reports they stand on. Of several reports of one agency, year and scope the first counts. */
export function addAcross(lines: readonly ExtractedLine[]): void {
  const settle = createSettler([])
  const all: PlacedFacts[] = []
  const placed = new Map<string, PlacedFacts>()
  const byReport = new Map<string, ExtractedLine['line']>()
  for (const { line, report } of lines) {
    if (!report || line.agency === null || line.year === null || byReport.has(report.id))
      continue
    const { year, layouts } = line
    const scope = line.scope ?? 'unit'
    const facts = place({ id: report.id, year, scope, layouts, facts: report.facts }, settle(line.agency, report.fictional))
    const key = `${facts.agency}|${year}|${scope}`
    all.push(facts)
    byReport.set(report.id, line)
    if (!placed.has(key))
      placed.set(key, facts)
  }
  for (const finding of checkAcross([...placed.values()], all))
    byReport.get(finding.report)?.findings.push(told(finding))
}
