import type PptxGenJS from 'pptxgenjs'
import type { TableRoom } from '../briefing/columns'
import type { Block, Briefing, FormCell } from '../briefing/model'
import type { Provenance } from '../provenance'
import type { TableTwin } from '@/figures'
import { layTable, linesOf } from '../briefing/columns'
import { shownValue } from '../briefing/values'
import { provenanceLines } from '../provenance'

type Slide = PptxGenJS.Slide

/** Set on every text, Latin and Chinese alike; present on Windows, macOS Office and WPS, replaced by the system's own elsewhere. */
export const face = 'Microsoft YaHei'

/** Inches of a 16:9 slide, and where its content lies. */
export const page = { width: 13.333, height: 7.5, left: 0.6, right: 12.733, top: 1.35, bottom: 6.75 }

export const ink = '1A2230'
export const muted = '4F5B6B'
const line = 'D9DEE5'
const heading = 'EEF2F7'
const blue = '1D57A5'

const inner = page.right - page.left

/** A slide with the block's title, what must be known of it below, and the provenance in its notes. */
export function openSlide(deck: PptxGenJS, briefing: Briefing, title: string, subtitle: string, provenance: Provenance | null, remark: string): Slide {
  const slide = deck.addSlide()
  slide.addText(title, { x: page.left, y: 0.35, w: inner, h: 0.55, margin: 0, fontFace: face, fontSize: 24, bold: true, color: ink, fit: 'shrink' })
  if (subtitle !== '')
    slide.addText(subtitle, { x: page.left, y: 0.9, w: inner, h: 0.36, margin: 0, fontFace: face, fontSize: 12, color: muted, fit: 'shrink', valign: 'top' })
  if (provenance) {
    const foot = [provenance.period, provenance.coverage, provenance.values, provenance.date, provenance.checksum.slice(0, 12), ...(provenance.fictional === null ? [] : [provenance.fictional])].filter(text => text !== '').join(' · ')
    slide.addText(foot, { x: page.left, y: 7.02, w: inner - 0.8, h: 0.3, margin: 0, fontFace: face, fontSize: 9, color: muted, fit: 'shrink' })
    slide.addNotes([title, remark, ...provenanceLines(provenance, briefing.locale)].filter(text => text !== '').join('\n'))
  }
  slide.slideNumber = { x: page.right - 0.5, y: 7.02, w: 0.5, h: 0.3, fontFace: face, fontSize: 9, color: muted, align: 'right' }
  return slide
}

/** Sentence and remark at the foot of a slide. */
export function addReading(slide: Slide, sentence: string, remark: string): void {
  const parts = [sentence, remark].filter(text => text !== '')
  if (parts.length > 0)
    slide.addText(parts.join('\n'), { x: page.left, y: page.bottom - 0.62, w: inner, h: 0.8, margin: 0, fontFace: face, fontSize: 13, color: ink, valign: 'top', fit: 'shrink' })
}

export function coverSlide(deck: PptxGenJS, briefing: Briefing): void {
  const slide = deck.addSlide()
  const write = (text: string, y: number, h: number, size: number, bold: boolean, color: string) =>
    text !== '' && slide.addText(text, { x: 1.2, y, w: page.width - 2.4, h, margin: 0, align: 'center', valign: 'middle', fontFace: face, fontSize: size, bold, color, fit: 'shrink' })
  slide.addShape('rect', { x: 1.2, y: 3.62, w: page.width - 2.4, h: 0.03, fill: { color: blue } })
  write(briefing.title, 2.1, 1.4, 40, true, ink)
  write(briefing.subtitle, 3.8, 0.7, 20, false, muted)
  write([briefing.organisation, briefing.date].filter(text => text !== '').join('  '), 5.2, 0.5, 16, false, muted)
  write(briefing.fictional ?? '', 5.9, 0.4, 14, false, muted)
}

export function textSlides(deck: PptxGenJS, briefing: Briefing, block: Extract<Block, { kind: 'text' }>): void {
  const slide = openSlide(deck, briefing, block.title, '', null, '')
  slide.addText(block.paragraphs.map(text => ({ text, options: { breakLine: true, paraSpaceAfter: 8 } })), { x: page.left, y: page.top, w: inner, h: page.bottom - page.top, margin: 0, fontFace: face, fontSize: 16, color: ink, valign: 'top', fit: 'shrink' })
}

export function figuresSlide(deck: PptxGenJS, briefing: Briefing, block: Extract<Block, { kind: 'figures' }>): void {
  const slide = openSlide(deck, briefing, block.title, block.provenance.formula, block.provenance, block.remark)
  const columns = Math.min(3, Math.max(1, block.items.length))
  const rows = Math.ceil(block.items.length / columns)
  const width = (inner - 0.3 * (columns - 1)) / columns
  const height = Math.min(2.3, (page.bottom - page.top - 0.3 * (rows - 1)) / Math.max(1, rows))
  block.items.forEach((item, at) => {
    const x = page.left + at % columns * (width + 0.3)
    const y = page.top + Math.floor(at / columns) * (height + 0.3)
    slide.addShape('rect', { x, y, w: width, h: height, fill: { color: 'FFFFFF' }, line: { color: line, width: 1 } })
    slide.addText([
      { text: item.name, options: { fontSize: 14, color: muted, breakLine: true } },
      { text: item.value, options: { fontSize: 32, bold: true, color: ink, breakLine: true } },
      { text: item.change, options: { fontSize: 14, color: ink, breakLine: true } },
      { text: item.detail, options: { fontSize: 11, color: muted } },
    ], { x: x + 0.15, y: y + 0.08, w: width - 0.3, h: height - 0.16, margin: 0, fontFace: face, valign: 'middle', fit: 'shrink' })
  })
  addReading(slide, '', rows <= 2 ? block.remark : '')
}

