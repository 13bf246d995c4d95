import type { CellObject, Range, WorkBook, WorkSheet } from '@e965/xlsx'
import type { Beside, Block, Grid, GridCell, Place, Reader, ReaderNote, SourceDocument } from './document'
import type { CellMark, Veil } from './sheets/cell-mark'
import { read, set_cptable, utils } from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { recordLanguage } from '@/language'
import { hasEndlessChain } from './detect/chains'
import { isOle } from './detect/ole'
import { markedText } from './marks'
import { noteOf } from './notes/note'
import { refusals, Refused } from './refusals'
import { isUnlike, isWhite, numeral } from './sheets/formats'
import { marksOf } from './sheets/marks'
import { isVeiled, veilsOf } from './sheets/veiled'
import { withoutStyleMaps } from './style-maps'
import { words } from './words'
import { refuseBomb } from './zip/bomb'

set_cptable(codepages)

/** Excel's own limit is 16,384 columns; a report has 10. What lies further is left out with a note. */
const mostColumns = 256
const mostRows = 20_000
const mostMerges = 5000
/** A merged cell of a report is no larger. */
const mostBeneath = 100
/** A larger table is no part of a report; its unstored cells are not made up. */
const mostCells = 500_000

/** A cell of the sheet as printed, or null where the sheet stores nothing. */
interface Printed {
  text: string
  broken: boolean
  /** What is stored and not shown: by a format without a place for it. */
  hidden: string
  /** What its format shows instead of its number. */
  shown?: string
  /** Its format prints it white. */
  unsure?: boolean
}

/** The workbook; one the library cannot make sense of is damaged. */
function openBook(bytes: Uint8Array, name: string): WorkBook {
  try {
    return read(bytes, { type: 'array', cellStyles: true, sheetStubs: true, cellHTML: false, cellFormula: true, cellNF: true, sheetRows: mostRows, dense: true })
  }
  catch (error) {
    const locked = error instanceof Error && /password/i.test(error.message)
    throw new Refused(refusals[locked ? 'encrypted' : 'damaged']({ name }))
  }
}

type SheetFormat = 'xlsx' | 'xls' | 'et' | 'ods'

/** xlsx, xls, et and ods: one document a visible sheet, its title and headings as paragraphs, the rest as grids. */
export function readWorkbook(format: SheetFormat): Reader {
  return (bytes, { name }) => {
    if (bytes[0] === 0x50)
      refuseBomb(bytes, name)
    if (isOle(bytes) && hasEndlessChain(bytes))
      throw new Refused(refusals.damaged({ name }))
    const book = openBook(format === 'ods' ? withoutStyleMaps(bytes) : bytes, name)
    const marks = marksOf(bytes, format)
    const veils = veilsOf(bytes, format)
    const hidden = book.Workbook?.Sheets?.map(sheet => sheet.Hidden ?? 0) ?? []
    const documents = book.SheetNames.flatMap((name, index) => {
      const sheet = book.Sheets[name]
      return sheet && !hidden[index] ? [readSheet(sheet, name, format, { marks: marks.get(name) ?? new Map<string, CellMark>(), veil: veils.get(name) ?? null })] : []
    })
    const skipped = book.SheetNames.filter((_, index) => hidden[index])
    if (skipped.length > 0)
      documents[0]?.notes.push(noteOf('hidden-skipped', 'sheetsHidden', { sheets: skipped.join('、') }))
    const properties = book.Props
    for (const document of documents) {
      document.title = properties?.Title ?? null
      document.metadata = [['creator', properties?.Author], ['company', properties?.Company]]
        .flatMap(([key, value]) => key && value ? [{ name: key, value, place: null }] : [])
      if (documents.length === 1)
        document.part = null
    }
    return documents
  }
}

/** How the cells of a sheet are printed and what lies on them. */
interface SheetLook {
  marks: ReadonlyMap<string, CellMark>
  veil: Veil | null
}

function readSheet(sheet: WorkSheet, name: string, format: SheetFormat, look: SheetLook): SourceDocument {
  const notes: ReaderNote[] = []
  const document: SourceDocument = { format, charset: null, part: name, title: null, metadata: [], blocks: [], pictures: [], notes }
  if (!sheet['!ref'])
    return document
  const range = utils.decode_range(sheet['!ref'])
  if (range.e.c >= range.s.c + mostColumns || range.e.r >= mostRows - 1) {
    range.e.c = Math.min(range.e.c, range.s.c + mostColumns - 1)
    range.e.r = Math.min(range.e.r, mostRows - 1)
    notes.push(noteOf('truncated', 'sheetCut', { sheet: name, rows: mostRows, columns: mostColumns }))
  }
  const rows = readRows(sheet, name, range, { notes, ...look })
  document.blocks = toBlocks(rows, range, name)
  return document
}

