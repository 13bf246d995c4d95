import type { Attributes } from '../docx/xml'
import type { Run } from '../marks'
import type { CellMark, SheetMarks } from './cell-mark'
import { walkXml } from '../docx/xml'
import { isMarked, isRich, smallestType } from './cell-mark'

type Parts = (name: RegExp) => Record<string, string>
type Look = Omit<Run, 'text'> & { pale?: boolean }
/** `look` null: that of its cell. A run that says anything of its own takes nothing from the cell. */
interface StringRun { text: string, look: Look | null }

/** Only files with one of these in their styles or strings are looked at further. */
const telling = /<(?:\w+:)?(?:strike|vertAlign)\b|<(?:\w+:)?(?:color|fgColor)\s[^>]*(?:rgb="(?:FF)?F[\dA-F]F[\dA-F]F[\dA-F]"|theme="0"|indexed="(?:1|9)")|<(?:\w+:)?sz\s[^>]*val="[0-2](?:\.\d+)?"/i

/** Whether a string is in type of two sizes, of which one could be a note. */
function isTwoSized(strings: string): boolean {
  return (strings.match(/<(?:\w+:)?(?:si|is)>[\s\S]*?<\/(?:\w+:)?(?:si|is)>/g) ?? []).some((string) => {
    const sizes = [...string.matchAll(/<(?:\w+:)?sz\s+val="([\d.]+)"/g)].map(([, size]) => Number(size))
    return sizes.length > 0 && Math.min(...sizes) < Math.max(...sizes, 9)
  })
}

function isPale(attribute: Attributes): boolean {
  return /^(?:ff)?f[\da-f]f[\da-f]f[\da-f]$/i.test(attribute('rgb') ?? '') || (attribute('theme') === '0' && Math.abs(Number(attribute('tint') ?? 0)) < 0.05) || attribute('indexed') === '9' || attribute('indexed') === '1'
}

/** Adds what one element of a font says. */
function addFont(look: Look, name: string, attribute: Attributes): void {
  const value = attribute('val') ?? ''
  if (name === 'vertAlign')
    look.script = value === 'superscript' ? 1 : value === 'subscript' ? -1 : undefined
  else if (name === 'strike')
    look.struck = !/^(?:0|false)$/.test(value)
  else if (name === 'sz')
    look.size = Number(value) || undefined
  else if (name === 'color')
    look.pale = isPale(attribute)
}

function lookOf({ pale, ...look }: Look, shaded: boolean): Omit<Run, 'text'> {
  return { ...look, hidden: (look.size !== undefined && look.size <= smallestType) || (pale === true && !shaded && 'colour') }
}

/** Fonts by cell format, and whether the cell has a background. */
function readStyles(xml: string): { look: Look, shaded: boolean }[] {
  const fonts: Look[] = []
  const fills: boolean[] = []
  const formats: { look: Look, shaded: boolean }[] = []
  const path: string[] = []
  let solid = false
  walkXml(xml, {
    open(name, attribute) {
      path.push(name)
      const holder = path.at(-2)
      if (name === 'font' && holder === 'fonts') {
        fonts.push({})
      }
      else if (holder === 'font' && path.at(-3) === 'fonts') {
        addFont(fonts.at(-1)!, name, attribute)
      }
      else if (name === 'fill' && holder === 'fills') {
        fills.push(false)
      }
      else if (path.includes('fills') && name === 'patternFill') {
        solid = !/^(?:none|gray125)$/.test(attribute('patternType') ?? 'none')
      }
      else if (path.includes('fills') && (name === 'fgColor' || name === 'gradientFill')) {
        fills[fills.length - 1] = name === 'gradientFill' || (solid && !isPale(attribute))
      }
      else if (name === 'xf' && holder === 'cellXfs') {
        formats.push({ look: fonts[Number(attribute('fontId') ?? 0)] ?? {}, shaded: fills[Number(attribute('fillId') ?? 0)] ?? false })
      }
    },
    close() {
      path.pop()
    },
  })
  return formats
}

/** Collects the runs of strings: `<si>` of the shared ones, `<is>` of a cell's own. */
class Strings {
  runs: StringRun[] = []
  private own: Look | null = null
  private inText = false
  private phonetic = 0

