import type { Sketch } from '../database/support'
import type { Database } from '@/database'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { ask, noFilters, wholeOf } from '@/metrics'
import { openEngine, segmentsOf, sketch } from '../database/support'

let database: Database
let serial = 0

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

async function load(sketches: readonly Sketch[]): Promise<void> {
  // A report that comes anew has an id of its own.
  const made = sketches.map(each => sketch({ ...each, id: `报告${serial += 1}` }))
  await database.project({ agencies: [], reports: made.map(({ projected }) => projected), segments: segmentsOf(encodeSegment(made.map(({ report }) => report))), corrections: [] })
}

type Cells = NonNullable<Sketch['cells']>
const cell = (row: string, column = 'total'): string => `applications.${row}.${column}`
/** Rows of section 3 with the same number in 自然人 and in 总计. */
const rows = (numbers: Record<string, Cells[string]>): Cells => Object.fromEntries(Object.entries(numbers).flatMap(([row, number]) => [[cell(row), number], [cell(row, 'person'), number]]))
const outcomes = ['granted', 'partlyGranted', 'denied.stateSecret', 'denied.forbiddenByLaw', 'denied.publicSecurity', 'denied.thirdPartyRights', 'denied.internalAffairs', 'denied.deliberative', 'denied.enforcementFile', 'denied.administrativeInquiry', 'unavailable.notHeld', 'unavailable.needsCreation', 'unavailable.stillUnclear', 'notProcessed.petition', 'notProcessed.repeated', 'notProcessed.publication', 'notProcessed.excessive', 'notProcessed.reconfirmation']

async function disclosure(...sketches: Cells[]) {
  await load(sketches.map((cells, at) => ({ agency: `第${at}局`, cells })))
  const [row] = await ask(database.query, 'key-figures', noFilters, { metrics: ['disclosureRate'] })
  return { value: row!.value, numerator: row!.numerator, denominator: row!.denominator, reports: row!.reports, leftOut: row!.leftOut }
}
const whole = rows({ received: 40, concluded: 40, granted: 20, partlyGranted: 20 })

describe('a gap in a rate', () => {
  it('of an office that printed no outcomes leaves its 805 cases out of both parts', async () => {
    const silent = { ...rows({ received: 805, concluded: 805 }), ...Object.fromEntries(outcomes.flatMap(row => [[cell(row), 'blank'], [cell(row, 'person'), 'blank']])) } as Cells
    expect(await disclosure(whole, silent)).toEqual({ value: 1, numerator: 40, denominator: 40, reports: 1, leftOut: 1 })
    const shares = await ask(database.query, 'outcomes-by-year', noFilters)
    expect([shares[0]!.concluded, shares[0]!.shared.concluded, shares[0]!.sharing, shares[0]!.leftOut]).toEqual([845, 40, 1, 1])
  })

  it('is none where a mark is printed, where the form has no such row, and where the sums hold with a blank as 0', async () => {
    expect(await disclosure({ ...whole, [cell('partlyGranted')]: 'mark', [cell('partlyGranted', 'person')]: 'mark', [cell('granted')]: 40, [cell('granted', 'person')]: 40 })).toMatchObject({ value: 1, reports: 1, leftOut: 0 })
    expect(await disclosure({ ...whole, ...rows({ 'denied.stateSecret': 'blank', 'other.misc': 'blank' }) })).toMatchObject({ value: 1, reports: 1, leftOut: 0 })
    await load([{ year: 2020, layouts: { applications: '2019' }, cells: whole }])
    expect((await ask(database.query, 'key-figures', noFilters, { metrics: ['disclosureRate'] }))[0]).toMatchObject({ value: 1, reports: 1, leftOut: 0 })
  })

  it('is one where the sums do not hold with the blank as 0, and where a cell is unreadable or absent', async () => {
    for (const printed of ['unreadable', 'absent'] as const)
      expect(await disclosure(whole, { ...whole, [cell('denied.stateSecret')]: printed })).toMatchObject({ denominator: 40, reports: 1, leftOut: 1 })
    expect(await disclosure(whole, { ...whole, [cell('granted')]: 'blank' })).toMatchObject({ denominator: 40, reports: 1, leftOut: 1 })
    // The total is blank over a row that counts something, though the column happens to hold.
    expect(await disclosure(whole, { ...whole, [cell('denied.stateSecret')]: 'blank', [cell('denied.stateSecret', 'business')]: 3 })).toMatchObject({ denominator: 40, reports: 1, leftOut: 1 })
  })

  it('leaves counts as they are printed, with the number of cells that count as 0', async () => {
    await load([{ cells: { [cell('received')]: 'blank' } }])
    const found = await ask(database.query, 'key-figures', noFilters, { metrics: ['received', 'handled'] })
    expect(found.map(({ value, gaps, leftOut }) => [value, gaps, leftOut])).toEqual([[null, 1, 0], [0, 1, 0]])
  })

  it('leaves the six outcome shares on one set of reports, so that they make 100 %', { timeout: 300_000 }, async () => {
    const report = fc.record({
      numbers: fc.array(fc.nat(30), { minLength: outcomes.length, maxLength: outcomes.length }),
      gaps: fc.array(fc.tuple(fc.nat(outcomes.length - 1), fc.constantFrom('blank' as const, 'mark' as const, 'unreadable' as const, 'absent' as const)), { maxLength: 3 }),
    })
    await fc.assert(fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 6 }), async (drawn) => {
      const made = drawn.map(({ numbers, gaps }) => {
        // A mark stands for none; every other gap stands where the number was.
        const told = numbers.map((number, at) => gaps.some(([place, state]) => place === at && state === 'mark') ? 0 : number)
        const sum = told.reduce((total, number) => total + number, 0)
        const cells = { ...rows({ received: sum, concluded: sum }), ...rows(Object.fromEntries(told.map((number, at) => [outcomes[at]!, number]))) }
        const states = new Map(gaps.map(([at, state]) => [at, numbers[at] !== told[at] ? 'mark' as const : state]))
        for (const [at, state] of states)
          Object.assign(cells, rows({ [outcomes[at]!]: state }))
        const isOut = [...states].some(([at, state]) => state !== 'mark' && (state !== 'blank' || told[at]! > 0 || told.reduce((total, number, place) => states.get(place) === 'blank' ? total : total + number, 0) !== sum))
        const isHidden = [...states].some(([, state]) => state === 'unreadable' || state === 'absent')
        return { cells, sum, isOut: isOut || (isHidden && states.size > 0) }
      })
      await load(made.map(({ cells }, at) => ({ agency: `第${at}局`, cells })))
      const kept = made.filter(({ isOut }) => !isOut)
      const found = await ask(database.query, 'breakdown', noFilters, { whole: 'outcomes', by: 'year', and: null, period: 'all' })
      const total = found.filter(({ first }) => first === null)
      expect(total).toHaveLength(wholeOf('outcomes')!.parts.length)
      const cases = kept.reduce((sum, report) => sum + report.sum, 0)
      for (const row of total)
        expect([row.reports, row.leftOut, row.denominator ?? 0]).toEqual([kept.length, made.length - kept.length, cases])
      if (cases > 0)
        expect(total.reduce((sum, { value }) => sum + value!, 0)).toBeCloseTo(1)
    }), { numRuns: 60 })
  })
})
