import type { Breakdown, Cell, Chart, ChartContext, ChartKind } from '@/figures'
import type { Grouping } from '@/metrics'
import { describe, expect, it } from 'vitest'
import { breakdownOf, drawBreakdown, heatOf, kindsFor, leftOut, limits, pivotOf, pivotTable, rankingOf, renderSvg, slopesOf, themeOf, wilson } from '@/figures'
import { metricOf, wholeOf } from '@/metrics'
import { scaleOf } from '../../../src/figures/axes'
import { settle } from '../../../src/figures/charts/slope'
import { colourOf, inkOn, mostSeries, slotOf } from '../../../src/figures/explore/palette'
import { breakdownSentence, breakdownTable, context } from './rows'

interface Series { type: string, name?: string, data: unknown[], markLine?: { data: unknown[] }, lineStyle?: { width?: number } }
const seriesOf = (chart: Chart): Series[] => chart.option.series as unknown as Series[]
const categories = (axis: unknown): string[] => ((Array.isArray(axis) ? axis[0] : axis) as { data: string[] }).data

function cell(first: string | null, second: string | null, value: number | null, more: Partial<Cell> = {}): Cell {
  return { first, second, value, numerator: value === null ? null : value * 100, denominator: 100, reports: 2, gaps: 0, leftOut: 0, low: false, ...more }
}

function axis(dimension: Grouping | 'part', keys: readonly string[]): Breakdown['first'] {
  return { dimension, name: dimension, groups: keys.map(key => ({ key, name: `组${key}` })) }
}

function data(first: Breakdown['first'], second: Breakdown['second'], cells: readonly Cell[], more: Partial<Breakdown> = {}): Breakdown {
  return { name: '公开率', unit: 'rate', lowBelow: 30, breaks: [], proportion: true, first, second, cells, years: [2019, 2023], placeOf: key => ({ filters: { types: [key] }, agency: null }), ...more }
}

function byType(cells: readonly Cell[], more: Partial<Breakdown> = {}): Breakdown {
  return data(axis('type', [...new Set(cells.flatMap(({ first }) => first ?? []))]), null, cells, more)
}
const low = { low: true, numerator: 3, denominator: 4 }

describe('lines', () => {
  const years = (values: readonly (number | null)[], first = 2019): Breakdown => data(axis('year', values.flatMap((value, at) => value === undefined ? [] : [String(first + at)])), null, values.map((value, at) => cell(String(first + at), null, value)), { breaks: [2021], unit: 'count' })
  it('keep a year nobody reported as a gap, and null apart from 0', () => {
    const chart = drawBreakdown('lines', data(axis('year', ['2021', '2023']), null, [cell('2021', null, 0), cell('2023', null, null)]), context)
    expect(categories(chart.option.xAxis)).toEqual(['2021', '2022', '2023'])
    expect(seriesOf(chart)[0]!.data).toMatchObject([{ value: 0 }, { value: null }, { value: null }])
    expect(chart.marks.map(mark => mark.detail)).toEqual(['2021 年，2 份年报', '2022 年，没有年报', '2023 年，2 份年报'])
  })
  it('never cross a change of form that touches the metric, and mark it', () => {
    const chart = drawBreakdown('lines', years([1, 2, 3, 4]), context)
    expect(seriesOf(chart)[0]!.lineStyle!.width).toBe(0)
    expect(seriesOf(chart).slice(1, 3).map(series => series.data)).toEqual([[1, 2, null, null], [null, null, 3, 4]])
    expect(seriesOf(chart).at(-1)!.markLine!.data).toEqual([{ xAxis: 1.5 }])
    const whole = drawBreakdown('lines', years([1, 2], 2022), context)
    expect(seriesOf(whole)).toHaveLength(1)
  })
  it('draw one year, and values below 0 on an axis that holds them', () => {
    expect(drawBreakdown('lines', years([5]), context).marks).toHaveLength(1)
    const chart = drawBreakdown('lines', years([-3, 4], 2022), context)
    expect(chart.option.yAxis).toMatchObject({ min: -4, max: 4 })
  })
  it('are hollow where few cases stand behind', () => {
    const chart = drawBreakdown('lines', data(axis('year', ['2022']), null, [cell('2022', null, 0.75, low)]), context)
    expect(seriesOf(chart)[0]!.data[0]).toMatchObject({ itemStyle: { borderWidth: 2 } })
    expect(chart.marks[0]!.text).toBe('公开率 75.0%（3 ÷ 4）（不足 30 件，仅供参考）')
  })
  it('are the same whichever dimension the years are', () => {
    const cells = ['2021', '2022'].flatMap(year => ['a', 'b'].map(type => cell(year, type, Number(year) / 1e4)))
    const one = data(axis('year', ['2021', '2022']), axis('type', ['a', 'b']), cells)
    const other = data(axis('type', ['a', 'b']), axis('year', ['2021', '2022']), cells.map(each => ({ ...each, first: each.second, second: each.first })))
    const drawn = [one, other].map(each => seriesOf(drawBreakdown('lines', each, context)).slice(0, 2).map(({ name, data: values }) => [name, values]))
    expect(drawn[0]).toEqual(drawn[1])
  })
})

