import type { CellDefinition } from '../doc/properties'
import type { Reader, ReaderNote } from '../document'
import type { RunProperties } from '../docx/runs'
import type { Token } from './tokens'
import { runOf } from '../docx/runs'
import { noteOf } from '../notes/note'
import { refusals, Refused } from '../refusals'
import { isPictureFont } from '../symbols'
import { isUnstored } from '../word-cell'
import { BlockBuilder } from './blocks'
import { ofCharset, ofCodePage } from './charsets'
import { tokens } from './tokens'

/** What a group says of the text in it; a closing brace takes it back. */
interface State {
  /** What the text is: printed, nothing, or one of the tables at the head of the file. */
  goes: 'body' | 'nowhere' | 'fonts' | 'colours' | 'styles' | 'title' | 'picture' | 'field'
  run: RunProperties
  deleted: boolean
  font: number
  /** Characters after `\u` that stand for it in programs that know no Unicode. */
  fallback: number
  inTable: boolean
  depth: number
  level: number | null
  /** The number of an automatic list, after which a tab is no text. */
  number: boolean
}

interface RowDefinition { cells: (CellDefinition & { shade: string })[], left: number, next: Pick<CellDefinition, 'horizontal' | 'vertical'> & { shade: string } }

const plain: RunProperties = { size: 24 }
const nothing = new Set(['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'footnote', 'annotation', 'nonesttables', 'nonshppict', 'shprslt', 'sp', 'info', 'listtable', 'revtbl', 'filetbl', 'xe', 'tc', 'private'])
/** Destinations that older programs are to pass over (`\*`) and that hold what is printed. */
const starred = new Set(['nesttableprops', 'shppict', 'shpinst', 'fldinst'])
const signs: Record<string, string> = { 'tab': '\t', 'line': '\n', 'lbr': '\n', '~': '\u00A0', '_': '-', 'emdash': '—', 'endash': '–', 'lquote': '‘', 'rquote': '’', 'ldblquote': '“', 'rdblquote': '”', 'bullet': '•', 'emspace': '\u2003', 'enspace': '\u2002', 'qmspace': '\u2005' }

const nextCell = (): RowDefinition['next'] => ({ horizontal: 'none', vertical: 'none', shade: 'auto' })
const newRow = (): RowDefinition => ({ cells: [], left: 0, next: nextCell() })

/** Rich Text Format of Word, WPS and others, often named .doc: paragraphs with the numbers of lists as written, tables with merges, how runs are marked. */
export const readRtf: Reader = (bytes, { name }) => {
  const builder = new BlockBuilder()
  const notes: ReaderNote[] = []
  const stack: { state: State, end?: () => void }[] = []
  let state: State = { goes: 'body', run: plain, deleted: false, font: 0, fallback: 1, inTable: false, depth: 1, level: null, number: false }
  let documentCharset = 'windows-1252'
  const fonts = new Map<number, string>()
  const fontNames = new Map<number, string>()
  /** The open field: what it is to print, and how much of its result is written. */
  let field = { instruction: '', result: '' }
  const colours: string[] = []
  /** Outline levels of styles, by number; `style` is the one whose name is read. */
  const levels = new Map<number, number>()
  let style = { number: 0, name: '' }
  let colour: number[] = []
  /** Bytes waiting to be decoded: a character may be two of them, each written its own way. */
  let stored: number[] = []
  let title = ''
  let picture: { digits: string, loads: boolean } = { digits: '', loads: false }
  let passed = 0
  let star = false
  let begins = false
  let footnotes = 0
  let broken = 0
  /** Row definitions by depth of table, and how deep one has begun that has not ended. */
  const rows = new Map<number, RowDefinition>()
  let begun = 0
  /** The definition that is read is one of a table in a table. */
  let nested = false

  const depthNow = (): number => state.inTable || state.depth > 1 || begun > 0 ? Math.max(state.depth, begun) : 0
  const rowAt = (depth: number): RowDefinition => rows.get(depth) ?? newRow()
  const charset = (): string => fonts.get(state.font) ?? documentCharset

  function put(text: string, own: RunProperties = {}): void {
    if (state.goes === 'title')
      title += text
    if (state.goes === 'field')
      field.instruction += text
    if (state.goes !== 'body' || text === '')
      return
    if (state.deleted)
      return builder.addRemoved(text)
    if (state.number)
      return builder.addNumber(text)
    field.result += text
    if (/\d/.test(text) && (state.run.combined || isPictureFont(fontNames.get(state.font))))
      builder.doubt()
    const depth = depthNow()
    const background = depth > 0 ? rowAt(depth).cells[builder.cellAt(depth)]?.shade ?? 'auto' : 'auto'
    builder.add(runOf(text, { ...state.run, ...own }, background))
  }

  function flush(): void {
    if (stored.length === 0)
      return
    const text = new TextDecoder(charset()).decode(Uint8Array.from(stored))
    stored = []
    broken += text.split('\uFFFD').length - 1
    put(text)
  }

  function character(byte: number): void {
    if (passed > 0) {
      passed--
    }
    else if (state.goes === 'picture') {
      picture.digits += String.fromCharCode(byte)
    }
    else if (state.goes === 'colours') {
      if (byte === 0x3B) {
        colours.push(colour.length === 3 ? colour.map(part => part.toString(16).padStart(2, '0')).join('') : 'auto')
        colour = []
      }
    }
    else if (state.goes === 'styles') {
      style.name += String.fromCharCode(byte)
    }
    else if (state.goes === 'fonts') {
      fontNames.set(state.font, ((fontNames.get(state.font) ?? '') + String.fromCharCode(byte)).trimStart())
    }
    else if (state.goes === 'body' || state.goes === 'title' || state.goes === 'field') {
      stored.push(byte)
    }
  }

  function open(): void {
    flush()
    stack.push({ state })
    state = { ...state }
    begins = true
  }

  function close(): void {
    flush()
    passed = 0
    const group = stack.pop()
    if (!group)
      return
    group.end?.()
    if (state.goes === 'styles')
      endStyle()
    state = group.state
  }

  function endStyle(): void {
    const heading = /heading (\d)/i.exec(style.name)
    if (heading && !levels.has(style.number))
      levels.set(style.number, Number(heading[1]))
    style = { number: 0, name: '' }
  }

  /** The first word of a group says what the group is for. */
  function begin(word: string): void {
    if (nothing.has(word) || (star && !starred.has(word)))
      state.goes = 'nowhere'
    else if (word === 'fonttbl')
      state.goes = 'fonts'
    else if (word === 'colortbl')
      state.goes = 'colours'
    else if (word === 'stylesheet')
      state.goes = 'styles'
    else if (word === 'pict' && state.goes === 'body')
      beginPicture()
    else if (word === 'shptxt')
      beginBox()
    else if (word === 'field')
      beginField()
    else if (word === 'fldinst' && state.goes === 'body')
      state.goes = 'field'
    else if (word === 'listtext' || word === 'pntext')
      state.number = true
  }

  function beginPicture(): void {
    state.goes = 'picture'
    picture = { digits: '', loads: false }
    const opened = picture
    stack.at(-1)!.end = () => builder.addPicture(opened.loads ? () => Uint8Array.from(opened.digits.match(/[\da-f]{2}/gi) ?? [], pair => Number.parseInt(pair, 16)) : null)
  }

  function beginField(): void {
    const outer = field
    field = { instruction: '', result: '' }
    stack.at(-1)!.end = () => {
      if (isUnstored(field.instruction, field.result))
        builder.doubt()
      field = { ...outer, result: outer.result + field.result }
    }
  }

  function beginBox(): void {
    const resume = builder.setAside()
    const [depth, before] = [state.inTable, begun]
    begun = 0
    Object.assign(state, { inTable: false, depth: 1 })
    stack.at(-1)!.end = () => {
      begun = before
      if (!builder.isEmpty)
        builder.endParagraph({ depth: depth ? 1 : 0, level: null })
      resume()
    }
  }

  function endParagraph(): void {
    builder.endParagraph({ depth: depthNow(), level: state.level })
  }

  function endRow(depth: number): void {
    builder.endRow(depth, rowAt(depth).cells)
    begun = Math.min(begun, depth - 1)
  }

  function cellEdge(right: number): void {
    const row = rowAt(Math.max(begun, 1))
    const { horizontal, vertical, shade } = row.next
    row.cells.push({ left: row.cells.at(-1)?.right ?? row.left, right, horizontal, vertical, shade })
    row.next = nextCell()
  }

  const shadeOf = (value: number | null): string => colours[value ?? 0] ?? 'auto'

  /** Words of tables, then of paragraphs, then of runs; `value` is null where there is no number. */
  const on: Record<string, (value: number | null) => void> = {
    trowd() {
      begun = nested ? state.depth : 1
      rows.set(begun, newRow())
    },
    trleft: value => void (rowAt(Math.max(begun, 1)).left = value ?? 0),
    cellx: value => cellEdge(value ?? 0),
    clmgf: () => void (rowAt(Math.max(begun, 1)).next.horizontal = 'restart'),
    clmrg: () => void (rowAt(Math.max(begun, 1)).next.horizontal = 'continue'),
    clvmgf: () => void (rowAt(Math.max(begun, 1)).next.vertical = 'restart'),
    clvmrg: () => void (rowAt(Math.max(begun, 1)).next.vertical = 'continue'),
    clcbpat: value => void (rowAt(Math.max(begun, 1)).next.shade = shadeOf(value)),
    cell: () => builder.endCell(1),
    row: () => endRow(1),
    nestcell: () => builder.endCell(Math.max(state.depth, 2)),
    nestrow: () => endRow(Math.max(state.depth, 2)),
    intbl: () => void (state.inTable = true),
    itap: value => void Object.assign(state, { inTable: (value ?? 1) > 0, depth: Math.min(Math.max(value ?? 1, 1), 20) }),
    pard: () => void Object.assign(state, { inTable: false, depth: 1, level: null }),
    outlinelevel: value => void (state.level = value !== null && value < 9 ? value + 1 : null),
    s: value => void (state.level = levels.get(value ?? 0) ?? state.level),
    par: endParagraph,
    sect: () => builder.isEmpty || endParagraph(),
    page: () => builder.isEmpty || endParagraph(),
    plain: () => void Object.assign(state, { run: plain, deleted: false }),
    super: value => set({ script: value === 0 ? 0 : 1 }),
    sub: value => set({ script: value === 0 ? 0 : -1 }),
    nosupersub: () => set({ script: 0, shift: 0 }),
    up: value => set({ shift: (value ?? 6) > 0 ? 1 : 0 }),
    dn: value => set({ shift: (value ?? 6) > 0 ? -1 : 0 }),
    strike: value => set({ struck: value !== 0 }),
    striked: value => set({ doubleStruck: value !== 0 }),
    v: value => set({ hidden: value !== 0 }),
    fs: value => set({ size: value ?? 24 }),
    cf: value => set({ colour: shadeOf(value) }),
    cb: value => set({ shade: shadeOf(value) }),
    chcbpat: value => set({ shade: shadeOf(value) }),
    highlight: value => set({ shade: shadeOf(value) }),
    twoinone: () => set({ combined: true }),
    flddirty: () => builder.doubt(),
    deleted: value => void (state.deleted = value !== 0),
    f: value => void (state.font = value ?? 0),
    uc: value => void (state.fallback = value ?? 1),
    chftn: () => put(String(++footnotes), { script: 1 }),
  }

  function set(properties: RunProperties): void {
    state.run = { ...state.run, ...properties }
  }

  /** Words that count wherever they stand. */
  function setUp(word: string, value: number | null): void {
    if (word === 'ansicpg')
      documentCharset = ofCodePage(value ?? 0)
    else if (state.goes === 'fonts' && word === 'f')
      state.font = value ?? 0
    else if (state.goes === 'fonts' && (word === 'fcharset' || word === 'cpg'))
      setFont(word === 'cpg' ? ofCodePage(value ?? 0) : ofCharset(value ?? 0))
    else if (state.goes === 'colours' && /^(?:red|green|blue)$/.test(word))
      colour.push(value ?? 0)
    else if (state.goes === 'styles' && word === 's')
      style.number = value ?? 0
    else if (state.goes === 'styles' && word === 'outlinelevel' && value !== null && value < 9)
      levels.set(style.number, value + 1)
    else if (state.goes === 'picture' && /^(?:pngblip|jpegblip)$/.test(word))
      picture.loads = true
    else if (state.goes === 'nowhere' && word === 'title' && begins)
      state.goes = 'title'
  }

  function setFont(charset: string | null): void {
    if (charset !== null)
      fonts.set(state.font, charset)
  }

  function word({ word, value }: Extract<Token, { kind: 'word' }>): void {
    flush()
    if (word === '*') {
      star = begins
      return
    }
    setUp(word, value)
    if (begins && state.goes !== 'nowhere' && state.goes !== 'title')
      begin(word)
    nested = word === 'nesttableprops' || (nested && word !== 'nestrow')
    begins = false
    star = false
    if (word === 'u') {
      put(String.fromCharCode((value ?? 0) & 0xFFFF))
      passed = state.fallback
    }
    else if (passed > 0 && signs[word] !== undefined) {
      passed--
    }
    else if (state.goes === 'body') {
      if (signs[word] !== undefined)
        put(word === 'tab' && state.number ? '' : signs[word])
      else
        on[word]?.(value)
    }
  }

  for (const token of tokens(bytes)) {
    if (token.kind === 'word') {
      word(token)
      continue
    }
    if (token.kind === 'byte')
      character(token.byte)
    else if (token.kind === 'open')
      open()
    else
      close()
    if (token.kind !== 'open')
      begins = false
    star = false
    if (token.kind === 'close' && stack.length === 0)
      break
  }
  flush()
  if (stack.length > 0)
    notes.push(noteOf('truncated', 'endMissing'))
  while (stack.length > 0)
    close()
  builder.end()
  if (broken > 0)
    notes.push(noteOf('undecodable', 'lettersUnknown', { count: broken }))
  const { blocks, pictures } = builder
  if (blocks.length === 0 && pictures.length === 0 && notes.length > 0)
    throw new Refused(refusals.damaged({ name }))
  return [{ format: 'rtf', charset: null, part: null, title: title.trim() || null, metadata: [], blocks, pictures, notes: [...notes, ...builder.notes] }]
}
