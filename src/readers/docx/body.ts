import type { Block, Grid, Picture, ReaderNote } from '../document'
import type { Run } from '../marks'
import type { Numbering } from '../numbering'
import type { PartFinder } from './relations'
import type { RunProperties } from './runs'
import type { WordStyle } from './styles'
import type { Attributes } from './xml'
import { markedText } from '../marks'
import { noteOf } from '../notes/note'
import { isSeal } from '../seal'
import { isPictureFont, symbolText } from '../symbols'
import { counted, isUnstored } from '../word-cell'
import { TableBuilder } from '../word-table'
import { addRunProperty, addTextFill, isOn, runOf, shadeOf } from './runs'
import { documentDefaults } from './styles'
import { walkXml } from './xml'

/** Elements whose content is not part of what is printed. */
const skipped = new Set(['del', 'moveFrom', 'conflictDel', 'instrText', 'delText', 'pPrChange', 'rPrChange', 'tblPrChange', 'trPrChange', 'tcPrChange', 'sectPrChange', 'tblGridChange'])

/** Those that hold what a tracked change took out. */
const removing = new Set(['del', 'moveFrom', 'conflictDel'])
/** Namespaces of Word's own, by their usual prefixes: what they mark as an alternative is what Word prints. */
const understood = /^(?:w\d\w*|wp\w*|wne|a\d+|am3d|aink|c\d+|cx\d*|dgm|[mov]|oel|pic)$/
/** A row of exactly this height (twips) or less is not seen. */
const flat = 60

interface OpenParagraph {
  runs: Run[]
  style: RunProperties
  shade: string
  level: number | undefined
  list: string | undefined
  listLevel: number | undefined
  pictures: OpenPicture[]
}

/** A picture and the relation that leads to its part. */
interface OpenPicture {
  alt: string
  relation: string | undefined
  /** It floats over the text and is as large as the seal of an organ. */
  seal?: boolean
}

/** Units of an extent in a millimetre. */
const perMillimetre = 36_000

export interface Body {
  blocks: Block[]
  pictures: Picture[]
  notes: ReaderNote[]
}

