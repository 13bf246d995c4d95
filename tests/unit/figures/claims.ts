import type { Counted, Fact, World } from '../metrics/reference'
import type { Database } from '@/database'
import type { Breakdown, Claim } from '@/figures'
import type { Dimension, Filters } from '@/metrics'
import type { CellKey } from '@/reports'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appealShares, appealsModel, applicationsModel, breakdownClaims, breakdownOf, claimText, departmentModel, outcomePair, outcomeShares, outcomesModel, sentenceOf, sharesModel, trendModel } from '@/figures'
import { ask, metricOf, noFilters, wholeOf } from '@/metrics'
import { formCells, tableNames } from '@/reports'
import { agency, openEngine } from '../database/support'
import { counted, figure, groups, known, outcomeCells } from '../metrics/reference'
import { toProjection } from '../metrics/worlds'

/*
 * Every sentence is a claim: each is computed a second time from the cells of made-up records, which know nothing of figures, SQL or the catalog.
 * The records hold blanks, ties, years without reports, units that come, go and wait, both forms, and denominators of 0, 1 and below 30.
 */

let database: Database
let serial = 0

const types = ['education', 'health', 'police', 'finance']
export const years = [2019, 2020, 2021, 2022] as const
export const row = (name: string): CellKey => `applications.${name}.total`
const appeal = (path: string, result: string): CellKey => `appeals.${path}.${result}`
const paths = ['review', 'direct', 'afterReview']
const results = ['upheld', 'overturned', 'otherResult', 'pending']

/** Few numbers, so that many are the same; some of them large enough to stand behind a rate. */
const number = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(0, 0, 1, 1, 2, 12, 40, 40) }, { weight: 1, arbitrary: fc.constantFrom('blank' as const, 'mark' as const, 'unreadable' as const) })
const told = ['received', 'carriedIn', 'granted', 'partlyGranted', 'denied.stateSecret', 'unavailable.notHeld', 'notProcessed.petition', 'concluded', 'carriedOut'].map(row).concat(paths.flatMap(path => [...results, 'total'].map(result => appeal(path, result))))

const cellsArb = fc.tuple(...told.map(() => number)).chain(values => fc.record({ isEven: fc.boolean(), isQuiet: fc.boolean() }).map(({ isEven, isQuiet }) => {
  // Half of them have no reviews and no lawsuits, as far as section 4 can be read.
  const cells: Fact['cells'] = Object.fromEntries(told.map((key, at) => [key, isQuiet && key.startsWith('appeals.') && typeof values[at] === 'number' ? 0 : values[at]!]))
  const sum = (keys: readonly CellKey[]): number => keys.reduce((total, key) => total + (typeof cells[key] === 'number' ? cells[key] : 0), 0)
  // Half of them reconcile.
  return isEven
    ? {
        ...cells,
        [row('concluded')]: sum(['granted', 'partlyGranted', 'denied.stateSecret', 'unavailable.notHeld', 'notProcessed.petition'].map(row)),
        ...Object.fromEntries(paths.map(path => [appeal(path, 'total'), sum(results.map(result => appeal(path, result)))])),
      }
    : cells
}))

interface Made { world: World, waiting: ReadonlySet<string> }

/** Units of four types; each year of a unit is reported, waits, or is missing. */
export const madeArb: fc.Arbitrary<Made> = fc.integer({ min: 1, max: 6 }).chain(size => fc.tuple(
  ...Array.from({ length: size * years.length }, () => fc.record({ standing: fc.constantFrom('reported', 'reported', 'reported', 'waiting', 'missing'), form: fc.constantFrom('2019' as const, '2021' as const), cells: cellsArb })),
).map((drafts): Made => {
  const agencies = Array.from({ length: size }, (_, at) => agency(`第${at}局`, '江苏省/淮安市/洪泽区', types[at % types.length]))
  const waiting = new Set<string>()
  const facts = drafts.flatMap(({ standing, form, cells }, at): Fact[] => {
    const [owner, year] = [agencies[Math.floor(at / years.length)]!, years[at % years.length]!]
    if (standing === 'waiting')
      waiting.add(`${owner.id}/${year}`)
    const layout = year < 2021 ? '2019' : form
    const layouts = Object.fromEntries(tableNames.map(table => [table, layout])) as Fact['layouts']
    const own = new Set(tableNames.flatMap(table => formCells(table, layout)))
    return standing === 'reported' ? [{ id: `报告${at}`, agency: owner.id, year, scope: 'unit', current: true, fictional: true, layouts, cells: Object.fromEntries(Object.entries(cells).filter(([key]) => own.has(key))), corrections: [] }] : []
  })
  return { world: { agencies, facts }, waiting }
}))