describe('bars', () => {
  const rows = byType([cell('a', null, 0.2), cell('b', null, 0.9, low), cell('c', null, 0.6), cell('d', null, null)])
  it('stand by value, low counts after them, hatched, then what has no value', () => {
    const chart = drawBreakdown('bars', rows, context)
    expect(categories(chart.option.yAxis)).toEqual(['组c', '组a', '组b', '组d'])
    const bars = seriesOf(chart)[0]!.data as { value: number | null, itemStyle: { decal?: object } }[]
    expect(bars.map(({ value }) => value)).toEqual([0.6, 0.2, 0.9, null])
    expect(bars.map(({ itemStyle }) => itemStyle.decal !== undefined)).toEqual([false, false, true, false])
    expect(seriesOf(chart)[1]!.data).toEqual([[0, 3]])
  })
  it('start at 0, also when all are 0', () => {
    expect(drawBreakdown('bars', byType([cell('a', null, 0), cell('b', null, 0)], { unit: 'count' }), context).option.xAxis).toMatchObject({ min: 0, max: 1 })
  })
})

describe('stacks of parts', () => {
  const parts = axis('part', ['outcomes.granted', 'outcomes.denied'])
  const cells = [cell('2020', 'outcomes.granted', 0.4), cell('2020', 'outcomes.denied', 0.6), cell('2021', 'outcomes.granted', 0.3), cell('2021', 'outcomes.denied', 0.9)]
  const shares = data(axis('year', ['2020', '2021']), parts, cells, { breaks: [2021] })
  it('show shares that do not make 100 % as they are, and the change of form', () => {
    const chart = drawBreakdown('stack', shares, context)
    expect((chart.option.yAxis as { max: number }).max).toBe(1.2)
    expect(seriesOf(chart)[0]!.data).toMatchObject([{ value: 0.4 }, { value: 0.3 }])
    expect(seriesOf(chart).at(-1)!.markLine).toBeDefined()
    expect(breakdownSentence(shares, 'zh-CN')).toBe('2021 年公开率以组outcomes.denied（90 件，90.0%）最多，其次为组outcomes.granted（30 件，30.0%）；2021 年各项之和与分母不等。')
  })
  it('are named beside the last year where there is room, else in a legend', () => {
    const wide = drawBreakdown('stack', shares, context)
    expect(wide.option.legend).toBeUndefined()
    expect(JSON.stringify(seriesOf(wide).find(({ name }) => name === 'names')!.data)).toMatch(/组outcomes\.granted.*组outcomes\.denied/)
    expect(drawBreakdown('stack', shares, { ...context, width: 400 }).option.legend).toMatchObject({ data: ['组outcomes.granted', '组outcomes.denied'] })
  })
  it('lie along groups other than years', () => {
    const chart = drawBreakdown('stack', data(axis('type', ['2020', '2021']), parts, cells), context)
    expect(categories(chart.option.yAxis)).toEqual(['组2020', '组2021'])
  })
})

