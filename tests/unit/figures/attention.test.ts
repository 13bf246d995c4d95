import type { BreakdownRow } from '@/metrics'
import { describe, expect, it } from 'vitest'
import { attention } from '@/figures'
import { metricOf } from '@/metrics'

function row(first: string, metric: string, year: number, numerator: number | null, denominator: number | null): BreakdownRow {
  const rate = metric !== 'carriedOut'
  return { first, second: String(year), metric, value: rate ? (denominator ? numerator! / denominator : null) : numerator, numerator: rate ? numerator : null, denominator, reports: 1, gaps: 0, leftOut: 0, lowCount: rate && (denominator ?? 0) < 30, units: 1, expected: 1, firstYear: year, lastYear: year, fictional: false }
}
const rate = metricOf('disclosureRate')
const observe = (rows: BreakdownRow[], more: Partial<Parameters<typeof attention>[0]> = {}) => attention({ year: 2024, missing: [], waiting: [], errors: new Map(), rows, metrics: [rate], ...more })

describe('units that need attention', () => {
  it('are those whose rate stands apart from the others further than chance explains', () => {
    const rows = [...['甲', '乙', '丙'].map(unit => row(unit, 'disclosureRate', 2024, 60, 100)), row('丁', 'disclosureRate', 2024, 20, 100)]
    expect(observe(rows)).toEqual([{ agency: '丁', reasons: [{ rule: 'apart', metric: rate, value: 0.2, numerator: 20, denominator: 100, rest: 180 / 300 }] }])
  })
  it('are never judged by fewer than 30 cases, nor by a gap below ten points, nor without others', () => {
    expect(observe([row('甲', 'disclosureRate', 2024, 300, 500), row('乙', 'disclosureRate', 2024, 0, 29)])).toEqual([])
    expect(observe([row('甲', 'disclosureRate', 2024, 50_000, 100_000), row('乙', 'disclosureRate', 2024, 59_000, 100_000)])).toEqual([])
    expect(observe([row('甲', 'disclosureRate', 2024, 10, 100)])).toEqual([])
    expect(observe([row('甲', 'disclosureRate', 2023, 60, 100), row('乙', 'disclosureRate', 2023, 10, 100)])).toEqual([])
  })
  it('are those that carry over twice as many, from ten on; without a year before nothing is said', () => {
    const rows = [row('甲', 'carriedOut', 2023, 5, null), row('甲', 'carriedOut', 2024, 10, null), row('乙', 'carriedOut', 2023, 4, null), row('乙', 'carriedOut', 2024, 9, null), row('丙', 'carriedOut', 2024, 40, null), row('丁', 'carriedOut', 2023, 30, null), row('丁', 'carriedOut', 2024, 59, null)]
    expect(observe(rows)).toEqual([{ agency: '甲', reasons: [{ rule: 'growth', before: 5, now: 10 }] }])
  })
  it('come with a missing report first, then with one that waits, then with errors, most first', () => {
    const found = observe([row('丙', 'carriedOut', 2023, 0, null), row('丙', 'carriedOut', 2024, 12, null)], { missing: ['甲'], waiting: ['己'], errors: new Map([['乙', 1], ['丁', 3], ['戊', 0]]) })
    expect(found.map(({ agency }) => agency)).toEqual(['甲', '己', '丁', '乙', '丙'])
  })
})
