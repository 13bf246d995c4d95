import type { Printed } from './reports'
import type { Evidence } from '@/checks'
import { describe, expect, it } from 'vitest'
import { checkReport, evidenceOf, factsOf } from '@/checks'
import { reportOf } from './reports'

/** What is said of every comparison that does not hold, by finding. */
function evidence(cells: Record<string, Printed>, before: Record<string, number> | null = null): Record<string, Evidence | null> {
  const report = reportOf({ cells: Object.fromEntries(Object.entries(cells).map(([key, value]) => [key.startsWith('appeals') ? key : `applications.${key}`, value])) })
  const books = { layouts: report.layouts, numbers: factsOf(report).numbers, before }
  return Object.fromEntries(checkReport(report).filter(({ severity }) => severity === 'error').map(finding => [finding.id, evidenceOf(finding, books)]))
}

/** Nine applications, five of persons and four of businesses, all concluded. */
const nine = { 'received.person': 4, 'received.business': 5, 'received.total': 9, 'granted.person': 4, 'granted.business': 5, 'granted.total': 9, 'concluded.person': 4, 'concluded.business': 5, 'concluded.total': 9 }

describe('which number is wrong', () => {
  it('is one cell where all the sums it takes part in say so, and then all of them name it', () => {
    const cell = { kind: 'cell', cell: 'applications.concluded.person', printed: 5, expected: 4, settles: 3 }
    expect(evidence({ ...nine, 'concluded.person': 5 })).toEqual({ 'balance:person': cell, 'outcomes-sum:person': cell, 'row-sum:concluded': cell })
  })

  it('is not told where a part holds no number', () => {
    expect(evidence({ ...nine, 'received.business': null })['row-sum:received']).toEqual({ kind: 'gaps', cells: ['applications.received.business'] })
    expect(evidence({ ...nine, 'granted.business': '/' })['row-sum:granted']).toEqual({ kind: 'gaps', cells: ['applications.granted.business'] })
  })

  it('is not told where another cell may be it as well', () => {
    expect(evidence({ 'appeals.review.upheld': 5, 'appeals.review.total': 0 })).toEqual({ 'appeals-sum:review': { kind: 'open' } })
  })

  it('is not told where the number would break what holds', () => {
    expect(Object.values(evidence({ ...nine, 'received.person': 5, 'concluded.person': 5 })).every(each => each?.kind === 'open')).toBe(true)
  })

  it('is not told where last year says otherwise', () => {
    const cells = { ...nine, 'carriedIn.person': 1, 'carriedIn.total': 1, 'concluded.person': 4 }
    expect(evidence(cells)['balance:person']).toEqual({ kind: 'open' })
    expect(evidence({ ...cells, 'carriedIn.total': 0 })['balance:person']).toMatchObject({ kind: 'cell', cell: 'applications.carriedIn.person', expected: 0, settles: 2 })
    expect(evidence({ ...cells, 'carriedIn.total': 0 }, { 'applications.carriedOut.person': 1 })['balance:person']).toEqual({ kind: 'open' })
  })

  it('is asked of comparisons only', () => {
    expect(evidenceOf({ rule: 'whole-number', cells: ['applications.received.total'] }, { layouts: {}, numbers: {}, before: null })).toBeNull()
  })
})