async function load({ world, waiting }: Made): Promise<void> {
  const unitYears = world.agencies.flatMap(({ id }) => years.map(year => ({
    agency: id,
    year,
    scope: 'unit' as const,
    state: waiting.has(`${id}/${year}`) ? 'waiting' as const : world.facts.some(fact => fact.agency === id && fact.year === year) ? 'accepted' as const : 'missing' as const,
    due: true,
  })))
  // A report that comes anew has an id of its own.
  serial += 1
  await database.project({ ...toProjection({ ...world, facts: world.facts.map(fact => ({ ...fact, id: `${serial}/${fact.id}` })) }), unitYears })
}

export const reports = (world: World, filters: Partial<Filters> = {}): Counted[] => counted(world, { ...noFilters, ...filters })
export const ofYear = (all: readonly Counted[], year: number): Counted[] => all.filter(report => report.year === year)
const sum = (numbers: readonly (number | null | undefined)[]): number => numbers.reduce<number>((total, each) => total + (each ?? 0), 0)
/** Σ of what is printed; null where no report prints a number. */
export function total(all: readonly Counted[], ...keys: CellKey[]): number | null {
  const numbers = all.flatMap(({ cell }) => keys.flatMap(key => typeof cell(key) === 'number' ? [cell(key) as number] : []))
  return numbers.length === 0 ? null : sum(numbers)
}
const nobody = { present: 0, expected: 0 }
export const value = (metric: string, all: readonly Counted[]) => figure(metric, all, nobody)
const find = <K extends Claim['kind']>(claims: readonly Claim[], kind: K): Extract<Claim, { kind: K }> | undefined => claims.find((claim): claim is Extract<Claim, { kind: K }> => claim.kind === kind)
const tenth = (share: number): number => Math.round(share * 1000)
const locales = ['zh-CN', 'en'] as const

/** In both languages a sentence without a hole; an English one without Chinese but for names. */
function checkWords(claims: readonly Claim[]): void {
  for (const locale of locales) {
    const text = sentenceOf({ claims }, locale)
    expect(text).not.toMatch(/undefined|null|NaN|Infinity|\(\)|（）|\s{2}/)
    expect(text === '' || text.endsWith(locale === 'en' ? '.' : '。')).toBe(true)
  }
}

/** Change of a metric over the units that have all of it in both years, and what became of the others. */
function checkChange(claims: readonly Claim[], { world, waiting }: Made, metric: string): void {
  const claim = find(claims, 'change')
  const values = years.filter(year => value(metric, ofYear(reports(world), year)).value !== null)
  if (values.length < 2) {
    expect(claim).toBeUndefined()
    return
  }
  const { pair } = claim!
  expect(pair.years).toEqual([values[0], values.at(-1)])
  const [before, now] = pair.years.map(year => new Map(ofYear(reports(world), year).map(report => [report.agency.id, report]))) as [Map<string, Counted>, Map<string, Counted>]
  const rated = value(metric, [...now.values()]).denominator !== null || metric === 'disclosureRate'
  const fits = (report: Counted): boolean => !rated || value(metric, [report]).reports === 1
  const both = [...before.keys()].filter(id => now.has(id))
  const usable = both.filter(id => fits(before.get(id)!) && fits(now.get(id)!))
  const [first, last] = [before, now].map(side => value(metric, usable.map(id => side.get(id)!)))
  expect([pair.units, pair.leftOut, pair.first.value, pair.last.value]).toEqual([usable.length, both.length - usable.length, first!.value, last!.value])
  const isLow = rated && (first!.lowCount || last!.lowCount)
  const text = claimText(claim!, 'zh-CN')
  if (usable.length === 0 || isLow || first!.value === null || last!.value === null) {
    expect(text).toContain('不作比较')
    expect(text).not.toMatch(/[增降]至|均为/)
  }
  else {
    const change = rated ? tenth(last!.value) - tenth(first!.value) : last!.value - first!.value
    expect(text).toContain(`${usable.length} 个单位`)
    expect(/增至/.test(text)).toBe(change > 0)
    expect(/降至/.test(text)).toBe(change < 0)
    if (rated && change !== 0)
      expect(text).toContain(`${change > 0 ? '+' : '−'}${(Math.abs(change) / 10).toFixed(1)} 个百分点`)
    if (!rated && change !== 0)
      expect(text).toContain(first!.value > 0 ? `${change > 0 ? '+' : '−'}${(Math.abs(change) / first!.value * 100).toFixed(1)}%`.replace(/\B(?=(?:\d{3})+\.)/g, ',') : `+${change} 件`)
  }
  // The others by what became of their other year.
  const gone = [...before.keys()].filter(id => !now.has(id))
  const entered = [...now.keys()].filter(id => !before.has(id))
  const waits = (ids: readonly string[], year: number): number => ids.filter(id => waiting.has(`${id}/${year}`)).length
  expect(pair.standing).toEqual([
    { waiting: waits(entered, pair.years[0]), missing: entered.length - waits(entered, pair.years[0]), unasked: 0 },
    { waiting: waits(gone, pair.years[1]), missing: gone.length - waits(gone, pair.years[1]), unasked: 0 },
  ])
  if (waits(gone, pair.years[1]) > 0)
    expect(text).toContain(`缺 ${pair.years[1]} 年的单位中 ${waits(gone, pair.years[1])} 个已收待核`)
}

