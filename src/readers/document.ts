/**
 * The one document model every reader returns: paragraphs and grids in reading order, each with the place it came from.
 * Readers know nothing of reports; they keep what is printed, in order, and never drop an empty cell.
 */
import type { NoteWord } from './notes/words'
import type { Told } from '@/language'

/** A file as it arrived. `folder` is its path inside the picked folder or archive, without the name, `''` at the top. */
export interface SourceFile {
  name: string
  folder: string
  bytes: Uint8Array
}

/** Where something stands in its file. All counts start at 1. */
export type Place
  = | { at: 'text', line: number, column: number }
    /** Word and HTML: the nth outermost table of the document, cell position on its expanded grid. */
    | { at: 'table', table: number, row: number, column: number }
    | { at: 'paragraph', paragraph: number }
    | { at: 'sheet', sheet: string, address: string }
    /** PDF points from the upper left corner of the page as displayed: left, top, right, bottom. */
    | { at: 'page', page: number, box: readonly [number, number, number, number] }
    /** A picture standing in a document, by its number (`Picture.held`): the box as on a page, in points as `PageSize` gives them. */
    | { at: 'picture', picture: number, box: readonly [number, number, number, number] }

/** What stands in a cell or a line beside its text, so that a number read there is doubted. */
export interface Beside {
  /** Text that is in the file and not displayed, where it has a digit. */
  hidden?: string
  /** The text stands in a field to be filled in, or would if anything had been saved. */
  field?: boolean
  /** The row or column it stands in is hidden; its text is kept. */
  folded?: boolean
  /** How the text is seen hangs on styles that are not worked out here. */
  unsure?: boolean
  /** What a number format prints in place of the number stored, which is the text. */
  shown?: string
}

export interface Paragraph extends Beside {
  kind: 'paragraph'
  /** As printed, marked as in marks.ts. */
  text: string
  place: Place
  /** Heading level when the format says so (h1–h6, Word outline level, Markdown #). */
  level?: number
}

export interface GridCell extends Beside {
  /** As printed: line breaks inside the cell are kept as `\n`; outer white space is trimmed. Raised, lowered and struck-out runs are marked as in marks.ts. */
  text: string
  /** 0-based position on the expanded grid. */
  row: number
  column: number
  rowSpan: number
  colSpan: number
  place: Place
  /** A picture stands in the cell. */
  picture?: boolean
}

export interface Grid {
  kind: 'grid'
  /**
   * `exact`: columns are where the format says (HTML, Word, Excel, ruled PDF).
   * `ragged`: a cell's column is only its index in its line (tabs of pasted text, pipes); merges are lost and columns may be shifted.
   */
  geometry: 'exact' | 'ragged'
  rows: number
  columns: number
  /** In reading order, each cell once at its upper left corner. Empty printed cells are present with text `''`. */
  cells: GridCell[]
}

export type Block = Paragraph | Grid

/** Something a reader saw that a person may need to know. It never replaces reading on. */
export interface ReaderNote {
  code: 'picture' | 'charset-guessed' | 'undecodable' | 'encoding-declared-wrong' | 'truncated' | 'hidden-skipped' | 'script-removed' | 'nested-table'
    | 'scanned-page' | 'repaired-structure' | 'ocr' | 'picture-held' | 'styles-elsewhere'
  /** What was seen and where, in the language of the record. */
  message: string
  /** The same as a word and its values, to be said in any language; a reading of an earlier version has none. */
  told?: Told<NoteWord>
  place?: Place
}

/** A picture standing where text or a table could be. `afterBlock` is the index of the block it follows, −1 at the start. */
export interface Picture {
  afterBlock: number
  alt: string
  place: Place
  /** Which of the pictures that the file itself holds this is, from 1; undefined when the file only names it, or it is a drawing. */
  held?: number
  /** What the file holds of it, when pictures were asked for. */
  bytes?: Uint8Array
  /** A reader's way to its bytes; `read` settles it into the two above. Null when the file names it and does not hold it. */
  load?: () => Uint8Array | null
}

export interface SourceDocument {
  /** A `Format`, by its name in formats.ts. */
  format: string
  /** Encoding used for text formats, else null. */
  charset: string | null
  /** Sheet name when one workbook holds several documents, else null. */
  part: string | null
  /** `<title>`, document property; null when the format has none. */
  title: string | null
  /** Name–value pairs of metadata: `<meta>`, the 名称/索引号/发布机构 table is left in `blocks`. */
  metadata: { name: string, value: string, place: Place | null }[]
  blocks: Block[]
  pictures: Picture[]
  notes: ReaderNote[]
}

/** Why a file cannot be read. Its sentence, in the language of the record, says what happened, that nothing was lost, and what to do. */
export interface Refusal {
  code: 'empty' | 'binary' | 'too-large' | 'unsupported' | 'scan' | 'encrypted' | 'old-word' | 'damaged' | 'bomb' | 'timeout' | 'exhausted' | 'left-over' | 'cancelled' | 'not-a-report' | 'unit-list' | 'not-a-list' | 'no-tables' | 'internal'
  reason: string
  /** Values the interface needs to say the same in another language. */
  params: Record<string, string | number>
}

/** What came of reading one file: documents, the files inside an archive, or a refusal. A format is named as in formats.ts. */
export type ReadResult
  = | { kind: 'documents', format: string, documents: SourceDocument[] }
    | { kind: 'container', format: string, files: SourceFile[], refusals: { file: SourceFile, refusal: Refusal }[] }
    | { kind: 'refused', format: string, refusal: Refusal }

/** What an archive's reader returns: its files (`folder` is the path inside the archive) and the entries that cannot be read. */
export interface Contained {
  files: SourceFile[]
  refusals: { file: SourceFile, refusal: Refusal }[]
}

/** What is left of that. Readers of archives take from it before they unpack. */
export interface ArchiveBudget {
  entries: number
  bytes: number
}

/** What a reader knows of a file beside its bytes. */
export interface ReaderFile {
  name: string
  /** A person's choice of encoding. */
  charset?: string
  /** The text, and its encoding as the bytes tell it, where telling the format has decoded all of it. */
  decoded?: { text: string, charset: string } | null
  /** What an archive may expand to; of its own when it lies in no other. */
  budget?: ArchiveBudget
}

/**
 * A reader of one format. Odd content gives notes, never a throw; a throw is a defect and is caught by `read`.
 * What cannot be read at all (encrypted, a scan, damaged) is refused by throwing `Refused` from refusals.ts.
 */
export type Reader = (bytes: Uint8Array, file: ReaderFile) => SourceDocument[] | Contained | Promise<SourceDocument[] | Contained>