/** Cells of each row, upper left corners of merges only; rows that store nothing are empty. */
function readRows(sheet: WorkSheet, name: string, range: Range, { notes, marks, veil }: SheetLook & { notes: ReaderNote[] }): GridCell[][] {
  const data = sheet['!data'] ?? []
  const merges = (sheet['!merges'] ?? []).slice(0, mostMerges)
  if ((sheet['!merges']?.length ?? 0) > mostMerges)
    notes.push(noteOf('truncated', 'mergesCut', { sheet: name, count: sheet['!merges']!.length, most: mostMerges }))
  const rows: GridCell[][] = []
  let reaching: Range[] = []
  const starting = byFirstRow(merges)
  for (let r = range.s.r; r <= range.e.r; r++) {
    const starts = starting.get(r)
    reaching = [...reaching.filter(merge => merge.e.r >= r), ...starts ?? []]
    const row: GridCell[] = []
    for (let c = range.s.c; c <= range.e.c; c++) {
      const cell = data[r]?.[c]
      const merge = starts?.find(merge => merge.s.c === c)
      if ((!cell && !merge) || reaching.some(other => other !== merge && other.s.c <= c && c <= other.e.c))
        continue
      const place = { at: 'sheet', sheet: name, address: utils.encode_cell({ r, c }) } as const
      const { broken, ...plain } = veil?.noZeros && cell?.t === 'n' && cell.v === 0 ? { text: '', broken: false, hidden: '0' } : printed(cell)
      const { hidden: unseen, text: stored, ...told } = plain
      const beneath = merge ? beneathOf(data, merge, stored) : ''
      const { text, ...beside } = marked({ text: stored, hidden: [unseen, beneath].filter(part => part !== '').join(' ') }, marks.get(place.address), isFolded(sheet, r, c))
      if (broken)
        notes.push(noteOf('undecodable', 'formulaUnsaved', { sheet: name, address: place.address }, place))
      row.push({
        text,
        ...beside,
        ...told,
        ...(veil && text !== '' && isVeiled(veil, r, c) && { unsure: true }),
        row: r - range.s.r,
        column: c - range.s.c,
        rowSpan: merge ? Math.min(merge.e.r, range.e.r) - r + 1 : 1,
        colSpan: merge ? Math.min(merge.e.c, range.e.c) - c + 1 : 1,
        place,
      })
    }
    rows.push(row)
  }
  return rows
}

function byFirstRow(merges: readonly Range[]): Map<number, Range[]> {
  const rows = new Map<number, Range[]>()
  for (const merge of merges)
    rows.set(merge.s.r, [...rows.get(merge.s.r) ?? [], merge])
  return rows
}

/** Numbers stored beneath a merged cell, which shows the upper left one alone; copies of it are none. */
function beneathOf(data: readonly (CellObject[] | undefined)[], { s, e }: Range, text: string): string {
  const found: string[] = []
  for (let r = s.r; r <= Math.min(e.r, s.r + mostBeneath); r++) {
    for (let c = s.c; c <= Math.min(e.c, s.c + mostBeneath); c++) {
      const below = r === s.r && c === s.c ? '' : printed(data[r]?.[c]).text
      if (/\d/.test(below) && below !== text)
        found.push(below)
    }
  }
  return found.join(' ')
}

function isFolded(sheet: WorkSheet, row: number, column: number): boolean {
  const { [row]: own } = sheet['!rows'] ?? []
  const { [column]: over } = sheet['!cols'] ?? []
  return own?.hidden === true || own?.hpt === 0 || over?.hidden === true || over?.width === 0
}

/** The text with its marks, and what stands beside it. */
function marked({ text, hidden }: Pick<Printed, 'text' | 'hidden'>, mark: CellMark | undefined, folded: boolean): { text: string } & Beside {
  const fold = (folded || mark?.folded) && /\d/.test(text) ? { folded: true } : {}
  if (!mark)
    return { text, ...fold, ...(hidden && { hidden }) }
  const own = mark.runs?.map(run => run.text).join('').trim() === text ? mark.runs! : [{ ...mark.whole, text }]
  const printed = markedText(own, true)
  const unseen = printed.hidden || hidden
  return { text: printed.text.trim(), ...fold, ...(unseen && { hidden: unseen }) }
}

