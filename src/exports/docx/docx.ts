import type { FileChild } from 'docx'
import type { Block, Briefing, Progress, Rasterise } from '../briefing/model'
import { renderSvg } from '@/charts'

/** Pixels of a chart across an official page: as narrow as its column, so that its type stays readable. */
const chartWidth = 680

/** The briefing as a Word document in the look of official documents: contents, real tables, charts as SVG with a PNG behind, page numbers. */
export async function briefingDocx(briefing: Briefing, rasterise: Rasterise, { onProgress, signal }: Progress): Promise<Blob> {
  const [library, official, parts] = await Promise.all([import('docx'), import('./official'), import('./parts')])
  const { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TableOfContents, TextRun } = library
  const english = briefing.locale === 'en'
  const centred = (text: string, font: typeof official.fonts.body, size: number, before = 0) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before, line: 360, lineRule: 'auto' }, children: [new TextRun({ text, font, size })] })
  const { fonts, sizes } = official
  const children: FileChild[] = [
    centred(briefing.title, fonts.title, sizes.title, 400),
    ...[briefing.subtitle, briefing.organisation, briefing.date, briefing.fictional ?? ''].filter(text => text !== '').map(text => centred(text, fonts.second, sizes.body)),
    centred(english ? 'Contents' : '目  录', fonts.heading, sizes.body, 400),
    new TableOfContents(english ? 'Contents' : '目录', { hyperlink: true, headingStyleRange: '1-1', beginDirty: false }),
  ]
  for (const [at, block] of briefing.blocks.entries()) {
    await onProgress(at, briefing.blocks.length)
    signal.throwIfAborted()
    const title = english ? `${at + 1}. ${block.title}` : `${official.ordinal(at + 1)}、${block.title}`
    children.push(new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: at === 0, text: title }), ...await blockParts(block))
  }

  async function blockParts(block: Block): Promise<FileChild[]> {
    if (block.kind === 'text')
      return block.paragraphs.map(text => parts.body(text))
    const remark = block.remark === '' ? [] : block.remark.split('\n').map(text => parts.body(text))
    const subtitle = 'subtitle' in block && block.subtitle !== '' ? [parts.note(block.subtitle, true)] : []
    const sentence = 'sentence' in block && block.sentence !== '' ? [parts.body(block.sentence, true)] : []
    switch (block.kind) {
      case 'figures': return [...block.items.map(item => parts.body(`${item.name}：${item.value}${item.change === '' ? '' : `（${item.change}）`}。${item.detail}`)), ...remark, ...parts.tables(block.table, briefing), parts.stamp(block, briefing)]
      case 'table': return [...subtitle, ...sentence, ...remark, ...parts.tables(block.table, briefing), parts.stamp(block, briefing)]
      case 'form': return [...sentence, ...remark, ...block.tables.flatMap(({ title, rows }) => [parts.note(title, true), ...parts.formTable(rows)]), parts.stamp(block, briefing)]
      case 'chart': {
        const chart = block.draw({ locale: briefing.locale, theme: 'light', width: chartWidth, motion: false })
        const svg = renderSvg({ ...chart.option, backgroundColor: '#ffffff' }, { width: chartWidth, height: chart.height })
        const png = await rasterise(block, chartWidth, 3)
        return [...subtitle, ...sentence, parts.picture(svg, png, `${block.title}。${block.sentence}`), ...block.annotations.map(text => parts.note(text)), ...remark, ...parts.tables(block.table, briefing), parts.stamp(block, briefing)]
      }
    }
  }

  const number = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ font: fonts.song, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })] })
  const document = new Document({
    title: briefing.title,
    creator: briefing.organisation,
    styles: official.styles,
    sections: [{ properties: { page: official.pageOf(false) }, footers: { default: new Footer({ children: [number] }) }, children }],
  })
  const blob = await Packer.toBlob(document)
  signal.throwIfAborted()
  await onProgress(briefing.blocks.length, briefing.blocks.length)
  return blob
}
