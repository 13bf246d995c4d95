import type { Breakdown, Cell, Chart, ChartContext } from '@/figures'
import type { BreakdownRow, Grouping } from '@/metrics'
import { describe, expect, it } from 'vitest'
import { breakdownOf, drawBreakdown, kindsFor, leftOut, placeInside, renderSvg } from '@/figures'
import { wholeOf } from '@/metrics'
import { classesOf } from '../../../src/figures/custom/classes'
import { flowOf } from '../../../src/figures/custom/flow'
import { tiles } from '../../../src/figures/custom/tiles'
import { breakdownSentence, breakdownTable, context } from './rows'

const seriesOf = (chart: Chart) => chart.option.series as { name: string, data: [number, number, number | string][] }[]
const asked = { locale: 'zh-CN' as const, dimensionName: (dimension: Grouping) => dimension, groupName: (_: Grouping, key: string) => key, placeOf: () => ({ filters: null, agency: null }) }
const row = (first: string, metric: string, value: number | null, more: Partial<BreakdownRow> = {}): BreakdownRow => ({ first, second: null, metric, value, numerator: null, denominator: null, reports: 4, gaps: 0, leftOut: 0, lowCount: false, units: 4, expected: 5, firstYear: 2025, lastYear: 2025, fictional: false, ...more })

/** A chart in every theme, language and width: drawn without a broken number, moved whole into a frame, a mark for each point. */
function survives(draw: (context: ChartContext) => Chart) {
  for (const theme of ['light', 'dark', 'print'] as const) {
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const width of [320, 900]) {
        const chart = draw({ locale, theme, width, motion: false })
        const framed = placeInside(chart.option, { left: 24, right: 24, top: 90, bottom: 40 })
        expect(renderSvg(framed, { width: width + 48, height: chart.height + 130 })).not.toMatch(/NaN|undefined|Infinity|Gradient/)
        expect(seriesOf(chart)[0]!.data).toHaveLength(chart.marks.length)
        expect(chart.marks.every(mark => mark.place && mark.detail !== '' && mark.place.point.every((at, side) => at >= 0 && at <= [width, chart.height][side]!))).toBe(true)
      }
    }
  }
}

