import type { Block, Grid, Picture, ReaderNote } from '../document'
import type { Attributes } from '../docx/xml'
import type { Run } from '../marks'
import type { NumberingDefinitions } from '../numbering'
import type { OdfStyle } from './styles'
import { walkXml } from '../docx/xml'
import { markedText } from '../marks'
import { noteOf } from '../notes/note'
import { countNumbers } from '../numbering'
import { isSeal } from '../seal'
import { isPictureFont } from '../symbols'
import { counted } from '../word-cell'
import { outline } from './lists'
import { lookOf, resolved } from './styles'
import { TableRows } from './table'

/** Elements whose content is not part of what is printed. */
const skipped = new Set(['tracked-changes', 'annotation', 'note-body', 'forms', 'desc', 'object', 'hidden-text', 'binary-data', 'script', 'sequence-decls', 'variable-decls', 'user-field-decls', 'event-listeners'])
const boxes = ['text-box', 'custom-shape', 'rect', 'ellipse']
const boxed = new Set(boxes)

/** `seal`: it floats over the text and is as large as the seal of an organ. */
interface OpenPicture { alt: string, path: string | undefined, seal: boolean }
interface OpenParagraph { runs: Run[], spans: OdfStyle['look'][], number: string, level: number | undefined, pictures: OpenPicture[] }
const units: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 }

/** A length of a frame; 0 where it is none of its own. */
function millimetres(length: string | undefined): number {
  const [, number, unit] = /^([\d.]+)(mm|cm|in|pt)$/.exec(length ?? '') ?? []
  return number === undefined ? 0 : Number(number) * units[unit!]!
}

interface OpenList { id: string, style: string, numbered: boolean }

interface Parts {
  styles: ReadonlyMap<string, OdfStyle>
  lists: NumberingDefinitions['abstracts']
  /** How the bytes of an entry are had. */
  load: (path: string) => (() => Uint8Array | null)
}

