import type { CellKey, FormDefinition, Layout, TableName } from './definition'
import { formCells, formKeys, layouts, splitKey } from './layouts'
import { appealPaths, appealResults, applicationColumns, applicationRows, outcomeGroups } from './parts'
import { forms } from './registry'
import { nextForm, successorOf } from './succession'

/**
 * What is added up over reports: a cell of the forms; `outcomes.<group>`, the sum of a group's rows in the `total` column; `earlier.<cell>`, what older forms
 * count of it, to be shown with the break; a side of a rate of a form's own.
 */
export interface Measure {
  key: string
  /** Its column in `report_wide`. */
  column: string
  /** Cells that make it in each layout; a layout not named does not ask for it. */
  cells: Readonly<Partial<Record<Layout, readonly CellKey[]>>>
}

/** The column a measure has in SQL: `applications.denied.stateSecret.total` is `applications_denied_state_secret_total`. */
export function columnOf(key: string): string {
  return key.replaceAll('.', '_').replaceAll(/[A-Z]/g, capital => `_${capital.toLowerCase()}`)
}

function printedIn(layout: Layout, cells: readonly CellKey[]): CellKey[] {
  const printed = new Set([...new Set(cells.map(cell => splitKey(cell).table))].flatMap(table => formCells(table, layout)))
  return cells.filter(cell => printed.has(cell))
}

function measure(key: string, cells: readonly CellKey[] = [key], within: (form: FormDefinition) => boolean = () => true): Measure {
  const asked = layouts.filter(({ form }) => within(form)).map(({ layout: { id } }) => [id, printedIn(id, cells)] as const)
  return { key, column: columnOf(key), cells: Object.fromEntries(asked.filter(([, own]) => own.length > 0)) }
}

const groupRows = (group: string): CellKey[] => applicationRows.filter(row => row.group === group).map(row => `applications.${row.key}.total`)

/** What older forms, whose tables are others, count of cells of a newer one. */
export interface Earlier extends Measure {
  /** The cells of the newer form it is told beside; several are added up. */
  to: readonly CellKey[]
  /** First report year of the newer form: the series breaks there. */
  from: number
}

/** `applications.received.total`; `appeals.directAndAfterReview.total` for two rows. */
function joinedKey(to: readonly CellKey[]): string {
  const { table, column } = splitKey(to[0]!)
  const [first, ...rest] = to.map(key => splitKey(key).row)
  return `${table}.${first}${rest.map(row => `And${row[0]!.toUpperCase()}${row.slice(1)}`).join('')}.${column}`
}

function earlierMeasures(): Earlier[] {
  const found = new Map<string, Earlier & { cells: Record<Layout, CellKey[]> }>()
  for (const { form, layout } of layouts) {
    const next = nextForm(form)
    if (!next)
      continue
    for (const key of layout.tables.flatMap(table => formCells(table.key, layout.id))) {
      const { relation, to } = successorOf(form, key)
      if (relation === 'none' || relation === 'same' || !next.levels.some(level => level.join() === to.join()))
        continue
      const id = `earlier.${joinedKey(to)}`
      const own = found.get(id) ?? { key: id, column: columnOf(id), to, from: next.years[0], cells: {} }
      own.cells[layout.id] = [...own.cells[layout.id] ?? [], key]
      found.set(id, own)
    }
  }
  return [...found.values()]
}

/** Every measure of older forms that is told beside one of a newer form. */
export const earlier: readonly Earlier[] = earlierMeasures()

/** Rates of a form's own, once each though several forms have them. */
export const ownRates = [...new Map(forms.flatMap(({ rates }) => rates).map(rate => [rate.key, rate])).values()]

const sides = ['numerator', 'denominator'] as const
const rateMeasures = ownRates.flatMap(({ key }) => sides.map(side => measure(`${key}.${side}`, [...new Set(forms.flatMap(({ rates }) => rates.filter(rate => rate.key === key).flatMap(rate => rate[side])))])))

