import type { Database } from '@/database'
import type { Breakdown, ChartModel, PictureModel, TableTwin } from '@/figures'
import type { Dimension, Filters, WholeKey } from '@/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationsModel, breakdownModel, breakdownOf, compareModel, departmentModel, kindsFor, outcomesModel, tableOf } from '@/figures'
import { ask, metricOf, noFilters, wholeOf } from '@/metrics'
import { openEngine } from '../database/support'
import { toProjection, worldArb } from '../metrics/worlds'
import { overYears } from './breakdowns'

let database: Database
let serial = 0
beforeAll(async () => void (database = await openEngine()))
afterAll(() => database.close())

/** The filters that leave one group, as the page has them. */
function filterOf(dimension: string, key: string): Partial<Filters> | null {
  switch (dimension) {
    case 'year': return { years: [Number(key), Number(key)] }
    case 'type': return { types: [key] }
    case 'agency': return { agencies: [key] }
    default: return null
  }
}

describe('a table', () => {
  it('is the same whatever a breakdown is drawn as', () => {
    const data = overYears()
    const tables = kindsFor(data).map(kind => tableOf(breakdownModel(kind, data, 'zh-CN'), 'zh-CN'))
    expect(tables.length).toBeGreaterThan(2)
    for (const table of tables)
      expect(table).toEqual(tables[0])
  })

  it('lists what its chart leaves out', () => {
    const groups = Array.from({ length: 60 }, (_, at) => ({ key: String(at), name: `第${at}局` }))
    const data: Breakdown = { ...overYears(), second: null, first: { dimension: 'agency', name: '单位', groups }, cells: groups.map(({ key }, at) => ({ first: key, second: null, value: at, numerator: at, denominator: null, reports: 1, gaps: 0, leftOut: 0, low: false })), unit: 'count', proportion: false }
    const model = breakdownModel('bars', data, 'zh-CN')
    expect(model).toMatchObject({ kind: 'bars', rows: expect.objectContaining({ length: 40 }) as unknown })
    expect(tableOf(model, 'zh-CN').rows).toHaveLength(60)
  })

  it('leads from every number that says where from to reports that make just this number', async () => {
    await fc.assert(fc.asyncProperty(worldArb, async (world) => {
      // A report that comes anew has an id of its own.
      serial += 1
      await database.project(toProjection({ ...world, facts: world.facts.map(fact => ({ ...fact, id: `${serial}/${fact.id}` })) }))
      const tables: TableTwin[] = []
      const add = (model: Exclude<ChartModel, PictureModel>) => void tables.push(tableOf(model, 'zh-CN'))
      const made = async (by: Dimension, and: Dimension | null, of: { metric: string } | { whole: WholeKey, as: 'count' | 'share' }): Promise<void> => {
        const rows = await ask(database.query, 'breakdown', noFilters, 'metric' in of ? { metrics: [of.metric], by, and, period: 'all' } : { whole: of.whole, by, and, period: 'all' })
        const data = breakdownOf(rows, {
          subject: 'metric' in of ? { metric: metricOf(of.metric) } : { whole: wholeOf(of.whole)!, as: of.as },
          by,
          and,
          locale: 'zh-CN',
          dimensionName: each => each,
          groupName: (_, key) => key,
          placeOf: (first, second) => {
            const parts = [filterOf(by, first), ...and !== null && second !== null ? [filterOf(and, second)] : []]
            return { filters: parts.every(part => part !== null) ? Object.assign({}, ...parts) as Partial<Filters> : null, agency: null }
          },
        })
        if (rows.length > 0)
          add(breakdownModel(kindsFor(data)[0]!, data, 'zh-CN'))
      }
      for (const metric of ['received', 'disclosureRate', 'fees']) {
        await made('type', null, { metric })
        await made('agency', 'year', { metric })
        const { key, name, unit, lowBelow } = metricOf(metric)
        add(departmentModel(await ask(database.query, 'department-by-year', noFilters, { metric }), 'zh-CN', { key, name, unit, lowBelow, typeName: type => type }))
      }
      for (const as of ['count', 'share'] as const) {
        await made('year', null, { whole: 'outcomes', as })
        await made('type', null, { whole: 'reviews', as })
        add(outcomesModel(await ask(database.query, 'outcomes-by-year', noFilters), 'zh-CN', as))
      }
      await made('year', null, { whole: 'applicants', as: 'share' })
      add(applicationsModel(await ask(database.query, 'applications-by-year', noFilters), 'zh-CN'))
      const [id] = world.agencies.map(agency => agency.id)
      const party = (key: string, agency: string | null) => ({ key, name: key, place: { filters: agency ? { agencies: [agency] } : {}, agency } })
      for (const metric of ['received', 'disclosureRate']) {
        const rows = await ask(database.query, 'compare', noFilters, { metrics: [metric], parties: [`agency:${id}`, 'all:'], peers: 'all', reference: null, spread: 'value' })
        for (const panel of ['all', 'same'])
          add(compareModel({ metric: metricOf(metric), name: '', parties: [party(`agency:${id}`, id!)], all: party('all:', null), peers: party('peers:', null), rows: rows.filter(row => row.panel === panel), reading: 'value', base: null, band: 'range', years: [2019, 2020, 2021, 2022, 2023, 2024] }, 'zh-CN'))
      }
      for (const { columns, rows, sources = [] } of tables) {
        const led = sources.flatMap((row, at) => Object.entries(row).map(([key, source]) => ({ key, source, at })))
        for (const { key, source: { metric, filters }, at } of led.filter((_, index) => index % Math.ceil(led.length / 4) === 0)) {
          const [total] = await ask(database.query, 'reports-behind', { ...noFilters, ...filters }, { metric, period: 'all', limit: 1 })
          const isCount = columns.find(column => column.key === key)!.kind === 'count'
          expect(metricOf(metric).unit === 'rate' && isCount ? total!.numerator : total!.value, `${metric} ${JSON.stringify(filters)} ${key}`).toBe(rows[at]![key])
        }
      }
    }), { numRuns: 3 })
  }, 240_000)
})
