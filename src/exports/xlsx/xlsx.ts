import type { Briefing, Progress } from '../briefing/model'
import { officeFile } from '../ooxml'
import { provenanceLines } from '../provenance'
import { words } from '../words'
import { blockSheet, emptyDraft, finish, put, sheetNames, wrappedHeight } from './sheets'

/** Signs a line of the list of sheets takes. */
const widest = 70

/** The briefing as a workbook, one sheet a block behind a sheet that lists them: numbers as numbers in full precision, native charts. */
export async function briefingXlsx(briefing: Briefing, { onProgress, signal }: Progress): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx')
  const { contents, semicolon, sheets: heads } = words[briefing.locale]
  const [cover, ...names] = sheetNames([contents, ...briefing.blocks.map(block => block.title)])
  const list = emptyDraft()
  put(list, 0, 0, briefing.title, { font: { bold: true, size: 16 } })
  put(list, 1, 0, [briefing.subtitle, briefing.organisation, briefing.date, ...(briefing.fictional === null ? [] : [briefing.fictional])].filter(text => text !== '').join(' · '))
  heads.forEach((text, at) => put(list, 3, at, text, { font: { bold: true } }))
  briefing.blocks.forEach((block, at) => {
    const said = block.kind === 'text' ? null : provenanceLines(block.provenance, briefing.locale).join(semicolon)
    list.heights.set(4 + at, wrappedHeight(said ?? '', widest))
    ;[names[at]!, block.title, said].forEach((text, column) => put(list, 4 + at, column, text, { alignment: { wrapText: true, vertical: 'top' } }))
  })
  const sheets = [finish(cover!, list, widest)]
  for (const [at, block] of briefing.blocks.entries()) {
    await onProgress(at, briefing.blocks.length)
    signal.throwIfAborted()
    sheets.push(blockSheet(briefing, block, names[at]!))
  }
  const written = await writeXlsx({ sheets, defaultFont: { name: 'Microsoft YaHei', size: 11 } })
  signal.throwIfAborted()
  await onProgress(briefing.blocks.length, briefing.blocks.length)
  return officeFile(written, 'xlsx')
}