describe('matrix', () => {
  it('puts years across, low counts unranked, and leaves missing cells empty', () => {
    const chart = drawBreakdown('matrix', data(axis('year', ['2022', '2023']), axis('type', ['a', 'b', 'c']), [
      cell('2022', 'a', 0.9),
      cell('2023', 'a', 0.2),
      cell('2023', 'b', 0.5),
      cell('2023', 'c', 1, low),
    ]), context)
    expect(categories(chart.option.yAxis)).toEqual(['组b', '组a', '组c'])
    expect(categories(chart.option.xAxis)).toEqual(['组2022', '组2023'])
    const cells = seriesOf(chart)[0]!.data as { value: [number, number, unknown], visualMap: boolean }[]
    expect(cells.map(({ value }) => value[2])).toEqual(['-', 0.5, 0.9, 0.2, '-', 1])
    expect(cells.at(-1)!.visualMap).toBe(false)
    expect(seriesOf(chart)[1]!.data).toEqual([[0, 0], [0, 2]])
  })
})

describe('matrix over the change of form', () => {
  const over = (breaks: readonly number[]) => seriesOf(drawBreakdown('matrix', data(axis('type', ['a']), axis('year', ['2020', '2021']), [cell('a', '2020', 0.1), cell('a', '2021', 0.2)], { breaks }), context))
  it('marks it where it touches the metric, and only there', () => {
    expect(over([2021]).at(-1)!.markLine!.data).toEqual([{ xAxis: 0.5 }])
    expect(over([]).some(({ markLine }) => markLine)).toBe(false)
  })
})

describe('dots and funnel', () => {
  const rows = byType([cell('a', null, 0.2), cell('b', null, 0.75, low), cell('c', null, 0.6), cell('d', null, null), cell(null, null, 0.4)])
  it('wilson intervals are those of the textbook', () => {
    // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    const round = (span: [number, number] | null): string[] => span!.map(end => end.toFixed(4))
    expect(round(wilson(81, 263))).toEqual(['0.2553', '0.3662'])
    expect(round(wilson(15, 148))).toEqual(['0.0624', '0.1605'])
    expect(round(wilson(0, 20))).toEqual(['0.0000', '0.1611'])
    expect(round(wilson(1, 29))).toEqual(['0.0061', '0.1718'])
    expect([wilson(null, 4), wilson(0, 0), wilson(5, 4)]).toEqual([null, null, null])
  })
  it('ranks what may be compared, sets low counts apart, and leaves out what has no value', () => {
    const chart = drawBreakdown('dots', rows, context)
    expect(categories(chart.option.yAxis)).toEqual(['组c', '组a', '', '组b'])
    expect((seriesOf(chart)[0]!.data as { value: number[] }[]).map(({ value }) => value[1])).toEqual([0, 1, 3])
    expect(seriesOf(chart).filter(({ name }) => name === 'interval')).toHaveLength(3)
    expect(chart.marks[0]!.text).toContain('[50.2%, 69.1%]')
    const apart = seriesOf(chart).find(({ name }) => name === 'low')!.markLine!.data as [{ coord: number[] }, object][]
    expect(apart[0]![0].coord[1]).toBe(1.65)
    expect(leftOut('dots', rows)).toBe(1)
  })
  it('draws no interval of what is no proportion', () => {
    expect(seriesOf(drawBreakdown('dots', { ...rows, proportion: false }, context)).some(({ name }) => name === 'interval')).toBe(false)
  })
  it('limits narrow with the cases and stay between 0 and 1', () => {
    const [low, high] = limits(0.4, 100, 1.959964)
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.304', '0.496'])
    expect(limits(0.02, 1, 3)).toEqual([0, expect.closeTo(0.44, 6)])
    const chart = drawBreakdown('funnel', rows, context)
    expect(seriesOf(chart)[0]!.data).toHaveLength(3)
    expect((seriesOf(chart)[0]!.data as { label: { show: boolean } }[]).map(({ label }) => label.show)).toEqual([true, true, false])
  })
  it('a funnel without a total has no limits, and one of rate 0 no error', () => {
    expect(seriesOf(drawBreakdown('funnel', byType([cell('a', null, 0.2)]), context)).slice(1).every(({ data: points }) => points.length === 0)).toBe(true)
    expect(() => drawBreakdown('funnel', byType([cell('a', null, 0), cell(null, null, 0)]), context)).not.toThrow()
  })
})

