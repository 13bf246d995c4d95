import type { Mutation } from './mutations'
import type { Figure, Style, Truth } from './render'
import type { Layout, RecognizedTables } from '@/tables'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appealPaths, applicationColumns, applicationRowKeys, recognize } from '@/tables'
import { faults, mutate } from './mutations'
import { appealsModels, applicationsModel, blocksOf, documentOf, expected, paragraphs, proactiveModel, styles } from './render'

const count = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(9) }, { weight: 1, arbitrary: fc.nat(3000) })
const layout = fc.constantFrom<Layout>('2019', '2021')
const style = fc.constantFrom<Style>(...styles)

/** A report whose sums all hold. */
const truth: fc.Arbitrary<Truth> = fc.record({
  form: layout,
  outcomes: fc.array(fc.array(count, { minLength: 6, maxLength: 6 }), { minLength: 21, maxLength: 21 }),
  carried: fc.array(count, { minLength: 12, maxLength: 12 }),
  appeals: fc.array(count, { minLength: 12, maxLength: 12 }),
  subjects: layout,
  proactive: fc.array(count, { minLength: 22, maxLength: 22 }),
}).map(({ form, outcomes, carried, appeals, subjects, proactive }) => {
  const rows = outcomes.slice(0, form === '2019' ? 19 : 21)
  const concluded = [0, 1, 2, 3, 4, 5].map(column => rows.reduce((sum, row) => sum + row[column]!, 0))
  const carriedOut = carried.slice(0, 6)
  const carriedIn = carriedOut.map((value, index) => Math.min(carried[6 + index]!, value + concluded[index]!))
  const received = carriedIn.map((value, index) => concluded[index]! + carriedOut[index]! - value)
  const total = (row: number[]): number[] => [...row, row.reduce((a, b) => a + b, 0)]
  const lengths = subjects === '2021' ? [3, 3, 1, 1, 1, 1] : [3, 3, 3, 3, 3, 3, 2, 2]
  const rest = [...proactive]
  return {
    applications: { layout: form, rows: [received, carriedIn, ...rows, concluded, carriedOut].map(total) },
    appeals: [0, 4, 8].flatMap(at => total(appeals.slice(at, at + 4))),
    proactive: { layout: subjects, rows: lengths.map((length, row): Figure[] => rest.splice(0, length).map((value, index) => row === 7 && index === 1 ? `${value}元` : value)) },
  }
})

function cellsOf({ tables: { proactive, applications, appeals } }: RecognizedTables) {
  return new Map([...proactive?.cells ?? [], ...applications?.cells ?? [], ...appeals?.cells ?? []])
}

/** Keys of every cell in a published sum that does not hold: the checks will name them. */
function inBrokenSums(tables: RecognizedTables): Set<string> {
  const cells = cellsOf(tables)
  const value = (key: string): number => cells.get(key)?.value ?? 0
  const sum = (keys: string[]): number => keys.reduce((total, key) => total + value(key), 0)
  const broken = new Set<string>()
  const check = (left: string[], right: string[]): void => {
    if (sum(left) !== sum(right))
      [...left, ...right].forEach(key => broken.add(key))
  }
  if (tables.tables.applications) {
    const rows = applicationRowKeys(tables.tables.applications.layout)
    const columns = applicationColumns.map(column => column.key)
    const at = (row: string, column: string): string => `applications.${row}.${column}`
    for (const row of rows)
      check(columns.slice(0, 6).map(column => at(row, column)), [at(row, 'total')])
    for (const column of columns) {
      check([at('received', column), at('carriedIn', column)], [at('concluded', column), at('carriedOut', column)])
      check(rows.slice(2, -2).map(row => at(row, column)), [at('concluded', column)])
    }
  }
  for (const { key } of appealPaths)
    check(['upheld', 'overturned', 'otherResult', 'pending'].map(result => `appeals.${key}.${result}`), [`appeals.${key}.total`])
  return broken
}

/** Numbers that are wrong and say nothing: no doubt, no broken sum. A cell without a number is always named, as incomplete. */
function silent(tables: RecognizedTables, figures: Map<string, Figure>): string[] {
  const broken = inBrokenSums(tables)
  return [...cellsOf(tables)].flatMap(([key, cell]) => {
    const figure = figures.get(key) ?? null
    const value = typeof figure === 'string' ? Number.parseFloat(figure) / 10000 : figure
    const right = cell.value === value || cell.value === null
    return right || cell.doubt !== null || broken.has(key) ? [] : [`${key}: ${cell.state} ${cell.value} instead of ${value}`]
  })
}

