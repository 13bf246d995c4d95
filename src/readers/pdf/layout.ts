import type { Block, Picture, ReaderNote } from '../document'
import type { PageGrid } from './grids'
import type { Line } from './lines'
import type { Box } from './matrix'
import type { PageContent } from './page'
import { noteOf } from '../notes/note'
import { rulesOfFills, withoutStrikes, withoutUnderlines } from './borders'
import { fillLattice } from './grids'
import { findLattices } from './lattice'
import { columnGap, isWhiteOnWhite, printedText, toLines, withoutDoubles } from './lines'
import { continues, stitch } from './stitch'
import { turnBack, upright } from './turn'
import { findUnruled } from './unruled'

/** Type smaller than this (points) is not seen. */
const smallest = 1.5

type Placed = { box: Box } & ({ kind: 'line', line: Line } | { kind: 'grid', table: PageGrid } | { kind: 'picture' })

/** Everything printed on a page, top to bottom. */
function layPage(content: PageContent): Placed[] {
  const { glyphs: marked, rules } = withoutStrikes(content.rules, withoutDoubles(content.glyphs))
  let glyphs = marked
  const placed: Placed[] = []
  const ruled = findLattices(withoutUnderlines(rules, glyphs))
  const shaded = findLattices(rulesOfFills(content.fills, ruled.map(({ xs, ys }) => [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!])))
  for (const lattice of [...ruled, ...shaded]) {
    const { filled, rest } = fillLattice(lattice, glyphs, content)
    if (filled.grid.cells.every(cell => cell.text === '' && !cell.picture))
      continue
    glyphs = rest
    placed.push({ kind: 'grid', table: filled, box: filled.box })
  }
  for (const block of findUnruled(toLines(glyphs), toLines(glyphs, columnGap), content.page)) {
    if (block.kind === 'line')
      placed.push({ ...block, box: block.line.box })
    else
      placed.push({ kind: 'grid', table: { grid: block.grid, box: block.box, xs: [block.box[0], block.box[2]], openBelow: false }, box: block.box })
  }
  for (const box of content.images) {
    if (box[2] - box[0] > 100 && box[3] - box[1] > 60)
      placed.push({ kind: 'picture', box })
  }
  return placed.sort((a, b) => a.box[1] - b.box[1])
}

/** Page numbers and running heads: lines in the margins that carry a number only, or stand on most pages alike. */
function isRunning(line: Line, { height }: PageContent, margins: ReadonlyMap<string, number>, pages: number): boolean {
  const text = printedText([line])
  if (line.box[3] > height * 0.08 && line.box[1] < height * 0.91)
    return false
  return /^[\s—–\-－·第]*\d{1,3}[\s—–\-－·页]*(?:[/／共]\s*\d{1,3}\s*页?)?$/.test(text) || (pages > 2 && (margins.get(text.replace(/\d+/g, '#')) ?? 0) > pages / 2)
}

/** Whether pictures take up most of a page. */
export function isCovered({ images, width, height }: PageContent): boolean {
  return images.reduce((sum, box) => sum + (box[2] - box[0]) * (box[3] - box[1]), 0) > width * height * 0.5
}

/** The page without what is not printed on it as its text: white glyphs on white, invisible ones that are not a scan's text layer, and writing at an angle. */
function printedOnly(content: PageContent, notes: ReaderNote[]): PageContent {
  const { page, slanted, glyphs } = content
  if (slanted.trim() !== '')
    notes.push(noteOf('hidden-skipped', 'slantedText', { page, text: slanted.trim().slice(0, 30) }))
  const layered = isCovered(content)
  const seen = glyphs.filter(glyph => (layered || !glyph.invisible) && !glyph.covered && !isWhiteOnWhite(glyph, content) && (glyph.size >= smallest || glyph.text.trim() === ''))
  const kept = new Set(seen)
  const unseen = glyphs.filter(glyph => glyph.text.trim() !== '' && !kept.has(glyph))
  if (unseen.length === 0)
    return content
  notes.push(noteOf('hidden-skipped', 'unseenText', { page }))
  return { ...content, glyphs: seen, unseen }
}

/** Whether a page is a picture with hardly any text on it. */
export function isScanned(content: PageContent): boolean {
  return isCovered(content) && content.glyphs.filter(glyph => glyph.text.trim() !== '').length < 20
}

/** Blocks in reading order from what is printed on pages, tables joined over page breaks. Scans are laid out by it as well. */
export function toBlocks(pages: readonly PageContent[]): { blocks: Block[], pictures: Picture[] } {
  const laid = pages.map(layPage)
  const margins = new Map<string, number>()
  for (const [i, placed] of laid.entries()) {
    for (const text of new Set(placed.flatMap(block => block.kind === 'line' && (block.box[3] < pages[i]!.height * 0.08 || block.box[1] > pages[i]!.height * 0.91) ? [printedText([block.line]).replace(/\d+/g, '#')] : [])))
      margins.set(text, (margins.get(text) ?? 0) + 1)
  }
  const blocks: Block[] = []
  const pictures: Picture[] = []
  /** The table that ended the page before, still open to be continued. */
  let last: PageGrid | null = null
  for (const [i, content] of pages.entries()) {
    const placed = laid[i]!.filter(block => block.kind !== 'line' || !isRunning(block.line, content, margins, pages.length))
    for (const [j, block] of placed.entries()) {
      if (block.kind === 'grid') {
        if (j === 0 && last && continues(last, block.table)) {
          last = stitch(last, block.table)
          blocks[blocks.length - 1] = last.grid
        }
        else {
          last = block.table
          blocks.push(last.grid)
        }
        continue
      }
      last = null
      const place = { at: 'page', page: content.page, box: block.box } as const
      if (block.kind === 'line')
        blocks.push({ kind: 'paragraph', text: printedText([block.line]), place })
      else
        pictures.push({ afterBlock: blocks.length - 1, alt: '', place })
    }
  }
  return { blocks, pictures }
}

/** Pages as printed: turned upright, without what nobody sees, which `notes` name. */
export function printedPages(notes: ReaderNote[]): { pages: PageContent[], add: (content: PageContent) => void, layOut: () => { blocks: Block[], pictures: Picture[] } } {
  const pages: PageContent[] = []
  const turned = new Map<number, ReturnType<typeof upright>>()
  return {
    pages,
    add(content) {
      const turning = upright(content)
      if (turning.turns > 0)
        turned.set(content.page, turning)
      pages.push(printedOnly(turning.content, notes))
    },
    /** What stands on the pages, in order; scanned pages and text that was recognised are noted. */
    layOut() {
      notes.push(...pages.filter(isScanned).map(({ page }): ReaderNote => noteOf('scanned-page', 'pageScanned', { page })))
      if (pages.some(page => page.glyphs.some(glyph => glyph.invisible && glyph.text.trim() !== '')))
        notes.push(noteOf('scanned-page', 'textRecognized'))
      const content = toBlocks(pages)
      turnBack(content, turned)
      return content
    },
  }
}
