import type { Database } from '@/database'
import type { Filters } from '@/metrics'
import type { Agency, Listing, Received } from '@/reports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { ask, noFilters } from '@/metrics'
import { unitYears } from '@/reports'
import { agency, openEngine, segmentsOf, sketch } from '../database/support'

let database: Database

const listing: Listing = { role: 'due', code: null, parent: null, order: 0, from: null, to: null, exempt: [], contact: null }
const unit = (name: string, over: Partial<Listing> | null = {}): Agency => ({ ...agency(name), listing: over && { ...listing, ...over } })
const agencies = [
  unit('洪泽区教育局'),
  unit('洪泽区水利局'),
  unit('洪泽区审计局'),
  unit('洪泽区金融局', { exempt: [{ year: 2023, reason: '并入政府办' }] }),
  unit('洪泽区数据局', { from: 2024 }),
  { ...unit('洪泽区人民政府'), type: 'government' },
  { ...unit('国家税务总局洪泽区税务局', { role: 'vertical' }), type: 'vertical' },
  unit('洪泽区科协', null),
]
const here = [['洪泽区教育局', 2023], ['国家税务总局洪泽区税务局', 2023], ['洪泽区科协', 2023], ['洪泽区教育局', 2022], ['洪泽区科协', 2022]] as const
const received: Received[] = [...here.map(([agency, year]): Received => ({ agency, year, scope: 'unit', state: 'accepted' })), { agency: '洪泽区审计局', year: 2023, scope: 'unit', state: 'waiting' }]
const filters = (years: Filters['years'], more: Partial<Filters> = {}): Filters => ({ ...noFilters, years, ...more })
const coverageOf = async (asked: Filters) => (await ask(database.query, 'coverage', asked))[0]!

beforeAll(async () => {
  database = await openEngine()
  const reports = here.map(([agency, year]) => sketch({ agency, year }))
  await database.project({
    agencies,
    reports: reports.map(({ projected }) => projected),
    segments: segmentsOf(encodeSegment(reports.map(({ report }) => report))),
    corrections: [],
    unitYears: unitYears(agencies, received, [2023]),
  })
}, 120_000)
afterAll(() => database.close())

describe('with a list of units and a campaign', () => {
  it.each([['by the cube', {}], ['by region', { regions: ['江苏省/淮安市/洪泽区'] }]])('as many are expected as the list says of the year, whoever was seen: %s', async (_, more) => {
    // Of three departments one reported, one waits, one is missing; one is exempt, one not yet founded. The association is off the list; the tax office reports upward and is in no sum.
    expect(await coverageOf(filters([2023, 2023], more))).toMatchObject({ units: 2, expected: 3, waiting: 1, beyond: 1 })
    expect(await coverageOf(filters([2023, 2023], { ...more, scope: 'consolidated' }))).toMatchObject({ units: 0, expected: 1 })
  })

  it('the rate of coverage is of the list, in the year alone and among years', async () => {
    const rates = async (years: Filters['years'], and?: 'year') => (await ask(database.query, 'breakdown', filters(years), { metrics: ['coverage'], by: 'type', and: and ?? null, period: 'all' }))
      .filter(({ first, second }) => first === null && (second === '2023' || and === undefined))
      .map(({ numerator, denominator }) => [numerator, denominator])
    expect(await rates([2023, 2023])).toEqual([[1, 3]])
    expect(await rates([2022, 2023], 'year')).toEqual([[1, 3]])
    const flow = await ask(database.query, 'breakdown', filters([2023, 2023]), { whole: 'outcomes', by: 'flow', and: null, period: 'last' })
    expect(flow[0]).toMatchObject({ expected: 3 })
  })

  it('a year nobody collects expects whoever was seen in it, and has none missing', async () => {
    expect(await coverageOf(filters([2022, 2022]))).toMatchObject({ units: 2, expected: 2, waiting: 0 })
    expect(await ask(database.query, 'form-missing', filters([2022, 2022]))).toEqual([])
    expect((await ask(database.query, 'form-missing', filters([2023, 2023]))).map(({ agency, state }) => [agency, state])).toEqual([['洪泽区水利局', 'missing'], ['洪泽区审计局', 'waiting']])
  })

  it('over several years no more units report than are expected', async () => {
    const { units, expected } = await coverageOf(filters([2022, 2023]))
    expect([units, expected]).toEqual([2, 4])
  })
})
