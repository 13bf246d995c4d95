import type { Claim, Comparison, Party } from '@/figures'
import type { CompareRow } from '@/metrics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareClaims, mentionsClaims, profileClaims, profileOf, sentenceOf } from '@/figures'
import { metricOf } from '@/metrics'

/*
 * What is said of parties beside their peers and of words found, told a second time from made-up units and reports; `compare` itself is held to
 * its reference in tests/unit/metrics. Blanks, ties, few cases and years without reports are among them, and a claim with a planted fault is refused.
 */

/** A rate of a unit in a year as tenths of a percent over its cases; null: no report, `blank`: it prints no number. */
type Made = { tenths: number, cases: number } | 'blank' | null
type Unit = readonly Made[]

const years = [2021, 2022, 2023] as const
const rates = ['disclosureRate', 'reviewOverturnRate'].map(metricOf)
const made: fc.Arbitrary<Made> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ tenths: fc.constantFrom(0, 250, 250, 333, 500, 1000), cases: fc.constantFrom(12, 29, 30, 400) }) },
  { weight: 1, arbitrary: fc.constantFrom('blank' as const, null) },
)
const unitArb: fc.Arbitrary<Unit> = fc.tuple(made, made, made)
const worldArb = fc.array(unitArb, { minLength: 1, maxLength: 6 })

const party = (key: string, name: string): Party => ({ key, name, place: { filters: null, agency: null } })
const [own, all, peers] = [party('agency:甲', '甲局'), party('all:', '全部合计'), party('peers:', '同类合计')]

