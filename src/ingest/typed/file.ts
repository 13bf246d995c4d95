import type { TypedForm, TypedHead } from './form'
import type { Grid, SourceDocument } from '@/readers'
import type { FormRow, Report, ReportSource } from '@/reports'
import type { Place } from '@/tables'
import { tableOf } from '@/forms'
import { typedMark, typedReport, typedTables } from './form'
import { typedWords } from './words'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function spans({ rowSpan = 1, colSpan = 1 }: { rowSpan?: number, colSpan?: number }): string {
  return `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`
}

function rowOf(row: FormRow, cells: TypedForm['cells']): string {
  return `<tr>${row.map(cell => cell.kind === 'head' ? `<th${spans(cell)}>${escaped(cell.text)}</th>` : `<td${spans(cell)}>${escaped(cells[cell.key] ?? '')}</td>`).join('')}</tr>`
}

/**
 * A typed form as the file that is kept of it: a web page of the official form, which any browser opens and any reader reads, and which says in its head what
 * the tables do not show.
 */
export function writeTyped(form: TypedForm): string {
  const { cells, ...head } = form
  const by = typedWords.by({ who: form.who, at: form.when.slice(0, 16).replace('T', ' '), from: form.from?.name ?? null })
  const tables = typedTables(form.layouts).map(({ table, layout, model }) =>
    `<h2>${escaped(tableOf(table, layout)!.title.zh)}</h2>\n<table>\n${[...model.head, ...model.bodies.flat()].map(row => rowOf(row, cells)).join('\n')}\n</table>`)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="${typedMark}" content="${escaped(JSON.stringify(head satisfies TypedHead))}"><title>${escaped(typedWords.title(form))}</title>
<style>body { font-family: sans-serif } table { border-collapse: collapse } th, td { border: 1px solid #555; padding: 3px 8px; font-weight: 400; text-align: center }</style></head>
<body>
<h1>${escaped(typedWords.title(form))}</h1>
<p>${escaped(by)}</p>
${tables.join('\n')}
</body></html>
`
}

const isText = (value: unknown): value is string => typeof value === 'string'

function headIn(document: SourceDocument): TypedHead | null {
  const content = document.metadata.find(({ name }) => name === typedMark)?.value
  if (content === undefined)
    return null
  try {
    const head = JSON.parse(content) as { [K in keyof TypedHead]?: TypedHead[K] | null }
    const { agency, year, scope, layouts, who, when, from } = head
    const whole = isText(agency) && agency !== '' && Number.isInteger(year) && (scope === 'unit' || scope === 'consolidated') && typeof head.fictional === 'boolean' && isText(who)
      && isText(when) && !Number.isNaN(Date.parse(when)) && typeof layouts === 'object' && layouts !== null && Object.values(layouts).every(isText)
      && (from === null || (isText(from?.name) && isText(from?.hash)))
    return whole ? head as TypedHead : null
  }
  catch {
    return null
  }
}

/**
 * The report of a document that is a typed form, cell by cell from where the form has them; null for every other document, and for one that was changed since:
 * its title or a table is not what its head says. Those are read as any page is.
 */
export function readTyped(document: SourceDocument, source: Omit<ReportSource, 'format'>): Report | null {
  const head = headIn(document)
  const title = document.blocks.find(({ kind }) => kind === 'paragraph')
  if (!head || title?.kind !== 'paragraph' || title.text !== typedWords.title(head))
    return null
  const grids = document.blocks.filter((block): block is Grid => block.kind === 'grid')
  const tables = typedTables(head.layouts)
  if (tables.length === 0 || tables.length !== grids.length || tables.length !== Object.keys(head.layouts).length)
    return null
  const cells: Record<string, string> = {}
  const places = new Map<string, Place>()
  for (const [at, { model, places: expected }] of tables.entries()) {
    const grid = grids[at]!
    const found = new Map(grid.cells.map(cell => [`${cell.row} ${cell.column}`, cell]))
    if (grid.rows !== model.head.length + model.bodies.flat().length || grid.cells.length !== [...model.head, ...model.bodies.flat()].flat().length)
      return null
    for (const { key, row, column } of expected) {
      const cell = found.get(`${row} ${column}`)
      if (!cell)
        return null
      cells[key] = cell.text
      places.set(key, cell.place)
    }
  }
  return typedReport({ ...head, cells }, { ...source, format: 'typed' }, key => places.get(key) ?? null)
}
