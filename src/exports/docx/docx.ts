import type { FileChild } from 'docx'
import type { Block, Briefing, Progress, Rasterise } from '../briefing/model'
import { drawOf, onPaper, svgOf } from '@/figures'
import { layTable } from '../briefing/columns'
import { officeFile } from '../ooxml'
import { words } from '../words'

/** Pixels of a chart across an official page: as narrow as its column, so that its type stays readable. */
const chartWidth = 680

/** Pages that lie one way. */
interface Section { lying: boolean, children: FileChild[] }

/** The briefing as a Word document in the look of official documents: contents, real tables, charts as SVG with a PNG behind, page numbers. */
export async function briefingDocx(briefing: Briefing, rasterise: Rasterise, { onProgress, signal }: Progress): Promise<Blob> {
  const [library, official, parts] = await Promise.all([import('docx'), import('./official'), import('./parts')])
  const { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TableOfContents, TextRun } = library
  const { contents, contentsHeading, heading } = words[briefing.locale]
  const centred = (text: string, font: typeof official.fonts.body, size: number, before = 0) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before, line: 360, lineRule: 'auto' }, children: [new TextRun({ text, font, size })] })
  const { fonts, sizes } = official
  const sections: Section[] = [{ lying: false, children: [
    centred(briefing.title, fonts.title, sizes.title, 400),
    ...[briefing.subtitle, briefing.organisation, briefing.date, briefing.fictional ?? ''].filter(text => text !== '').map(text => centred(text, fonts.second, sizes.body)),
    centred(contentsHeading, fonts.heading, sizes.body, 400),
    new TableOfContents(contents, { hyperlink: true, headingStyleRange: '1-1', beginDirty: false }),
  ] }]
  for (const [at, block] of briefing.blocks.entries()) {
    await onProgress(at, briefing.blocks.length)
    signal.throwIfAborted()
    const title = heading(at + 1, official.ordinal(at + 1), block.title)
    const [first, ...rest] = await blockParts(block)
    put(first!.lying, [new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: at === 0 && !first!.lying, text: title }), ...first!.children])
    rest.forEach(({ lying, children }) => put(lying, children))
  }

  /** Goes on in the last section where the page stays as it is. */
  function put(lying: boolean, children: readonly FileChild[]): void {
    if (sections.at(-1)!.lying === lying)
      sections.at(-1)!.children.push(...children)
    else
      sections.push({ lying, children: [...children] })
  }

  /** What stands below the title. A wide table takes pages lying on their side: all of a block that is a table, else the table alone. */
  async function blockParts(block: Block): Promise<Section[]> {
    if (block.kind === 'text')
      return [{ lying: false, children: block.paragraphs.map(text => parts.body(text)) }]
    const remark = block.remark === '' ? [] : block.remark.split('\n').map(text => parts.body(text))
    const subtitle = 'subtitle' in block && block.subtitle !== '' ? [parts.note(block.subtitle, true)] : []
    const sentence = 'sentence' in block && block.sentence !== '' ? [parts.body(block.sentence, true)] : []
    const provenance = parts.provenance(block, briefing)
    if (block.kind === 'form')
      return [{ lying: false, children: [...sentence, ...remark, ...block.tables.flatMap(({ title, rows }) => [parts.note(title, true), ...parts.formTable(rows)]), provenance] }]
    const laid = layTable(block.table, briefing.locale, official.tableRooms)
    const { lying, size } = laid.room
    const numbers = { lying, children: [...parts.tables(block.table, laid.parts, size, briefing.locale), provenance] }
    switch (block.kind) {
      case 'table': return [{ lying, children: [...subtitle, ...sentence, ...remark] }, numbers]
      case 'figures': return [{ lying: false, children: [...block.items.map(item => parts.body(`${item.name}：${item.value}${item.change === '' ? '' : `（${item.change}）`}。${item.detail}`)), ...remark] }, numbers]
      case 'chart': {
        const svg = svgOf(onPaper(drawOf(block)({ locale: briefing.locale, theme: 'light', width: chartWidth, motion: false }), chartWidth))
        const png = await rasterise(block, chartWidth, 3)
        return [{ lying: false, children: [...subtitle, ...sentence, parts.picture(svg, png, `${block.title}。${block.sentence}`), ...block.annotations.map(text => parts.note(text)), ...remark] }, numbers]
      }
    }
  }

  const number = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ font: fonts.song, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })] })
  const document = new Document({
    title: briefing.title,
    creator: briefing.organisation,
    styles: official.styles,
    sections: sections.map(({ lying, children }) => ({ properties: { page: lying ? official.pages.lying : official.pages.upright }, footers: { default: new Footer({ children: [number] }) }, children })),
  })
  const blob = officeFile(await Packer.toArrayBuffer(document), 'docx')
  signal.throwIfAborted()
  await onProgress(briefing.blocks.length, briefing.blocks.length)
  return blob
}