const known = (each: Made | undefined) => typeof each === 'object' && each !== null ? each : null
const sound = (each: Made | undefined): number | null => (known(each)?.cases ?? 0) >= 30 ? known(each)!.tenths : null
const soundOf = (world: readonly Unit[], at: number): number[] => world.flatMap(unit => sound(unit[at]) ?? []).sort((a, b) => a - b)
function middle(sorted: readonly number[]): number | null {
  const half = (sorted.length - 1) / 2
  return sorted.length === 0 ? null : (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2
}

/** Rows of the first unit and of all together, as the question answers them. */
function rowsOf(world: readonly Unit[], metric: string): CompareRow[] {
  return years.flatMap((year, at) => {
    const values = soundOf(world, at)
    const median = middle(values)
    const mine = sound(world[0]![at])
    const spread = { peersCounted: values.length, peersLow: 0, peersGaps: 0, peerUnits: world.length, median: median === null ? null : median / 1000, least: (values[0] ?? 0) / 1000, most: (values.at(-1) ?? 0) / 1000, firstQuartile: null, thirdQuartile: null }
    const row = (key: string, each: Made, rank: Pick<CompareRow, 'rank' | 'tied' | 'among'>): CompareRow => ({
      panel: 'all',
      party: key,
      year,
      metric,
      value: known(each) ? known(each)!.tenths / 1000 : null,
      numerator: null,
      denominator: known(each)?.cases ?? null,
      reports: each === null ? 0 : 1,
      gaps: each === 'blank' ? 1 : 0,
      leftOut: 0,
      lowCount: known(each) !== null && known(each)!.cases < 30,
      units: 1,
      reference: null,
      referenceDenominator: null,
      referenceReports: 0,
      referenceLow: false,
      fictional: true,
      ...spread,
      ...rank,
    })
    const rank = mine === null ? { rank: null, tied: null, among: null } : { rank: values.filter(each => each > mine).length + 1, tied: values.filter(each => each === mine).length > 1, among: values.length }
    return [row(own.key, world[0]![at]!, rank), row(all.key, { tenths: 400, cases: 1000 }, { rank: null, tied: null, among: null })]
  })
}

function comparisonOf(world: readonly Unit[]): Comparison {
  return { metric: rates[0]!, name: '公开率', parties: [own], all, peers, rows: rowsOf(world, rates[0]!.key), reading: 'value', base: null, band: 'range', years }
}
function profileAt(worlds: readonly (readonly Unit[])[], year: number) {
  return profileOf(rates.flatMap((metric, at) => rowsOf(worlds[at]!, metric.key)), { metrics: rates, nameOf: metric => metric.name, parties: [own, peers, all], year, reading: 'before', base: null })
}

function words(claims: readonly Claim[]): string {
  for (const locale of ['zh-CN', 'en'] as const)
    expect(sentenceOf({ claims }, locale)).toMatch(/^(?!.*(?:undefined|null|NaN|Infinity)).+[。.]$/)
  return sentenceOf({ claims }, 'zh-CN')
}
const percent = (tenths: number): string => `${(tenths / 10).toFixed(1)}%`

/** The last year with a number: it, its place by sorting, and what lies between it and the middle of the peers as both are printed. */
function checkRank(claims: readonly Claim[], world: readonly Unit[]): void {
  const at = world[0]!.findLastIndex(each => known(each) !== null)
  const text = words(claims)
  if (at < 0) {
    expect(claims).toMatchObject([{ kind: 'none', why: 'party', party: own.name }])
    return
  }
  const { tenths, cases } = known(world[0]![at])!
  expect(claims).toMatchObject([{ kind: 'rank', year: years[at], against: null, parties: [{ name: own.name, value: tenths / 1000, low: cases < 30, lack: null }], all: { value: 0.4, rank: null } }])
  expect(text).toContain(`${years[at]} 年公开率：${own.name} ${percent(tenths)}`)
  const claim = claims[0] as Extract<Claim, { kind: 'rank' }>
  const sorted = soundOf(world, at)
  const falling = sorted.toReversed()
  const place = { rank: falling.indexOf(tenths) + 1, among: sorted.length, tied: falling.indexOf(tenths) !== falling.lastIndexOf(tenths) }
  expect(claim.parties[0]!.rank).toEqual(cases < 30 ? null : place)
  expect(/个中(?:并列)?第/.test(text)).toBe(cases >= 30)
  if (cases >= 30)
    expect(text).toContain(`${place.among} 个中${place.tied ? '并列' : ''}第 ${place.rank}`)
  const median = middle(sorted)
  expect(claim.median && [claim.median.value, claim.median.counted]).toEqual(median === null ? null : [median / 1000, sorted.length])
  const apart = median === null || cases < 30 ? 0 : tenths - Math.round(median)
  expect(Math.round((claim.median?.beside?.difference ?? 0) * 1000)).toBe(apart)
  expect([text.includes(`${own.name}高`), text.includes(`${own.name}低`)]).toEqual([apart > 0, apart < 0])
}

/** Every rate of the year is on one side of the middle of the peers, or there is nothing to compare. */
function checkProfile(claims: readonly Claim[], worlds: readonly (readonly Unit[])[], at: number): void {
  const sides = worlds.map((world) => {
    const [mine, median] = [sound(world[0]![at]), middle(soundOf(world, at))]
    return mine === null || median === null ? 'none' : mine > Math.round(median) ? 'above' : mine < Math.round(median) ? 'below' : 'equal'
  })
  const [above, below, equal, none] = (['above', 'below', 'equal', 'none'] as const).map(side => sides.filter(each => each === side).length)
  expect(claims).toEqual([{ kind: 'profile', year: years[at], party: own.name, counts: { all: worlds.length, above, below, equal, none } }])
  expect(words(claims)).toContain(`${above} 项高于同类中位数，${below} 项低于，${equal} 项相同；${none} 项`)
}

const mentions = fc.uniqueArray(fc.integer({ min: 2015, max: 2025 }), { minLength: 1, maxLength: 5 }).chain(all => fc.tuple(...all.sort((a, b) => a - b).map(year =>
  fc.array(fc.constantFrom(0, 0, 1, 3), { maxLength: 40 }).map(hits => ({ year, hits })))))

/** Every report that was read counts once, whatever it says how often. */
function checkMentioned(claims: readonly Claim[], made: readonly { year: number, hits: readonly number[] }[]): void {
  const every = made.flatMap(({ hits }) => hits)
  const [found, read, hits] = [every.filter(each => each > 0).length, every.length, every.reduce((total, each) => total + each, 0)]
  expect(claims[0]).toEqual({ kind: 'mentioned', query: '满意度', found, read, hits })
  expect(words(claims)).toMatch(new RegExp(`^${read} 份中 ${found} 份.*提到满意度，共 ${hits} 处`))
  const told = made.filter(each => each.hits.length > 0)
  const ends = told.length < 2 ? [] : [told[0]!, told.at(-1)!].map(each => ({ year: each.year, found: each.hits.filter(each => each > 0).length, read: each.hits.length }))
  expect(claims.slice(1)).toEqual(ends.length === 0 ? [] : [{ kind: 'mentionedIn', ends }])
}
function toldOf(made: readonly { year: number, hits: readonly number[] }[]): Claim[] {
  return mentionsClaims(made.map(({ year, hits }) => ({ year, found: hits.filter(each => each > 0).length, read: hits.length, hits: hits.reduce((total, each) => total + each, 0) })), '满意度')
}

/** The claims with one of a kind told otherwise. */
function planted<K extends Claim['kind']>(claims: readonly Claim[], kind: K, fault: (claim: Extract<Claim, { kind: K }>) => Extract<Claim, { kind: K }>): Claim[] {
  expect(claims.some(claim => claim.kind === kind)).toBe(true)
  return claims.map(claim => claim.kind === kind ? fault(claim as Extract<Claim, { kind: K }>) : claim)
}

const runs = { numRuns: 300 }

describe('a claim beside peers is what the units say', () => {
  it('rank: the number of the last year, its place, ties, and the median beside it', () => {
    fc.assert(fc.property(worldArb, world => checkRank(compareClaims(comparisonOf(world)), world)), runs)
  })

  it('profile: how many rates lie above, below and on the median, and how many nowhere', () => {
    fc.assert(fc.property(fc.tuple(unitArb, worldArb, worldArb), fc.integer({ min: 0, max: 2 }), ([first, one, other], at) => {
      const worlds = [[first, ...one], [first, ...other]]
      checkProfile(profileClaims(profileAt(worlds, years[at]!)), worlds, at)
    }), runs)
  })

  it('mentioned: reports that say it of those that were read, and the years at both ends', () => {
    fc.assert(fc.property(mentions, made => checkMentioned(toldOf(made), made)), runs)
  })
})

describe('a claim with a planted fault is refused', () => {
  const world: Unit[] = [500, 500, 250, 1000].map(tenths => [null, { tenths, cases: 400 }, { tenths, cases: 400 }])
  world[2] = [null, null, { tenths: 333, cases: 29 }]
  const claims = compareClaims(comparisonOf(world))
  type Rank = Extract<Claim, { kind: 'rank' }>
  const party = (claim: Rank, fault: Partial<Rank['parties'][number]>): Rank => ({ ...claim, parties: [{ ...claim.parties[0]!, ...fault }] })
  const faults: Record<string, (claim: Rank) => Rank> = {
    'another year': claim => ({ ...claim, year: 2022 }),
    'another number': claim => party(claim, { value: 0.501 }),
    'a place too low': claim => party(claim, { rank: { rank: 3, among: 3, tied: true } }),
    'a tie not said': claim => party(claim, { rank: { rank: 2, among: 3, tied: false } }),
    'one of few cases among the peers': claim => party(claim, { rank: { rank: 2, among: 4, tied: true } }),
    'a median of more units': claim => ({ ...claim, median: { ...claim.median!, counted: 4 } }),
    'a difference where there is none': claim => ({ ...claim, median: { ...claim.median!, beside: { name: own.name, difference: 0.01 } } }),
  }

  it.each(Object.entries(faults))('rank: %s', (_, fault) => {
    checkRank(claims, world)
    expect(() => checkRank(planted(claims, 'rank', fault), world)).toThrow()
  })

  it('profile: sides exchanged, an equal one counted above', () => {
    const worlds = [world, [[null, null, { tenths: 250, cases: 30 }], ...world] as Unit[]]
    const told = profileClaims(profileAt(worlds, 2023))
    checkProfile(told, worlds, 2)
    for (const change of [{ above: 1, below: 0 }, { above: 1, equal: 0 }, { none: 1 }])
      expect(() => checkProfile(planted(told, 'profile', claim => ({ ...claim, counts: { ...claim.counts, ...change } })), worlds, 2)).toThrow()
  })

  it('mentioned: hits for reports, reports never read, another end', () => {
    const made = [{ year: 2021, hits: [0, 3] }, { year: 2022, hits: [] }, { year: 2023, hits: [1, 0, 0] }]
    const told = toldOf(made)
    checkMentioned(told, made)
    expect(() => checkMentioned(planted(told, 'mentioned', claim => ({ ...claim, found: claim.hits })), made)).toThrow()
    expect(() => checkMentioned(planted(told, 'mentioned', claim => ({ ...claim, read: claim.read + 1 })), made)).toThrow()
    expect(() => checkMentioned(planted(told, 'mentionedIn', claim => ({ ...claim, ends: claim.ends.map(end => ({ ...end, year: 2022 })) })), made)).toThrow()
  })
})
