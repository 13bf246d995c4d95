import type { Block, Reader, ReaderNote } from '../document'
import type { Taken } from './pieces'
import { decode } from '../charset'
import { takeAligned } from './aligned'
import { takeCells } from './cells'
import { paragraph, piece, trim } from './pieces'
import { isPipeLine, startsPipes, takePipes } from './pipes'
import { isSpaced, takeSpaced } from './spaces'
import { startsRecord, takeTabs } from './tabs'
import { takeTorn } from './torn'

/** Plain text, as pasted from Word, Excel or a page: tables by tabs, drawn lines or runs of spaces, every other line a paragraph. */
export const readTxt: Reader = (bytes, file) => {
  const { text, charset, notes } = decode(bytes, { chosen: file.charset, decoded: file.decoded })
  const read = readLines(splitLines(text))
  return [{ format: 'txt', charset, part: null, title: null, metadata: [], blocks: read.blocks, pictures: [], notes: [...notes, ...read.notes] }]
}

export function splitLines(text: string): string[] {
  return (text.charCodeAt(0) === 0xFEFF ? text.slice(1) : text).split(/\r\n|\n|\r/)
}

/** Blocks of plain text lines; `first` is the number of the first line in the file. */
export function readLines(lines: readonly string[], first = 1): { blocks: Block[], notes: ReaderNote[] } {
  const blocks: Block[] = []
  const notes: ReaderNote[] = []
  const gaps = isDoubleSpaced(lines)
  for (let at = 0; at < lines.length;) {
    const taken = take(lines, at, first, gaps)
    if (taken) {
      for (const block of taken.blocks)
        blocks.push(block)
      notes.push(...taken.notes)
      at = taken.next
    }
    else {
      at++
    }
  }
  return { blocks, notes }
}

function take(lines: readonly string[], at: number, first: number, gaps: boolean): Taken | null {
  const line = lines[at]!
  if (trim(line) === '')
    return null
  if (startsRecord(lines, at))
    return takeTabs(lines, at, first, gaps)
  const cells = takeCells(lines, at, first)
  if (cells)
    return cells
  const aligned = isSpaced(line) || line.startsWith('   ') ? takeAligned(lines, at, first) : null
  if (aligned)
    return aligned
  const torn = isSpaced(line) && /勾稽|申请人|自然人|商业/.test(line) ? takeTorn(lines, at, first) : null
  if (torn)
    return torn
  if (startsPipes(lines, at))
    return takePipes(lines, at, first)
  if (isSpaced(line))
    return takeSpaced(lines, at, first)
  return takeQuoted(lines, at, first) ?? takePlain(line, at, first)
}

/** One paragraph a line; Word's soft line breaks part lines too. */
function takePlain(line: string, at: number, first: number): Taken {
  const blocks: Block[] = []
  let offset = 0
  for (const part of line.split(/[\v\f\u2028\u2029\u0085]/)) {
    const printed = piece(part, at + first, offset)
    if (printed.text !== '')
      blocks.push(paragraph(printed))
    offset += part.length + 1
  }
  return { blocks, notes: [], next: at + 1 }
}

const longestLabelLine = 20
const mostLabelLines = 8

/** A column copied from Excel: a cell of several short lines stands in quotes. */
function takeQuoted(lines: readonly string[], at: number, first: number): Taken | null {
  const start = lines[at]!
  if (!start.startsWith('"') || start.length > longestLabelLine || start.includes('"', 1))
    return null
  for (let end = at + 1; end < Math.min(lines.length, at + mostLabelLines); end++) {
    const line = lines[end]!
    const quote = line.indexOf('"')
    if (line.length > longestLabelLine || (quote >= 0 && quote !== line.length - 1) || isPipeLine(line))
      return null
    if (quote >= 0)
      return { blocks: [paragraph(piece([start.slice(1), ...lines.slice(at + 1, end), line.slice(0, -1)].join('\n'), at + first, 1))], notes: [], next: end + 1 }
  }
  return null
}

/** Whether blank lines stand between the rows of the tables, not only between tables. */
function isDoubleSpaced(lines: readonly string[]): boolean {
  let adjacent = 0
  let apart = 0
  for (let at = 0; at + 2 < lines.length; at++) {
    if (!lines[at]!.includes('\t'))
      continue
    if (lines[at + 1]!.includes('\t'))
      adjacent++
    else if (trim(lines[at + 1]!) === '' && lines[at + 2]!.includes('\t'))
      apart++
  }
  return apart >= 3 && apart > adjacent * 10
}
