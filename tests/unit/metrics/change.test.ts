import type { Sketch } from '../database/support'
import type { Database } from '@/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { ask, metrics, noFilters } from '@/metrics'
import { agency, openEngine, segmentsOf, sketch } from '../database/support'

/*
 * Changes over the years against the real engine, in the cases where they go wrong: the filter holds one year, the base is 0 or missing, the form changed.
 */

let database: Database

const old = { proactive: '2019', applications: '2019' } as const
const received = 'applications.received.total'
const years: Sketch[] = [
  { year: 2019, layouts: old, cells: { [received]: 0, 'applications.concluded.total': 0, 'proactive.penalties.decisions': 7, 'applications.other.total': 2 } },
  { year: 2020, layouts: old, cells: { [received]: 40, 'applications.concluded.total': 50, 'applications.granted.total': 10, 'proactive.penalties.decisions': 9, 'applications.other.total': 4 } },
  { year: 2021, cells: { [received]: 0, 'applications.concluded.total': 100, 'applications.granted.total': 60, 'proactive.penalties.decisions': 12, 'proactive.normativeDocuments.inForce': 30, 'proactive.fees.amount': 7.5, 'applications.other.misc.total': 3 } },
  { year: 2022, cells: { [received]: 12, 'applications.concluded.total': 'blank', 'proactive.penalties.decisions': 'blank', 'proactive.normativeDocuments.inForce': 33, 'proactive.fees.amount': 0 } },
  { year: 2024, cells: { [received]: 20, 'applications.concluded.total': 10, 'applications.granted.total': 5 } },
]

beforeAll(async () => {
  database = await openEngine()
  const made = years.map(sketch)
  await database.project({ agencies: [agency('甲局')], reports: made.map(({ projected }) => projected), segments: segmentsOf(encodeSegment(made.map(({ report }) => report))), corrections: [] })
}, 120_000)
afterAll(() => database.close())

/** What both questions of changes say of one metric and year, the filter holding that year alone; they must agree. */
async function change(metric: string, year: number) {
  const filters = { ...noFilters, years: [year, year] as const }
  const [group] = await ask(database.query, 'key-figures', filters, { metrics: [metric] })
  const own = await ask(database.query, 'agency-years', filters, { agency: '甲局', metrics: [metric] })
  expect(own).toEqual([{ ...group, pair: null }])
  const all = await ask(database.query, 'agency-years', noFilters, { agency: '甲局', metrics: [metric] })
  expect(all.find(row => row.year === year)).toEqual({ ...group, pair: null })
  return { value: group!.value, previous: group!.previous, change: group!.change, previousReports: group!.previousReports }
}

describe('a change over years', () => {
  it('is told of the only year the filter holds, against the year before it', async () => {
    expect(await change('received', 2020)).toEqual({ value: 40, previous: 0, change: 40, previousReports: 1 })
    expect(await change('disclosureRate', 2021)).toEqual({ value: 0.6, previous: 0.2, change: 0.6 - 0.2, previousReports: 1 })
  })

  it('knows a base of 0 from a base that is missing', async () => {
    expect(await change('received', 2022)).toEqual({ value: 12, previous: 0, change: 12, previousReports: 1 })
    expect(await change('received', 2021)).toEqual({ value: 0, previous: 40, change: -40, previousReports: 1 })
    expect(await change('received', 2019)).toEqual({ value: 0, previous: null, change: null, previousReports: 0 })
    expect(await change('received', 2024)).toEqual({ value: 20, previous: null, change: null, previousReports: 0 })
  })

  it('is none where the rate of either year has nothing to stand on', async () => {
    expect(await change('disclosureRate', 2020)).toEqual({ value: 0.2, previous: null, change: null, previousReports: 1 })
    expect(await change('disclosureRate', 2022)).toEqual({ value: null, previous: 0.6, change: null, previousReports: 1 })
    expect(await change('penalties', 2022)).toEqual({ value: null, previous: 12, change: null, previousReports: 1 })
  })

  it('is none across the change of form for what the old form does not ask, and goes on where only the label changed', async () => {
    expect(await change('normativeInForce', 2021)).toEqual({ value: 30, previous: null, change: null, previousReports: 0 })
    expect(await change('normativeInForce', 2022)).toEqual({ value: 33, previous: 30, change: 3, previousReports: 1 })
    expect(await change('fees', 2021)).toEqual({ value: 7.5, previous: null, change: null, previousReports: 0 })
    expect(await change('fees', 2022)).toEqual({ value: 0, previous: 7.5, change: -7.5, previousReports: 1 })
    expect(await change('penalties', 2021)).toEqual({ value: 12, previous: 9, change: 3, previousReports: 1 })
    expect(await change('otherRate', 2021)).toEqual({ value: 0.03, previous: 0.08, change: 0.03 - 0.08, previousReports: 1 })
  })

  it('crosses no change of form for any metric that begins with the new one', async () => {
    const rows = await ask(database.query, 'key-figures', { ...noFilters, years: [2021, 2021] }, { metrics: metrics.map(({ key }) => key) })
    const begins = new Set(metrics.filter(({ comparability }) => comparability === 'form2021').map(({ key }) => key))
    expect(begins.size).toBeGreaterThan(2)
    for (const { metric, previous, change: told } of rows.filter(row => begins.has(row.metric)))
      expect([metric, previous, told]).toEqual([metric, null, null])
  })
})