describe('flow from intake to outcome', () => {
  const printed: Record<string, number | null> = { received: 90, carriedIn: 10, person: 60, business: 20, research: 0, publicInterest: null, legalService: 5, otherOrganisation: 5, concluded: 94, granted: 50, partlyGranted: 10, denied: 20, unavailable: 10, notProcessed: 3, other: 1, carriedOut: 6, unbalanced: 0, uneven: 0 }
  const flow = (numbers: Record<string, number | null>, whole: 'outcomes' | 'applicants' = 'outcomes'): Breakdown =>
    breakdownOf(Object.entries(numbers).map(([key, value]) => row(key, 'flow', value)), { ...asked, subject: { whole: wholeOf(whole)!, as: 'share' }, by: 'flow', and: null })
  const drawn = (data: Breakdown, width = 900): string[] => drawBreakdown('sankey', data, { ...context, width }).marks.map(({ text }) => text.replace(/（.*/, ''))

  it('has the published totals as its flows and no difference where they reconcile', () => {
    const data = flow(printed)
    expect(kindsFor(data)).toEqual(['sankey'])
    expect(leftOut('sankey', data)).toBe(0)
    expect(flowOf(data, 'zh-CN').links.map(({ from, to, value }) => [from, to, value])).toEqual([
      ['received', 'handled', 90],
      ['carriedIn', 'handled', 10],
      ['handled', 'concluded', 94],
      ...['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other'].map(key => ['concluded', key, printed[key]]),
      ['handled', 'carriedOut', 6],
    ])
    const chart = drawBreakdown('sankey', data, context)
    expect(seriesOf(chart)[0]!.data.map(([,, value]) => value).sort()).toEqual([90, 10, 94, 50, 10, 20, 10, 3, 1, 6].sort())
    expect(chart.marks.map(({ value }) => value)).toEqual(seriesOf(chart)[0]!.data.map(([,, value]) => value))
    expect(chart.description).toContain('新收 → 受理合计 90 件（占受理合计 90.0%）')
    expect(breakdownSentence(data, 'zh-CN')).toBe('2025 年受理 100 件（新收 90 件，上年结转 10 件），办结 94 件，其中予以公开最多（50 件，53.2%），结转下年 6 件。')
  })

  it('shows what does not reconcile as a flow of its own, on the side that lacks it', () => {
    expect(drawn(flow({ ...printed, carriedOut: 4 }))).toContain('受理合计 → 勾稽差 2 件')
    expect(drawn(flow({ ...printed, carriedOut: 9 }))).toContain('勾稽差 → 受理合计 3 件')
    expect(drawn(flow({ ...printed, granted: 47 }))).toContain('办结 → 勾稽差 3 件')
    expect(drawn(flow({ ...printed, granted: 51 }))).toContain('勾稽差 → 办结 1 件')
    const off = flow({ ...printed, carriedOut: 4, unbalanced: 2 })
    expect(breakdownSentence(off, 'zh-CN')).toContain('勾稽差 2 件（流入受理合计的多于流出的）；2 份年报“新收 + 上年结转”与“办结 + 结转下年”不等。')
    expect(breakdownTable(off, 'zh-CN').rows.at(-1)).toEqual({ from: '受理合计', to: '勾稽差', value: 2, note: '流入受理合计的多于流出的' })
  })

  it('says so when differences of reports cancel out in their sum', () => {
    expect(breakdownSentence(flow({ ...printed, unbalanced: 2, uneven: 1 }), 'zh-CN')).toMatch(/；2 份年报“新收.*；1 份年报各项结果之和与办结总计不等。$/)
  })

  it('splits the received by kind of applicant where the whole is the applicants', () => {
    const texts = drawn(flow(printed, 'applicants'))
    expect(texts).toContain('自然人 → 新收 60 件')
    expect(drawn(flow(printed)).join()).not.toContain('自然人')
    expect(drawn(flow({ ...printed, person: 61 }, 'applicants'))).toContain('新收 → 勾稽差 1 件')
  })

  it('the twin has every flow, 0 apart from nothing printed', () => {
    const { rows } = breakdownTable(flow(printed, 'applicants'), 'zh-CN')
    expect(rows.filter(({ from }) => from === '科研机构' || from === '社会公益组织').map(({ value }) => value)).toEqual([0, null])
    expect(breakdownTable(flow({}), 'zh-CN').rows).toEqual([])
    expect(rows.reduce((sum, { from, value }) => sum + (from === '办结' ? Number(value) : 0), 0)).toBe(94)
  })

  it('ribbons leave and enter each node side by side, as thick as their cases', () => {
    const chart = drawBreakdown('sankey', flow(printed), context)
    const rightmost = chart.marks.filter(({ text }) => text.startsWith('办结 →')).map(({ place }) => place!.point[1])
    expect(rightmost).toEqual(rightmost.toSorted((a, b) => a - b))
  })

  it('survives every theme, language, width and frame, also with one number or none', () => {
    for (const data of [flow(printed, 'applicants'), flow({ ...printed, carriedOut: 60, granted: 0 }), flow({ received: 1 }), flow({ concluded: 5, granted: 7 })])
      survives(where => drawBreakdown('sankey', data, where))
    expect(breakdownSentence(flow({ received: null }), 'zh-CN')).toBe('所选范围内没有申请办理的数据。')
  })
})