/** Blanks some cells of the truth itself. */
function blanked(rows: Figure[][], holes: number[]): Figure[][] {
  const result = rows.map(row => [...row])
  for (const hole of holes) {
    const row = result[hole % result.length]!
    row[Math.floor(hole / result.length) % row.length] = null
  }
  return result
}

function mutated(model: ReturnType<typeof applicationsModel>, mutations: Mutation[]) {
  return mutations.reduce(mutate, model)
}

/** Cut at a row: two grids with a paragraph or nothing between. */
function cut(model: ReturnType<typeof applicationsModel>, at: number | null, style: Style) {
  if (at === null)
    return blocksOf(model, style)
  const row = at % model.length
  const loose = (rows: typeof model): typeof model => rows.map(cells => cells.map(cell => ({ ...cell, rowSpan: 1 })))
  return [...blocksOf(loose(model.slice(0, row)), style), ...(at % 2 ? paragraphs(['- 3 -']) : []), ...blocksOf(loose(model.slice(row)), style)]
}

/** The same 500 reports each time; `NIANBAO_RUNS=20000` searches among new ones. */
const searched = process.env.NIANBAO_RUNS
const runs = searched ? { numRuns: Number(searched) } : { numRuns: 500, seed: 20230131 }

describe('a table that went wrong on its way', () => {
  const where = fc.option(fc.nat(60))

  it('never gives a wrong number of section 3 in silence', () => {
    fc.assert(fc.property(truth, style, faults, where, (whole, style, { mutations, holes }, at) => {
      const report = { ...whole, applications: { ...whole.applications, rows: blanked(whole.applications.rows, holes) } }
      const model = mutated(applicationsModel(report.applications), mutations)
      const tables = recognize(documentOf([...paragraphs(['三、收到和处理政府信息公开申请情况']), ...cut(model, at, style)]))
      expect(silent(tables, expected(report))).toEqual([])
    }), runs)
  })

  it('never gives a wrong number of section 2 in silence', () => {
    fc.assert(fc.property(truth, style, faults, where, (whole, style, { mutations, holes }, at) => {
      const report = { ...whole, proactive: { ...whole.proactive, rows: blanked(whole.proactive.rows, holes) } }
      const model = mutated(proactiveModel(report.proactive), mutations)
      const tables = recognize(documentOf([...paragraphs(['二、主动公开政府信息情况']), ...cut(model, at, style)]))
      expect(silent(tables, expected(report))).toEqual([])
    }), runs)
  })

  it('never gives a wrong number of section 4 in silence', () => {
    const shape = fc.constantFrom('row' as const, 'stacked' as const, 'matrix' as const, 'list' as const)
    fc.assert(fc.property(truth, style, shape, faults, (whole, style, shape, { mutations, holes }) => {
      const report = { ...whole, appeals: blanked([whole.appeals], holes)[0]! }
      const models = appealsModels(report.appeals, shape).map((model, index) => index === 0 ? mutated(model, mutations) : model)
      const tables = recognize(documentOf([...paragraphs(['四、政府信息公开行政复议、行政诉讼情况']), ...models.flatMap(model => blocksOf(model, style))]))
      expect(silent(tables, expected(report))).toEqual([])
    }), runs)
  })
})

describe('a table as the form prints it', () => {
  it('comes back exactly and without doubt in every style', () => {
    fc.assert(fc.property(truth, style, (report, style) => {
      const tables = recognize(documentOf([
        ...blocksOf(proactiveModel(report.proactive), style),
        ...blocksOf(applicationsModel(report.applications), style),
        ...appealsModels(report.appeals, 'row').flatMap(model => blocksOf(model, style)),
      ]))
      const cells = cellsOf(tables)
      for (const [key, figure] of expected(report))
        expect([key, cells.get(key)?.value, cells.get(key)?.doubt?.code]).toEqual([key, typeof figure === 'string' ? Number.parseFloat(figure) / 10000 : figure, undefined])
    }), { ...runs, numRuns: 100 })
  })
})