describe('slope and small multiples', () => {
  const years = ['2020', '2021', '2023']
  const cells = (type: string, values: readonly (number | null)[], more: Partial<Cell> = {}): Cell[] => values.map((value, at) => cell(type, years[at]!, value, more))
  const rows = data(axis('type', ['a', 'b', 'c', 'd']), axis('year', years), [...cells('a', [0.1, 0.2, 0.5]), ...cells('b', [0.3, null, 0.3]), ...cells('c', [null, 0.4, 0.6]), ...cells('d', [0, 0.1, 1], low)])
  it('joins the first and last year of those that have both, and counts the others', () => {
    const slopes = slopesOf(rows)
    expect([slopes.from, slopes.to, slopes.missing, slopes.low]).toEqual([2020, 2023, 1, 1])
    expect(slopes.series.map(({ key, before, after }) => [key, before, after])).toEqual([['a', 0.1, 0.5], ['b', 0.3, 0.3]])
  })
  it('begins in 2021 where the change of form breaks the metric', () => {
    expect(slopesOf({ ...rows, breaks: [2021] })).toMatchObject({ from: 2021, to: 2023 })
  })
  it('is not offered for one year', () => {
    const one = data(axis('type', ['a']), axis('year', ['2023']), [cell('a', '2023', 0.2)])
    expect(kindsFor(one)).not.toContain('slope')
    expect(slopesOf(one).series).toEqual([])
  })
  it('moves labels apart around where they were', () => {
    expect(settle([50, 50, 50, 99], 10)).toEqual([40, 50, 60, 99])
    expect(settle([9, 3], 2)).toEqual([9, 3])
  })
  it('shares one scale among at most twelve panels and keeps gaps', () => {
    const many = data(axis('type', Array.from({ length: 14 }, (_, at) => String(at))), axis('year', years), Array.from({ length: 14 }, (_, at) => cells(String(at), [at / 20, null, at / 14])).flat())
    const chart = drawBreakdown('multiples', many, context)
    const axes = chart.option.yAxis as { max: number }[]
    expect(axes).toHaveLength(12)
    expect(new Set(axes.map(({ max }) => max)).size).toBe(1)
    expect(leftOut('multiples', many)).toBe(2)
    expect((seriesOf(chart)[0]!.data as { value: unknown }[]).map(({ value }) => value)).toEqual([13 / 20, null, null, 13 / 14])
    expect(kindsFor(many)[0]).toBe('matrix')
  })
})

describe('the chart that fits', () => {
  const groups = (count: number) => axis('type', Array.from({ length: count }, (_, at) => String(at)))
  const first = (breakdown: Breakdown): ChartKind => kindsFor(breakdown)[0]!
  it('follows the metric and the grouping', () => {
    expect(first(data(axis('year', ['2022']), null, []))).toBe('lines')
    expect(first(data(groups(3), null, []))).toBe('dots')
    expect(first(data(groups(3), null, [], { unit: 'count' }))).toBe('bars')
    expect(first(data(groups(7), axis('year', ['2022', '2023']), []))).toBe('lines')
    expect(first(data(groups(12), axis('year', ['2022', '2023']), []))).toBe('multiples')
    expect(first(data(groups(13), axis('year', ['2022', '2023']), []))).toBe('matrix')
    expect(first(data(groups(3), axis('level', ['city']), []))).toBe('matrix')
    expect(first(data(groups(3), axis('part', ['a', 'b']), []))).toBe('stack')
    expect(first(data(axis('year', ['2022']), axis('part', [...'abcdefgh']), []))).toBe('multiples')
  })
  it('offers no funnel for what is no proportion', () => {
    expect(kindsFor(data(groups(3), null, [], { proportion: false }))).toEqual(['dots', 'bars'])
  })
})

