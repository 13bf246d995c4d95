import type { Beside } from '../document'
import type { Run } from '../marks'
import { markedTexts } from '../marks'

/** Characters between which a source line break prints nothing: Chinese text and its punctuation. */
function isCjk(code: number): boolean {
  return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFFEF)
    || (code >= 0xD840 && code <= 0xDFFF) || code === 0x2014 || code === 0x2026 || (code >= 0x2018 && code <= 0x201D)
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0D && code !== 0x0B)
}

type Piece = { run: Run, link: boolean } | 'break' | 'edge' | 'space'

/** What is printed in a line or a cell. */
export interface InlineContent extends Beside {
  text: string
  /** Characters inside links. */
  linked: number
}

/** The printed text of inline content: white space collapses as a browser prints it, line breaks of the source vanish between Chinese characters. */
export class InlineText {
  private pieces: Piece[] = []
  private out = ''
  private pending = ''
  private linked = 0

  add(run: Run, link: boolean): void {
    this.pieces.push({ run, link })
  }

  /** `<br>`, or the edge of a block inside a cell. */
  lineBreak(): void {
    this.pieces.push('break')
  }

  /** A block edge: a line break unless one stands there. */
  edge(): void {
    this.pieces.push('edge')
  }

  /** A gap the style leaves. */
  space(): void {
    this.pieces.push('space')
  }

  /** Everything added, as it is printed. */
  take(inCell: boolean): InlineContent {
    if (this.pieces.length === 0)
      return { text: '', linked: 0 }
    const { texts, hidden } = markedTexts(this.pieces.flatMap(piece => typeof piece === 'string' ? [] : [piece.run]), inCell)
    let at = 0
    for (const piece of this.pieces) {
      if (typeof piece !== 'string')
        this.words(texts[at++]!, piece.link)
      else if (piece === 'space')
        this.pending += ' '
      else if (piece === 'break' || !this.out.endsWith('\n'))
        this.breakLine()
      if (piece === 'edge')
        this.pending = ''
    }
    const taken = { text: this.out, linked: this.linked, ...(hidden && { hidden }) }
    this.pieces = []
    this.out = ''
    this.pending = ''
    this.linked = 0
    return taken
  }

  private words(text: string, link: boolean): void {
    let from = 0
    for (let at = 0; at < text.length; at++) {
      if (!isSpace(text.charCodeAt(at)))
        continue
      if (at > from)
        this.word(text.slice(from, at), link)
      from = at
      while (at + 1 < text.length && isSpace(text.charCodeAt(at + 1)))
        at++
      this.pending += text.slice(from, at + 1)
      from = at + 1
    }
    if (from < text.length)
      this.word(from === 0 ? text : text.slice(from), link)
  }

  private word(word: string, link: boolean): void {
    if (this.pending !== '') {
      const last = this.out.charCodeAt(this.out.length - 1)
      const vanishes = /[\n\r]/.test(this.pending) && isCjk(last) && isCjk(word.charCodeAt(0))
      if (this.out !== '' && last !== 0x0A && !vanishes)
        this.out += ' '
      this.pending = ''
    }
    this.out += word
    if (link)
      this.linked += word.length
  }

  private breakLine(): void {
    this.pending = ''
    if (this.out !== '')
      this.out += '\n'
  }
}