describe('tiles of provinces', () => {
  const cell = (first: string, value: number | null, more: Partial<Cell> = {}): Cell => ({ first, second: null, value, numerator: null, denominator: null, reports: 2, gaps: 0, leftOut: 0, low: false, ...more })
  const byProvince = (cells: readonly Cell[], more: Partial<Breakdown> = {}): Breakdown => ({ name: '新收', unit: 'count', lowBelow: null, breaks: [], proportion: false, years: [2023, 2023], second: null, first: { dimension: 'province', name: '省份', groups: cells.map(({ first }) => ({ key: first!, name: first! || '地区不明' })) }, cells, placeOf: key => ({ filters: { regions: [key] }, agency: null }), ...more })

  it('are the 34, each in a place of its own', () => {
    expect(new Set(tiles.map(({ key }) => key)).size).toBe(34)
    expect(new Set(tiles.map(({ column, row }) => `${column}/${row}`)).size).toBe(34)
  })
  it('hold the values, leave what has none empty, and lose no group the grid does not know', () => {
    const data = byProvince([cell('江苏省', 12), cell('澜川省', 40), cell('', 3), cell('西藏自治区', null)])
    expect(kindsFor(data)).toEqual(['bars', 'tiles'])
    const chart = drawBreakdown('tiles', data, context)
    const told = Object.fromEntries(chart.marks.map(mark => [mark.type, mark.value]))
    expect(chart.marks).toHaveLength(36)
    expect([told['江苏省'], told['澜川省'], told[''], told['西藏自治区'], told['上海市']]).toEqual([12, 40, 3, null, null])
    expect(seriesOf(chart)[0]!.data.filter(([,, value]) => value !== '-').map(([,, value]) => value).sort()).toEqual([12, 3, 40].sort())
    expect(chart.marks.find(({ type }) => type === '上海市')!.detail).toBe('上海市，2023 年，没有年报')
    expect(chart.description).toMatch(/江苏省.*新收 12 件.*；其余 32 个没有数$/)
  })
  it('set low counts apart from the classes', () => {
    const data = byProvince([cell('江苏省', 0.2), cell('浙江省', 0.9, { low: true }), cell('安徽省', 0.4)], { unit: 'rate' })
    expect(classesOf(data.cells, 'rate').bounds).toEqual([0.2, 0.25, 0.3, 0.35, 0.4])
    const svg = renderSvg(drawBreakdown('tiles', data, context).option, { width: 760, height: 600 })
    expect(svg).toContain('不足 30 件，仅供参考')
    expect(svg).toContain('没有数')
  })
  it('survive every theme, language, width and frame', () => {
    for (const data of [byProvince([cell('江苏省', 12), cell('澜川省', 123_456), cell('', 0)]), byProvince([]), byProvince([cell('江苏省', -4), cell('浙江省', 9)])])
      survives(where => drawBreakdown('tiles', data, where))
  })
})

describe('classes', () => {
  const of = (values: readonly number[], unit: 'count' | 'rate' | 'money') => classesOf(values.map(value => ({ first: 'a', second: null, value, numerator: null, denominator: null, reports: 1, gaps: 0, leftOut: 0, low: false })), unit)
  it.each([
    [[0, 100], 'count'],
    [[7], 'count'],
    [[0.451, 0.449], 'rate'],
    [[0], 'rate'],
    [[-5, 17], 'count'],
    [[0.0012, 31_234.5], 'money'],
    [[1, 1_234_567], 'count'],
    [[99, 101], 'count'],
  ] as [number[], 'count' | 'rate' | 'money'][])('%j (%s): at most five, equal, holding every value in its own class', (values, unit) => {
    const { bounds, of: classOf } = of(values, unit)
    expect(bounds.length).toBeGreaterThan(1)
    expect(bounds.length).toBeLessThanOrEqual(6)
    for (const value of values) {
      const at = classOf(value)
      expect(value).toBeGreaterThanOrEqual(bounds[at]!)
      expect(value).toBeLessThanOrEqual(bounds[at + 1]!)
    }
    if (unit === 'count')
      expect(bounds.every(Number.isInteger)).toBe(true)
  })
})

describe('outcomes by kind of applicant', () => {
  const whole = wholeOf('outcomes')!
  const columns = ['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation', 'total']
  const rows = columns.flatMap((column, at) => whole.parts.map(({ key }, part) => {
    const [numerator, denominator] = [column === 'total' ? 6 : 1, column === 'total' ? 36 : 6]
    return row(column, key, numerator / denominator, { numerator: numerator + (column === 'total' && part === 0 ? 2 : 0), denominator, lowCount: at < 6 })
  }))
  const data = breakdownOf(rows.toReversed(), { ...asked, subject: { whole, as: 'share' }, by: 'applicant', and: null })

  it('stand in the order of the form in every chart, 总计 last', () => {
    expect(kindsFor(data)).toEqual(['stack', 'matrix'])
    for (const kind of ['stack', 'matrix'] as const)
      expect((drawBreakdown(kind, data, context).option.yAxis as { data: string[] }).data).toEqual(columns)
    expect(breakdownTable(data, 'zh-CN').rows.map(({ first }) => first)).toEqual(columns)
  })
  it('are read of the 总计 column, with what the six columns differ from it', () => {
    expect(breakdownSentence(data, 'zh-CN')).toMatch(/^2025 年办理结果以予以公开（8 件，22.2%）最多.*；予以公开六类之和与总计栏差 2 件。$/)
  })
})
