import type { RecognizedTables } from './recognized'
import type { Line } from './rows/lines'
import type { SourceDocument } from '@/readers'
import { recognizeAppeals } from './appeals'
import { recognizeApplications } from './applications'
import { recognizeProactive } from './proactive'
import { metadataOf } from './prose/metadata'
import { sectionsOf } from './prose/sections'
import { proactiveRowLabels } from './rows/labels'
import { linesOf, stripsOf } from './rows/lines'

function startOf(lines: readonly Line[]): number | null {
  return lines.reduce<number | null>((first, { order }) => first === null || order < first ? order : first, null)
}

/** Whether a line between the rows of section 3 is one of section 2: another copy may stand there. */
function ofProactive({ slots }: Line): boolean {
  return slots.some(({ kind, bare }) => kind === 'text' && (/^第二十条|^信息内容$/.test(bare) || proactiveRowLabels.match(bare) !== null))
}

/**
 * Finds the three tables of the form, the six sections and the metadata of a document. Never throws: what is not found is null or
 * absent, what is found with less than certainty carries a doubt.
 */
export function recognize(document: SourceDocument): RecognizedTables {
  const strips = stripsOf(document)
  const lines = linesOf(strips)
  const applications = recognizeApplications(lines)
  const taken = new Set(applications.lines.map(line => line.order))
  const proactive = recognizeProactive(lines.filter(line => !taken.has(line.order) || ofProactive(line)))
  proactive.lines.forEach(line => taken.add(line.order))
  const appeals = recognizeAppeals(lines.filter(line => !taken.has(line.order)))
  appeals.lines.forEach(line => taken.add(line.order))
  const starts = {
    proactive: proactive.table && startOf(proactive.lines),
    applications: applications.table && startOf(applications.lines),
    appeals: appeals.table && startOf(appeals.lines),
  }
  const { preamble, sections, pictured } = sectionsOf(document, strips, taken, starts)
  const top = Math.min(...Object.values(starts).map(start => start ?? strips.length))
  return {
    document,
    preamble,
    metadata: metadataOf(strips, top),
    sections,
    proactive: proactive.table,
    applications: applications.table,
    appeals: appeals.table,
    pictured,
  }
}
