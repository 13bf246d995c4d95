import type { Chart, ChartContext } from '@/figures'
import { describe, expect, it } from 'vitest'
import { renderSvg } from '@/figures'
import { agencyTrend, appeal, appealsByYear, application, applicationsByYear, context, department, departmentByYear, figure, outcome, outcomesByYear } from './rows'

interface Series { type: string, name?: string, data: unknown[], stack?: string, markLine?: { data: { xAxis: number }[] }, lineStyle?: { width?: number } }

/** Series with their numbers as they are, whatever is said of one beside it. */
const seriesOf = (chart: Chart): Series[] => (chart.option.series as unknown as Series[]).map(series => ({ ...series, data: series.data.map(numberOf) }))
function numberOf(item: unknown): unknown {
  const value = typeof item === 'object' && item !== null && 'value' in item ? item.value : item
  return Array.isArray(value) ? item : value
}
const named = (chart: Chart, name: string): Series => seriesOf(chart).find(series => series.name === name && series.type !== 'scatter')!
const categories = (chart: Chart): string[] => (chart.option.xAxis as { data: string[] }[])[0]!.data
const rate = { key: 'disclosureRate', name: '公开率', unit: 'rate' as const, lowBelow: 30, typeName: (type: string) => type }

describe('applications by year', () => {
  it('keeps a missing year as a gap on a category axis', () => {
    const chart = applicationsByYear([application(2019, 10), application(2020, 20), application(2022, 30)], context)
    expect(categories(chart)).toEqual(['2019', '2020', '2021', '2022'])
    expect(named(chart, '新收')).toMatchObject({ type: 'bar', data: [10, 20, null, 30] })
    expect(chart.marks.find(mark => mark.year === 2021)?.detail).toBe('2021 年，没有年报')
  })
  it('keeps null apart from 0', () => {
    const chart = applicationsByYear([application(2020, 0), application(2021, null), application(2022, 4)], context)
    expect(named(chart, '新收').data).toEqual([0, null, 4])
    expect(chart.marks.slice(0, 2).map(mark => mark.text)).toEqual(['新收 0 件', '新收 —'])
  })
  it('draws many years as lines that break at a gap', () => {
    const rows = Array.from({ length: 12 }, (_, index) => application(2010 + index, index)).filter(row => row.year !== 2013)
    expect(named(applicationsByYear(rows, context), '新收')).toMatchObject({ type: 'line', connectNulls: false, data: [0, 1, 2, null, 4, 5, 6, 7, 8, 9, 10, 11] })
  })
  it('draws one year as bars from zero', () => {
    const chart = applicationsByYear([application(2023, 21)], context)
    expect(seriesOf(chart).map(series => series.type)).toEqual(['bar', 'bar', 'bar'])
    expect(chart.option.yAxis).toMatchObject({ min: 0, max: 25, interval: 5 })
  })
  it('gives all zeros a whole axis', () => {
    const chart = applicationsByYear([application(2022, 0), application(2023, 0), application(2024, 0)], context)
    expect(chart.option.yAxis).toMatchObject({ min: 0, max: 1, interval: 1 })
  })
  it('has no change-of-form line: both forms ask the same', () => {
    const chart = applicationsByYear([application(2020, 1), application(2021, 1)], context)
    expect(seriesOf(chart).some(series => series.markLine)).toBe(false)
  })
  it('names series directly where there is room and in a legend where there is none', () => {
    const rows = [2020, 2021, 2022].map(year => outcome(year))
    expect(outcomesByYear(rows, context).option.legend).toBeUndefined()
    expect(outcomesByYear(rows, { ...context, width: 340 }).option.legend).toBeDefined()
  })
  it('says how many cells counted as 0', () => {
    expect(applicationsByYear([application(2023, 3, { gaps: 2, reports: 41 })], context).marks[0]?.detail).toBe('2023 年，41 份年报，2 格空白或标记按 0 计')
  })
})

