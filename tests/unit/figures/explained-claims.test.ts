import type { Counted, World } from '../metrics/reference'
import type { Database } from '@/database'
import type { Explained } from '@/figures'
import type { CellKey } from '@/reports'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decompose, explain, explainedText, makeupOf, reasonsOf } from '@/figures'
import { ask, metricOf, noFilters } from '@/metrics'
import { openEngine } from '../database/support'
import { groups } from '../metrics/reference'
import { toProjection } from '../metrics/worlds'
import { madeArb, ofYear, reports, row, total, value } from './claims'

/*
 * What is said of a change is computed a second time from the cells of made-up records, which know nothing of figures, SQL or the catalog.
 */

let database: Database
let serial = 0
beforeAll(async () => void (database = await openEngine()))
afterAll(() => database.close())

const asked = fc.record({
  made: madeArb,
  metric: fc.constantFrom('received', 'concluded', 'disclosureRate', 'carryOutRate', 'reviewCount'),
  years: fc.constantFrom([2019, 2020] as const, [2019, 2022] as const, [2021, 2022] as const),
})

/** The cells of a metric's numerator and of its denominator. */
const formulas: Record<string, { above: CellKey[], below?: CellKey[] }> = {
  received: { above: [row('received')] },
  concluded: { above: [row('concluded')] },
  disclosureRate: { above: [row('granted'), row('partlyGranted')], below: [row('concluded')] },
  carryOutRate: { above: [row('carriedOut')], below: [row('received'), row('carriedIn')] },
  reviewCount: { above: ['appeals.review.total'] },
}
/** What numerators are printed in. */
const parts: Record<string, Record<string, CellKey[]>> = {
  concluded: { 予以公开: [row('granted')], 部分公开: [row('partlyGranted')], 不予公开: groups.denied, 无法提供: groups.unavailable, 不予处理: groups.notProcessed, 其他处理: groups.other },
  disclosureRate: { 予以公开: [row('granted')], 部分公开: [row('partlyGranted')] },
}

async function explained(metric: string, years: readonly [number, number]): Promise<Explained[]> {
  const filters = { ...noFilters, years }
  const found = decompose(await ask(database.query, 'contributions', filters, { metric }), metricOf(metric))
  const makeup = makeupOf(metric, years)
  const subject = makeup && 'whole' in makeup ? { whole: makeup.whole } : { metrics: makeup?.metrics ?? [metric] }
  const pairs = await ask(database.query, 'like-for-like', filters, { ...subject, between: years, like: metric })
  return explain({ metric: metricOf(metric), years, found, makeup, reasons: makeup ? reasonsOf(pairs, makeup, found, metricOf(metric).unit) : [], locale: 'zh-CN' })
}

const find = <K extends Explained['kind']>(claims: readonly Explained[], kind: K) => claims.find((claim): claim is Extract<Explained, { kind: K }> => claim.kind === kind)
const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
const near = (one: number, other: number): void => expect(Math.abs(one - other)).toBeLessThan(1e-9)

/** The units of both years that are in the metric, and those that are not, by why. */
function split(world: World, metric: string, [from, to]: readonly [number, number]) {
  const [before, now] = [from, to].map(year => new Map(ofYear(reports(world), year).map(report => [report.agency.id, report]))) as [Map<string, Counted>, Map<string, Counted>]
  const fits = (report: Counted): boolean => !formulas[metric]!.below || value(metric, [report]).reports === 1
  const both = [...before.keys()].filter(id => now.has(id))
  return {
    before,
    now,
    used: both.filter(id => fits(before.get(id)!) && fits(now.get(id)!)),
    gapped: both.filter(id => !fits(before.get(id)!) || !fits(now.get(id)!)),
    entered: [...now.keys()].filter(id => !before.has(id)),
    left: [...before.keys()].filter(id => !now.has(id)),
  }
}