describe('every kind', () => {
  const none = data(axis('type', []), null, [])
  const noYears = data(axis('year', []), null, [])
  const both = data(axis('type', ['a', 'b']), axis('year', ['2020', '2021', '2023']), ['a', 'b'].flatMap(type => ['2020', '2021', '2023'].map(year => cell(type, year, type === 'a' && year === '2021' ? null : 0.3, type === 'b' ? low : {}))), { breaks: [2021] })
  const parts = data(axis('type', ['a', 'b']), axis('part', ['x', 'y']), ['a', 'b'].flatMap(type => ['x', 'y'].map(part => cell(type, part, 0.5, type === 'b' ? low : {}))))
  const single = byType([cell('a', null, 0.4), cell('b', null, 0.1, low), cell('c', null, null), cell(null, null, 0.3)])
  const drawn: [string, ChartKind, Breakdown][] = [
    ['lines', 'lines', both],
    ['lines of nothing', 'lines', noYears],
    ['multiples', 'multiples', both],
    ['multiples of nothing', 'multiples', { ...both, cells: [], first: axis('type', []), second: axis('year', []) }],
    ['matrix', 'matrix', both],
    ['matrix of parts', 'matrix', parts],
    ['matrix of nothing', 'matrix', { ...both, cells: [], first: axis('type', []) }],
    ['slope', 'slope', both],
    ['slope of nothing', 'slope', { ...both, cells: [] }],
    ['stack', 'stack', parts],
    ['stack of nothing', 'stack', { ...parts, cells: [] }],
    ['bars', 'bars', single],
    ['bars of nothing', 'bars', none],
    ['dots', 'dots', single],
    ['dots of nothing', 'dots', none],
    ['funnel', 'funnel', single],
    ['funnel of nothing', 'funnel', none],
  ]
  it.each(drawn)('%s: valid SVG in every theme, language and width, a mark for each point', (_, kind, breakdown) => {
    for (const theme of ['light', 'dark', 'print'] as const) {
      for (const locale of ['zh-CN', 'en'] as const) {
        for (const width of [320, 760]) {
          const chart = drawBreakdown(kind, breakdown, { locale, theme, width, motion: true } satisfies ChartContext)
          expect(renderSvg(chart.option, { width, height: Math.max(1, chart.height) })).not.toMatch(/NaN|undefined|Infinity|Gradient/)
          expect(new Set(chart.marks.map(mark => `${mark.series}/${mark.index}`)).size).toBe(chart.marks.length)
          expect(chart.marks.every(mark => mark.place !== undefined && mark.detail !== '')).toBe(true)
        }
      }
    }
    expect(drawBreakdown(kind, breakdown, { ...context, motion: false }).option.animation).toBe(false)
  })
})

describe('colours of groups', () => {
  const luminance = (hex: string): number => {
    const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const contrast = (a: string, b: string): number => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
    return (light! + 0.05) / (dark! + 0.05)
  }
  it.each(['light', 'dark', 'print'] as const)('%s: differ, stand out 3 : 1 from the paper, and carry text', (theme) => {
    const colours = Array.from({ length: mostSeries }, (_, at) => colourOf({ theme }, slotOf('a', at)))
    expect(new Set(colours).size).toBe(mostSeries)
    for (const colour of colours) {
      expect(contrast(colour, themeOf(theme).paper), colour).toBeGreaterThanOrEqual(3)
      expect(contrast(colour, inkOn(colour)), colour).toBeGreaterThanOrEqual(4.5)
    }
  })
  it('an outcome has the colour it has everywhere', () => {
    expect(colourOf(context, slotOf('outcomes.denied', 0))).toBe(themeOf('light').colours.denied)
  })
})

