import type { Sketch } from '../database/support'
import type { Database } from '@/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { ask, metrics, noFilters } from '@/metrics'
import { formCells } from '@/reports'
import facts from '../../../datasets/published.json'
import { agency, openEngine, segmentsOf, sketch } from '../database/support'

/** Money may be given as printed, in 元. */
type Printed = number | null | `${number}元`

interface Published {
  agency: string
  year: number
  applications: { layout: '2019' | '2021', rows: (number | null)[][] }
  appeals: (number | null)[]
  proactive: { layout: '2019' | '2021', rows: Printed[][] }
}

const published = facts as Published[]

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

async function load(sketches: readonly Sketch[]): Promise<void> {
  const made = sketches.map(sketch)
  await database.project({
    agencies: [...new Set(sketches.map(({ agency: id }) => id!))].map(id => agency(id)),
    reports: made.map(({ projected }) => projected),
    segments: segmentsOf(encodeSegment(made.map(({ report }) => report))),
    corrections: [],
  })
}

/** As the form stores it: money in 万元, a printed blank as one. */
function inForm(printed: Printed): number | 'blank' {
  return typeof printed === 'string' ? Number.parseFloat(printed) / 10_000 : printed ?? 'blank'
}

function toSketch({ agency: name, year, applications, appeals, proactive }: Published): Sketch {
  const cells: NonNullable<Sketch['cells']> = {}
  const put = (keys: string[], values: Printed[]): void => {
    expect(values).toHaveLength(keys.length)
    keys.forEach((key, at) => cells[key] = inForm(values[at]!))
  }
  put(formCells('applications', applications.layout), applications.rows.flat())
  put(formCells('appeals', '2021'), appeals)
  put(formCells('proactive', proactive.layout), proactive.rows.flat())
  return { agency: name, year, cells, layouts: { applications: applications.layout, proactive: proactive.layout } }
}

describe('published figures', () => {
  it('come out as they were printed', async () => {
    for (const report of published) {
      await load([toSketch(report)])
      const row = (at: number): number | null => report.applications.rows.at(at)!.at(-1)!
      const [flow] = await ask(database.query, 'applications-by-year', noFilters)
      expect(flow, report.agency).toMatchObject({ received: row(0), carriedIn: row(1), concluded: row(-2), carriedOut: row(-1), reports: 1 })
      const [outcomes] = await ask(database.query, 'outcomes-by-year', noFilters)
      expect(outcomes, report.agency).toMatchObject({ granted: row(2), partlyGranted: row(3) })
      const paths = await ask(database.query, 'appeals-by-year', noFilters)
      expect(paths.flatMap(({ upheld, overturned, otherResult, pending, total }) => [upheld, overturned, otherResult, pending, total]), report.agency).toEqual(report.appeals)
      const path = paths.find(({ path: name }) => name === 'direct')!
      expect(path.gaps, report.agency).toBe(report.appeals.slice(5, 10).filter(value => value === null).length)
      if (report.proactive.layout === '2021') {
        const [fees] = await ask(database.query, 'key-figures', noFilters, { metrics: ['fees'] })
        expect(fees?.value, report.agency).toBe(report.proactive.rows.at(-1)![0])
      }
    }
  })
})

describe('figures', () => {
  it('of a group are Σ over Σ, not a mean of rates', async () => {
    await load([
      { agency: '甲局', cells: { 'applications.granted.total': 1, 'applications.concluded.total': 1 } },
      { agency: '乙局', cells: { 'applications.granted.total': 9, 'applications.concluded.total': 99 } },
    ])
    const [rate] = await ask(database.query, 'key-figures', noFilters, { metrics: ['disclosureRate'] })
    expect(rate).toMatchObject({ value: 0.1, numerator: 10, denominator: 100, reports: 2, gaps: 0, lowCount: false })
  })

  it('have no rate over nothing, and none from no numbers', async () => {
    await load([{ cells: { 'applications.concluded.total': 0, 'appeals.review.total': 'blank', 'appeals.review.pending': 'mark', 'applications.carriedIn.total': 'blank' } }])
    const rows = await ask(database.query, 'key-figures', noFilters, { metrics: ['disclosureRate', 'reviewOverturnRate', 'reviewCount', 'handled', 'carriedIn'] })
    expect(rows.map(({ value, gaps }) => ({ value, gaps }))).toEqual([
      { value: null, gaps: 0 },
      { value: null, gaps: 2 },
      { value: null, gaps: 1 },
      { value: 0, gaps: 1 },
      { value: null, gaps: 1 },
    ])
  })

  it('are of low confidence under 30 cases, at 30 no more', async () => {
    await load([
      { agency: '甲局', cells: { 'applications.concluded.total': 29, 'applications.granted.total': 29 } },
      { agency: '乙局', cells: { 'applications.concluded.total': 30, 'applications.granted.total': 1 } },
    ])
    const rows = await ask(database.query, 'breakdown', noFilters, { metrics: ['disclosureRate'], by: 'agency', and: null, period: 'last' })
    expect(rows.flatMap(({ first: id, lowCount }) => id === null ? [] : [{ id, lowCount }])).toEqual([{ id: '乙局', lowCount: false }, { id: '甲局', lowCount: true }])
  })

  it('change against the year before even where that year is filtered out, and never across a gap', async () => {
    await load([2020, 2022, 2023].map((year, at) => ({ year, cells: { 'applications.received.total': [5, 8, 20][at]! } })))
    const of = async (year: number) => (await ask(database.query, 'key-figures', { ...noFilters, years: [year, year] }, { metrics: ['received'] }))[0]
    expect(await of(2023)).toMatchObject({ value: 20, previous: 8, change: 12, previousReports: 1 })
    expect(await of(2022)).toMatchObject({ value: 8, previous: null, change: null, previousReports: 0 })
  })

  it('never add a consolidated report to those of its units, nor a city to its counties', async () => {
    const cells = (received: number): Sketch['cells'] => ({ 'applications.received.total': received })
    const made = [
      sketch({ agency: '淮安市人民政府', scope: 'consolidated', cells: cells(100) }),
      sketch({ agency: '洪泽区人民政府', scope: 'consolidated', cells: cells(30) }),
      sketch({ agency: '淮安市公安局', scope: 'consolidated', cells: cells(20) }),
      sketch({ agency: '洪泽区教育局', cells: cells(4) }),
    ]
    await database.project({
      agencies: [agency('淮安市人民政府', '江苏省/淮安市'), agency('洪泽区人民政府'), agency('淮安市公安局', '江苏省/淮安市'), agency('洪泽区教育局')],
      reports: made.map(({ projected }) => projected),
      segments: segmentsOf(encodeSegment(made.map(({ report }) => report))),
      corrections: [],
    })
    const received = async (filters: Partial<typeof noFilters>) => (await ask(database.query, 'applications-by-year', { ...noFilters, ...filters })).map(row => row.received)
    expect(await received({ scope: 'unit' })).toEqual([4])
    expect(await received({ scope: 'consolidated' })).toEqual([100])
    expect(await received({ scope: 'consolidated', regions: ['江苏省/淮安市/洪泽区'] })).toEqual([30])
    expect(await received({ scope: 'consolidated', regions: ['江苏省/淮安'] })).toEqual([])
  })

  it('call every metric by a name of its own', () => {
    expect(new Set(metrics.map(({ name, formula }) => `${name}${formula}`)).size).toBe(metrics.length)
  })
})
