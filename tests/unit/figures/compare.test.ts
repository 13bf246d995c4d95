import type { ChartContext, Comparison, Party } from '@/figures'
import type { CompareRow } from '@/metrics'
import { describe, expect, it } from 'vitest'
import { compareModel, optionOf, profileOf, profileTable, reckon, renderSvg, spreadOf, tableOf } from '@/figures'
import { metricOf } from '@/metrics'
import { compareSentence, profileSentence } from './rows'

const party = (key: string, name: string): Party => ({ key, name, place: { filters: {}, agency: key.startsWith('agency:') ? key.slice(7) : null } })
const [own, all, peers] = [party('agency:甲', '甲局'), party('all:', '全部合计'), party('peers:', '同类合计')]

function row(year: number, value: number | null, more: Partial<CompareRow> = {}): CompareRow {
  return {
    panel: 'all',
    party: own.key,
    year,
    metric: 'received',
    value,
    numerator: null,
    denominator: null,
    reports: 1,
    gaps: 0,
    leftOut: 0,
    lowCount: false,
    units: 1,
    reference: null,
    referenceDenominator: null,
    referenceReports: 1,
    referenceLow: false,
    rank: null,
    tied: null,
    among: null,
    peerUnits: 10,
    peersCounted: 6,
    peersLow: 2,
    peersGaps: 1,
    least: 1,
    firstQuartile: 2,
    median: 3,
    thirdQuartile: 4,
    most: 5,
    fictional: true,
    ...more,
  }
}

function comparison(rows: CompareRow[], more: Partial<Comparison> = {}): Comparison {
  const metric = metricOf(rows[0]?.metric ?? 'received')
  return { metric, name: metric.name, parties: [own], all, peers, rows, reading: 'value', base: null, band: 'range', years: [2019, 2020, 2021, 2022], ...more }
}

describe('reckon', () => {
  const [received, rate, licensing] = ['received', 'disclosureRate', 'licensing'].map(metricOf) as [ReturnType<typeof metricOf>, ReturnType<typeof metricOf>, ReturnType<typeof metricOf>]

  it('an index for counts, points for rates, growth against the year before', () => {
    expect(reckon(row(2022, 30, { reference: 20 }), received, 'base', 2019).value).toBe(150)
    expect(reckon(row(2022, 30, { reference: 20 }), received, 'before', null).value).toBe(0.5)
    expect(reckon(row(2022, 0.5, { reference: 0.25 }), rate, 'base', 2019).value).toBe(0.25)
    expect(reckon(row(2022, 0.5, { reference: 0.25, referenceLow: true }), rate, 'before', null)).toEqual({ value: 0.25, lack: null, low: true })
  })

  it('says why there is none: base 0, negative, without value, without report, another form', () => {
    const lack = (given: CompareRow | undefined, metric = received, reading: 'value' | 'base' | 'before' = 'base') => reckon(given, metric, reading, 2019).lack
    expect(lack(row(2022, 30, { reference: 0 }))).toBe('baseZero')
    expect(lack(row(2022, 30, { reference: -2 }))).toBe('baseNegative')
    expect(lack(row(2022, 30))).toBe('noBaseValue')
    expect(lack(row(2022, 30, { referenceReports: 0 }))).toBe('noBaseReports')
    expect(lack(row(2022, 30, { reference: 20 }), licensing)).toBe('break')
    expect(lack(row(2021, 30, { reference: 20 }), licensing, 'before')).toBe('break')
    expect(lack(row(2022, 30, { reference: 20 }), licensing, 'before')).toBeNull()
    expect(lack(row(2022, null))).toBe('noValue')
    expect(lack(undefined)).toBe('noReports')
  })

  it('a rate of 0 in the base year still has a difference', () => {
    expect(reckon(row(2022, 0.1, { reference: 0 }), rate, 'base', 2019).value).toBe(0.1)
  })
})