/** What the cell shows. Numbers shown rounded are given in full, with Excel's 15 digits: the stored value is what was published. */
function printed(cell: CellObject | undefined): Printed {
  if (!cell || cell.t === 'z')
    return { text: cell?.f ? words[recordLanguage].formula : '', broken: Boolean(cell?.f), hidden: '' }
  const shown = (cell.w ?? String(cell.v ?? '')).trim()
  if (cell.t !== 'n' || typeof cell.v !== 'number')
    return { text: shown.replace(/\r\n?/g, '\n'), broken: false, hidden: '' }
  const plain = shown.replace(/,/g, '')
  const unlike = isUnlike(shown, cell.v) ? { shown } : {}
  const pale = isWhite(String(cell.z ?? ''), cell.v) ? { unsure: true } : {}
  if (plain !== '' && Number(plain) !== cell.v && /^-?[\d.]+(?:E[+-]?\d+)?$/i.test(plain))
    return { text: String(Number(cell.v.toPrecision(15))), broken: false, hidden: '', ...unlike, ...pale }
  const isSilent = shown === '' || (cell.v !== 0 && !numeral.test(shown))
  return { text: shown, broken: false, hidden: isSilent ? String(cell.v) : '', ...unlike, ...pale }
}

/** What a cell of a table may print over all its columns: a number or a mark. */
const value = /^(?:[\d.,]+|[/／\-–—]+|无|空|不涉及|不适用|N\/A)$/i

/** Whether a row is a line of text rather than part of a table: one printed cell that is wide, long, or stands apart from any table. */
function isLine(row: GridCell[], columns: number, insideTable: boolean): boolean {
  const filled = row.filter(cell => cell.text !== '')
  const only = filled[0]
  if (filled.length !== 1 || !only || only.rowSpan > 1 || row.length > 1)
    return false
  return only.colSpan >= Math.max(columns * 0.6, 2) || only.text.length > 40 || (only.colSpan === 1 && !insideTable)
}

function toBlocks(rows: GridCell[][], range: Range, sheet: string): Block[] {
  const used = rows.reduce((most, row) => Math.max(most, ...row.filter(cell => cell.text !== '').map(cell => cell.column + cell.colSpan)), 0)
  const blocks: Block[] = []
  let open: { first: number, last: number, cells: GridCell[] } | null = null
  const close = (): void => {
    if (open)
      blocks.push(grid(open.first, open.last, open.cells, (r, c) => ({ at: 'sheet', sheet, address: utils.encode_cell({ r: range.s.r + r, c: range.s.c + c }) })))
    open = null
  }
  /** Row up to which a merged cell of the open grid reaches: no line of text can stand inside it. */
  let reach = -1
  for (const [index, row] of rows.entries()) {
    const wide = (neighbour: GridCell[] | undefined): boolean => (neighbour?.filter(cell => cell.text !== '').length ?? 0) > 1
    const inTable = open !== null && value.test(row[0]?.text ?? '')
    if (index > reach && !inTable && isLine(row, used, open !== null && wide(rows[index + 1]))) {
      close()
      const { text, place } = row[0]!
      for (const line of text.split('\n').filter(line => line.trim() !== ''))
        blocks.push({ kind: 'paragraph', text: line.trim(), place })
    }
    else if (row.some(cell => cell.text !== '') || (open && row.length > 0)) {
      open ??= { first: index, last: index, cells: [] }
      open.last = index
      open.cells.push(...row)
      reach = Math.max(reach, ...row.map(cell => cell.row + cell.rowSpan - 1))
    }
    else if (index > reach) {
      close()
    }
  }
  close()
  return blocks
}

/** The rows as a grid as wide as what is printed in them. A cell the sheet does not store is an empty cell all the same. */
function grid(first: number, last: number, cells: GridCell[], placeOf: (row: number, column: number) => Place): Grid {
  const rows = last - first + 1
  const columns = cells.reduce((most, cell) => cell.text === '' ? most : Math.max(most, cell.column + cell.colSpan), 0)
  const covered = new Set<number>()
  const kept = cells.filter(cell => cell.column < columns)
  for (const cell of kept) {
    cell.row -= first
    cell.rowSpan = Math.min(cell.rowSpan, rows - cell.row)
    cell.colSpan = Math.min(cell.colSpan, columns - cell.column)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.colSpan; column++)
        covered.add(row * columns + column)
    }
  }
  const positions = rows * columns <= mostCells ? rows * columns : 0
  for (let at = 0; at < positions; at++) {
    const [row, column] = [Math.floor(at / columns), at % columns]
    if (!covered.has(at))
      kept.push({ text: '', row, column, rowSpan: 1, colSpan: 1, place: placeOf(first + row, column) })
  }
  kept.sort((a, b) => a.row - b.row || a.column - b.column)
  return { kind: 'grid', geometry: 'exact', rows, columns, cells: kept }
}
