import type { Layout } from '@/reports'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { causesOf, consolidate, reconcile, triable } from '@/checks'
import { formCells, tableNames } from '@/reports'

interface Part { cell: string, report: string, agency: string, name: string, value: number | null, state: 'number' | 'blank' | 'mark' }

/** Sums of parts as SQL makes them. */
function sumsOf(parts: readonly Part[]) {
  return [...new Set(parts.map(({ cell }) => cell))].map((cell) => {
    const own = parts.filter(part => part.cell === cell)
    const numbers = own.flatMap(({ value }) => value ?? [])
    const count = (state: string): number => own.filter(part => part.state === state).length
    return { cell, value: numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0), numbers: numbers.length, blanks: count('blank'), marks: count('mark'), unreadable: 0, absent: 0 }
  })
}

const report = fc.record({ layout: fc.constantFrom<Layout>('2019', '2021'), seed: fc.array(fc.oneof(fc.nat(9), fc.constantFrom('blank' as const, 'mark' as const)), { minLength: 12, maxLength: 12 }) })
function partsOf({ layout, seed }: { layout: Layout, seed: (number | 'blank' | 'mark')[] }, at: number): Part[] {
  return tableNames.flatMap(table => formCells(table, layout)).map((cell, index) => {
    const drawn = seed[(index * 7 + at) % seed.length]!
    return { cell, report: `r${at}`, agency: `a${at}`, name: `单位${at}`, value: typeof drawn === 'number' ? drawn : null, state: typeof drawn === 'number' ? 'number' : drawn }
  })
}
const layouts = (layout: Layout) => ({ proactive: layout, applications: layout, appeals: layout })

describe('consolidated form', () => {
  it('adds a number once, counts every report, and leaves blank what none prints', () => {
    fc.assert(fc.property(fc.array(report, { minLength: 1, maxLength: 6 }), fc.constantFrom<Layout>('2019', '2021'), (reports, layout) => {
      const parts = reports.flatMap(partsOf)
      const form = consolidate(sumsOf(parts), reports.map(each => layouts(each.layout)), layout)
      for (const cell of Object.values(form.cells)) {
        const own = parts.filter(part => cell.keys.includes(part.cell))
        const numbers = own.flatMap(({ value }) => value ?? [])
        expect(cell.value).toBe(numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0))
        if (cell.keys.length === 1)
          expect(cell.numbers + cell.blanks + cell.marks + cell.otherForm + cell.noTable).toBe(reports.length)
      }
      const placed = new Set([...Object.values(form.cells).flatMap(({ keys }) => keys), ...form.apart])
      expect(parts.every(({ cell }) => placed.has(cell))).toBe(true)
      expect(form.apart.some(key => key in form.cells)).toBe(false)
    }))
  })

  it('joins the three items of 其他处理 to the one row of 2019, and keeps that row apart in the form of 2021', () => {
    const parts = [partsOf({ layout: '2019', seed: Array.from({ length: 12 }, () => 5) }, 0), partsOf({ layout: '2021', seed: Array.from({ length: 12 }, () => 2) }, 1)].flat()
    const reports = [layouts('2019'), layouts('2021')]
    expect(consolidate(sumsOf(parts), reports, '2019').cells['applications.other.total']!.value).toBe(5 + 3 * 2)
    const form = consolidate(sumsOf(parts), reports, '2021')
    expect(form.cells['applications.other.misc.total']).toMatchObject({ value: 2, otherForm: 1 })
    expect(form.apart).toContain('applications.other.total')
    expect(form.apart).toContain('proactive.licensing.lastYear')
  })
})

describe('reconciliation', () => {
  it('lays a difference to reports whose own differences add up to it', () => {
    fc.assert(fc.property(fc.array(report, { minLength: 1, maxLength: 6 }), (reports) => {
      const parts = reports.flatMap(partsOf)
      for (const found of reconcile(sumsOf(parts), '2021')) {
        const causes = causesOf(found, parts)
        expect(causes.reduce((sum, { difference }) => sum + difference, 0)).toBe(found.difference)
        expect(causes.every(({ difference }) => difference !== 0)).toBe(true)
      }
    }))
  })
  it('is silent on sums that agree', () => {
    expect(reconcile(formCells('applications', '2021').map(cell => ({ cell, value: 0 })), '2021')).toEqual([])
    expect(triable(formCells('applications', '2021').map(cell => ({ cell, value: 0 })), '2021')).toBeGreaterThan(20)
    expect(triable(formCells('applications', '2021').map(cell => ({ cell, value: null })), '2021')).toBe(0)
    expect(triable([{ cell: 'appeals.review.upheld', value: 10 }, { cell: 'appeals.review.total', value: null }], '2021')).toBe(0)
    expect(reconcile([{ cell: 'appeals.review.upheld', value: 10 }, { cell: 'appeals.review.overturned', value: 1 }, { cell: 'appeals.review.total', value: 0 }], '2021')).toMatchObject([{ rule: 'appeals-sum', leftSum: 11, rightSum: 0, difference: 11 }])
  })
})