const across = (size: number): TableRoom => ({ width: inner * 25.4, size })
const tableRooms = [across(12), across(11), across(10), across(9)] as const
/** Inches between text and edge of a cell, above and below together. */
const air = 0.12

/** Rows by slide, from the first on, and how high each set stands: as many as fit below the heading, whatever lines they take. */
function pagesOf(rows: readonly string[][], heading: readonly string[], widths: readonly number[], size: number): { rows: string[][], height: number }[] {
  const heightOf = (texts: readonly string[]): number => linesOf(texts, widths, size) * size * 1.25 / 72 + air
  const first = heightOf(heading)
  const pages: { rows: string[][], height: number }[] = [{ rows: [], height: first }]
  for (const row of rows) {
    const height = heightOf(row)
    if (pages.at(-1)!.rows.length > 0 && page.top + pages.at(-1)!.height + height > page.bottom + 0.15)
      pages.push({ rows: [], height: first })
    pages.at(-1)!.rows.push(row)
    pages.at(-1)!.height += height
  }
  return pages
}

/** The table twin as real tables, its heading repeated on each slide and the first column on each part of a wide one. */
export function tableSlides(deck: PptxGenJS, briefing: Briefing, block: { title: string, subtitle: string, remark: string, sentence: string, table: TableTwin, provenance: Provenance }): void {
  const { room: { size }, parts } = layTable(block.table, briefing.locale, tableRooms)
  const slides = parts.flatMap(({ columns, widths }) => {
    const texts = block.table.rows.map(row => columns.map(column => shownValue(row[column.key] ?? null, column, briefing.locale)))
    return pagesOf(texts, columns.map(({ label }) => label), widths, size).map(some => ({ columns, widths, ...some }))
  })
  slides.forEach(({ columns, widths, rows, height }, at) => {
    const slide = openSlide(deck, briefing, slides.length > 1 ? `${block.title}（${at + 1}/${slides.length}）` : block.title, block.subtitle, block.provenance, block.remark)
    const aligned = columns.map(({ kind }) => kind === 'text' ? 'left' as const : 'right' as const)
    slide.addTable([
      columns.map(({ label }, column) => ({ text: label, options: { bold: true, fill: { color: heading }, align: aligned[column] } })),
      ...rows.map(row => row.map((text, column) => ({ text, options: { align: aligned[column] } }))),
    ], { x: page.left, y: page.top, w: inner, colW: widths.map(width => width / 25.4), fontFace: face, fontSize: size, color: ink, border: { type: 'solid', pt: 0.5, color: line }, margin: [0.03, 0.05, 0.03, 0.05], valign: 'middle' })
    if (at === slides.length - 1 && page.top + height < page.bottom - 0.7)
      addReading(slide, block.sentence, block.remark)
  })
}

/** Inches of a form's columns: where labels stand in several columns, the last has room for a line of them. */
function formWidths(rows: readonly (readonly FormCell[])[]): number[] {
  const all = rows[0]!.reduce((sum, { columns }) => sum + columns, 0)
  const values = Math.max(...rows.map(row => row.filter(({ header }) => !header).length))
  const labels = all - values
  if (labels < 2)
    return Array.from({ length: all }, () => inner / all)
  const [value, label] = [0.8, 1.1]
  return Array.from({ length: all }, (_, at) => at >= labels ? value : at < labels - 1 ? label : inner - values * value - (labels - 1) * label)
}

/** The official form's tables, one a slide, with their merged cells. */
export function formSlides(deck: PptxGenJS, briefing: Briefing, block: Extract<Block, { kind: 'form' }>): void {
  for (const table of block.tables) {
    const slide = openSlide(deck, briefing, block.title, table.title, block.provenance, block.remark)
    const size = table.rows.length > 24 ? 7 : table.rows.length > 16 ? 8 : 11
    const cell = ({ text, header, columns, rows, value }: FormCell) => ({
      text,
      options: { bold: header, fill: header ? { color: heading } : undefined, align: value === null && header ? 'center' as const : value === null ? 'left' as const : 'right' as const, colspan: columns, rowspan: rows },
    })
    slide.addTable(table.rows.map(row => row.map(cell)), { x: page.left, y: page.top, w: inner, colW: formWidths(table.rows), fontFace: face, fontSize: size, color: ink, border: { type: 'solid', pt: 0.5, color: ink }, margin: [0.01, 0.05, 0.01, 0.05], valign: 'middle', rowH: Math.min(0.35, (page.bottom + 0.2 - page.top) / table.rows.length) })
  }
}