/** Who has most and least, from values a name: every one of a tie, and never one that may not be compared. */
function checkExtreme(claim: Extract<Claim, { kind: 'extreme' }> | undefined, fair: ReadonlyMap<string, number>): void {
  if (fair.size === 0) {
    expect(claim).toBeUndefined()
    return
  }
  const all = [...fair.values()]
  const holders = (at: number): string[] => [...fair].filter(([, each]) => each === at).map(([name]) => name).sort()
  const [most, least] = [Math.max(...all), Math.min(...all)]
  expect([claim!.highest.value, claim!.highest.holders.toSorted()]).toEqual([most, holders(most)])
  expect(claim!.lowest && [claim!.lowest.value, claim!.lowest.holders.toSorted()]).toEqual(most === least ? null : [least, holders(least)])
  const text = claimText(claim!, 'zh-CN')
  for (const at of most === least ? [] : [most, least]) {
    const names = holders(at)
    if (names.length === 1)
      expect(text).toContain(`${names[0]}（`)
    else
      expect(text).toMatch(names.length <= 3 ? new RegExp(`${(at === most ? claim!.highest : claim!.lowest!).holders.join('、')}并列`) : new RegExp(`${names.length} [个类]并列`))
  }
  // What is said of two that differ reads as two numbers.
  const numbers = [...text.matchAll(/（([\d.,]+%?)/g)].map(([, printed]) => printed)
  if (most !== least)
    expect(numbers[0]).not.toBe(numbers[1])
  else if (fair.size > 1)
    expect(text).toContain(`${fair.size} `)
}

/** Rows of a question as a breakdown with plain names. */
async function broken(by: Dimension, and: Dimension | null, subject: { metric: string } | { whole: 'outcomes' }): Promise<Breakdown> {
  const rows = await ask(database.query, 'breakdown', noFilters, { ...'metric' in subject ? { metrics: [subject.metric] } : { whole: subject.whole }, by, and, period: 'all' })
  return breakdownOf(rows, { subject: 'metric' in subject ? { metric: metricOf(subject.metric) } : { whole: wholeOf('outcomes')!, as: 'share' }, by, and, locale: 'zh-CN', dimensionName: each => each, groupName: (_, key) => key, placeOf: () => ({ filters: null, agency: null }) })
}

