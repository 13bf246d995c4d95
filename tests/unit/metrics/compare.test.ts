import type { Counted, World } from './reference'
import type { Database } from '@/database'
import type { CompareExtra, CompareRow, Contribution, Filters } from '@/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { ask, metricOf, noFilters } from '@/metrics'
import { agency, openEngine, segmentsOf, sketch } from '../database/support'
import { counted, figure, present } from './reference'
import { filtersArb, toProjection, worldArb } from './worlds'

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

const metricsAsked = ['received', 'disclosureRate', 'reviewOverturnRate', 'normativeNet', 'litigationCount']
const none = { present: 0, expected: 0 }

/** Linear interpolation between the two nearest (type 7 of Hyndman and Fan, 1996). */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at))
}

/** The agencies of a party, by its own reading of the key. */
function inParty(world: World, party: string, peers: ReadonlySet<string>): Set<string> {
  const at = party.indexOf(':')
  const [kind, key] = [party.slice(0, at), party.slice(at + 1)]
  return new Set(world.agencies.filter(({ id, type, level, region }) => {
    const path = [region.province, region.city, region.county].filter(Boolean).join('/')
    switch (kind) {
      case 'agency': return id === key
      case 'type': return type === key
      case 'level': return level === key
      case 'region': return `${path}/`.startsWith(`${key}/`)
      case 'peers': return peers.has(id)
      default: return kind === 'all'
    }
  }).map(({ id }) => id))
}

function reference(world: World, filters: Filters, { metrics, parties, peers: asked, reference: wanted, spread }: CompareExtra): CompareRow[] {
  const everything = { ...filters, years: null }
  const here = present(world, everything)
  const inYears = (year: number): boolean => !filters.years || (year >= filters.years[0] && year <= filters.years[1])
  const first = Math.min(...here.map(({ year }) => year).filter(inYears))
  const used = here.filter(({ year }) => inYears(year) || year === (wanted === 'before' ? first - 1 : wanted))
  const years = [...new Set(used.map(({ year }) => year))]
  const every = new Set(world.agencies.map(({ id }) => id).filter(id => years.every(year => used.some(report => report.agency.id === id && report.year === year))))
  const peers = asked === 'all' ? new Set(world.agencies.map(({ id }) => id).filter(id => !parties.includes(`agency:${id}`))) : new Set(asked)

  return (['all', 'same'] as const).flatMap((panel) => {
    const standing = used.filter(report => panel === 'all' || every.has(report.agency.id))
    /** What counts of some agencies' reports: those another one of them contains are left out. */
    const of = (ids: ReadonlySet<string>, year: number): Counted[] => {
      const own = new Set(standing.filter(report => report.year === year && ids.has(report.agency.id)).map(({ fact }) => fact))
      return counted({ ...world, facts: world.facts.filter(fact => own.has(fact)) }, everything)
    }
    const value = (ids: ReadonlySet<string>, year: number, metric: string) => {
      const reports = of(ids, year)
      return reports.length === 0 ? undefined : figure(metric, reports, none)
    }
    const sound = (found: ReturnType<typeof value>) => found !== undefined && found.value !== null && !found.lowCount && (found.denominator === null ? found.gaps : found.leftOut) === 0
    return [...parties, 'peers:'].flatMap((party) => {
      const ids = inParty(world, party, peers)
      const mine = standing.filter(report => ids.has(report.agency.id))
      return [...new Set(mine.map(({ year }) => year))].filter(inYears).flatMap(year => metrics.map((metric): CompareRow => {
        const now = value(ids, year, metric)!
        const refer = (of: ReadonlySet<string>) => wanted === null ? undefined : value(of, wanted === 'before' ? year - 1 : wanted, metric)
        const before = refer(ids)
        const rate = metricOf(metric).unit === 'rate'
        const rivals = [...peers].flatMap((id) => {
          const own = value(new Set([id]), year, metric)
          return own ? [{ own, then: refer(new Set([id])) }] : []
        })
        const fit = rivals.filter(({ own, then }) => sound(own) && (spread === 'value' || (sound(then) && (rate || then!.value! > 0))))
        const left = rivals.filter(rival => !fit.includes(rival))
        const valued = left.filter(({ own }) => own.value !== null)
        const measures = fit.map(({ own, then }) => spread === 'value' ? own.value! : rate ? own.value! - then!.value! : own.value! / then!.value!)
        const ranked = rivals.filter(({ own }) => sound(own)).map(({ own }) => own.value!)
        const isRanked = party.startsWith('agency:') && rate && sound(now) && ranked.length > 0
        return {
          panel,
          party,
          year,
          metric,
          value: now.value,
          numerator: now.numerator,
          denominator: now.denominator,
          reports: now.reports,
          gaps: now.gaps,
          leftOut: now.leftOut,
          lowCount: now.lowCount,
          units: new Set(mine.map(({ agency }) => agency.id)).size,
          reference: before?.value ?? null,
          referenceDenominator: before?.denominator ?? null,
          referenceReports: before?.reports ?? 0,
          referenceLow: before?.lowCount ?? false,
          rank: isRanked ? 1 + ranked.filter(other => other > now.value!).length : null,
          tied: isRanked ? ranked.includes(now.value!) : null,
          among: isRanked ? 1 + ranked.length : null,
          peerUnits: new Set(standing.filter(report => peers.has(report.agency.id)).map(({ agency }) => agency.id)).size,
          peersCounted: fit.length,
          peersLow: valued.filter(({ own }) => own.lowCount).length,
          peersGaps: rate ? left.filter(({ own }) => own.leftOut > 0).length : valued.filter(({ own }) => own.gaps > 0).length,
          least: quantile(measures, 0),
          firstQuartile: quantile(measures, 0.25),
          median: quantile(measures, 0.5),
          thirdQuartile: quantile(measures, 0.75),
          most: quantile(measures, 1),
          fictional: of(ids, year).some(({ fact }) => fact.fictional),
        }
      }))
    })
  })
}