describe('what is said of a change', () => {
  it('is true of the cells: course, set, contributions, effects, makeup, gaps, and why nothing is explained', async () => {
    await fc.assert(fc.asyncProperty(asked, async ({ made: { world }, metric, years }) => {
      // A report that comes anew has an id of its own.
      serial += 1
      await database.project(toProjection({ ...world, facts: world.facts.map(fact => ({ ...fact, id: `${serial}/${fact.id}` })) }))
      const claims = await explained(metric, years)
      const { above, below } = formulas[metric]!
      const { before, now, used, gapped, entered, left } = split(world, metric, years)
      const amount = (report: Counted): number => total([report], ...above) ?? 0
      const cases = (report: Counted): number => total([report], ...below ?? []) ?? 0
      const [first, last] = [before, now].map(side => value(metric, used.map(id => side.get(id)!))) as [ReturnType<typeof value>, ReturnType<typeof value>]
      const isFew = below !== undefined && [first, last].some(side => (side.denominator ?? 0) < 30)

      const set = find(claims, 'set')?.parts ?? []
      const ids = { entered, left, gapped }
      expect(set.map(({ standing, units }) => [standing, units])).toEqual((['entered', 'left', 'gapped'] as const).flatMap(each => ids[each].length > 0 ? [[each, ids[each].length]] : []))
      for (const { standing, amount: told, cases: toldCases, share } of set.filter(each => each.standing !== 'gapped')) {
        const whose = ids[standing].map(id => (standing === 'entered' ? now : before).get(id)!)
        if (!below)
          expect(told).toBe(add(whose.map(amount)))
        else if (whose.every(report => value(metric, [report]).reports === 1))
          expect([toldCases, share !== null]).toEqual([add(whose.map(cases)), toldCases >= 30])
      }

      const refused = find(claims, 'unexplained')
      const known = first.value !== null && last.value !== null
      expect(refused?.why).toBe(used.length === 0 ? 'units' : !known ? first.value === last.value ? 'nothing' : 'missing' : isFew ? 'few' : undefined)
      if (refused) {
        expect(claims.filter(({ kind }) => kind !== 'set')).toHaveLength(1)
        return
      }
      if (first.value === last.value) {
        expect(find(claims, 'same')).toEqual({ kind: 'same', units: used.length, value: last.value })
        return
      }
      const course = find(claims, 'course')!
      expect([course.units, course.first, course.last]).toEqual([used.length, first.value, last.value])
      near(course.change, below ? (Math.round(last.value! * 10_000) - Math.round(first.value! * 10_000)) / 10_000 : last.value! - first.value!)

      const units = find(claims, 'units')
      expect(units === undefined).toBe(used.length < 2)
      if (units) {
        near(units.change, last.value! - first.value!)
        near(add(units.top.map(({ change }) => change)) + (units.rest?.change ?? 0), units.change)
        expect(units.top.length + (units.rest?.count ?? 0)).toBe(used.length)
        for (const { agency, change, own } of units.top) {
          const [one, two] = [before.get(agency)!, now.get(agency)!]
          if (!below)
            expect(change).toBe(amount(two) - amount(one))
          else if (own)
            expect([own.cases, own.rates, own.few]).toEqual([[cases(one), cases(two)], [amount(one) / cases(one), amount(two) / cases(two)], Math.min(cases(one), cases(two)) < 30])
        }
        const shown = units.top.map(({ change }) => Math.abs(change))
        expect(shown).toEqual(shown.toSorted((a, b) => b - a))
        if (below) {
          const [d0, d1] = [first.denominator!, last.denominator!]
          // Of units that have a rate in both years: the mean weight by the change of the rate.
          const within = add(used.map((id) => {
            const [one, two] = [before.get(id)!, now.get(id)!]
            return cases(one) > 0 && cases(two) > 0 && total([one], ...above) !== null && total([two], ...above) !== null ? (cases(one) / d0 + cases(two) / d1) / 2 * (amount(two) / cases(two) - amount(one) / cases(one)) : 0
          }))
          near(find(claims, 'effects')!.within, within)
          near(find(claims, 'effects')!.within + find(claims, 'effects')!.weight, last.value! - first.value!)
        }
      }
      const makeup = find(claims, 'makeup')
      const printed = parts[metric]
      if (printed && makeup) {
        const of = (side: Map<string, Counted>, keys: CellKey[], whole: number | null): number => (total(used.map(id => side.get(id)!), ...keys) ?? 0) / (below ? whole! : 1)
        const changes = Object.fromEntries(Object.entries(printed).map(([name, keys]) => [name, of(now, keys, last.denominator) - of(before, keys, first.denominator)]))
        for (const { name, change } of makeup.top)
          near(change, changes[name]!)
        near(add(makeup.top.map(({ change }) => change)) + (makeup.rest?.change ?? 0), add(Object.values(changes)))
        near(add(Object.values(changes)) + (makeup.odd ?? 0), last.value! - first.value!)
      }
      const asks = [...above, ...below ?? []]
      // A mark, and a blank that the form's sums tell to be 0, count as 0: that is said.
      const empty = used.filter(id => [before, now].some(side => asks.some(key => side.get(id)!.cell(key) === null))).length
      expect(find(claims, 'gaps')?.units ?? 0).toBe(empty)
      for (const locale of ['zh-CN', 'en'] as const) {
        for (const claim of claims) {
          const text = explainedText(claim, { metric: metricOf(metric), years, scope: 'unit' }, locale).map(piece => typeof piece === 'string' ? piece : piece.text).join('')
          expect(text).not.toMatch(/undefined|null|NaN|Infinity/)
          expect(text).toMatch(locale === 'en' ? /\.$/ : /。$/)
        }
      }
    }), { numRuns: 12, endOnFailure: true })
  }, 240_000)
})
