import type { Random } from '../../../datasets/random'
import type { CellKey, Layout } from '@/reports'
import { applicationColumns, applicationRowKeys, formCells } from '@/reports'
import { randomOf } from '../../../datasets/random'

/** What a cell prints: a number, nothing, or a mark. */
export type Figure = number | null | '/'

export type Layouts = Record<'proactive' | 'applications' | 'appeals', Layout>

/** One report to be rendered: everything it prints. */
export interface Draft {
  agency: string
  year: number
  scope: 'unit' | 'consolidated'
  layouts: Layouts
  cells: Map<CellKey, Figure>
}

const columns = applicationColumns.map(({ key }) => key).slice(0, -1)
/** About how many applications of each kind of applicant an agency of each size gets. */
const sizes = { small: [6, 2, 0, 0, 1, 0], middle: [160, 30, 2, 3, 9, 6], large: [8600, 2300, 40, 65, 410, 190] } as const
export type Size = keyof typeof sizes

function add(cells: Map<CellKey, Figure>, keys: readonly CellKey[]): number {
  return keys.reduce((sum, key) => sum + Number(cells.get(key) ?? 0), 0)
}

function fillApplications(cells: Map<CellKey, Figure>, layout: Layout, size: Size, random: Random): void {
  const rows = applicationRowKeys(layout)
  const outcomes = rows.slice(rows.indexOf('granted'), rows.indexOf('concluded'))
  columns.forEach((column, at) => {
    const mean = sizes[size][at]!
    const concluded = mean === 0 ? 0 : random.count(mean)
    const carriedOut = random.binomial(concluded, 0.06)
    const carriedIn = random.binomial(concluded, 0.05)
    const weights = outcomes.map((row, index) => row === 'granted' ? 9 : index % 3 === 0 ? 1 : 0.4)
    const dealt = random.deal(concluded, weights)
    outcomes.forEach((row, index) => cells.set(`applications.${row}.${column}`, dealt[index]!))
    cells.set(`applications.received.${column}`, concluded + carriedOut - carriedIn)
    cells.set(`applications.carriedIn.${column}`, carriedIn)
    cells.set(`applications.concluded.${column}`, concluded)
    cells.set(`applications.carriedOut.${column}`, carriedOut)
  })
  for (const row of rows)
    cells.set(`applications.${row}.total`, add(cells, columns.map(column => `applications.${row}.${column}`)))
}

function fillAppeals(cells: Map<CellKey, Figure>, size: Size, random: Random): void {
  for (const path of ['review', 'direct', 'afterReview']) {
    const parts = ['upheld', 'overturned', 'otherResult', 'pending'].map(result => `appeals.${path}.${result}`)
    for (const key of parts)
      cells.set(key, random.count(size === 'large' ? 30 : size === 'middle' ? 2 : 0.3))
    cells.set(`appeals.${path}.total`, add(cells, parts))
  }
}

function fillProactive(cells: Map<CellKey, Figure>, layout: Layout, size: Size, random: Random): void {
  const means = { small: 3, middle: 140, large: 26_000 }
  for (const key of formCells('proactive', layout)) {
    const mean = key.includes('regulations') || key.includes('normative') ? means[size] / 40 : means[size]
    if (key.endsWith('.amount'))
      cells.set(key, random.count(means[size] * 9000) / 10_000)
    else if (key.endsWith('.change'))
      cells.set(key, random.whole(-9, 14))
    else
      cells.set(key, random.count(mean))
  }
}

/** A report whose sums all hold. `gaps`: some zeros of sections 2 and 3 are printed as nothing or as a mark. */
export function draftOf(key: string, { agency, year, scope = 'unit', layouts, size, gaps }: Omit<Draft, 'cells' | 'scope'> & { scope?: Draft['scope'], size: Size, gaps: boolean }): Draft {
  const random = randomOf(`golden|${key}`)
  const cells = new Map<CellKey, Figure>()
  for (const table of Object.keys(layouts) as (keyof Layouts)[])
    formCells(table, layouts[table]).forEach(cell => cells.set(cell, 0))
  fillProactive(cells, layouts.proactive, size, random)
  fillApplications(cells, layouts.applications, size, random)
  fillAppeals(cells, size, random)
  if (gaps) {
    const zeros = [...cells].filter(([cell, value]) => value === 0 && !cell.endsWith('.total') && !cell.startsWith('appeals')).map(([cell]) => cell)
    random.some(zeros, Math.min(9, Math.floor(zeros.length / 3))).forEach((cell, at) => cells.set(cell, at % 3 === 2 ? '/' : null))
  }
  return { agency, year, scope, layouts, cells }
}