const place = (row: CompareRow): string => `${row.panel}/${row.metric}/${row.party}/${row.year}`
/** Quartiles to twelve digits: the engine and this file add in different orders. */
const tidy = (rows: readonly CompareRow[]) => rows.map(row => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toPrecision(12)) : value]))).toSorted((a, b) => place(a as unknown as CompareRow) < place(b as unknown as CompareRow) ? -1 : 1)

describe('compare', () => {
  it('equals a second computation on random records: panels, references, spreads, ranks', { timeout: 600_000 }, async () => {
    const asked = worldArb.chain((drawn) => {
      const world: World = { ...drawn, agencies: drawn.agencies.map((each, at) => ({ ...each, level: at % 2 ? 'city' : 'county' })) }
      const ids = world.agencies.map(({ id }) => id)
      return fc.record({
        world: fc.constant(world),
        filters: filtersArb(world),
        parties: fc.uniqueArray(fc.constantFrom(...ids.map(id => `agency:${id}`), 'type:education', 'level:city', 'region:江苏省/淮安市', 'region:江苏省/淮安'), { maxLength: 4 }).map(list => [...list, 'all:']),
        reference: fc.constantFrom('before' as const, null, 2019, 2021, 2024),
        spread: fc.constantFrom('value' as const, 'change' as const),
        all: fc.boolean(),
        drop: fc.subarray(ids),
      })
    })
    await fc.assert(fc.asyncProperty(asked, async ({ world, filters, parties, reference: against, spread, all, drop }) => {
      await database.project(toProjection(world))
      const peers = all ? 'all' as const : world.agencies.map(({ id }) => id).filter(id => !drop.includes(id) && !parties.includes(`agency:${id}`))
      const extra: CompareExtra = { metrics: metricsAsked, parties, peers, reference: against, spread: against === null ? 'value' : spread }
      expect(tidy(await ask(database.query, 'compare', filters, extra))).toEqual(tidy(reference(world, filters, extra)))
    }), { numRuns: 40, endOnFailure: true })
  })

  const row = (name: string): string => `applications.${name}.total`
  let cities = 0
  /** Reports of their own ids: the projection takes up what has changed, and a report's numbers never do. */
  async function city(reports: { agency: string, year: number, received?: number, concluded?: number, granted?: number }[]): Promise<void> {
    cities += 1
    const made = reports.map(({ agency: id, year, received = 0, concluded = 0, granted = 0 }) => sketch({ id: `${id}-${year}-${cities}`, agency: id, year, cells: { [row('received')]: received, [row('concluded')]: concluded, [row('granted')]: granted } }))
    await database.project({ agencies: [...new Set(reports.map(report => report.agency))].map(id => agency(id)), reports: made.map(({ projected }) => projected), segments: segmentsOf(encodeSegment(made.map(({ report }) => report))), corrections: [] })
  }
  const compare = (filters: Partial<Filters>, extra: Partial<CompareExtra>) => ask(database.query, 'compare', { ...noFilters, ...filters }, { metrics: ['received'], parties: ['all:'], peers: 'all', reference: 'before', spread: 'value', ...extra })

  it('leaves a unit that misses one year out of the like-for-like panel, and only there', async () => {
    await city([2021, 2022, 2023].flatMap(year => [{ agency: '甲局', year, received: year - 2020 }, ...(year === 2022 ? [] : [{ agency: '乙局', year, received: 100 }])]))
    const rows = (await compare({}, {})).filter(({ party }) => party === 'all:')
    expect(rows.filter(({ panel }) => panel === 'all').map(({ year, value, units }) => [year, value, units])).toEqual([[2021, 101, 2], [2022, 2, 2], [2023, 103, 2]])
    expect(rows.filter(({ panel }) => panel === 'same').map(({ year, value, reference, units }) => [year, value, reference, units])).toEqual([[2021, 1, null, 1], [2022, 2, 1, 1], [2023, 3, 2, 1]])
  })

  it('a filter that holds one year still knows the year before, and the panel takes it in', async () => {
    await city([{ agency: '甲局', year: 2022, received: 10 }, { agency: '甲局', year: 2023, received: 12 }, { agency: '乙局', year: 2023, received: 5 }])
    const rows = (await compare({ years: [2023, 2023] }, {})).filter(({ party }) => party === 'all:')
    expect(rows.map(({ panel, year, value, reference, units }) => [panel, year, value, reference, units])).toEqual([['all', 2023, 17, 10, 2], ['same', 2023, 12, 10, 1]])
    const alone = (await compare({ years: [2023, 2023] }, { reference: null })).filter(({ party, panel }) => party === 'all:' && panel === 'same')
    expect(alone.map(({ value, reference, units }) => [value, reference, units])).toEqual([[17, null, 2]])
  })

  it('a base year of 0 and one without reports give no quotient', async () => {
    await city([{ agency: '甲局', year: 2022, received: 0 }, { agency: '甲局', year: 2023, received: 12 }, { agency: '乙局', year: 2022, received: 4 }, { agency: '乙局', year: 2023, received: 6 }])
    const [zero] = (await compare({ years: [2023, 2023] }, { parties: ['agency:甲局'], reference: 2022, spread: 'change' })).filter(({ party, panel }) => party === 'agency:甲局' && panel === 'all')
    expect([zero!.reference, zero!.referenceReports, zero!.peersCounted, zero!.median]).toEqual([0, 1, 1, 1.5])
    const [missing] = (await compare({ years: [2023, 2023] }, { parties: ['agency:甲局'], reference: 2020 })).filter(({ panel }) => panel === 'all')
    expect([missing!.reference, missing!.referenceReports]).toEqual([null, 0])
    const [swapped] = (await compare({ years: [2023, 2023] }, { parties: ['agency:乙局'], reference: 2022, spread: 'change' })).filter(({ party, panel }) => party === 'agency:乙局' && panel === 'all')
    expect([swapped!.peersCounted, swapped!.median]).toEqual([0, null])
  })

  it('the median is of units, the total of sums; low counts are in neither spread nor rank', async () => {
    await city([
      { agency: '甲局', year: 2023, concluded: 100, granted: 50 },
      { agency: '乙局', year: 2023, concluded: 100, granted: 90 },
      { agency: '丙局', year: 2023, concluded: 300, granted: 30 },
      { agency: '丁局', year: 2023, concluded: 29, granted: 29 },
    ])
    const rows = (await compare({}, { metrics: ['disclosureRate'], parties: ['agency:甲局', 'agency:丁局'] })).filter(({ panel }) => panel === 'all')
    const at = (party: string) => rows.find(row => row.party === party)!
    expect(at('peers:').value).toBe(0.3)
    expect([at('agency:甲局').median, at('agency:甲局').rank, at('agency:甲局').among]).toEqual([0.5, 2, 3])
    expect([at('agency:丁局').lowCount, at('agency:丁局').rank]).toEqual([true, null])
  })
})