/** Turns `word/document.xml` into blocks: a state machine over its elements, text boxes and nested tables coming after the block that holds them. */
export function readBody(xml: string, styles: ReadonlyMap<string, WordStyle>, numbering: Numbering | null, find: PartFinder): Body {
  const blocks: Block[] = []
  const pictures: Picture[] = []
  /** Pictures in cells, whose table is not yet among the blocks. */
  const inCells: { grid: Grid, picture: Picture }[] = []
  const notes: ReaderNote[] = []
  const paragraphs: OpenParagraph[] = []
  const tables: TableBuilder<OpenPicture>[] = []
  /** Grids inside cells and text boxes, waiting for their holder to end. */
  const waiting: Block[] = []
  const path: string[] = []
  let skip = 0
  let paragraphCount = 0
  let tableCount = 0
  let inText = false
  let hiddenSeen = false
  /** Properties of the open run, and of the character style it names. */
  let run: RunProperties = {}
  let named: RunProperties = {}
  let footnotes = 0
  let instruction = ''
  /** Characters written so far, and how many there were when the open field began. */
  let written = 0
  let writtenBefore = 0
  /** Whether one of the alternatives was read, for each that is open. */
  const chosen: boolean[] = []
  const defaults = styles.get(documentDefaults)?.run ?? {}

  function add(block: Block): void {
    if (tables.length > 0 || paragraphs.length > 0)
      waiting.push(block)
    else
      blocks.push(block, ...waiting.splice(0))
  }

  function endParagraph(): void {
    const { runs, level, list, listLevel, pictures: inside } = paragraphs.pop()!
    const cell = path.lastIndexOf('tc') > path.lastIndexOf('txbxContent') ? tables.at(-1)?.cell : null
    const { text, hidden } = markedText(runs, cell !== null && cell !== undefined)
    hiddenSeen ||= runs.some(run => run.hidden === true && run.text.trim() !== '')
    const number = list && list !== '0' && (cell || text.trim()) ? numbering?.next(list, listLevel ?? 0) ?? '' : ''
    const full = number + text
    if (cell) {
      const own = counted(number, text)
      cell.texts.push(own.text)
      cell.unsure ||= own.unsure
      cell.pictures.push(...inside)
      cell.seals += inside.filter(({ seal }) => seal).length
      cell.hidden += hidden
    }
    else {
      paragraphCount++
      const place = { at: 'paragraph', paragraph: paragraphCount } as const
      if (full.trim())
        add({ kind: 'paragraph', text: full.trim(), ...(hidden && { hidden }), place, ...(level && { level }) })
      else if (paragraphs.length === 0 && tables.length === 0)
        blocks.push(...waiting.splice(0))
      for (const picture of inside)
        pictures.push(placed(picture, blocks.length - 1, place))
    }
  }

  function placed({ alt, relation }: OpenPicture, afterBlock: number, place: Picture['place']): Picture {
    const load = relation === undefined ? null : find(relation)
    return { afterBlock, alt, place, ...(load && { load }) }
  }

  function endTable(): void {
    const table = tables.pop()!
    const grid = table.grid()
    for (const { cell, picture } of table.pictures)
      inCells.push({ grid, picture: placed(picture, -1, cell.place) })
    if (table.truncated)
      notes.push(noteOf('truncated', 'tableTooWide', {}, grid.cells[0]?.place))
    if (tables.length > 0)
      notes.push(noteOf('nested-table', 'tableInTable', {}, grid.cells[0]?.place))
    if (grid.cells.length > 0)
      add(grid)
  }

  const on: Record<string, (attribute: Attributes) => void> = {
    p: () => paragraphs.push({ runs: [], style: {}, shade: 'auto', level: undefined, list: undefined, listLevel: undefined, pictures: [] }),
    pStyle: (attribute) => {
      const style = styles.get(attribute('val') ?? '')
      const paragraph = paragraphs.at(-1)
      if (style && paragraph)
        Object.assign(paragraph, { level: style.level, list: style.list, listLevel: style.listLevel, style: style.run })
    },
    outlineLvl: (attribute) => {
      const paragraph = paragraphs.at(-1)
      if (paragraph && Number(attribute('val')) < 9)
        paragraph.level = Number(attribute('val')) + 1
    },
    numId: (attribute) => {
      const paragraph = paragraphs.at(-1)
      if (paragraph)
        paragraph.list = attribute('val')
    },
    ilvl: (attribute) => {
      const paragraph = paragraphs.at(-1)
      if (paragraph)
        paragraph.listLevel = Number(attribute('val'))
    },
    r: () => {
      run = {}
      named = {}
    },
    rStyle: attribute => named = styles.get(attribute('val') ?? '')?.run ?? {},
    shd: (attribute) => {
      const [holder, cell, paragraph] = [path.at(-2), tables.at(-1)?.cell, paragraphs.at(-1)]
      if (holder === 'tcPr' && cell)
        cell.shade = shadeOf(attribute)
      else if (holder === 'pPr' && paragraph)
        paragraph.shade = shadeOf(attribute)
    },
    footnoteReference: () => append(String(++footnotes), { script: 1 }),
    fldChar: (attribute) => {
      if (attribute('fldCharType') === 'begin')
        beginField(attribute)
      else if (attribute('fldCharType') === 'end' && written === writtenBefore && isUnstored(instruction, ''))
        doubtCell()
    },
    fldSimple: (attribute) => {
      beginField(attribute)
      instruct(attribute('instr') ?? '')
    },
    sym: (attribute) => {
      const text = symbolText(attribute('font'), Number.parseInt(attribute('char') ?? '', 16))
      if (text === null)
        doubtCell()
      else
        append(text, { font: undefined })
    },
    hidden: (attribute) => {
      if (path.at(-2) === 'trPr' && isOn(attribute))
        tables.at(-1)?.foldRow()
    },
    trHeight: (attribute) => {
      if (attribute('hRule') === 'exact' && Number(attribute('val')) <= flat)
        tables.at(-1)?.foldRow()
    },
    cellDel: doubtCell,
    t: () => { inText = true },
    tab: () => {
      if (path.at(-2) === 'r')
        append('\t')
    },
    ptab: () => append('\t'),
    br: attribute => append(attribute('type') === 'page' ? '' : '\n'),
    cr: () => append('\n'),
    noBreakHyphen: () => append('-'),
    drawing: picture,
    pict: picture,
    object: picture,
    extent: (attribute) => {
      const open = paragraphs.at(-1)?.pictures.at(-1)
      if (open && path.at(-2) === 'anchor')
        open.seal = isSeal(Number(attribute('cx')) / perMillimetre, Number(attribute('cy')) / perMillimetre)
    },
    docPr: (attribute) => {
      const open = paragraphs.at(-1)?.pictures.at(-1)
      if (open)
        open.alt ||= attribute('descr') ?? ''
    },
    blip: attribute => related(attribute('embed')),
    imagedata: attribute => related(attribute('id')),
    tbl: () => {
      if (path.lastIndexOf('txbxContent') > path.lastIndexOf('tc'))
        doubtCell()
      tables.push(new TableBuilder(++tableCount))
    },
    tr: () => tables.at(-1)?.startRow(),
    gridBefore: attribute => tables.at(-1)?.skipColumns(Number(attribute('val') ?? 0)),
    tc: () => tables.at(-1)?.startCell(),
    gridSpan: (attribute) => {
      const cell = tables.at(-1)?.cell
      if (cell)
        cell.colSpan = Math.min(Math.max(Number(attribute('val') ?? 1) || 1, 1), 1000)
    },
    vMerge: (attribute) => {
      const cell = tables.at(-1)?.cell
      if (cell)
        cell.merge = attribute('val') === 'restart' ? 'restart' : 'continue'
    },
    hMerge: (attribute) => {
      const cell = tables.at(-1)?.cell
      if (cell)
        cell.hMerge = attribute('val') === 'restart' ? 'restart' : 'continue'
    },
  }

  function append(text: string, own: RunProperties = {}): void {
    const paragraph = paragraphs.at(-1)
    const ruby = path.includes('rt')
    const above = formulaPlace()
    if (!paragraph || (ruby && !/\d/.test(text)))
      return
    const script = above || (ruby ? 1 : undefined)
    const properties: RunProperties = Object.assign({}, defaults, paragraph.style, named, run, own, script && { script })
    written += text.trim().length
    if (/\d/.test(text) && (path.lastIndexOf('txbxContent') > path.lastIndexOf('tc') || above === 0 || properties.combined || isPictureFont(properties.font) || (properties.shade === 'black' && (properties.colour ?? 'auto') === 'auto')))
      doubtCell()
    const turned = path.includes('bdo') && text.trim() !== '' ? `\u202E${text}\u202C` : text
    paragraph.runs.push(runOf(turned, properties, paragraph.shade === 'auto' ? tables.at(-1)?.cell?.shade ?? 'auto' : paragraph.shade))
  }

  /** Whether text stands raised or lowered in a formula; 0: somewhere else beside its line, null: on it. */
  function formulaPlace(): 1 | -1 | 0 | null {
    const from = path.lastIndexOf('oMath')
    const places = from < 0 ? [] : path.slice(from)
    return places.includes('sup') ? 1 : places.includes('sub') ? -1 : places.some(name => /^(?:num|den|deg|lim|m|eqArr)$/.test(name)) ? 0 : null
  }

  function doubtCell(): void {
    const cell = tables.at(-1)?.cell
    if (cell)
      cell.unsure = true
  }

  /** One marked as out of date is calculated anew when it is opened. */
  function beginField(attribute: Attributes): void {
    instruction = ''
    writtenBefore = written
    if (/^(?:1|true|on)$/.test(attribute('dirty') ?? ''))
      doubtCell()
  }

  /** A field's instruction, piece by piece. */
  function instruct(text: string): void {
    instruction += text
    if (isUnstored(instruction, null))
      doubtCell()
  }

  /** Whether one of several alternatives is not the one that is printed. */
  function isOther(name: string, attribute: Attributes): boolean {
    if (name !== 'Choice' && name !== 'Fallback')
      return false
    const other = name === 'Fallback' ? chosen.at(-1) !== false : chosen.at(-1) === true || !(attribute('Requires') ?? '').split(' ').every(prefix => prefix === '' || understood.test(prefix))
    if (!other)
      chosen[chosen.length - 1] = true
    return other
  }

  function tellRemoved(text: string): void {
    const cell = tables.at(-1)?.cell
    if (cell)
      cell.hidden += text
  }

  function picture(): void {
    paragraphs.at(-1)?.pictures.push({ alt: '', relation: undefined })
  }

  /** A drawing may hold several pictures. */
  function related(relation: string | undefined): void {
    const own = paragraphs.at(-1)?.pictures
    const open = own?.at(-1)
    if (open && open.relation === undefined)
      open.relation = relation
    else if (own && relation !== undefined)
      own.push({ alt: '', relation })
  }

  const wellFormed = walkXml(xml, {
    open(name, attribute) {
      path.push(name)
      if (skip > 0 || skipped.has(name) || isOther(name, attribute)) {
        if (name === 'del' && path.at(-2) === 'trPr')
          tables.at(-1)?.deleteRow()
        skip++
        return
      }
      if (name === 'AlternateContent')
        chosen.push(false)
      if (path.at(-2) === 'rPr' && path.at(-3) === 'r')
        addRunProperty(run, name, attribute)
      else if (path.includes('textFill') && path.includes('r'))
        addTextFill(run, name, attribute)
      on[name]?.(attribute)
    },
    close(name) {
      path.pop()
      if (skip > 0)
        skip--
      else if (name === 'AlternateContent')
        chosen.pop()
      else if (name === 't')
        inText = false
      else if (name === 'p' && paragraphs.length > 0)
        endParagraph()
      else if (name === 'tc')
        tables.at(-1)?.endCell()
      else if (name === 'tr')
        tables.at(-1)?.endRow()
      else if (name === 'tbl' && tables.length > 0)
        endTable()
    },
    text(text) {
      if (inText && skip === 0)
        append(text)
      else if (path.at(-1) === 'instrText')
        instruct(text)
      else if (/\d/.test(text) && /^(?:t|delText)$/.test(path.at(-1) ?? '') && path.some(name => removing.has(name)))
        tellRemoved(text)
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
