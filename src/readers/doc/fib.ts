import { Bytes } from './bytes'

/** What reading needs of the File Information Block ([MS-DOC] 2.5). Offsets are into the table stream. */
export interface Fib {
  table: '0Table' | '1Table'
  encrypted: boolean
  /** Word 97 is 0xC1; before that the layout is another one. */
  version: number
  /** Characters of the main text, and of the stories between it and the text boxes. */
  mainLength: number
  beforeTextBoxes: number
  textBoxesLength: number
  at: (pair: number) => { offset: number, length: number }
}

/** Index of a structure in `fibRgFcLcb97`. */
export const pairs = { styles: 1, charRuns: 12, paragraphRuns: 13, fonts: 15, clx: 33, shapes: 40, drawings: 50, lists: 73, listOverrides: 74 } as const

/** Null when the stream is no Word document. */
export function readFib(document: Bytes): Fib | null {
  const magic = document.u16(0)
  if (magic !== 0xA5EC && magic !== 0xA5DC)
    return null
  const flags = document.u16(0x0A)
  const story = (index: number): number => document.u32(0x4C + index * 4)
  return {
    table: flags & 0x0200 ? '1Table' : '0Table',
    encrypted: (flags & 0x0100) !== 0,
    version: document.u16(2),
    mainLength: story(0),
    beforeTextBoxes: [0, 1, 2, 3, 4, 5].reduce((sum, index) => sum + story(index), 0),
    textBoxesLength: story(6),
    at: pair => ({ offset: document.u32(0x9A + pair * 8), length: document.u32(0x9A + pair * 8 + 4) }),
  }
}

/** A structure of the table stream. */
export function structure(table: Bytes, fib: Fib, pair: number): Bytes {
  const { offset, length } = fib.at(pair)
  return length === 0 ? new Bytes(new Uint8Array()) : table.slice(offset, offset + length)
}