describe('contributions', () => {
  it('equals a second computation, and its sums are the group’s', { timeout: 600_000 }, async () => {
    const asked = worldArb.chain(world => fc.record({ world: fc.constant(world), filters: filtersArb(world), years: fc.constantFrom([2019, 2021] as const, [2021, 2022] as const, [2022, 2023] as const, [2020, 2024] as const), metric: fc.constantFrom(...metricsAsked) }))
    await fc.assert(fc.asyncProperty(asked, async ({ world, filters: given, years, metric }) => {
      await database.project(toProjection(world))
      const filters = { ...given, years }
      const reports = counted(world, filters).filter(({ year }) => year === years[0] || year === years[1])
      const ids = [...new Set(reports.map(({ agency: { id } }) => id))]
      const of = (id: string | null, year: number) => reports.filter(report => report.year === year && (id === null || report.agency.id === id))
      const side = (id: string, year: number) => {
        const own = of(id, year)
        const found = figure(metric, own, none)
        const rate = metricOf(metric).unit === 'rate'
        return own.length === 0 ? { amount: null, denominator: null, there: false, gaps: 0, without: false } : { amount: rate ? found.numerator : found.value, denominator: found.denominator, there: true, gaps: found.gaps, without: found.reports === 0 }
      }
      const rows = await ask(database.query, 'contributions', filters, { metric })
      expect(rows).toEqual(ids.toSorted((a, b) => a < b ? -1 : 1).map((id): Contribution => {
        const [first, last] = [side(id, years[0]), side(id, years[1])]
        return {
          agency: id,
          name: world.agencies.find(each => each.id === id)!.name,
          firstAmount: first.amount,
          firstDenominator: first.denominator,
          lastAmount: last.amount,
          lastDenominator: last.denominator,
          inFirst: first.there,
          inLast: last.there,
          firstGaps: first.gaps,
          lastGaps: last.gaps,
          leftOut: first.without || last.without,
          fictional: reports.some(report => report.agency.id === id && report.fact.fictional),
        }
      }))
      const whole = figure(metric, of(null, years[1]), none)
      const sum = rows.reduce((total, { lastAmount }) => total + (lastAmount ?? 0), 0)
      expect(sum).toBe((metricOf(metric).unit === 'rate' ? whole.numerator : whole.value) ?? 0)
    }), { numRuns: 60, endOnFailure: true })
  })
})
