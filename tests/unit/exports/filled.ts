import type { Layout } from '@/reports'
import { readReports } from '@/ingest'
import { formCells, isMoney, tableNames } from '@/reports'

export const filledTitle = '云川市教育局2026年政府信息公开工作年度报告'

/** A report that keeps every sum, each organisation's column different from the next. */
export function numbersOf(layout: Layout): Record<string, number> {
  const cells: Record<string, number> = {}
  for (const [at, key] of tableNames.flatMap(table => formCells(table, layout)).entries())
    cells[key] = isMoney(key) ? 12.5 + at : key.startsWith('proactive') ? 20 + at : 0
  const columns = ['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation']
  columns.forEach((column, at) => {
    const other = layout === '2021' ? 'other.misc' : 'other'
    const own: Record<string, number> = { 'received': 10 + at, 'carriedIn': 2, 'granted': 3, 'partlyGranted': 1, 'denied.stateSecret': at, 'unavailable.notHeld': 2, [other]: 1, 'concluded': 7 + at, 'carriedOut': 5 }
    for (const [row, value] of Object.entries(own))
      cells[`applications.${row}.${column}`] = value
  })
  for (const key of formCells('applications', layout).filter(key => key.endsWith('.total')))
    cells[key] = columns.reduce((sum, column) => sum + cells[key.replace('total', column)]!, 0)
  for (const [at, path] of ['review', 'direct', 'afterReview'].entries())
    Object.assign(cells, { [`appeals.${path}.upheld`]: 3 + at, [`appeals.${path}.overturned`]: 1, [`appeals.${path}.otherResult`]: 10 * at, [`appeals.${path}.pending`]: 2, [`appeals.${path}.total`]: 6 + 11 * at })
  return cells
}

export async function imported(blob: Blob, name: string) {
  const files = await readReports({ name, folder: '', bytes: new Uint8Array(await blob.arrayBuffer()) })
  return files[0]!
}