describe('scales', () => {
  it('hold 0 and all values in whole steps', () => {
    expect(scaleOf([-12, 30], 'count')).toEqual({ min: -20, max: 30, interval: 10 })
    expect(scaleOf([0.62], 'rate')).toEqual({ min: 0, max: 0.8, interval: 0.2 })
    expect(scaleOf([null], 'rate')).toEqual({ min: 0, max: 1, interval: 0.25 })
  })
})

describe('breakdown of rows', () => {
  const asked = { locale: 'zh-CN' as const, dimensionName: (dimension: Grouping) => dimension, groupName: (_: Grouping, key: string, long: boolean) => long ? key : key.split('/').at(-1)!, placeOf: () => ({ filters: null, agency: null }) }
  const row = (first: string | null, second: string | null, metric: string, value: number | null) => ({ first, second, metric, value, numerator: 7, denominator: 20, reports: 1, gaps: 0, leftOut: 0, lowCount: true, units: 1, expected: 2, firstYear: 2022, lastYear: 2023, fictional: false })
  it('names groups that share a short name by their long one', () => {
    const { first } = breakdownOf(['甲市/城区', '乙市/城区', '丙市/郊区'].map(key => row(key, null, 'received', 1)), { ...asked, subject: { metric: metricOf('received') }, by: 'county', and: null })
    expect(first.groups.map(({ name }) => name).toSorted()).toEqual(['丙市/郊区', '乙市/城区', '甲市/城区'].toSorted((a, b) => a < b ? -1 : 1).map(name => name === '丙市/郊区' ? '郊区' : name).toSorted())
  })
  it('has no total over years of what stands at their ends', () => {
    const totals = (metric: string) => breakdownOf([row('2022', null, metric, 5), row(null, null, metric, 9)], { ...asked, subject: { metric: metricOf(metric) }, by: 'year', and: null }).cells.map(({ first }) => first)
    expect(totals('received')).toEqual(['2022', null])
    expect(totals('normativeInForce')).toEqual(['2022'])
  })
  it('shows the parts of a whole as shares or as cases', () => {
    const rows = [row('2022', null, 'outcomes.granted', 0.35)]
    const whole = wholeOf('outcomes')!
    const shares = breakdownOf(rows, { ...asked, subject: { whole, as: 'share' }, by: 'year', and: null })
    const counts = breakdownOf(rows, { ...asked, subject: { whole, as: 'count' }, by: 'year', and: null })
    expect([shares.cells[0]!.value, shares.cells[0]!.low, shares.unit]).toEqual([0.35, true, 'rate'])
    expect([counts.cells[0]!.value, counts.cells[0]!.low, counts.unit]).toEqual([7, false, 'count'])
    expect(shares.second!.groups).toHaveLength(6)
  })
})

describe('ranking', () => {
  const third = cell('a', null, 1 / 3, { numerator: 11, denominator: 33 })
  const agencies = (cells: readonly Cell[]): Breakdown => data(axis('agency', [...cells.flatMap(({ first }) => first ?? []), 'absent']), null, cells)
  const ranking = rankingOf(agencies([third, cell('b', null, 22 / 66, { numerator: 22, denominator: 66 }), cell('c', null, 0.9), cell('d', null, 0.1), cell('e', null, 1, low), cell('f', null, null, { denominator: 0 }), cell('g', null, null, { numerator: null, denominator: null, leftOut: 1 })]))
  it('ties share a rank and the next is skipped', () => {
    expect(ranking.ranked.map(({ group, rank, tied }) => [group.key, rank, tied])).toEqual([['c', 1, false], ['a', 2, true], ['b', 2, true], ['d', 4, false]])
  })
  it('low counts, blank cells and missing data are never ranked', () => {
    expect([ranking.low, ranking.gaps, ranking.missing].map(rows => rows.map(({ group, rank }) => [group.key, rank]))).toEqual([[['e', null]], [['g', null]], [['absent', null], ['f', null]]])
  })
})

