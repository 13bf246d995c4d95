import type { ExtractedLine } from './line'
import type { PlacedFacts } from '@/checks'
import { checkAcross } from '@/checks'
import { createSettler, place } from '@/ingest'
import { told } from './line'

/** Adds the findings across reports to the lines of the reports they stand on. Of several reports of one agency, year and scope the last counts. */
export function addAcross(lines: readonly ExtractedLine[]): void {
  const settle = createSettler([])
  const placed = new Map<string, { facts: PlacedFacts, line: ExtractedLine['line'] }>()
  for (const { line, report } of lines) {
    if (!report || line.agency === null || line.year === null)
      continue
    const { year, layouts } = line
    const scope = line.scope ?? 'unit'
    const facts = place({ id: report.id, year, scope, layouts, facts: report.facts }, settle(line.agency, report.fictional))
    placed.set(`${facts.agency}|${year}|${scope}`, { facts, line })
  }
  const byReport = new Map([...placed.values()].map(({ facts, line }) => [facts.report, line]))
  for (const finding of checkAcross([...placed.values()].map(({ facts }) => facts)))
    byReport.get(finding.report)?.findings.push(told(finding))
}
