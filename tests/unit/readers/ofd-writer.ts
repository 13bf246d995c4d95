import { strToU8, zipSync } from 'fflate'

/** A page: what its layer holds, as XML. */
export interface OfdPage {
  content: string
  /** The looks of its annotations, as XML. */
  annotations?: string
  /** It stands on the template. */
  templated?: boolean
  area?: string
}

export interface OfdFile {
  /** More elements of the resources. */
  resources?: string
  /** More files of the package. */
  files?: Record<string, Uint8Array>
  /** What the template's layer holds. */
  template?: string
  /** More elements of the body in OFD.xml. */
  body?: string
  title?: string
}

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const short = (value: number): string => String(Number(value.toFixed(4)))

function pageXml({ content, templated = false, area = '' }: OfdPage): string {
  const physical = area === '' ? '' : `<ofd:Area><ofd:PhysicalBox>${area}</ofd:PhysicalBox></ofd:Area>`
  return `${head}<ofd:Page ${space}>${templated ? '<ofd:Template TemplateID="2" ZOrder="Background"/>' : ''}${physical}<ofd:Content><ofd:Layer ID="9" Type="Body">${content}</ofd:Layer></ofd:Content></ofd:Page>`
}

/** An OFD of these pages: A4, lengths in mm from the upper left corner. */
export function ofd(pages: readonly (OfdPage | string)[], { resources = '', files = {}, template, body = '', title = '' }: OfdFile = {}): Uint8Array {
  const all = pages.map(page => typeof page === 'string' ? { content: page } : page)
  const annotated = all.flatMap((page, at) => page.annotations === undefined ? [] : [{ at, look: page.annotations }])
  const texts: Record<string, string> = {
    'OFD.xml': `${head}<ofd:OFD ${space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID>${title && `<ofd:Title>${escaped(title)}</ofd:Title>`}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${body}</ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `${head}<ofd:Document ${space}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${template === undefined ? '' : '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>'}</ofd:CommonData><ofd:Pages>${all.map((_, at) => `<ofd:Page ID="${100 + at}" BaseLoc="Pages/Page_${at}/Content.xml"/>`).join('')}</ofd:Pages>${annotated.length > 0 ? '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>' : ''}</ofd:Document>`,
    'Doc_0/PublicRes.xml': `${head}<ofd:Res ${space} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1" FontName="宋体" FamilyName="宋体"/></ofd:Fonts>${resources}</ofd:Res>`,
    ...(template === undefined ? {} : { 'Doc_0/Tpls/Tpl_0/Content.xml': pageXml({ content: template }) }),
    ...Object.fromEntries(all.map((page, at) => [`Doc_0/Pages/Page_${at}/Content.xml`, pageXml(page)])),
    ...(annotated.length === 0 ? {} : { 'Doc_0/Annots/Annotations.xml': `${head}<ofd:Annotations ${space}>${annotated.map(({ at }) => `<ofd:Page PageID="${100 + at}"><ofd:FileLoc>Page_${at}/Annotation.xml</ofd:FileLoc></ofd:Page>`).join('')}</ofd:Annotations>` }),
    ...Object.fromEntries(annotated.map(({ at, look }) => [`Doc_0/Annots/Page_${at}/Annotation.xml`, `${head}<ofd:PageAnnot ${space}><ofd:Annot ID="500" Type="Highlight"><ofd:Appearance Boundary="0 0 210 297">${look}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`])),
  }
  return zipSync(Object.fromEntries([...Object.entries(texts).map(([path, text]) => [path, strToU8(text)] as const), ...Object.entries(files)]), { mtime: '2024-01-15', level: 9 })
}

/** Widths of characters, in sizes of type. */
export function widthOf(character: string): number {
  return /[\0-\u024F]/.test(character) ? 0.5 : 1
}

export function lengthOf(words: string): number {
  return [...words].reduce((sum, character) => sum + widthOf(character), 0)
}

export interface OfdText {
  /** Height of type, mm. */
  size?: number
  /** How the offsets are written: a list, the same ones as `g n d`, or each character an object of its own. */
  by?: 'list' | 'repeats' | 'glyphs'
  /** The type is set this many times too large and scaled down by the matrix. */
  scaled?: number
  /** More attributes and elements of the object. */
  attributes?: string
  elements?: string
}

/** Equal offsets behind each other as `g n d`. */
function repeats(offsets: readonly string[]): string {
  const runs: { offset: string, count: number }[] = []
  for (const offset of offsets) {
    const last = runs.at(-1)
    if (last?.offset === offset)
      last.count++
    else
      runs.push({ offset, count: 1 })
  }
  return runs.map(({ offset, count }) => count > 1 ? `g ${count} ${offset}` : offset).join(' ')
}

/** One run of text with its baseline's start at (x, y). */
export function text(x: number, y: number, words: string, options: OfdText = {}): string {
  const { size = 3.5, by = 'list', scaled = 1, attributes = '', elements = '' } = options
  const characters = [...words]
  if (by === 'glyphs' && characters.length > 1)
    return characters.map((character, at) => character.trim() === '' ? '' : text(x + lengthOf(characters.slice(0, at).join('')) * size, y, character, options)).join('')
  const offsets = characters.slice(0, -1).map(character => short(widthOf(character) * size * scaled))
  const delta = offsets.length === 0 ? '' : ` DeltaX="${by === 'repeats' ? repeats(offsets) : offsets.join(' ')}"`
  const matrix = scaled === 1 ? '' : ` CTM="${1 / scaled} 0 0 ${1 / scaled} 0 0"`
  return `<ofd:TextObject ID="7" Boundary="${short(x)} ${short(y - size)} ${short(lengthOf(words) * size)} ${short(size * 1.3)}" Font="1" Size="${short(size * scaled)}"${matrix} ${attributes}>${elements}<ofd:TextCode X="0" Y="${short(size * scaled)}"${delta}>${escaped(words)}</ofd:TextCode></ofd:TextObject>`
}

/** A path in a boundary at (x, y), its data from there. */
export function path(x: number, y: number, data: string, attributes = '', elements = ''): string {
  return `<ofd:PathObject ID="8" Boundary="${short(x)} ${short(y)} 200 200" LineWidth="0.25" ${attributes}>${elements}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
}

export function line(x0: number, y0: number, x1: number, y1: number): string {
  return path(x0, y0, `M 0 0 L ${short(x1 - x0)} ${short(y1 - y0)}`)
}

/** A box as four strokes of one path. */
export function frame(x: number, y: number, width: number, height: number): string {
  return path(x, y, `M 0 0 L ${short(width)} 0 L ${short(width)} ${short(height)} L 0 ${short(height)} C`)
}

/** A filled box. */
export function area(x: number, y: number, width: number, height: number, colour = '0 0 0'): string {
  return path(x, y, `M 0 0 L ${short(width)} 0 L ${short(width)} ${short(height)} L 0 ${short(height)} C`, 'Stroke="false" Fill="true"', `<ofd:FillColor Value="${colour}"/>`)
}

/** A ruled table of one-line cells. */
export function table(cells: readonly (readonly string[])[], { left = 20, top = 30, width = 24, height = 8, put = text }: { left?: number, top?: number, width?: number, height?: number, put?: typeof text } = {}): string {
  return cells.flatMap((row, r) => row.map((words, c) => frame(left + c * width, top + r * height, width, height) + (words === '' ? '' : put(left + c * width + 2, top + (r + 1) * height - 2.5, words)))).join('')
}
