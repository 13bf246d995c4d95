import type { Run } from '../marks'
import type { OdfStyle } from '../odt/styles'
import type { CellMark, SheetMarks } from './cell-mark'
import { utils } from '@e965/xlsx'
import { walkXml } from '../docx/xml'
import { lookOf, readStyles, resolved } from '../odt/styles'
import { isMarked, isRich } from './cell-mark'

type Parts = (name: RegExp) => Record<string, string>

const telling = /text-position="(?!0%)|line-through|text:display="(?:none|true|condition)|fo:color="#f[\da-f]f[\da-f]f[\da-f]"|fo:font-size="[0-2](?:\.\d+)?pt"|visibility="(?:collapse|filter)"|<text:note\b|<text:ruby\b/i
/** Rows and columns repeated more often than this are the empty rest of a sheet. */
const mostRepeated = 200

/** The marked cells of an OpenDocument spreadsheet. */
export function odsMarks(part: Parts): SheetMarks {
  const { 'content.xml': content = '<none/>', 'styles.xml': shared = '<none/>' } = part(/^(?:content|styles)\.xml$/)
  const marks: SheetMarks = new Map()
  const named = (shared.match(/<style:style [\s\S]*?<\/style:style>/g) ?? []).flatMap(style => telling.test(style) ? /style:name="([^"]+)"/.exec(style)?.[1] ?? [] : [])
  if (!telling.test(content) && !named.some(name => content.includes(`style-name="${name}"`)))
    return marks
  const styles = readStyles([shared, content])
  const path: string[] = []
  let sheet = new Map<string, CellMark>()
  let row = { at: 0, repeated: 1, folded: false }
  let columns: { style: string | undefined, folded: boolean }[] = []
  let column = 0
  let cell: { style: OdfStyle, repeated: number, runs: Run[], lines: number } | null = null
  let spans: (string | undefined)[] = []
  let skip = 0

  function add(text: string): void {
    if (!cell || skip > 0 || !path.some(name => name === 'p' || name === 'h'))
      return
    const own = spans.reduce((look, name) => ({ ...look, ...resolved(styles, 'text', name).look }), cell.style.look)
    const noted = path.includes('note-citation') || path.includes('ruby-text') ? { script: 1 as const } : {}
    cell.runs.push({ text, ...lookOf({ look: { ...own, ...noted }, background: cell.style.background }) })
  }

  function endCell(): void {
    const { style, repeated, runs } = cell!
    const whole = lookOf(style)
    for (let n = 0; n < (runs.length > 0 ? Math.min(repeated, mostRepeated) : 0); n++) {
      const folded = row.folded || columns[column + n]?.folded === true
      if (!folded && !isMarked(whole) && !isRich(runs))
        continue
      for (let r = row.at; r < row.at + Math.min(row.repeated, mostRepeated); r++)
        sheet.set(utils.encode_cell({ r, c: column + n }), { whole, runs: runs.length > 1 ? runs : null, folded })
    }
    column += repeated
    cell = null
  }

  walkXml(content, {
    open(name, attribute) {
      path.push(name)
      if (skip > 0 || name === 'annotation' || name === 'note-body' || name === 'shapes') {
        skip++
        return
      }
      const repeated = (of: string): number => Math.max(1, Number(attribute(`number-${of}-repeated`)) || 1)
      const folded = /collapse|filter/.test(attribute('visibility') ?? '')
      if (name === 'table') {
        sheet = new Map()
        marks.set(attribute('name') ?? '', sheet)
        columns = []
        row = { at: 0, repeated: 0, folded: false }
      }
      else if (name === 'table-column') {
        for (let n = 0; n < Math.min(repeated('columns'), mostRepeated); n++)
          columns.push({ style: attribute('default-cell-style-name'), folded })
      }
      else if (name === 'table-row') {
        row = { at: row.at + row.repeated, repeated: repeated('rows'), folded }
        column = 0
      }
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = { style: resolved(styles, 'table-cell', attribute('style-name') ?? columns[column]?.style), repeated: repeated('columns'), runs: [], lines: 0 }
        spans = []
      }
      else if (cell && name === 'p') {
        if (cell.lines++ > 0)
          add('\n')
      }
      else if (name === 'span') {
        spans.push(attribute('style-name'))
      }
      else if (name === 's') {
        add(' '.repeat(Math.min(Number(attribute('c') ?? 1) || 1, 100)))
      }
      else if (name === 'tab' || name === 'line-break') {
        add(name === 'tab' ? '\t' : '\n')
      }
    },
    text: add,
    close(name) {
      path.pop()
      if (skip > 0)
        skip--
      else if (name === 'span')
        spans.pop()
      else if (cell && (name === 'table-cell' || name === 'covered-table-cell'))
        endCell()
    },
  })
  return marks
}
