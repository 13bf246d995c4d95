import type { CellKey, Layout, TableName } from '@/forms'
import { layouts as allLayouts, allSums, appealResults, applicationColumns, applicationRows, formCells, formKeys, forms, outcomeGroups, ownRates } from '@/forms'
import { cellStates } from './segment'

/*
 * What is a gap in a rate: a mark says 0; a blank is 0 only where the form's sums hold with it as 0; what is unreadable or absent is a gap. A row that the
 * report's own form lacks is none.
 */

/** Stands for a cell the report does not have. */
export const notAsked = 255

const [blank, mark, unreadable] = (['blank', 'mark', 'unreadable'] as const).map(state => cellStates.indexOf(state))
const codeOf = new Map<CellKey, number>(formKeys.map((key, code) => [key, code]))
const codesOf = (keys: readonly CellKey[]): number[] => keys.map(key => codeOf.get(key)!)

/** Cells that together make nothing, those that are taken off among them. */
interface Balance { adds: number[], takes: number[] }

const columns = applicationColumns.map(({ key }) => key)
const rowKeys = applicationRows.map(({ key }) => key)
const outcomeRows = rowKeys.slice(rowKeys.indexOf('granted'), rowKeys.indexOf('concluded'))
const balances: readonly Balance[] = allSums.map(({ parts, total }) => ({ adds: codesOf(parts), takes: codesOf(total) }))

/** The sums a cell takes part in. */
const sumsOf = formKeys.map((_, code) => balances.filter(({ adds, takes }) => adds.includes(code) || takes.includes(code)))
const asked = new Map(allLayouts.flatMap(({ layout: { id, tables } }) => tables.map(({ key }) => [`${id} ${key}`, codesOf(formCells(key, id))] as const)))

/** The cells of one report: NaN where there is no number; `touched` where a person put something in place of what is printed. */
export interface ReportCells {
  values: Float64Array
  states: Uint8Array
  touched: Uint8Array
}

/** Whether a sum holds with blanks as 0; null where it says nothing: a cell of it is absent, or nothing of it is printed. */
function holds({ adds, takes }: Balance, { values, states, touched }: ReportCells): boolean | null {
  let sum = 0
  let printed = false
  let whole = true
  for (const [codes, sign] of [[adds, 1], [takes, -1]] as const) {
    for (const code of codes) {
      const value = values[code]!
      if (!Number.isNaN(value)) {
        sum += sign * value
        printed = true
      }
      else if (touched[code] === 0 && states[code] === unreadable) {
        return false
      }
      else if (touched[code] === 0 && states[code] === mark) {
        printed = true
      }
      else if (touched[code] === 0 && states[code] !== blank && states[code] !== notAsked) {
        whole = false
      }
    }
  }
  return printed && whole ? sum === 0 : null
}

/** Marks with 1 in `gaps` the cells of a report's forms whose number is not known and not 0 either. */
export function findGaps(cells: ReportCells, layouts: Readonly<Record<TableName, Layout>>, gaps: Uint8Array): void {
  gaps.fill(0)
  for (const [table, layout] of Object.entries(layouts)) {
    for (const code of asked.get(`${layout} ${table}`) ?? []) {
      if (!Number.isNaN(cells.values[code]!))
        continue
      const isTouched = cells.touched[code] === 1
      if (!isTouched && cells.states[code] === mark)
        continue
      if (!isTouched && cells.states[code] !== blank) {
        gaps[code] = 1
        continue
      }
      const told = sumsOf[code]!.map(sum => holds(sum, cells))
      gaps[code] = told.includes(true) && !told.includes(false) ? 0 : 1
    }
  }
}

const totals = (...rows: string[]): CellKey[] => rows.map(row => `applications.${row}.total`)
const groupRows = (group: string): string[] => rowKeys.filter((_, at) => applicationRows[at]!.group === group)
const appeals = (paths: readonly string[], ...results: string[]): CellKey[] => paths.flatMap(path => results.map(result => `appeals.${path}.${result}`))
const courts = ['direct', 'afterReview']

/**
 * The cells each kind of rate is made of, all of which a report must have to be in it. The place of a kind is its bit in `unusable` of report_wide; `rateKinds`
 * of the metrics has the same order, and a test holds them together.
 */
export const rateCells: readonly (readonly [kind: string, cells: readonly CellKey[]])[] = [
  ['outcomes', totals(...outcomeRows, 'concluded')],
  ['disclosedOfHandled', totals('granted', 'partlyGranted', 'received', 'carriedIn')],
  ['carriedOut', totals('carriedOut', 'received', 'carriedIn')],
  ...columns.slice(0, -1).map(column => [`applicants.${column}`, [`applications.received.${column}`, ...totals('received')]] as const),
  ...outcomeGroups.map(({ key }) => [key, totals(...groupRows(key).filter(row => row !== key))] as const),
  ['disputes', [...appeals(['review', ...courts], 'total'), ...totals('concluded')]],
  ['reviewsOverturned', appeals(['review'], 'overturned', 'total', 'pending')],
  ...(['upheld', 'overturned', 'otherResult', 'pending'] as const).flatMap(result => [
    [`reviews.${result}`, appeals(['review'], result, 'total')] as const,
    [`lawsuits.${result}`, appeals(courts, result, 'total')] as const,
  ]),
  ['lawsuitsOverturned', appeals(courts, 'overturned', 'total', 'pending')],
  ['appeals', appeals(['review', ...courts], ...appealResults.map(({ key }) => key))],
  ...ownRates.map(({ key }) => [key, forms.flatMap(({ rates }) => rates.filter(rate => rate.key === key).flatMap(({ numerator, denominator }) => [...numerator, ...denominator]))] as const),
]

const rates = rateCells.map(([, cells]) => codesOf(cells))

/** The rates a report with these gaps is left out of, as bits. */
export function unusableBits(gaps: Uint8Array): number {
  return rates.reduce((bits, codes, kind) => codes.some(code => gaps[code] === 1) ? bits | (1 << kind) : bits, 0)
}
