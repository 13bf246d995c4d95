/** Characters between which a source line break prints nothing: Chinese text and its punctuation. */
function isCjk(code: number): boolean {
  return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFFEF)
    || (code >= 0xD840 && code <= 0xDFFF) || code === 0x2014 || code === 0x2026 || (code >= 0x2018 && code <= 0x201D)
}

const spaces = /[ \t\n\r\f]+/g

/** The printed text of inline content: white space collapses as a browser prints it, line breaks of the source vanish between Chinese characters. */
export class InlineText {
  private out = ''
  private pending = ''
  /** Characters inside links. */
  linked = 0

  add(text: string, link: boolean): void {
    let from = 0
    for (const match of text.matchAll(spaces)) {
      if (match.index > from)
        this.word(text.slice(from, match.index), link)
      this.pending += match[0]
      from = match.index + match[0].length
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

  /** `<br>`, or the edge of a block inside a cell. */
  lineBreak(): void {
    this.pending = ''
    if (this.out !== '')
      this.out += '\n'
  }

  /** A block edge: a line break unless one stands there. */
  edge(): void {
    if (this.out !== '' && !this.out.endsWith('\n'))
      this.lineBreak()
    this.pending = ''
  }

  take(): { text: string, linked: number } {
    const taken = { text: this.out, linked: this.linked }
    this.out = ''
    this.pending = ''
    this.linked = 0
    return taken
  }
}
