import type { Breakdown, Cell, Group } from './explore/data'
import type { Locale, TableTwin } from './types'
import { stepAt } from './charts/matrix'
import { lookUp } from './explore/data'
import { comparable, stepsOf } from './explore/models'
import { inUnit } from './numbers'
import { wordsOf } from './words'

/** `null` sorts by the groups' own order, `name` by the row's name, else by the column of that key. */
export interface PivotSort {
  column: string
  down: boolean
}

/** One of the measures side by side, each broken down the same way. */
export interface PivotMeasure {
  /** Of a metric or of a whole. */
  key: string
  data: Breakdown
}

/** One measure in one group of the second dimension; `group` null: in all of them, or where there is no second dimension. */
export interface PivotColumn {
  key: string
  group: Group | null
  measure: PivotMeasure
  /** A total over the other columns of its measure. */
  total: boolean
}

export interface Pivot {
  measures: readonly PivotMeasure[]
  columns: readonly PivotColumn[]
  /** Cells stand as the columns do. */
  rows: { group: Group, cells: (Cell | undefined)[] }[]
  /** Totals of the columns, made by SQL: of rates ratios of sums. */
  totals: (Cell | undefined)[]
  /** Whether there are any: parts of a whole and scopes are not added up. */
  summed: boolean
}

/** Keys of the first measure's columns are those of its groups, so that a sort outlives a change of measure. */
function columnsOf(measures: readonly PivotMeasure[]): PivotColumn[] {
  const [{ data }] = measures as [PivotMeasure]
  const keyOf = (at: number, key: string): string => at === 0 ? key : `${measures[at]!.key}@${key}`
  if (!data.second)
    return measures.map(measure => ({ key: measure.key, group: null, measure, total: false }))
  const totalled = ({ data: own }: PivotMeasure): boolean => own.second?.dimension !== 'part' && own.cells.some(({ first, second }) => first !== null && second === null)
  return [
    ...data.second.groups.flatMap(group => measures.map((measure, at) => ({ key: keyOf(at, group.key), group, measure, total: false }))),
    ...measures.flatMap((measure, at) => totalled(measure) ? [{ key: keyOf(at, 'total'), group: null, measure, total: true }] : []),
  ]
}

/** Rows × columns × measures with the totals SQL made, sorted; low counts come after the others and what has no value last, either way. There is at least one measure. */
export function pivotOf(measures: readonly PivotMeasure[], sort: PivotSort | null): Pivot {
  const [{ data }] = measures as [PivotMeasure]
  const at = new Map(measures.map(measure => [measure, lookUp(measure.data)]))
  const collator = new Intl.Collator('zh')
  const columns = columnsOf(measures)
  const cellsOf = (row: string | null): (Cell | undefined)[] => columns.map(({ group, measure }) => at.get(measure)!(row, group?.key ?? null))
  const rows = data.first.groups.map(group => ({ group, cells: cellsOf(group.key) }))
  const totals = cellsOf(null)
  const place = columns.findIndex(({ key }) => key === sort?.column)
  if (sort?.column === 'name') {
    rows.sort((a, b) => (sort.down ? -1 : 1) * (data.first.dimension === 'year' ? Number(a.group.key) - Number(b.group.key) : collator.compare(a.group.name, b.group.name)))
  }
  else if (sort && place >= 0) {
    const rank = (cell: Cell | undefined): number => (cell?.value ?? null) === null ? 2 : cell!.low ? 1 : 0
    rows.sort((a, b) => {
      const [one, two] = [a.cells[place], b.cells[place]]
      return rank(one) - rank(two) || (rank(one) === 2 ? 0 : (sort.down ? -1 : 1) * (one!.value! - two!.value!))
    })
  }
  return { measures, columns, rows, totals, summed: totals.some(total => total !== undefined) }
}

/** The five steps of shade of one measure, from `lowest` up in `width` each. */
export interface Heat {
  measure: PivotMeasure
  lowest: number
  width: number
  of: (value: number) => number
}

/** Shades of each measure on its own scale; none where units differ, since one colour would then mean many things. */
export function heatOf({ measures }: Pick<Pivot, 'measures'>): Heat[] {
  const units = new Set(measures.map(({ data }) => data.unit))
  // Without a second dimension the groups themselves are compared.
  return units.size > 1
    ? []
    : measures.map((measure) => {
        const heat = stepsOf(comparable(measure.data))
        return { measure, ...heat, of: (value: number) => stepAt(heat, value) }
      })
}

/** The name of a column in one line: `2025 公开率`, `2025` where there is one measure. */
export function pivotColumnName({ measures }: Pick<Pivot, 'measures'>, { group, measure, total }: PivotColumn, locale: Locale): string {
  const place = group?.name ?? (total ? wordsOf(locale).together : '')
  return [place, ...(measures.length > 1 || place === '' ? [measure.data.name] : [])].filter(part => part !== '').join(' ')
}

/** The pivot as it is seen, for CSV and copying: unrounded values, null for no value, the totals last. */
export function pivotTable(pivot: Pivot, locale: Locale): TableTwin {
  const { columns, rows, totals, summed, measures } = pivot
  const label = (column: PivotColumn): string => {
    return inUnit(locale, pivotColumnName(pivot, column, locale), column.measure.data.unit)
  }
  const row = (name: string, cells: readonly (Cell | undefined)[]) => ({ name, ...Object.fromEntries(columns.map(({ key }, at) => [`at ${key}`, cells[at]?.value ?? null])) })
  return {
    columns: [
      { key: 'name', label: measures[0]!.data.first.name, kind: 'text' },
      ...columns.map(column => ({ key: `at ${column.key}`, label: label(column), kind: column.measure.data.unit })),
    ],
    rows: [...rows.map(({ group, cells }) => row(group.name, cells)), ...(summed ? [row(wordsOf(locale).together, totals)] : [])],
  }
}
