import type { SharesColumn, WholeShares } from '@/figures'
import type { OutcomesByYear } from '@/metrics'
import { describe, expect, it } from 'vitest'
import { appealShares, nativeOf, optionOf, outcomeShares, sharesModel, tableOf } from '@/figures'
import { appeal, outcome, sharesSentence } from './rows'

function outcomes(year: number, concluded: number | null, parts: readonly (number | null)[], more: Partial<OutcomesByYear> = {}): OutcomesByYear {
  const [granted = null, partlyGranted = null, denied = null, unavailable = null, notProcessed = null, other = null] = parts
  return outcome(year, { granted, partlyGranted, denied, unavailable, notProcessed, other, carriedOut: 0, concluded, reports: 2, ...more })
}
const rows = [outcomes(2024, 100, [40, 10, 10, 30, 5, 5]), outcomes(2025, 200, [100, 10, 20, 40, 20, 8])]
const column = (key: SharesColumn['key'], name: string, whole: WholeShares): SharesColumn => ({ key, name, year: 2025, whole })
const columns = [column('now', '2025 年', outcomeShares(rows, 2025)), { ...column('before', '2024 年', outcomeShares(rows, 2024)), pair: { units: 2, now: outcomeShares(rows, 2025), before: outcomeShares(rows, 2024) } }]

describe('a whole in shares', () => {
  it('is told with its cases, and says by how much its parts miss the total', () => {
    const now = outcomeShares(rows, 2025)
    expect(now.parts.map(({ cases, share }) => [cases, share])).toEqual([[100, 0.5], [10, 0.05], [20, 0.1], [40, 0.2], [20, 0.1], [8, 0.04]])
    expect([now.total, now.off, now.low]).toEqual([200, -2, false])
    expect(outcomeShares(rows, 2024).off).toBe(0)
  })

  it('has no share of a blank, of nothing, or of a year without reports: never 0', () => {
    const blank = outcomeShares([outcomes(2025, 50, [20, null, 5, 5, 5, 15])], 2025)
    expect(blank.parts[1]).toEqual({ key: 'partlyGranted', cases: null, share: null })
    expect(outcomeShares([outcomes(2025, 0, [0, 0, 0, 0, 0, 0])], 2025).parts.every(({ share }) => share === null)).toBe(true)
    const none = outcomeShares(rows, 2018)
    expect([none.total, none.reports, none.parts.every(({ cases, share }) => cases === null && share === null)]).toEqual([null, 0, true])
    expect(tableOf(sharesModel([column('now', '2018 年', none)], 'zh-CN'), 'zh-CN').rows).toEqual([])
  })

  it('adds up the three paths of section 4 over the reports that may be in shares, and says how many may not', () => {
    const path = (name: 'review' | 'direct' | 'afterReview', upheld: number, total: number) => {
      const shared = { upheld, overturned: 1, otherResult: 0, pending: 0, total }
      return appeal(2025, name, { ...shared, total: total + 100, shared, sharing: 2, leftOut: 1 })
    }
    const all = appealShares([path('review', 9, 10), path('direct', 0, 5), path('afterReview', 4, 5)], 2025)
    expect([all.total, all.reports, all.leftOut, all.low, all.parts[0], all.parts[1]]).toEqual([20, 2, 1, true, { key: 'upheld', cases: 13, share: 0.65 }, { key: 'overturned', cases: 3, share: 0.15 }])
  })

  it('leaves a report without its outcomes out of both parts, and says so', () => {
    const shared = { granted: 40, partlyGranted: 10, denied: 20, unavailable: 20, notProcessed: 5, other: 5, concluded: 100 }
    const gapped = outcomeShares([outcomes(2025, 905, [40, 10, 20, 20, 5, 5], { shared, sharing: 1, leftOut: 1 })], 2025)
    expect(gapped.parts.reduce((sum, { share }) => sum + share!, 0)).toBeCloseTo(1)
    expect(sharesSentence([column('now', '2025 年', gapped)], 'zh-CN')).toBe('2025 年共 100 件，予以公开最多（40.0%）；1 份年报有空缺，未计入。')
    expect(sharesSentence([column('now', '2025', gapped)], 'en')).toBe('2025: 100 cases, most of them granted (40.0%); 1 report left out for gaps.')
  })

  it('reads the largest part and the furthest from each other column; fewer than 30 cases are compared with nothing', () => {
    expect(sharesSentence(columns, 'zh-CN')).toBe('2025 年共 200 件，予以公开最多（50.0%）；与 2024 年（两年都报送且可计算的 2 个单位）相比差别最大的是予以公开（40.0% → 50.0%，+10.0 个百分点）、无法提供（30.0% → 20.0%，−10.0 个百分点）；各项之和与总计相差 −2 件。')
    const few = outcomeShares([outcomes(2024, 29, [29, 0, 0, 0, 0, 0])], 2024)
    expect(sharesSentence([columns[0]!, column('peers', '同类', few)], 'zh-CN')).toContain('同类不足 30 件，不作比较')
    expect(sharesSentence([column('now', '2025 年', few), columns[1]!], 'zh-CN')).toBe('2025 年共 29 件，不足 30 件，仅供参考，不作比较。')
    expect(sharesSentence(columns.map(each => ({ ...each, name: String(each.year) })), 'en')).not.toMatch(/\p{Script=Han}/u)
  })

  it('is drawn from the numbers of its table, one row a column', () => {
    const model = sharesModel(columns, 'zh-CN')
    const { option, marks } = optionOf(model, { locale: 'zh-CN', theme: 'light', width: 700, motion: false })
    const series = option.series as { data: { value: number | null }[] }[]
    const table = tableOf(sharesModel(columns, 'zh-CN'), 'zh-CN')
    expect(series.map(({ data }) => data.map(({ value }) => value))).toEqual(table.rows.slice(0, 6).map(row => [row['now.share'], row['before.share']]))
    expect(nativeOf(model, 'zh-CN')).toMatchObject({ kind: 'bar', stacked: true, unit: 'rate', categories: ['2025 年（200 件）', '2024 年（100 件）'] })
    expect(marks[0]).toMatchObject({ text: '予以公开 50.0%（100 件）', value: 0.5, place: { filters: { years: [2025, 2025] } } })
  })
})
