import type { QueueEntry } from '../../state/queue'
import type { TwinKey } from '../../ui/form/places'
import type { CellKey, Report, ReportCell } from '@/reports'
import { readingKey } from '../../ui/form/places'

/** Cells a question is about, each once, as they were read. */
export function cellsAsked({ findings }: QueueEntry, report: Report): { key: CellKey, cell: ReportCell | undefined }[] {
  return [...new Set(findings.flatMap(({ cells }) => cells))].map(key => ({ key, cell: report.cells[key] }))
}

/** Where in the file its question stands: the readings of a field, or its cells. */
export function placesAsked(entry: QueueEntry, report: Report): TwinKey[] {
  const { ask } = entry
  const keys = ask === 'agency' || ask === 'year' || ask === 'scope'
    ? report[ask].readings.map((_, index) => readingKey(ask, index))
    : cellsAsked(entry, report).map(({ key }) => key)
  return keys.filter(key => ask === 'agency' || ask === 'year' || ask === 'scope' ? report[ask].readings[Number(key.split(':')[1])]?.place : report.cells[key]?.place)
}