describe('spread of peers', () => {
  it('is of values, of an index, of growth; quartiles where asked; none across the change of form', () => {
    const at = (more: Partial<Comparison>) => spreadOf(comparison([row(2022, 30)], more), 2022)
    expect(at({})).toEqual({ low: 1, median: 3, high: 5, counted: 6, lowCounts: 2, gaps: 1, missing: 1 })
    expect(at({ band: 'quartiles' })).toMatchObject({ low: 2, high: 4 })
    expect(at({ reading: 'base', base: 2019 })).toMatchObject({ low: 100, median: 300, high: 500 })
    expect(at({ reading: 'before' })).toMatchObject({ low: 0, median: 2, high: 4 })
    expect(spreadOf(comparison([row(2022, 3, { metric: 'licensing' })], { reading: 'base', base: 2019 }), 2022)).toBeNull()
  })
})

const context: ChartContext = { locale: 'zh-CN', theme: 'light', width: 900, motion: false }
const rows = [
  row(2019, 10),
  row(2020, 12),
  row(2022, 30),
  ...[2019, 2020, 2021, 2022].map(year => row(year, year, { party: all.key, reports: 40 })),
]

const compareLines = (data: Comparison, at: ChartContext) => optionOf(compareModel(data, at.locale), at)

describe('lines', () => {
  interface Drawn { name: string, stack?: string, data: unknown[], lineStyle?: { width: number } }
  const seriesOf = (data: Comparison): Drawn[] => compareLines(data, context).option.series as unknown as Drawn[]

  it('leave a missing year a gap and draw the band from the lower to the upper end', () => {
    const series = seriesOf(comparison(rows))
    expect(series[0]!.data.map(each => (each as { value: number | null }).value)).toEqual([10, 12, null, 30])
    const [low, high] = series.filter(({ stack }) => stack)
    expect(low!.data).toEqual([1, 1, 1, 1])
    expect(high!.data).toEqual([4, 4, 4, 4])
    expect(series.find(({ name }) => name === '同类中位数')!.data).toEqual([3, 3, 3, 3].map(value => ({ value })))
  })

  it('of counts leave the total to the table, of changes draw it', () => {
    expect(seriesOf(comparison(rows)).some(({ name }) => name === '全部合计')).toBe(false)
    expect(seriesOf(comparison(rows.map(each => ({ ...each, reference: 10 })), { reading: 'base', base: 2019 })).some(({ name }) => name === '全部合计')).toBe(true)
  })

  it('are not joined across a change of form', () => {
    const licensing = rows.map(each => ({ ...each, metric: 'licensing' }))
    const series = seriesOf(comparison(licensing))
    expect(series[0]!.lineStyle!.width).toBe(0)
    const halves = series.filter(({ name, data }, at) => at > 0 && name === '甲局' && Array.isArray(data))
    expect(halves.map(({ data }) => data)).toEqual([[10, 12, null, null], [null, null, null, 30]])
  })

  it('have a mark for every year of every party and of the median, with what stands behind it', () => {
    const { marks } = compareLines(comparison(rows.map(each => ({ ...each, reference: 10 })), { reading: 'base', base: 2019 }), context)
    expect(marks).toHaveLength(12)
    expect(marks[3]!.text).toBe('甲局 300.0（30 件，比 2019 年 10 件）')
    expect(marks[3]!.place).toMatchObject({ agency: '甲', filters: { years: [2022, 2022] } })
    expect(marks.at(-1)).toMatchObject({ text: '同类中位数 300.0（同类最低—最高 100.0—500.0）', detail: '2022 年，6 个单位，未计：2 个不足 30 件、1 个有空白或标记的格、1 个没有可计算的数' })
  })

  it.each(['light', 'dark', 'print'] as const)('render in %s, wide and narrow, in both languages', (theme) => {
    for (const [width, locale] of [[1000, 'zh-CN'], [340, 'en']] as const) {
      for (const reading of ['value', 'base', 'before'] as const)
        expect(renderSvg(compareLines(comparison(rows.map(each => ({ ...each, reference: 20 })), { reading, base: 2019 }), { ...context, theme, locale, width }).option, { width, height: 360 })).toContain('</svg>')
    }
  })
})