/** Every claim against its own computation, each over so many made-up records. */
export function claimsHold(numRuns: number): void {
  /** Each record is projected anew. */
  const patient = Math.max(120_000, numRuns * 20_000)
  const runs = (check: (made: Made) => Promise<void>): Promise<void> => fc.assert(fc.asyncProperty(madeArb, async (made) => {
    await load(made)
    await check(made)
  }), { numRuns })

  beforeAll(async () => {
    database = await openEngine()
  }, 120_000)
  afterAll(() => database.close())

  describe('a claim is what the cells say', () => {
    it('value and change: 新收 of the last year that prints it, and of the units of both ends', () => runs(async (made) => {
      const { world } = made
      const pair = (await ask(database.query, 'like-for-like', noFilters, { metrics: ['received'], between: 'ends' }))[0]
      const { claims } = applicationsModel(await ask(database.query, 'applications-by-year', noFilters), 'zh-CN', pair)
      checkWords(claims)
      const printed = (key: string) => years.filter(year => total(ofYear(reports(world), year), row(key)) !== null)
      const key = ['received', 'concluded', 'carriedOut'].find(each => printed(each).length > 0)
      if (!key) {
        expect(find(claims, 'none')?.why).toBe('data')
        return
      }
      expect(find(claims, 'none')).toBeUndefined()
      const last = printed(key).at(-1)!
      expect(find(claims, 'value')).toMatchObject({ years: [last, last], value: total(ofYear(reports(world), last), row(key)), low: false })
      const covered = years.filter(year => ofYear(reports(world), year).length > 0)
      const span = years.filter(year => year >= covered[0]! && year <= covered.at(-1)!)
      const silent = (why: string) => claims.flatMap(claim => claim.kind === 'silent' && claim.why === why ? claim.years : [])
      expect(silent('reports')).toEqual(span.filter(year => !covered.includes(year)))
      expect(silent('value')).toEqual(covered.filter(year => !printed(key).includes(year)))
      if (key === 'received')
        checkChange(claims, made, 'received')
      expect(sentenceOf({ claims }, 'zh-CN')).not.toContain('没有数据')
    }), patient)

    it('share: the disclosed and the largest other outcome over one denominator, reports with a gap in neither part', () => runs(async (made) => {
      const { world } = made
      const pair = (await ask(database.query, 'like-for-like', noFilters, { metrics: ['disclosureRate'], between: 'ends' }))[0]
      const rows = await ask(database.query, 'outcomes-by-year', noFilters)
      const { claims } = outcomesModel(rows, 'zh-CN', 'share', pair)
      checkWords(claims)
      const usable = (year: number) => known(ofYear(reports(world), year), outcomeCells)
      const whole = (year: number) => total(usable(year), row('concluded')) ?? 0
      const last = years.filter(year => whole(year) > 0).at(-1)
      if (last === undefined) {
        expect(find(claims, 'none')?.why).toBe('shares')
        return
      }
      const all = whole(last)
      const disclosed = sum([total(usable(last), row('granted')), total(usable(last), row('partlyGranted'))])
      expect(find(claims, 'disclosed')).toEqual({ kind: 'disclosed', share: all < 30 ? null : disclosed / all, cases: all })
      expect(find(claims, 'leftOut')?.count ?? 0).toBe(ofYear(reports(world), last).length - usable(last).length)
      const rest = Object.entries({ 不予公开: groups.denied, 无法提供: groups.unavailable, 不予处理: groups.notProcessed, 其他处理: groups.other }).map(([name, keys]) => ({ name, cases: total(usable(last), ...keys) ?? 0 }))
      const most = Math.max(...rest.map(({ cases }) => cases))
      const share = find(claims, 'share')
      if (most === 0 || all < 30)
        expect(share).toBeUndefined()
      else
        expect(share!.parts[0]).toEqual({ names: rest.filter(({ cases }) => cases === most).map(({ name }) => name), cases: most, share: most / all })
      if (share && share.parts[0]!.names.length > 1)
        expect(claimText(share, 'zh-CN')).toContain('并列')
      const parts = disclosed + sum(rest.map(({ cases }) => cases))
      expect(find(claims, 'uneven')?.sum ?? all).toBe(parts === all ? all : parts)
      if (all < 30)
        expect(sentenceOf({ claims: claims.filter(({ kind }) => kind !== 'change') }, 'zh-CN')).not.toContain('%，')
      checkChange(claims, made, 'disclosureRate')
    }), patient)

    it('list, none and closed: reviews and lawsuits of the last year, closed over the reports whose section 4 is known', () => runs(async ({ world }) => {
      const { claims } = appealsModel(await ask(database.query, 'appeals-by-year', noFilters), 'zh-CN')
      checkWords(claims)
      const at = (year: number, path: string) => total(ofYear(reports(world), year), appeal(path, 'total'))
      const last = years.filter(year => paths.some(path => at(year, path) !== null)).at(-1)
      if (last === undefined) {
        expect(find(claims, 'none')?.why).toBe('data')
        return
      }
      const all = ofYear(reports(world), last)
      const usable = known(all, paths.flatMap(path => [...results, 'total'].map(result => appeal(path, result))))
      const totals = paths.flatMap(path => at(last, path) ?? [])
      if (usable.length === all.length && sum(totals) === 0) {
        expect(find(claims, 'none')?.why).toBe('zero')
        return
      }
      // A blank is never said to be none.
      expect(find(claims, 'none')).toBeUndefined()
      expect(find(claims, 'list')!.items.map(item => item.value)).toEqual(totals)
      const of = (result: string): number => sum(paths.map(path => total(usable, appeal(path, result))))
      if (usable.length > 0)
        expect(find(claims, 'closed')).toEqual({ kind: 'closed', closed: of('total') - of('pending'), overturned: of('overturned'), all: usable.length === all.length })
      expect(find(claims, 'leftOut')?.count ?? 0).toBe(all.length - usable.length)
      const off = sum(paths.flatMap(path => results.map(result => total(all, appeal(path, result))))) - sum(totals)
      expect(find(claims, 'off')?.difference ?? 0).toBe(off)
    }), patient)

    it('extreme: department types, every one of a tie, none of too few cases', () => runs(async ({ world }) => {
      for (const metric of ['received', 'disclosureRate', 'reviewCount']) {
        const { name, unit, lowBelow } = metricOf(metric)
        const { claims } = departmentModel(await ask(database.query, 'department-by-year', noFilters, { metric }), 'zh-CN', { key: metric, name, unit, lowBelow, typeName: type => type })
        checkWords(claims)
        const of = (type: string, year: number) => value(metric, ofYear(reports(world, { types: [type] }), year))
        const isFair = (type: string, year: number): boolean => of(type, year).value !== null && !of(type, year).lowCount
        const last = years.filter(year => types.some(type => isFair(type, year))).at(-1)
        checkExtreme(find(claims, 'extreme'), new Map(last === undefined ? [] : types.flatMap(type => isFair(type, last) ? [[type, of(type, last).value!] as const] : [])))
        if (last !== undefined) {
          expect(find(claims, 'extreme')!.years).toEqual([last, last])
          expect(find(claims, 'few')?.count ?? 0).toBe(types.filter(type => of(type, last).value !== null && of(type, last).lowCount).length)
          expect(find(claims, 'leftOut')?.count ?? 0).toBe(sum(types.map(type => of(type, last).leftOut)))
        }
      }
    }), patient)

    it('extreme, together, few, empty: units over all years or in the last one', () => runs(async ({ world }) => {
      for (const metric of ['received', 'disclosureRate']) {
        for (const and of [null, 'year'] as const) {
          const claims = breakdownClaims(await broken('agency', and, { metric }), 'zh-CN')
          checkWords(claims)
          const ids = [...new Set(reports(world).map(report => report.agency.id))]
          const of = (id: string, year: number | null) => value(metric, reports(world, { agencies: [id] }).filter(report => year === null || report.year === year))
          const isFair = (id: string, year: number | null): boolean => of(id, year).value !== null && !of(id, year).lowCount
          const last = and === null ? null : years.filter(year => ids.some(id => isFair(id, year))).at(-1)
          if (last === undefined || !ids.some(id => years.some(year => of(id, and === null ? null : year).value !== null))) {
            expect(find(claims, 'extreme')).toBeUndefined()
            continue
          }
          checkExtreme(find(claims, 'extreme'), new Map(ids.flatMap(id => isFair(id, last) ? [[id, of(id, last).value!] as const] : [])))
          const few = ids.filter(id => of(id, last).value !== null && of(id, last).lowCount).length
          expect(find(claims, 'few')?.count ?? 0).toBe(few)
          expect(find(claims, 'empty')?.count ?? 0).toBe(ids.filter(id => of(id, last).value === null).length)
          const all = value(metric, reports(world).filter(report => last === null || report.year === last))
          expect(find(claims, 'together')?.value ?? null).toBe(all.lowCount ? null : all.value)
        }
      }
    }), patient)

    it('share: the largest parts of a whole, ties together, a share only of 30 cases or more', () => runs(async ({ world }) => {
      const data = await broken('year', null, { whole: 'outcomes' })
      const claims = breakdownClaims(data, 'zh-CN')
      checkWords(claims)
      const share = find(claims, 'share')
      const usable = (year: number) => known(ofYear(reports(world), year), outcomeCells)
      const last = years.filter(year => (total(usable(year), row('concluded')) ?? 0) > 0).at(-1)
      if (last === undefined)
        return expect(share).toBeUndefined()
      const whole = total(usable(last), row('concluded'))!
      const parts = Object.entries({ 予以公开: [row('granted')], 部分公开: [row('partlyGranted')], 不予公开: groups.denied, 无法提供: groups.unavailable, 不予处理: groups.notProcessed, 其他处理: groups.other }).map(([name, keys]) => ({ name, cases: total(usable(last), ...keys) ?? 0 }))
      const counts = [...new Set(parts.map(({ cases }) => cases))].filter(cases => cases > 0).sort((a, b) => b - a).slice(0, 2)
      expect(share?.parts ?? []).toEqual(counts.map(cases => ({ names: parts.filter(part => part.cases === cases).map(({ name }) => name), cases, share: whole < 30 ? null : cases / whole })))
    }), patient)

    it('whole and apart: the leader’s shares beside the year before over the units of both', () => runs(async ({ world }) => {
      const [year, before] = [2022, 2021]
      const both = { ...noFilters, years: [before, year] as const }
      const rows = await ask(database.query, 'outcomes-by-year', both)
      const pair = outcomePair(await ask(database.query, 'like-for-like', noFilters, { whole: 'outcomes', between: [before, year] }))
      const { claims } = sharesModel([
        { key: 'now', name: '2022 年', year, whole: outcomeShares(rows, year) },
        { key: 'before', name: '2021 年', year: before, whole: outcomeShares(rows, before), ...pair && { pair } },
      ], 'zh-CN')
      checkWords(claims)
      const usable = (at: number) => known(ofYear(reports(world), at), outcomeCells)
      const whole = total(usable(year), row('concluded'))
      if (whole === null || whole === 0) {
        expect(find(claims, 'none')?.why).toBe('value')
        return
      }
      expect(find(claims, 'whole')).toMatchObject({ cases: whole, low: whole < 30 })
      const ids = usable(year).map(report => report.agency.id).filter(id => usable(before).some(report => report.agency.id === id))
      const side = (at: number) => usable(at).filter(report => ids.includes(report.agency.id))
      const sizes = [before, year].map(at => total(side(at), row('concluded')) ?? 0)
      const apart = find(claims, 'apart')
      if (whole < 30 || ids.length === 0 || sizes[0] === 0) {
        expect(apart).toBeUndefined()
        return
      }
      if (sizes.some(size => size < 30)) {
        expect(apart!.moved).toBeNull()
        return
      }
      expect(apart!.units).toBe(ids.length)
      const moved = Object.entries({ 予以公开: [row('granted')], 部分公开: [row('partlyGranted')], 不予公开: groups.denied, 无法提供: groups.unavailable, 不予处理: groups.notProcessed, 其他处理: groups.other }).map(([name, keys]) => {
        const [from, to] = [before, year].map((at, index) => (total(side(at), ...keys) ?? 0) / sizes[index]!)
        return { name, from: from!, to: to!, change: (tenth(to!) - tenth(from!)) / 1000 }
      })
      const furthest = Math.max(...moved.map(({ change }) => Math.abs(change)))
      expect(apart!.moved).toEqual(furthest === 0 ? [] : moved.filter(({ change }) => Math.abs(change) === furthest))
    }), patient)

    it('whole: results of reviews and lawsuits over the reports whose section 4 is known', () => runs(async ({ world }) => {
      const { claims } = sharesModel([{ key: 'now', name: '2022 年', year: 2022, whole: appealShares(await ask(database.query, 'appeals-by-year', noFilters), 2022) }], 'zh-CN')
      checkWords(claims)
      const usable = known(ofYear(reports(world), 2022), paths.flatMap(path => [...results, 'total'].map(result => appeal(path, result))))
      const whole = total(usable, ...paths.map(path => appeal(path, 'total'))) ?? 0
      const names = { 结果维持: 'upheld', 结果纠正: 'overturned', 其他结果: 'otherResult', 尚未审结: 'pending' }
      const parts = Object.entries(names).map(([name, result]) => ({ name, cases: total(usable, ...paths.map(path => appeal(path, result))) ?? 0 }))
      const most = Math.max(...parts.map(({ cases }) => cases))
      expect(find(claims, 'share')?.parts ?? []).toEqual(whole < 30 || most === 0 ? [] : [{ names: parts.filter(({ cases }) => cases === most).map(({ name }) => name), cases: most, share: most / whole }])
    }), patient)

    it('course, constant, peak, uncompared: one unit from its first year to its last', () => runs(async ({ world }) => {
      const id = world.agencies[0]!.id
      for (const metric of ['received', 'disclosureRate', 'licensing']) {
        const { name, unit, breaks } = metricOf(metric)
        const rows = await ask(database.query, 'agency-years', noFilters, { agency: id, metrics: [metric] })
        const { claims } = trendModel(rows, 'zh-CN', [{ key: metric, name, unit, breaks }])
        checkWords(claims)
        const own = reports(world, { agencies: [id] })
        const values = years.map(year => ({ year, ...value(metric, ofYear(own, year)) })).filter(each => each.value !== null)
        const end = values.at(-1)
        if (!end) {
          expect(find(claims, 'none')?.why).toBe('data')
          continue
        }
        // Nothing is told across the change of form in 2021.
        const points = metric === 'licensing' && end.year >= 2021 ? values.filter(({ year }) => year >= 2021) : values
        const start = points[0]!
        const print = (number: number): number => unit === 'rate' ? tenth(number) / 1000 : number
        const isLow = points.length > 1 && (start.lowCount || end.lowCount)
        if (points.length === 1 || isLow) {
          expect(find(claims, 'value')).toMatchObject({ years: [end.year, end.year], value: end.value, low: end.lowCount })
          expect(find(claims, 'uncompared') !== undefined).toBe(isLow && !end.lowCount)
          expect(claims.some(({ kind }) => ['course', 'constant', 'peak'].includes(kind))).toBe(false)
          if (end.lowCount)
            expect(claimText(find(claims, 'value')!, 'zh-CN')).not.toContain('%')
          continue
        }
        const sound = points.filter(({ lowCount }) => !lowCount)
        const top = Math.max(...sound.map(each => print(each.value!)))
        if (points.every(each => !each.lowCount && print(each.value!) === print(start.value!))) {
          expect(find(claims, 'constant')).toMatchObject({ years: [start.year, end.year], value: start.value })
          continue
        }
        expect(find(claims, 'course')).toMatchObject({ years: [start.year, end.year], first: start.value, last: end.value })
        const isInner = top > print(start.value!) && top > print(end.value!)
        expect(find(claims, 'peak')?.years ?? []).toEqual(isInner ? sound.filter(each => print(each.value!) === top).map(({ year }) => year) : [])
      }
    }), patient)

    it('flow: the last year’s intake and outcomes; no share where a report’s outcomes are not its concluded', () => runs(async ({ world }) => {
      const rows = await ask(database.query, 'breakdown', noFilters, { whole: 'applicants', by: 'flow' as Dimension, and: null, period: 'last' })
      const data = breakdownOf(rows, { subject: { whole: wholeOf('applicants')!, as: 'count' }, by: 'flow', and: null, locale: 'zh-CN', dimensionName: each => each, groupName: (_, key) => key, placeOf: () => ({ filters: null, agency: null }) })
      const claims = breakdownClaims(data, 'zh-CN')
      checkWords(claims)
      const last = years.filter(year => ofYear(reports(world), year).length > 0).at(-1)
      const flow = find(claims, 'flow')
      if (last === undefined)
        return expect(flow).toBeUndefined()
      const all = ofYear(reports(world), last)
      const concluded = total(all, row('concluded'))
      const keys: Record<string, CellKey[]> = { 予以公开: [row('granted')], 部分公开: [row('partlyGranted')], 不予公开: groups.denied, 无法提供: groups.unavailable, 不予处理: groups.notProcessed, 其他处理: groups.other }
      const uneven = all.filter(report => sum(Object.values(keys).map(cells => total([report], ...cells))) !== (total([report], row('concluded')) ?? 0)).length
      expect(find(claims, 'unequal')?.reports ?? 0).toBe(uneven)
      if (!flow)
        return
      expect(flow.cases).toMatchObject({ received: total(all, row('received')), concluded, carriedOut: total(all, row('carriedOut')) })
      const parts = Object.entries(keys).map(([name, cells]) => ({ name, cases: total(all, ...cells) ?? 0 }))
      const most = Math.max(...parts.map(({ cases }) => cases))
      expect(flow.most).toEqual(most === 0 ? [] : [{ names: parts.filter(({ cases }) => cases === most).map(({ name }) => name), cases: most, share: uneven > 0 || !concluded || concluded < 30 ? null : most / concluded }])
    }), patient)
  })
}