describe('pivot', () => {
  const rows = data(axis('type', ['a', 'b', 'c']), axis('year', ['2022', '2023']), [
    cell('a', '2022', 0.5),
    cell('a', '2023', 0.1),
    cell('b', '2023', 0.7),
    cell('c', '2022', 0.2),
    cell('c', '2023', 0.3),
    cell('a', null, 0.11),
    cell('b', null, 0.7),
    cell('c', null, 0.29),
    cell(null, '2022', 0.4),
    cell(null, '2023', 0.6),
    cell(null, null, 0.55),
  ])
  const one = [{ key: 'disclosureRate', data: rows }]
  const order = (column: string, down: boolean): string[] => pivotOf(one, { column, down }).rows.map(({ group }) => group.key)
  it('sorts by any column, what has no value last either way', () => {
    expect(order('2022', true)).toEqual(['a', 'c', 'b'])
    expect(order('2022', false)).toEqual(['c', 'a', 'b'])
    expect(order('total', true)).toEqual(['b', 'c', 'a'])
    expect(order('name', true)).toEqual(['c', 'b', 'a'])
    const uneven = data(rows.first, null, [cell('a', null, 0.9, low), cell('b', null, 0.2), cell('c', null, 0.4)])
    for (const down of [true, false])
      expect(pivotOf([{ key: 'x', data: uneven }], { column: 'x', down }).rows.at(-1)!.group.key).toBe('a')
    expect(order('no such column', true)).toEqual(['a', 'b', 'c'])
  })
  it('takes its totals as they came, never by adding', () => {
    const table = pivotTable(pivotOf(one, null), 'zh-CN')
    expect(table.columns.map(({ label }) => label)).toEqual(['type', '组2022（%）', '组2023（%）', '合计（%）'])
    expect(table.rows.at(-1)).toEqual({ 'name': '合计', 'at 2022': 0.4, 'at 2023': 0.6, 'at total': 0.55 })
    expect(table.rows[1]).toEqual({ 'name': '组b', 'at 2022': null, 'at 2023': 0.7, 'at total': 0.7 })
  })
  const counts = data(rows.first, rows.second, rows.cells.filter(({ second }) => second !== null).map((each, at) => ({ ...each, value: at * 10 })), { name: '新收', unit: 'count' })
  const two = [...one, { key: 'received', data: counts }]
  it('has several measures within each group, and each one\'s own totals or none', () => {
    const pivot = pivotOf(two, { column: 'received@2023', down: true })
    expect(pivot.columns.map(({ key }) => key)).toEqual(['2022', 'received@2022', '2023', 'received@2023', 'total'])
    expect(pivot.rows.map(({ group }) => group.key)).toEqual(['c', 'b', 'a'])
    const table = pivotTable(pivot, 'zh-CN')
    expect(table.columns.map(({ label, kind }) => [label, kind])).toEqual([['type', 'text'], ['组2022 公开率（%）', 'rate'], ['组2022 新收（件）', 'count'], ['组2023 公开率（%）', 'rate'], ['组2023 新收（件）', 'count'], ['合计 公开率（%）', 'rate']])
    expect(table.rows[0]).toEqual({ 'name': '组c', 'at 2022': 0.2, 'at received@2022': 30, 'at 2023': 0.3, 'at received@2023': 40, 'at total': 0.29 })
    expect(table.rows.at(-1)).toEqual({ 'name': '合计', 'at 2022': 0.4, 'at received@2022': 50, 'at 2023': 0.6, 'at received@2023': 60, 'at total': 0.55 })
  })
  it('stands measures side by side where nothing else is across', () => {
    const single = (key: string, name: string, values: readonly number[]) => ({ key, data: data(axis('type', ['a', 'b']), null, [cell('a', null, values[0]!), cell('b', null, values[1]!), cell(null, null, values[2]!)], { name, unit: 'rate' as const }) })
    const pivot = pivotOf([single('x', '甲率', [0.1, 0.4, 0.2]), single('y', '乙率', [0.9, 0.3, 0.5])], { column: 'y', down: false })
    expect(pivotTable(pivot, 'en').columns.map(({ label }) => label)).toEqual(['type', '甲率 (%)', '乙率 (%)'])
    expect(pivot.rows.map(({ group }) => group.key)).toEqual(['b', 'a'])
    expect(pivot.totals.map(total => total?.value)).toEqual([0.2, 0.5])
    const heats = heatOf(pivot)
    expect(heats.map(({ lowest, width }) => [lowest, Math.round(width * 50) / 10])).toEqual([[0, 0.4], [0, 0.9]])
    expect([heats[0]!.of(0.4), heats[1]!.of(0.4), heats[1]!.of(0.9)]).toEqual([4, 2, 4])
  })
  it('is not shaded where units differ: one colour would mean many things', () => {
    expect(heatOf({ measures: two })).toEqual([])
    expect(heatOf({ measures: one })).toHaveLength(1)
  })
})