describe('outcomes by year', () => {
  it('stacks seven groups, carried out last', () => {
    const bars = seriesOf(outcomesByYear([outcome(2023)], context)).filter(series => series.type === 'bar')
    expect(bars.map(series => series.name)).toEqual(['予以公开', '部分公开', '不予公开', '无法提供', '不予处理', '其他处理', '结转下年'])
    expect(new Set(bars.map(series => series.stack)).size).toBe(1)
  })
  it('divides shares by the concluded number and leaves out what is carried out', () => {
    const chart = outcomesByYear([outcome(2023)], context, 'share')
    expect(seriesOf(chart).filter(series => series.type === 'bar')).toHaveLength(6)
    expect(named(chart, '予以公开').data).toEqual([0.4])
    expect(chart.option.yAxis).toMatchObject({ max: 1, interval: 0.25 })
  })
  it('has no share without a denominator', () => {
    expect(named(outcomesByYear([outcome(2022, { concluded: 0 }), outcome(2023)], context, 'share'), '予以公开').data).toEqual([null, 0.4])
  })
  it('shows shares that do not make 100 % as they are', () => {
    const chart = outcomesByYear([outcome(2023, { granted: 60 })], context, 'share')
    expect((chart.option.yAxis as { max: number }).max).toBeGreaterThanOrEqual(1.2)
  })
  it('marks the change of form between 2020 and 2021, also when 2021 itself is missing', () => {
    const line = (years: number[]): unknown => seriesOf(outcomesByYear(years.map(year => outcome(year)), context)).find(series => series.markLine)?.markLine?.data[0]
    expect(line([2019, 2020, 2021])).toEqual({ xAxis: 1.5 })
    expect(line([2020, 2022])).toEqual({ xAxis: 0.5 })
    expect(line([2021, 2022])).toBeUndefined()
    expect(line([2019, 2020])).toBeUndefined()
  })
})

describe('appeals by year', () => {
  const rows = [2022, 2024].flatMap(year => (['review', 'direct', 'afterReview'] as const).map(path => appeal(year, path)))
  it('has one panel a path on one scale', () => {
    const chart = appealsByYear(rows, context)
    const axes = chart.option.yAxis as { max: number }[]
    expect(axes).toHaveLength(3)
    expect(new Set(axes.map(axis => axis.max)).size).toBe(1)
    expect(seriesOf(chart).filter(series => series.type === 'bar')).toHaveLength(12)
    expect(seriesOf(chart)[0]?.data).toEqual([5, null, 5])
  })
  it('stands the panels below each other on a phone', () => {
    const grid = appealsByYear(rows, { ...context, width: 340 }).option.grid as { left: number, top: number }[]
    expect(new Set(grid.map(each => each.left)).size).toBe(1)
    expect(new Set(grid.map(each => each.top)).size).toBe(3)
  })
})

describe('departments by year', () => {
  it('sorts by the last year, low counts unranked, and keeps missing cells', () => {
    const rows = [department('a', 2022, 0.2), department('a', 2023, 0.3), department('b', 2023, 0.9), department('c', 2023, 1, 12)]
    const chart = departmentByYear(rows, context, rate)
    expect((chart.option.yAxis as { data: string[] }).data).toEqual(['b', 'a', 'c'])
    const cells = seriesOf(chart)[0]!.data as { value: [number, number, unknown], visualMap: boolean, itemStyle: { decal?: object } }[]
    expect(cells[0]!.value).toEqual([0, 0, '-'])
    expect(cells[1]!.value).toEqual([1, 0, 0.9])
    expect(cells.at(-1)).toMatchObject({ visualMap: false })
    expect(cells.at(-1)!.itemStyle.decal).toBeDefined()
    expect(seriesOf(chart)[1]!.data).toEqual([[0, 0], [0, 2]])
  })
  it('tells a missing report from a rate that cannot be computed', () => {
    const chart = departmentByYear([department('a', 2022, null, 0), department('a', 2023, 0.5), department('b', 2023, 0.4)], context, rate)
    const text = (type: string, year: number): string => {
      const mark = chart.marks.find(each => each.type === type && each.year === year)!
      return `${mark.detail}：${mark.text}`
    }
    expect(text('a', 2022)).toContain('没有可计算的数')
    expect(text('b', 2022)).toContain('没有年报')
  })
})