  open(name: string, attribute: Attributes, holder: string | undefined): void {
    if (name === 'r')
      this.own = null
    else if (name === 'rPr')
      this.own = {}
    else if (holder === 'rPr' && this.own)
      addFont(this.own, name, attribute)
    else if (name === 'rPh')
      this.phonetic++
    this.inText = name === 't' && this.phonetic === 0
    if (this.inText)
      this.runs.push({ text: '', look: this.own })
  }

  text(text: string): void {
    if (this.inText)
      this.runs.at(-1)!.text += text
  }

  close(name: string): void {
    this.inText = false
    this.phonetic -= name === 'rPh' ? 1 : 0
  }

  take(): StringRun[] {
    const { runs } = this
    this.runs = []
    this.own = null
    return runs
  }
}

function readShared(xml: string): StringRun[][] {
  const strings: StringRun[][] = []
  const collector = new Strings()
  const path: string[] = []
  walkXml(xml, {
    open(name, attribute) {
      path.push(name)
      collector.open(name, attribute, path.at(-2))
    },
    text: text => collector.text(text),
    close(name) {
      path.pop()
      collector.close(name)
      if (name === 'si')
        strings.push(collector.take())
    },
  })
  return strings
}

function readSheet(xml: string, formats: readonly { look: Look, shaded: boolean }[], shared: readonly StringRun[][]): Map<string, CellMark> {
  const marks = new Map<string, CellMark>()
  const collector = new Strings()
  const path: string[] = []
  let cell = { address: '', format: 0, isShared: false, value: '' }
  walkXml(xml, {
    open(name, attribute) {
      path.push(name)
      if (name === 'c')
        cell = { address: attribute('r') ?? '', format: Number(attribute('s') ?? 0), isShared: attribute('t') === 's', value: '' }
      else if (path.includes('is'))
        collector.open(name, attribute, path.at(-2))
    },
    text(text) {
      if (path.at(-1) === 'v')
        cell.value += text
      else
        collector.text(text)
    },
    close(name) {
      path.pop()
      collector.close(name)
      if (name !== 'c')
        return
      const { look, shaded } = formats[cell.format] ?? { look: {}, shaded: false }
      const whole = lookOf(look, shaded)
      const runs = (cell.isShared ? shared[Number(cell.value)] ?? [] : collector.take()).map(({ text, look: own }) => ({ text, ...lookOf(own ?? look, shaded) }))
      if (isMarked(whole) || isRich(runs))
        marks.set(cell.address, { whole, runs: runs.length > 1 ? runs : null })
    },
  })
  return marks
}

/** Sheets by name with the path of their part. */
export function sheetPaths(part: Parts): Map<string, string> {
  const targets = new Map<string, string>()
  walkXml(part(/^xl\/_rels\/workbook\.xml\.rels$/)['xl/_rels/workbook.xml.rels'] ?? '<none/>', {
    open(name, attribute) {
      if (name === 'Relationship')
        targets.set(attribute('Id') ?? '', new URL(attribute('Target') ?? '', 'zip:///xl/').pathname.slice(1))
    },
    close() {},
  })
  const paths = new Map<string, string>()
  walkXml(part(/^xl\/workbook\.xml$/)['xl/workbook.xml'] ?? '<none/>', {
    open(name, attribute) {
      const path = name === 'sheet' ? targets.get(attribute('id') ?? '') : undefined
      if (path)
        paths.set(attribute('name') ?? '', path)
    },
    close() {},
  })
  return paths
}

/** The marked cells of a workbook of Excel 2007 and later. */
export function xlsxMarks(part: Parts): SheetMarks {
  const { 'xl/styles.xml': styles = '<none/>', 'xl/sharedStrings.xml': strings = '<none/>' } = part(/^xl\/(?:styles|sharedStrings)\.xml$/)
  const sheets = part(/^xl\/worksheets\/[^/]+\.xml$/)
  if (!telling.test(styles) && ![strings, ...Object.values(sheets)].some(xml => xml.includes('rPr>') && (telling.test(xml) || isTwoSized(xml))))
    return new Map()
  const formats = readStyles(styles)
  const shared = readShared(strings)
  return new Map([...sheetPaths(part)].flatMap(([name, path]) => sheets[path] === undefined ? [] : [[name, readSheet(sheets[path], formats, shared)] as const]))
}