/** Every measure, in the order of the columns of `report_wide`. */
export const measures: readonly Measure[] = [
  ...applicationColumns.map(column => measure(`applications.received.${column.key}`)),
  ...applicationRows.slice(1).map(row => measure(`applications.${row.key}.total`)),
  ...outcomeGroups.map(group => measure(`outcomes.${group.key}`, groupRows(group.key))),
  ...appealPaths.flatMap(path => appealResults.map(result => measure(`appeals.${path.key}.${result.key}`))),
  ...formKeys.filter(key => key.startsWith('proactive.')).map(key => measure(key)),
  ...earlier,
  ...rateMeasures,
]

/** The cells of a measure that a report prints, or should, by the layout of each of its tables. */
export function cellsAsked({ cells }: Measure, asked: Readonly<Record<TableName, Layout>>): CellKey[] {
  return [...new Set(Object.entries(asked).flatMap(([table, layout]) => (cells[layout] ?? []).filter(cell => splitKey(cell).table === table)))]
}

const cellOfColumn = new Map(measures.map(each => [each.column, each]))

/** Columns that together are told with these ones of older reports: those of all of them, or none. */
export function earlierColumns(columns: readonly string[]): string[] {
  const wanted = new Set(columns)
  const fitting = earlier.filter(({ to }) => to.every(key => wanted.has(columnOf(key))))
  const covered = new Set(fitting.flatMap(({ to }) => to.map(columnOf)))
  return [...wanted].every(column => covered.has(column)) ? fitting.map(({ column }) => column) : []
}

/** How two forms that follow each other ask for a column. */
type Relation = 'same' | 'relabelled' | 'none'

function relationOf(column: string, older: FormDefinition, newer: FormDefinition): Relation {
  const measured = cellOfColumn.get(column)
  const inForm = (form: FormDefinition): readonly CellKey[] => form.layouts.flatMap(({ id }) => measured?.cells[id] ?? [])
  const [before, after] = [inForm(older), inForm(newer)]
  if (before.length === 0 || after.length === 0)
    return before.length === after.length ? 'same' : 'none'
  return before.every(key => successorOf(older, key).relation === 'same') ? 'same' : 'relabelled'
}

/** Years from which a form prints some columns in other cells than the one before, or first. */
export function printedOtherwise(columns: readonly string[]): number[] {
  const cells = (form: FormDefinition): string => columns.map(column => [...new Set(form.layouts.map(({ id }) => cellOfColumn.get(column)?.cells[id]?.join() ?? ''))].join()).join()
  return [...new Set(forms.flatMap((older) => {
    const newer = nextForm(older)
    return newer && cells(older) !== cells(newer) ? [newer.years[0]] : []
  }))].sort((a, b) => a - b)
}

/** A year in which a series changes its form: what stands on its two sides. */
export interface Break {
  /** First report year of the newer form. */
  year: number
  /** `relabelled`: one measure under another name or count; `none`: the newer form alone asks for it, and the series begins with it. */
  relation: Exclude<Relation, 'same'>
}

/**
 * The breaks in what some columns add up to, in order of years: where the forms ask for the same under another name, and where only the newer one asks. Nothing
 * changes where neither asks.
 */
export function breaksOf(columns: readonly string[]): Break[] {
  const found = new Map<number, Break>()
  for (const older of forms.toReversed()) {
    const newer = nextForm(older)
    if (!newer)
      continue
    const relations = columns.map(column => relationOf(column, older, newer))
    const asked = columns.some(column => newer.layouts.some(({ id }) => cellOfColumn.get(column)?.cells[id]))
    const told = columns.some(column => older.layouts.some(({ id }) => cellOfColumn.get(column)?.cells[id]))
    const [year] = newer.years
    if (told && !relations.every(each => each === 'same'))
      found.set(year, { year, relation: 'relabelled' })
    else if (asked && !told && !found.has(year))
      found.set(year, { year, relation: 'none' })
  }
  return [...found.values()].sort((a, b) => a.year - b.year)
}
