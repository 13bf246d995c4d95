import type { Run } from '../marks'
import type { CellMark, SheetMarks } from './cell-mark'
import { utils } from '@e965/xlsx'
import { find, read } from 'cfb'
import { Bytes } from '../doc/bytes'
import { isMarked, isRich, smallestType } from './cell-mark'

/** Records looked at ([MS-XLS] 2.3). */
const record = { bof: 0x809, eof: 0x0A, font: 0x31, format: 0xE0, sheet: 0x85, strings: 0xFC, continued: 0x3C, label: 0x204, labelShared: 0xFD, rich: 0xD6, number: 0x203, rk: 0x27E, manyRk: 0xBD, formula: 0x06 } as const
/** Numbers of colours that are white. */
export const white = new Set([1, 9])

interface Record { type: number, at: number, size: number }
type Look = Omit<Run, 'text'>
interface RichText { text: string, runs: { from: number, font: number }[] }

export function recordsOf(stream: Bytes): Record[] {
  const records: Record[] = []
  for (let at = 0; at + 4 <= stream.length;) {
    const size = stream.u16(at + 2)
    records.push({ type: stream.u16(at), at: at + 4, size })
    at += 4 + size
  }
  return records
}

/** Reads on over the pieces a record is continued in; characters begin anew in each with a byte that tells how they are stored. */
class Pieces {
  private piece = 0
  private at: number

  constructor(private readonly stream: Bytes, private readonly pieces: readonly Record[]) {
    this.at = pieces[0]!.at
  }

  private get left(): number {
    const piece = this.pieces[this.piece]
    return piece ? piece.at + piece.size - this.at : 0
  }

  get ended(): boolean {
    return this.piece >= this.pieces.length || (this.piece === this.pieces.length - 1 && this.left <= 0)
  }

  private next(): void {
    this.piece++
    this.at = this.pieces[this.piece]?.at ?? this.stream.length
  }

  u8(): number {
    while (this.left <= 0 && !this.ended)
      this.next()
    return this.stream.u8(this.at++)
  }

  u16(): number {
    return this.u8() | this.u8() << 8
  }

  u32(): number {
    return this.u16() + this.u16() * 0x10000
  }

  skip(count: number): void {
    for (let rest = count; rest > 0 && !this.ended;) {
      const step = Math.min(rest, this.left)
      this.at += step
      rest -= step
      if (rest > 0)
        this.next()
    }
  }

  characters(count: number, wide: boolean): string {
    let text = ''
    let isWide = wide
    for (let n = 0; n < count && !this.ended; n++) {
      if (this.left <= 0) {
        this.next()
        isWide = (this.u8() & 1) === 1
      }
      text += String.fromCharCode(isWide ? this.u16() : this.u8())
    }
    return text
  }
}

function readStrings(stream: Bytes, pieces: readonly Record[]): RichText[] {
  const reader = new Pieces(stream, pieces)
  reader.u32()
  const count = reader.u32()
  const strings: RichText[] = []
  while (strings.length < count && !reader.ended) {
    const length = reader.u16()
    const flags = reader.u8()
    const runCount = flags & 8 ? reader.u16() : 0
    const extra = flags & 4 ? reader.u32() : 0
    const text = reader.characters(length, (flags & 1) === 1)
    const runs = Array.from({ length: runCount }, () => ({ from: reader.u16(), font: reader.u16() }))
    reader.skip(extra)
    strings.push({ text, runs })
  }
  return strings
}

function readFont(stream: Bytes, at: number): Look & { pale: boolean } {
  const script = stream.u16(at + 8)
  return {
    size: stream.u16(at) / 20,
    struck: (stream.u16(at + 2) & 8) !== 0,
    script: script === 1 ? 1 : script === 2 ? -1 : undefined,
    pale: white.has(stream.u16(at + 4)),
  }
}

/** The marked cells of a workbook of Excel 97–2003. */
export function xlsMarks(bytes: Uint8Array): SheetMarks {
  const container = read(bytes, { type: 'array' })
  const stream = new Bytes(Uint8Array.from(find(container, 'Workbook')?.content ?? find(container, 'Book')?.content ?? []))
  const records = recordsOf(stream)
  const fonts: (Look & { pale: boolean })[] = []
  const formats: { font: number, shaded: boolean }[] = []
  const names = new Map<number, string>()
  let strings: RichText[] = []
  let modern = true
  for (const [index, { type, at, size }] of records.entries()) {
    if (type === record.bof && index === 0)
      modern = stream.u16(at) >= 0x600
    else if (type === record.font)
      fonts.push(readFont(stream, at))
    else if (type === record.format)
      formats.push({ font: stream.u16(at), shaded: modern && size >= 20 && stream.u32(at + 14) >>> 26 === 1 && !white.has(stream.u16(at + 18) & 0x7F) })
    else if (type === record.sheet && modern)
      names.set(stream.u32(at), nameOf(stream, at + 6))
    else if (type === record.strings)
      strings = readStrings(stream, records.slice(index, index + 1 + continuations(records, index)))
  }
  /** Font 4 does not exist; those behind it count on. */
  const lookOf = (font: number, shaded: boolean): Look => {
    const { pale, ...look } = fonts[font > 4 ? font - 1 : font] ?? { pale: false }
    return { ...look, hidden: (look.size !== undefined && look.size <= smallestType) || (pale && !shaded && 'colour') }
  }
  const marks: SheetMarks = new Map()
  let sheet: Map<string, CellMark> | null = null
  const put = (row: number, column: number, format: number, text: RichText | undefined): void => {
    const { font, shaded } = formats[format] ?? { font: 0, shaded: false }
    const whole = lookOf(font, shaded)
    const cuts = text && text.runs.length > 0 ? [{ from: 0, font }, ...text.runs] : []
    const runs = cuts.map((cut, n) => ({ ...lookOf(cut.font, shaded), text: text!.text.slice(cut.from, cuts[n + 1]?.from) })).filter(run => run.text !== '')
    if (sheet && (isMarked(whole) || isRich(runs)))
      sheet.set(utils.encode_cell({ r: row, c: column }), { whole, runs: runs.length > 1 ? runs : null })
  }
  for (const { type, at, size } of records) {
    if (type === record.bof) {
      const name = names.get(at - 4)
      sheet = name === undefined ? null : new Map()
      if (sheet)
        marks.set(name!, sheet)
    }
    else if (type === record.labelShared) {
      put(stream.u16(at), stream.u16(at + 2), stream.u16(at + 4), strings[stream.u32(at + 6)])
    }
    else if (type === record.manyRk) {
      for (let n = 0; n < (size - 6) / 6; n++)
        put(stream.u16(at), stream.u16(at + 2) + n, stream.u16(at + 4 + n * 6), undefined)
    }
    else if (type === record.number || type === record.rk || type === record.label || type === record.formula || type === record.rich) {
      put(stream.u16(at), stream.u16(at + 2), stream.u16(at + 4), undefined)
    }
  }
  return marks
}

function continuations(records: readonly Record[], index: number): number {
  let count = 0
  while (records[index + 1 + count]?.type === record.continued)
    count++
  return count
}

export function nameOf(stream: Bytes, at: number): string {
  const length = stream.u8(at)
  const wide = (stream.u8(at + 1) & 1) === 1
  return Array.from({ length }, (_, n) => String.fromCharCode(wide ? stream.u16(at + 2 + n * 2) : stream.u8(at + 2 + n))).join('')
}
