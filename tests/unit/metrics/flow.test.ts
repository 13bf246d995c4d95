import type { Database } from '@/database'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '@/metrics'
import { openEngine } from '../database/support'
import { counted, expected, expectedYears, gaps, groups, known, present, total } from './reference'
import { filtersArb, toProjection, worldArb } from './worlds'

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

const columns = ['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation', 'total']
const cell = (row: string, column = 'total'): string => `applications.${row}.${column}`
const inColumn = (rows: readonly string[], column: string): string[] => rows.map(row => row.replace('.total', `.${column}`))
const outcomes: Record<string, string[]> = { granted: [cell('granted')], partlyGranted: [cell('partlyGranted')], ...groups }
const asked = worldArb.chain(world => fc.record({ world: fc.constant(world), filters: filtersArb(world), period: fc.constantFrom('last' as const, 'all' as const) }))

describe('section 3', () => {
  it('from intake to outcome equals an independent sum of the last year, and says how many reports do not reconcile', { timeout: 300_000 }, async () => {
    await fc.assert(fc.asyncProperty(asked, async ({ world, filters }) => {
      await database.project(toProjection(world))
      const all = counted(world, filters)
      const year = Math.max(...all.map(report => report.year))
      const reports = all.filter(report => report.year === year)
      const rows = await ask(database.query, 'application-flow', filters)
      const keys: Record<string, string[]> = {
        ...outcomes,
        ...Object.fromEntries(['carriedIn', 'received', 'concluded', 'carriedOut'].map(row => [row, [cell(row)]])),
        ...Object.fromEntries(columns.slice(0, 6).map(column => [column, [cell('received', column)]])),
      }
      const of = (report: typeof reports[number], ...names: string[]): number => total([report], names) ?? 0
      const differ = (one: string[], other: string[]): number => reports.filter(report => of(report, ...one) !== of(report, ...other)).length
      const wanted: [string, number | null, number][] = [
        ...Object.entries(keys).map(([key, cells]): [string, number | null, number] => [key, total(reports, cells), gaps(reports, cells)]),
        ['unbalanced', differ([cell('received'), cell('carriedIn')], [cell('concluded'), cell('carriedOut')]), 0],
        ['uneven', differ(Object.values(outcomes).flat(), [cell('concluded')]), 0],
      ]
      expect(Object.fromEntries(rows.map(row => [row.first, row]))).toEqual(reports.length === 0
        ? {}
        : Object.fromEntries(wanted.map(([first, value, missing]) => [first, {
            first,
            second: null,
            metric: 'flow',
            value,
            numerator: null,
            denominator: null,
            reports: reports.length,
            gaps: missing,
            leftOut: 0,
            lowCount: false,
            units: new Set(present(world, filters).filter(report => report.year === year).map(({ agency }) => agency.id)).size,
            expected: expected(world, { ...filters, years: [year, year] }).length,
            firstYear: year,
            lastYear: year,
            fictional: reports.some(({ fact }) => fact.fictional),
          }])))
    }), { numRuns: 40, endOnFailure: true })
  })

  it('outcomes of each column equal an independent sum of its cells', { timeout: 300_000 }, async () => {
    await fc.assert(fc.asyncProperty(asked, async ({ world, filters, period }) => {
      await database.project(toProjection(world))
      const all = counted(world, filters)
      const newest = Math.max(...all.map(report => report.year))
      const reports = all.filter(report => period === 'all' || report.year === newest)
      const years = new Set(reports.map(report => report.year))
      const rows = await ask(database.query, 'outcomes-by-applicant', filters, { period })
      expect(rows).toEqual(reports.length === 0
        ? []
        : columns.flatMap(column => Object.entries(outcomes).map(([part, totals]) => {
            const cells = inColumn(totals, column)
            const usable = known(reports, [...Object.values(outcomes).flat(), cell('concluded')].map(key => key.replace('.total', `.${column}`)))
            const denominator = total(usable, [cell('concluded', column)])
            const numerator = total(usable, cells) ?? (denominator === null ? null : 0)
            return {
              first: column,
              second: null,
              metric: `outcomes.${part}`,
              value: numerator !== null && denominator !== null && denominator > 0 ? numerator / denominator : null,
              numerator,
              denominator,
              reports: usable.length,
              leftOut: reports.length - usable.length,
              gaps: gaps(usable, [...cells, cell('concluded', column)]),
              lowCount: denominator !== null && denominator < 30,
              units: new Set(present(world, filters).filter(report => years.has(report.year)).map(({ agency }) => agency.id)).size,
              expected: new Set(expectedYears(world, filters).flatMap(({ agency, year }) => years.has(year) ? [agency] : [])).size,
              firstYear: Math.min(...years),
              lastYear: Math.max(...years),
              fictional: reports.some(({ fact }) => fact.fictional),
            }
          })))
    }), { numRuns: 40, endOnFailure: true })
  })
})
