import type { Breakdown, ChartKind, ChartModel } from '@/figures'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { appealsModel, applicationsModel, breakdownModel, heldAs, mentionsModel, nativeOf, optionOf, outcomesModel, plainModel, trendModel } from '@/figures'
import { appeal, application, context, figure, outcome } from './rows'

function overYears(first: 'year' | 'type', keys: readonly string[], value: (key: string, part: string) => number | null = () => null, more: Partial<Breakdown> = {}): Breakdown {
  const parts = ['a', 'b']
  return {
    name: '公开率',
    unit: 'rate',
    lowBelow: 30,
    breaks: [],
    proportion: true,
    first: { dimension: first, name: '', groups: keys.map(key => ({ key, name: key })) },
    second: { dimension: first === 'year' ? 'type' : 'year', name: '', groups: parts.map(key => ({ key, name: `组${key}` })) },
    cells: keys.flatMap(key => parts.map((part): Breakdown['cells'][number] => ({ first: key, second: part, value: value(key, part), numerator: null, denominator: null, reports: 1, gaps: 0, leftOut: 0, low: false }))),
    years: [2019, 2023],
    placeOf: () => ({ filters: null, agency: null }),
    ...more,
  }
}

describe('the chart of office programs', () => {
  it('holds the numbers of its model in their unit, a missing year as a gap', () => {
    const native = nativeOf(applicationsModel([application(2019, 10), application(2021, 0)], 'zh-CN'), 'zh-CN')!
    expect(native).toMatchObject({ kind: 'column', stacked: false, unit: 'count', categories: ['2019', '2020', '2021'] })
    expect(native.series[0]).toEqual({ name: '新收', values: [10, null, 0], colour: '1D57A5' })
  })

  it('is in cases where one case and a share of 1 are the same number: the unit is never guessed from a table', () => {
    expect(nativeOf(outcomesModel([outcome(2023, { granted: 1, partlyGranted: 0, denied: 0, unavailable: 0, notProcessed: 0, other: 0, carriedOut: 0, concluded: 1 })], 'zh-CN'), 'zh-CN')!.unit).toBe('count')
    expect(nativeOf(outcomesModel([outcome(2023, { granted: 1, partlyGranted: 0, denied: 0, unavailable: 0, notProcessed: 0, other: 0, concluded: 1 })], 'zh-CN', 'share'), 'zh-CN')!.unit).toBe('rate')
    expect(nativeOf(plainModel({ first: '', categories: ['甲', '乙'], years: false, series: [{ name: '数', values: [1, 0] }] }, 'zh-CN'), 'zh-CN')).toMatchObject({ kind: 'bar', unit: 'plain' })
  })

  it('breaks a line where the form changes, each part named by the year it begins in', () => {
    const model = breakdownModel('lines', overYears('year', ['2019', '2020', '2021', '2023'], (year, part) => part === 'a' ? Number(year) : null, { breaks: [2021, 2023], unit: 'count' }), 'zh-CN')
    const native = nativeOf(model, 'zh-CN')!
    expect(native.series.filter(({ name }) => name.startsWith('组a'))).toMatchObject([
      { name: '组a', values: [2019, 2020, null, null, null] },
      { name: '组a（2021 年起）', values: [null, null, 2021, null, null] },
      { name: '组a（2023 年起）', values: [null, null, null, null, 2023] },
    ])
    expect(nativeOf(model, 'en')!.series[1]!.name).toBe('组a (from 2021)')
    // As the drawing breaks it.
    const drawn = (optionOf(model, context).option.series as { name: string, silent?: boolean, data: unknown[] }[]).filter(({ name, silent }) => name === '组a' && silent)
    expect(drawn.map(({ data }) => data)).toEqual(native.series.slice(0, 3).map(({ values }) => values))
  })

  it('takes differences of rates in points and growth in per cent, as its table does', () => {
    expect([heldAs('points'), heldAs('growth'), heldAs('index'), heldAs('money')]).toEqual([{ unit: 'count', times: 100 }, { unit: 'rate', times: 1 }, { unit: 'count', times: 1 }, { unit: 'money', times: 1 }])
    const model: ChartModel = { ...applicationsModel([application(2023, 1)], 'zh-CN'), unit: 'points' }
    expect(nativeOf(model, 'zh-CN')).toMatchObject({ unit: 'count', series: [{ values: [100] }, { values: [100] }, { values: [0] }] })
  })

  it('is made of the points of dots, tiles, maps and slopes, and of small charts on one scale', () => {
    const alone = (dimension: 'type' | 'province', keys: readonly string[], values: readonly (number | null)[]): Breakdown => ({
      ...overYears('type', []),
      first: { dimension, name: '', groups: keys.map(key => ({ key, name: key })) },
      second: null,
      cells: keys.map((key, at) => ({ first: key, second: null, value: values[at]!, numerator: values[at]! === null ? null : values[at]! * 100, denominator: 100, reports: 1, gaps: 0, leftOut: 0, low: false })),
    })
    const bars = (kind: ChartKind, data: Breakdown) => nativeOf(breakdownModel(kind, data, 'zh-CN'), 'zh-CN')
    expect(bars('dots', alone('type', ['甲', '乙', '丙'], [0.2, 0.6, null]))).toMatchObject({ kind: 'bar', unit: 'rate', categories: ['乙', '甲'], series: [{ values: [0.6, 0.2] }] })
    expect(bars('tiles', alone('province', ['江苏省', '别处'], [0.2, 0.6]))).toMatchObject({ kind: 'bar', categories: ['别处', '江苏省'], series: [{ values: [0.6, 0.2] }] })
    const square = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0]
    const map = { name: '', geography: { width: 10, height: 10, shapes: [{ name: '江苏省', code: null, rings: [square], lines: [] }] }, keys: ['江苏省'] }
    expect(bars('map', { ...alone('province', ['江苏省', '别处'], [0.2, 0.6]), map })).toMatchObject({ categories: ['别处', '江苏省'] })
    const sloped: Breakdown = { ...overYears('type', ['x'], (_, part) => part === '2019' ? 0.25 : 0.75), second: { dimension: 'year', name: '', groups: ['2019', '2023'].map(key => ({ key, name: key })) } }
    const years = { ...sloped, cells: ['2019', '2023'].map((second, at) => ({ first: 'x', second, value: [0.25, 0.75][at]!, numerator: null, denominator: null, reports: 1, gaps: 0, leftOut: 0, low: false })) }
    expect(bars('slope', years)).toMatchObject({ kind: 'line', categories: ['2019', '2023'], series: [{ name: 'x', values: [0.25, 0.75] }] })
    expect(bars('multiples', years)).toMatchObject({ kind: 'line', series: [{ name: 'x', values: [0.25, null, null, null, 0.75] }] })
    expect(nativeOf(appealsModel([appeal(2023, 'review'), appeal(2023, 'direct', { upheld: 1 })], 'zh-CN'), 'zh-CN')).toMatchObject({
      kind: 'column',
      stacked: true,
      categories: ['2023 行政复议', '2023 未经复议直接起诉', '2023 复议后起诉'],
      series: [{ name: '结果维持', values: [5, 1, null] }, {}, {}, {}],
    })
  })

  it('stacks what flows into a total and what out of it, every number as it is printed', () => {
    const numbers = { received: 90, carriedIn: 10, concluded: 94, granted: 50, partlyGranted: 10, denied: 20, unavailable: 10, notProcessed: 3, other: 1, carriedOut: 4 }
    const data: Breakdown = { ...overYears('type', []), unit: 'count', first: { dimension: 'flow', name: '', groups: [] }, second: null, years: [2023, 2023], cells: Object.entries(numbers).map(([first, value]) => ({ first, second: null, value, numerator: null, denominator: null, reports: 1, gaps: 0, leftOut: 0, low: false })) }
    const native = nativeOf(breakdownModel('sankey', data, 'zh-CN'), 'zh-CN')!
    expect(native).toMatchObject({ kind: 'column', stacked: true, unit: 'count', categories: ['受理合计（从）', '受理合计（到）', '办结（到）'] })
    expect(native.categories.map((_, at) => native.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))).toEqual([100, 100, 94])
    expect(native.series.find(({ name }) => name === '予以公开')!.values).toEqual([null, null, 50])
    expect(native.series.find(({ name }) => name === '勾稽差')!.values).toEqual([null, 2, null])
    expect(nativeOf(breakdownModel('sankey', { ...data, cells: [] }, 'zh-CN'), 'zh-CN')).toBeNull()
  })

  it('is none for what those programs have no like of: a heat, limits that bend, scales of their own', () => {
    for (const kind of ['matrix', 'funnel'] as const)
      expect(nativeOf(breakdownModel(kind, overYears('type', ['x', 'y'], () => 0.5), 'zh-CN'), 'zh-CN'), kind).toBeNull()
    expect(nativeOf(trendModel([figure('received', 2023, 3)], 'zh-CN', [{ key: 'received', name: '新收', unit: 'count', breaks: [] }]), 'zh-CN')).toBeNull()
  })
})

