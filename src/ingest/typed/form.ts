import type { CellKey, Layout, TableName } from '@/forms'
import type { FormModel, FormRow, Report, ReportCell, ReportSource, Scope } from '@/reports'
import type { Place } from '@/tables'
import { formCells, requiredTables, tableNames } from '@/forms'
import { printedTable } from '@/reports'
import { parseValue } from '@/tables'
import { typedWords } from './words'

/** A report that a person typed into the official form. */
export interface TypedForm {
  agency: string
  year: number
  scope: Scope
  /** Of sample data, and said so in its title. */
  fictional: boolean
  /** The layout of each table that something was typed into. */
  layouts: Readonly<Partial<Record<TableName, Layout>>>
  /** What was typed, as typed; a cell that is not named is blank. */
  cells: Readonly<Record<CellKey, string>>
  /** Empty where nobody said. */
  who: string
  /** ISO time it was finished. */
  when: string
  /** The kept file it was typed from, where it was one. */
  from: { name: string, hash: string } | null
}

/** Name of the metadata in which a typed form says of itself what its tables do not show. */
export const typedMark = 'nianbao-typed-form'

/** What of a typed form stands there. */
export type TypedHead = Omit<TypedForm, 'cells'>

/** Where the cells of a printed form stand on its grid, row and column from 0. */
export function gridPlaces({ head, bodies }: Pick<FormModel, 'head' | 'bodies'>): { key: CellKey, row: number, column: number }[] {
  const taken = new Set<string>()
  return [...head, ...bodies.flat()].flatMap((cells: FormRow, row) => {
    let column = 0
    return cells.flatMap((cell) => {
      while (taken.has(`${row} ${column}`))
        column++
      const at = column
      const [rows, columns] = [cell.kind === 'head' ? cell.rowSpan ?? 1 : 1, cell.colSpan ?? 1]
      for (let down = 0; down < rows; down++) {
        for (let along = 0; along < columns; along++)
          taken.add(`${row + down} ${at + along}`)
      }
      column += columns
      return cell.kind === 'value' ? [{ key: cell.key, row, column: at }] : []
    })
  })
}

/** The tables of a typed form in the order they are printed, each with its cells on the grid. */
export function typedTables(layouts: TypedForm['layouts']): { table: TableName, layout: Layout, model: FormModel, places: ReturnType<typeof gridPlaces> }[] {
  return tableNames.flatMap((table) => {
    const layout = layouts[table]
    const model = layout === undefined ? null : printedTable(table, layout)
    return model ? [{ table, layout: layout!, model, places: gridPlaces(model) }] : []
  })
}

/**
 * The report that was typed: whose, of which year and scope a person said, and every cell as it was typed, with no doubt but that of what is no plain number.
 * Tables nothing was typed into were not found. `placeOf`: where a cell stands in the file; nowhere while there is none yet.
 */
export function typedReport(form: TypedForm, source: ReportSource, placeOf: (cell: CellKey) => Place | null = () => null): Report {
  const { agency, year, scope, fictional, who, when } = form
  const said = [who, when.slice(0, 10)].filter(part => part !== '').join(' ')
  const claim = <T>(value: T) => ({ value, certain: true, readings: [{ value, from: 'person' as const, text: said, place: null }], doubt: null })
  const layouts: Record<TableName, Layout | null> = Object.fromEntries(requiredTables(form.layouts, year).map(table => [table, null]))
  const cells: Record<CellKey, ReportCell> = {}
  for (const { table, layout } of typedTables(form.layouts)) {
    layouts[table] = layout
    for (const key of formCells(table, layout)) {
      const text = form.cells[key] ?? ''
      cells[key] = { ...parseValue(text, key), text, place: placeOf(key) }
    }
  }
  return {
    id: source.hash,
    source,
    title: typedWords.title(form),
    agency: claim(agency),
    year: claim(year),
    scope: claim(scope),
    fictional,
    layouts,
    cells,
    sections: [],
    pictured: [],
    notes: [],
    typed: { who, when, from: form.from },
  }
}