describe('tables and sentences', () => {
  it('hold values, changes, the peers, and why a number is missing', () => {
    const data = comparison([row(2019, 0, { reference: 0 }), row(2020, 12, { reference: 0 }), ...rows.slice(2)], { reading: 'base', base: 2019 })
    const table = tableOf(compareModel(data, 'zh-CN'), 'zh-CN')
    expect(table.rows.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022])
    expect(table.rows[1]).toMatchObject({ 'agency:甲': 12, 'agency:甲 told': null, 'median': 300, 'counted': 6 })
    expect(table.rows[1]!.note).toContain('甲局：所比年度为 0，不能相除')
    expect(table.rows[2]!.note).toContain('甲局：没有年报')
  })

  it('a rate’s difference stands in points', () => {
    const data = comparison([row(2022, 0.5, { metric: 'disclosureRate', reference: 0.25, denominator: 80 })], { reading: 'before', years: [2022] })
    const table = tableOf(compareModel(data, 'zh-CN'), 'zh-CN')
    expect(table.columns.find(({ key }) => key === 'agency:甲 told')!.label).toBe('甲局（比上年，个百分点）')
    expect(table.rows[0]).toMatchObject({ 'agency:甲 told': 25, 'agency:甲 of': 80 })
  })

  it('read the last year, with the peers’ median and how many it is of', () => {
    const rate = [row(2022, 0.45, { metric: 'disclosureRate', rank: 4, among: 13, tied: false, median: 0.41, denominator: 80, numerator: 36 }), row(2022, 0.43, { metric: 'disclosureRate', party: all.key })]
    expect(compareSentence(comparison(rate), 'zh-CN')).toBe('2022 年公开率：甲局 45.0%，列同类 13 个中第 4；同类中位数 41.0%（6 个单位），甲局高 4.0 个百分点；全部合计 43.0%。')
    expect(compareSentence(comparison(rate), 'en')).toBe('2022, 公开率: 甲局 45.0%, 4 of 13 among peers; Peers’ median 41.0% (6 agencies), 甲局 4.0 pp above it; 全部合计 43.0%.')
    expect(compareSentence(comparison([row(2022, null)]), 'zh-CN')).toBe('甲局在所选年度没有可比的新收。')
  })

  it('a profile counts what is above and below the median, and leaves out what cannot be told', () => {
    const metrics = ['received', 'disclosureRate', 'deniedRate', 'carryOutRate'].map(metricOf)
    const given = [row(2022, 30), row(2022, 0.45, { metric: 'disclosureRate', median: 0.41, reference: 0.4 }), row(2022, 0.1, { metric: 'deniedRate', median: 0.2 }), row(2022, 0.1, { metric: 'carryOutRate', lowCount: true, median: 0.2, denominator: 12 })]
    const profile = profileOf(given, { metrics, nameOf: metric => metric.name, parties: [own, peers, all], year: 2022, reading: 'before', base: null })
    expect(profileSentence(profile, 'zh-CN')).toBe('2022 年甲局的 3 项比率中，1 项高于同类中位数，1 项低于，0 项相同；1 项没有可比的数或不足 30 件，未计。')
    const table = profileTable(profile, 'zh-CN')
    expect(table.rows).toHaveLength(12)
    expect(table.rows.find(({ metric, party }) => metric === '公开率' && party === '甲局')).toMatchObject({ value: 45, change: expect.closeTo(5, 9), changeUnit: '个百分点', median: 41, unit: '%' })
    expect(table.rows.find(({ metric, party }) => metric === '结转率' && party === '甲局')!.note).toContain('不足 30 件')
  })
})
