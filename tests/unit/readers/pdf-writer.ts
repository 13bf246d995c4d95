/** A page: its content stream, upper left corner of text and lines given from the lower left one as PDF does. */
export interface PdfPage {
  content: string
  width?: number
  height?: number
  /** More entries of the page's dictionary. */
  entries?: string
  /** More entries of its resources: `/XObject << … >>`. */
  resources?: string
}

export interface PdfFile {
  /** More objects, numbered from 20 on. */
  objects?: string[]
  /** More entries of the catalogue. */
  catalog?: string
  /** More entries of the trailer. */
  trailer?: string
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0))

/** Non-embedded Chinese fonts in the encodings offices use, as fonts F1 (UCS-2), F2 (GBK) and F3 (UCS-2, written downwards); F4 is a Type 3 font. */
const fonts = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [10 0 R] >>',
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [10 0 R] >>',
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-V /DescendantFonts [10 0 R] >>',
  `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 49 /LastChar 50 /Widths [5 5] /Encoding << /Type /Encoding /Differences [49 /one /two] >> /CharProcs << /one 11 0 R /two 11 0 R >> /Resources << >> >>`,
]

export function stream(content: string, entries = ''): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`
}

/** A PDF of these pages, cross-reference table and all. */
export function pdf(pages: readonly (PdfPage | string)[], { objects = [], catalog = '', trailer = '' }: PdfFile = {}): Uint8Array {
  const all = new Map<number, string>()
  const first = 20 + objects.length
  all.set(1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`)
  all.set(2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')}] >>`)
  fonts.forEach((font, i) => all.set(5 + i, font))
  all.set(10, '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 12 0 R /DW 1000 /W [1 95 500 814 939 500] >>')
  all.set(11, stream('5 0 d0 1 0 2 7 re f'))
  all.set(12, '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>')
  objects.forEach((object, i) => all.set(20 + i, object))
  pages.forEach((given, i) => {
    const { content, width = 595, height = 842, entries = '', resources = '' } = typeof given === 'string' ? { content: given } : given
    all.set(first + i * 2, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ${entries} /Resources << /Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R /F4 8 0 R >> ${resources} >> /Contents ${first + i * 2 + 1} 0 R >>`)
    all.set(first + i * 2 + 1, stream(content))
  })
  let body = '%PDF-1.7\n'
  const offsets = new Map<number, number>()
  for (const [number, object] of all) {
    offsets.set(number, body.length)
    body += `${number} 0 obj\n${object}\nendobj\n`
  }
  const size = Math.max(...all.keys()) + 1
  const table = Array.from({ length: size }, (_, i) => offsets.has(i) ? `${String(offsets.get(i)).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n').join('')
  return latin(`${body}xref\n0 ${size}\n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`)
}

const hex = (text: string): string => [...text].map(character => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')

export interface TextOptions {
  size?: number
  font?: string
  /** Extra operators inside the text object: `3 Tr`, `4 Tc`. */
  state?: string
  /** Degrees counter-clockwise. */
  angle?: number
}

/** One run of text with its baseline's start at (x, y). */
export function text(x: number, y: number, words: string, { size = 10, font = 'F1', state = '', angle = 0 }: TextOptions = {}): string {
  const [cos, sin] = [Math.cos(angle * Math.PI / 180), Math.sin(angle * Math.PI / 180)]
  return `BT /${font} ${size} Tf ${state} ${[cos, sin, -sin, cos].map(value => value.toFixed(5)).join(' ')} ${x} ${y} Tm <${hex(words)}> Tj ET\n`
}

export function line(x0: number, y0: number, x1: number, y1: number, state = ''): string {
  return `q ${state} ${x0} ${y0} m ${x1} ${y1} l S Q\n`
}

export interface TableOptions {
  left?: number
  top?: number
  width?: number
  height?: number
  /** Draws the lines; by default all of them, one stroke each. */
  draw?: (x: number[], y: number[]) => string
  text?: TextOptions
}

/** Edges of a table, x left to right and y top to bottom. */
export function edges(rows: number, columns: number, { left = 60, top = 780, width = 60, height = 24 }: TableOptions = {}): { x: number[], y: number[] } {
  return { x: Array.from({ length: columns + 1 }, (_, i) => left + i * width), y: Array.from({ length: rows + 1 }, (_, i) => top - i * height) }
}

export function ruled(x: number[], y: number[], state = ''): string {
  return [...y.map(at => line(x[0]!, at, x.at(-1)!, at, state)), ...x.map(at => line(at, y[0]!, at, y.at(-1)!, state))].join('')
}

/** A table of one-line cells. */
export function table(cells: readonly (readonly string[])[], options: TableOptions = {}): string {
  const { x, y } = edges(cells.length, cells[0]!.length, options)
  const printed = cells.flatMap((row, r) => row.map((words, c) => words === '' ? '' : text(x[c]! + 4, y[r + 1]! + 8, words, options.text)))
  return (options.draw ?? ruled)(x, y) + printed.join('')
}