/** Turns `content.xml` of a text into blocks; boxes and tables in cells come after the block that holds them. */
export function readBody(xml: string, { styles, lists: abstracts, load }: Parts): { blocks: Block[], pictures: Picture[], notes: ReaderNote[] } {
  const blocks: Block[] = []
  const pictures: Picture[] = []
  const inCells: { grid: Grid, picture: Picture }[] = []
  const notes: ReaderNote[] = []
  const paragraphs: OpenParagraph[] = []
  const tables: TableRows<OpenPicture>[] = []
  const waiting: Block[] = []
  const path: string[] = []
  const open: OpenList[] = []
  const definitions: NumberingDefinitions = { abstracts, lists: new Map([[outline, { abstract: outline, starts: new Map() }]]) }
  const numbering = countNumbers(definitions)
  /** The last list of each style, which one that goes on takes up. */
  const latest = new Map<string, string>()
  /** Digits that tracked changes took out, and the change that is told of. */
  const removed = new Map<string, string>()
  let change = ''
  let skip = 0
  /** Whether the open frame is a seal's. */
  let seal = false
  let hiddenSections = 0
  let paragraphCount = 0
  let tableCount = 0
  let hiddenSeen = false

  const cellNow = (): TableRows<OpenPicture>['cell'] => path.lastIndexOf('table-cell') > Math.max(...boxes.map(box => path.lastIndexOf(box))) ? tables.at(-1)?.cell ?? null : null

  function add(block: Block): void {
    if (tables.length > 0 || paragraphs.length > 0)
      waiting.push(block)
    else
      blocks.push(block, ...waiting.splice(0))
  }

  function put(text: string, noted = false): void {
    const paragraph = paragraphs.at(-1)
    if (!paragraph || skip > 0)
      return
    const ruby = path.includes('ruby-text')
    if (ruby && !/\d/.test(text))
      return
    const isInBox = path.lastIndexOf('table-cell') < Math.max(...boxes.map(box => path.lastIndexOf(box)))
    const look = Object.assign({}, ...paragraph.spans, (noted || ruby) && { script: 1 }) as OdfStyle['look']
    const cell = tables.at(-1)?.cell
    if (cell && /\d/.test(text) && (isInBox || look.combined || isPictureFont(look.font)))
      cell.unsure = true
    const run = { text, ...lookOf({ look, background: cellNow()?.background }) }
    paragraph.runs.push(hiddenSections > 0 ? { ...run, hidden: true } : run)
  }

  function placed({ alt, path }: OpenPicture, afterBlock: number, place: Picture['place']): Picture {
    return { afterBlock, alt, place, ...(path !== undefined && { load: load(path) }) }
  }

  function endParagraph(): void {
    const { runs, number, level, pictures: own } = paragraphs.pop()!
    const cell = cellNow()
    const { text, hidden } = markedText(runs, cell !== null)
    hiddenSeen ||= runs.some(run => run.hidden === true && run.text.trim() !== '')
    const full = text.trim() ? number + text : text
    if (cell) {
      const inCell = counted(number, text)
      cell.texts.push(inCell.text)
      cell.unsure ||= inCell.unsure
      cell.pictures.push(...own)
      cell.seals += own.filter(({ seal }) => seal).length
      cell.hidden += hidden
      return
    }
    const place = { at: 'paragraph', paragraph: ++paragraphCount } as const
    if (full.trim())
      add({ kind: 'paragraph', text: full.trim(), ...(hidden && { hidden }), place, ...(level && { level }) })
    else if (paragraphs.length === 0 && tables.length === 0)
      blocks.push(...waiting.splice(0))
    pictures.push(...own.map(picture => placed(picture, blocks.length - 1, place)))
  }

  function endTable(): void {
    const table = tables.pop()!
    const grid = table.grid()
    const [first] = grid.cells
    inCells.push(...table.pictures.map(({ cell, picture }) => ({ grid, picture: placed(picture, -1, cell.place) })))
    if (table.truncated)
      notes.push(noteOf('truncated', 'tableCut', {}, first?.place))
    if (tables.length > 0)
      notes.push(noteOf('nested-table', 'tableInTable', {}, first?.place))
    if (first)
      add(grid)
  }

  /** The number that the list or the outline prints before a paragraph. */
  function numberOf(name: string, level: number | undefined): string {
    const list = open.at(-1)
    if (!list)
      return name === 'h' && level ? numbering.next(outline, level - 1) : ''
    if (list.numbered)
      return ''
    list.numbered = true
    return numbering.next(list.id, open.length - 1)
  }

  function openParagraph(name: string, attribute: Attributes): void {
    const style = resolved(styles, 'paragraph', attribute('style-name'))
    const level = name === 'h' ? Number(attribute('outline-level') ?? 1) || 1 : style.level
    paragraphs.push({ runs: [], spans: [style.look], number: numberOf(name, level), level, pictures: [] })
  }

  function openList(attribute: Attributes): void {
    const parent = open.at(-1)
    const style = attribute('style-name') ?? parent?.style ?? ''
    const goesOn = attribute('continue-list') ?? (attribute('continue-numbering') === 'true' ? latest.get(style) : undefined)
    const id = parent?.id ?? goesOn ?? attribute('id') ?? `list ${definitions.lists.size}`
    if (!definitions.lists.has(id))
      definitions.lists.set(id, { abstract: style, starts: new Map([[0, abstracts.get(style)?.get(0)?.start ?? 1]]) })
    latest.set(style, id)
    open.push({ id, style, numbered: true })
  }

  const repeated = (attribute: Attributes, name: string): number => Math.max(1, Number(attribute(name)) || 1)
  const on: Record<string, (attribute: Attributes, name: string) => void> = {
    'p': (attribute, name) => openParagraph(name, attribute),
    'h': (attribute, name) => openParagraph(name, attribute),
    'span': attribute => void paragraphs.at(-1)?.spans.push(resolved(styles, 'text', attribute('style-name')).look),
    's': attribute => put(' '.repeat(Math.min(repeated(attribute, 'c'), 100))),
    'tab': () => put('\t'),
    'line-break': () => put('\n'),
    'list': openList,
    'list-item': () => void Object.assign(open.at(-1) ?? {}, { numbered: false }),
    'section': attribute => void (hiddenSections += attribute('display') === 'none' || hiddenSections > 0 ? 1 : 0),
    'table': () => void tables.push(new TableRows(++tableCount)),
    'table-column': attribute => tables.at(-1)?.nameColumns(repeated(attribute, 'number-columns-repeated'), /collapse|filter/.test(attribute('visibility') ?? '')),
    'change': (attribute) => {
      const cell = cellNow()
      if (cell)
        cell.hidden += removed.get(attribute('change-id') ?? '') ?? ''
    },
    'table-row': attribute => tables.at(-1)?.startRow(repeated(attribute, 'number-rows-repeated'), /collapse|filter/.test(attribute('visibility') ?? '')),
    'table-cell': openCell,
    'covered-table-cell': openCell,
    'frame': (attribute) => {
      seal = /^(?:paragraph|char|page|frame)$/.test(attribute('anchor-type') ?? '') && isSeal(millimetres(attribute('width')), millimetres(attribute('height')))
    },
    'image': (attribute) => {
      const href = attribute('href')
      const inside = href !== undefined && /^(?:\.\/)?(?!\w+:)[^#]/.test(href)
      paragraphs.at(-1)?.pictures.push({ alt: '', path: inside ? decodeURIComponent(href.replace(/^\.\//, '')) : undefined, seal })
    },
  }

  function openCell(attribute: Attributes, name: string): void {
    tables.at(-1)?.startCell({
      background: resolved(styles, 'table-cell', attribute('style-name')).background,
      covered: name === 'covered-table-cell',
      colSpan: repeated(attribute, 'number-columns-spanned'),
      rowSpan: repeated(attribute, 'number-rows-spanned'),
      repeated: repeated(attribute, 'number-columns-repeated'),
    })
  }

  const off: Record<string, () => void> = {
    'p': () => paragraphs.length > 0 && endParagraph(),
    'h': () => paragraphs.length > 0 && endParagraph(),
    'span': () => void paragraphs.at(-1)?.spans.pop(),
    'list': () => void open.pop(),
    'section': () => void (hiddenSections = Math.max(0, hiddenSections - 1)),
    'table': () => tables.length > 0 && endTable(),
    'table-cell': () => tables.at(-1)?.endCell(),
    'covered-table-cell': () => tables.at(-1)?.endCell(),
  }

  const wellFormed = walkXml(xml, {
    open(name, attribute) {
      path.push(name)
      if (name === 'changed-region')
        change = attribute('id') ?? ''
      const isAlt = name === 'title' && (path.at(-2) === 'frame' || boxed.has(path.at(-2) ?? ''))
      const unprinted = (name === 'variable-set' || name === 'user-field-get') && attribute('display') === 'none'
      if (skip > 0 || skipped.has(name) || isAlt || unprinted)
        skip++
      else
        on[name]?.(attribute, name)
    },
    close(name) {
      path.pop()
      if (skip > 0)
        skip--
      else
        off[name]?.()
    },
    text(text) {
      if (path.includes('deletion') && !path.includes('change-info') && /\d/.test(text))
        removed.set(change, (removed.get(change) ?? '') + text)
      put(text, path.includes('note-citation'))
    },
  })
  blocks.push(...waiting)
  pictures.push(...inCells.map(({ grid, picture }) => ({ ...picture, afterBlock: blocks.indexOf(grid) })).filter(({ afterBlock }) => afterBlock >= 0))
  if (!wellFormed)
    notes.push(noteOf('repaired-structure', 'documentBroken'))
  if (hiddenSeen)
    notes.push(noteOf('hidden-skipped', 'hiddenText'))
  return { blocks, pictures, notes }
}
