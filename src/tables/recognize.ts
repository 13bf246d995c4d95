import type { TableStarts } from './prose/sections'
import type { RecognizedTables } from './recognized'
import type { Line } from './rows/lines'
import type { SourceDocument } from '@/readers'
import { recognizeAppeals } from './appeals'
import { recognizeApplications } from './applications'
import { recognizeList } from './list'
import { recognizeProactive } from './proactive'
import { metadataOf } from './prose/metadata'
import { sectionsOf } from './prose/sections'
import { proactiveRowLabels } from './rows/labels'
import { linesOf, stripsOf } from './rows/lines'

function startOf(lines: readonly Line[]): number {
  return lines.reduce((first, { order }) => Math.min(first, order), Number.POSITIVE_INFINITY)
}

/** Whether a line between the rows of section 3 is one of section 2: another copy may stand there. */
function ofProactive({ slots }: Line): boolean {
  return slots.some(({ kind, bare }) => kind === 'text' && (/^第二十条|^信息内容$/.test(bare) || proactiveRowLabels.match(bare) !== null))
}

/**
 * Finds the tables of a form, the six sections and the metadata of a document. Never throws: what is not found is null or
 * absent, what is found with less than certainty carries a doubt.
 */
export function recognize(document: SourceDocument): RecognizedTables {
  const strips = stripsOf(document)
  const list = recognizeList(strips)
  const listed = new Set(list.lines.map(line => line.order))
  const lines = linesOf(strips).filter(line => !listed.has(line.order))
  const applications = recognizeApplications(lines)
  const taken = new Set(applications.lines.map(line => line.order))
  const proactive = recognizeProactive(lines.filter(line => !taken.has(line.order) || ofProactive(line)))
  proactive.lines.forEach(line => taken.add(line.order))
  const appeals = recognizeAppeals(lines.filter(line => !taken.has(line.order)))
  appeals.lines.forEach(line => taken.add(line.order))
  listed.forEach(order => taken.add(order))
  const found = [proactive, applications, appeals, list].flatMap(({ table, lines: own }) => table ? [{ table, start: startOf(own) }] : [])
  const starts: TableStarts = new Map(found.map(({ table, start }) => [table.table, start]))
  const { preamble, sections, pictured } = sectionsOf(document, strips, taken, starts)
  const top = Math.min(strips.length, ...starts.values())
  return {
    document,
    preamble,
    metadata: metadataOf(strips, top),
    sections,
    tables: Object.fromEntries(found.map(({ table }) => [table.table, table])),
    pictured,
  }
}