describe('a model', () => {
  it('says under a year how many reports its shares are of, not how many there are', () => {
    const rows = [outcome(2023, { reports: 47, sharing: 45, leftOut: 2 })]
    expect(outcomesModel(rows, 'zh-CN').reports).toEqual([47])
    expect(outcomesModel(rows, 'zh-CN', 'share').reports).toEqual([45])
    expect(mentionsModel([{ year: 2023, found: 1, read: 9, hits: 1 }], 'zh-CN').reports).toEqual([9])
  })
})

function sources(stage: string): [name: string, text: string][] {
  return readdirSync(new URL(`../../../src/${stage}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => [name, readFileSync(new URL(`../../../src/${stage}/${name}`, import.meta.url), 'utf8')])
}

describe('exports', () => {
  it('open no drawing: what they need stands in models', () => {
    const files = sources('exports')
    expect(files.length).toBeGreaterThan(20)
    for (const [name, text] of files)
      expect(text, name).not.toMatch(/\.option\b|ChartOption|echarts/)
  })
})

describe('the words of figures', () => {
  it('stand in word files, in both languages; no other file asks which language it is', () => {
    const files = sources('figures').filter(([name]) => !/(?:^|\/)words\.ts$/.test(name))
    expect(files.length).toBeGreaterThan(50)
    for (const [name, text] of files) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      expect(code.match(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]|[=!]== 'en'/u)?.[0], name).toBeUndefined()
    }
  })
})