describe('agency trend', () => {
  const metrics = [{ key: 'disclosureRate', name: '公开率', unit: 'rate' as const, breaks: [] }, { key: 'licensing', name: '行政许可', unit: 'count' as const, breaks: [2021] }]
  const rows = [2019, 2020, 2021, 2022].flatMap(year => [figure('disclosureRate', year, 0.5, { lowCount: year === 2020 }), figure('licensing', year, year - 2000)])
  it('never joins a series across the change of form it is affected by', () => {
    const drawn = seriesOf(agencyTrend(rows, context, metrics)).filter(series => series.name === '行政许可')
    expect(drawn[0]?.lineStyle?.width).toBe(0)
    expect(drawn.slice(1).map(series => series.data)).toEqual([[19, 20, null, null], [null, null, 21, 22]])
  })
  it('joins a series both forms ask alike', () => {
    expect(seriesOf(agencyTrend(rows, context, metrics)).filter(series => series.name === '公开率')).toHaveLength(1)
  })
  it('says that a count behind a rate is low', () => {
    expect(agencyTrend(rows, context, metrics).marks.find(mark => mark.year === 2020 && mark.series === 0)?.text).toBe('公开率 50.0%（不足 30 件，仅供参考）')
  })
})

describe('every chart', () => {
  const draws: Record<string, (at: ChartContext) => Chart> = {
    'applications': at => applicationsByYear([2019, 2020, 2022].map(year => application(year, year)), at),
    'outcomes': at => outcomesByYear([2019, 2022].map(year => outcome(year)), at),
    'shares': at => outcomesByYear([2019, 2022].map(year => outcome(year)), at, 'share'),
    'appeals': at => appealsByYear([appeal(2022, 'review')], at),
    'departments': at => departmentByYear([department('a', 2022, 0.4), department('b', 2023, null)], at, rate),
    'trend': at => agencyTrend([figure('received', 2022, 3)], at, [{ key: 'received', name: '新收', unit: 'count', breaks: [] }]),
    'no rows': at => applicationsByYear([], at),
    'no outcomes': at => outcomesByYear([], at),
    'no appeals': at => appealsByYear([], at),
    'no departments': at => departmentByYear([], at, rate),
    'no trend': at => agencyTrend([], at, []),
  }
  for (const [name, draw] of Object.entries(draws)) {
    it(`${name}: draws as valid SVG in every theme, language and width`, () => {
      for (const theme of ['light', 'dark', 'print'] as const) {
        for (const locale of ['zh-CN', 'en'] as const) {
          for (const width of [320, 760]) {
            const chart = draw({ locale, theme, width, motion: true })
            const svg = renderSvg(chart.option, { width, height: Math.max(1, chart.height) })
            expect(svg).toMatch(/^<svg/)
            expect(svg).not.toMatch(/NaN|undefined|Infinity/)
            expect(svg).not.toContain('Gradient')
          }
        }
      }
    })
    it(`${name}: moves less than 200 ms, and not at all with reduced motion`, () => {
      expect(draw(context).option).toMatchObject({ animation: true, animationDuration: 180, animationDurationUpdate: 180 })
      expect(draw({ ...context, motion: false }).option.animation).toBe(false)
    })
    it(`${name}: has a mark for every point, each speaking of its year`, () => {
      const chart = draw(context)
      for (const mark of chart.marks)
        expect(mark.detail).toContain(String(mark.year))
      expect(new Set(chart.marks.map(mark => `${mark.series}/${mark.index}`)).size).toBe(chart.marks.length)
    })
  }
})