describe('sentences and tables', () => {
  const rows = byType([cell('a', null, 0.2), cell('b', null, 0.75, low), cell('c', null, 0.6), cell('d', null, null), cell(null, null, 0.4)], { years: [2023, 2023] })
  it('name the highest and lowest that may be compared, and what was left out', () => {
    expect(breakdownSentence(rows, 'zh-CN')).toBe('2023 年公开率最高为组c（60.0%），最低为组a（20.0%）；合计 40.0%；1 个不足 30 件，不参与比较；1 个没有可计算的数。')
    expect(breakdownSentence(byType([cell('b', null, 0.75, low)]), 'zh-CN')).toContain('没有可以比较的公开率')
    expect(breakdownSentence(byType([]), 'zh-CN')).toBe('所选范围内没有公开率的数据。')
  })
  it('reads one scope of two, which nothing adds up', () => {
    const scopes = data(axis('type', ['a', 'b']), axis('scope', ['unit', 'consolidated']), [cell('a', 'unit', 0.5), cell('b', 'unit', 0.25), cell('a', 'consolidated', 0.9)], { years: [2023, 2023] })
    expect(breakdownSentence(scopes, 'zh-CN')).toBe('2023 年公开率（组unit）最高为组a（50.0%），最低为组b（25.0%）。')
  })
  it('a series over years reads its last year, and its change over the units of both ends', () => {
    const none = { value: null, amount: null, denominator: null, units: 0 }
    const nobody = { waiting: 0, missing: 0, unasked: 0 }
    const pair = { metric: 'licensing', years: [2021, 2022] as const, units: 3, first: { value: 0, amount: 0, denominator: null, units: 3 }, last: { value: 4, amount: 4, denominator: null, units: 3 }, change: 4, lowCount: false, gaps: 0, leftOut: 0, entered: none, gone: none, standing: [nobody, nobody] as const, fictional: false }
    const years = data(axis('year', ['2020', '2021', '2022']), null, [cell('2020', null, 9), cell('2021', null, 0), cell('2022', null, 4)], { unit: 'count', breaks: [2021], name: '行政许可' })
    expect(breakdownSentence(years, 'zh-CN')).toBe('2022 年行政许可 4 件。')
    expect(breakdownSentence({ ...years, pair }, 'zh-CN')).toBe('2022 年行政许可 4 件。2021、2022 年都报送的 3 个单位，行政许可从 0 件增至 4 件（+4 件）。')
  })
  it('the twin holds every group with all that stands behind it, unrounded', () => {
    const table = breakdownTable(rows, 'zh-CN')
    expect(table.columns.map(({ key }) => key)).toEqual(['first', 'value', 'numerator', 'denominator', 'low', 'high', 'reports', 'gaps', 'leftOut', 'note'])
    expect(table.rows.map(row => [row.first, row.value, row.note])).toEqual([['组c', 0.6, ''], ['组a', 0.2, ''], ['组b', 0.75, '不足 30 件，仅供参考'], ['组d', null, '']])
  })
})
