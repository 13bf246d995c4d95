import type { Breakdown, Cell, Chart } from '@/figures'
import { describe, expect, it } from 'vitest'
import { drawBreakdown, renderSvg, withSelection, withYears } from '@/figures'
import { context } from './rows'

function cell(first: string | null, value: number | null, low = false): Cell {
  return { first, second: null, value, numerator: value === null ? null : value * 100, denominator: 100, reports: 2, gaps: 0, leftOut: 0, low }
}
function data(dimension: 'type' | 'year', cells: readonly Cell[]): Breakdown {
  const groups = cells.flatMap(({ first }) => first === null ? [] : [{ key: first, name: dimension === 'year' ? first : `组${first}` }])
  return { name: '公开率', unit: 'rate', lowBelow: 30, breaks: [], proportion: true, first: { dimension, name: '', groups }, second: null, cells, years: [2019, 2022], placeOf: key => ({ filters: { types: [key] }, agency: null }) }
}
const types = data('type', [cell('a', 0.9), cell('b', 0.5), cell('c', 0.4, true), cell('d', null), cell(null, 0.6)])
const years = data('year', ['2019', '2020', '2021', '2022'].map((year, at) => cell(year, at / 10)))

interface Point { itemStyle?: { opacity?: number, borderWidth?: number } }
const points = (chart: Chart): Point[] => (chart.option.series as { data: Point[] }[])[0]!.data
const names = (chart: Chart): unknown[] => ((Array.isArray(chart.option.yAxis) ? chart.option.yAxis[0] : chart.option.yAxis) as { data: unknown[] }).data

describe.each(['bars', 'dots'] as const)('picked groups of %s', (kind) => {
  const plain = drawBreakdown(kind, types, context)
  const chart = withSelection(plain, ({ type }) => type === 'b', context)

  it('are outlined and ticked, the others fade', () => {
    expect(points(chart).map(({ itemStyle }) => itemStyle!.opacity)).toEqual(chart.marks.map(({ type }) => type === 'b' ? 1 : 0.3))
    expect(points(chart)[1]!.itemStyle!.borderWidth).toBeGreaterThan(2)
    const shown = names(chart)
    expect(shown.filter(name => typeof name === 'object')).toEqual([{ value: '✓ 组b', textStyle: { fontWeight: 'bold' } }])
    const room = (drawn: Chart): number => (drawn.option.grid as { left: number }).left
    expect(room(chart)).toBeGreaterThan(room(plain))
    expect(shown.filter(name => typeof name === 'string')).toEqual(names(plain).filter(name => name !== '组b'))
  })

  it('say so to a screen reader, and change nothing else of what is drawn', () => {
    expect(chart.marks.map(({ text }, at) => text === plain.marks[at]!.text ? '' : text.replace(plain.marks[at]!.text, ''))).toEqual(chart.marks.map(({ type }) => type === 'b' ? '，已选中' : ''))
    expect(chart.marks.map(({ value }) => value)).toEqual(plain.marks.map(({ value }) => value))
    expect(renderSvg(chart.option, { width: context.width, height: chart.height })).toContain('✓ 组b')
  })

  it('leave the option of the chart they were picked in alone', () => {
    expect(points(plain)[0]!.itemStyle!.opacity ?? 1).toBe(1)
    expect(names(plain)).toContain('组b')
  })
})

describe('a span of years', () => {
  const plain = drawBreakdown('lines', years, context)

  it('stands on a band from half a year before to half a year after', () => {
    const chart = withYears(plain, [2020, 2021], context)
    expect(points(chart).map(({ itemStyle }) => itemStyle!.opacity)).toEqual([0.3, 1, 1, 0.3])
    const band = (chart.option.series as { markArea?: { data: unknown[] }, xAxisIndex?: number }[]).at(-1)!
    expect(band).toMatchObject({ xAxisIndex: 1, markArea: { data: [[{ xAxis: 0.5 }, { xAxis: 2.5 }]] } })
    const size = { width: context.width, height: chart.height }
    expect(renderSvg(chart.option, size).length).toBeGreaterThan(renderSvg(plain.option, size).length)
  })

  it('that no year of the chart lies in only fades them', () => {
    const chart = withYears(plain, [2030, 2031], context)
    expect(points(chart).every(({ itemStyle }) => itemStyle!.opacity === 0.3)).toBe(true)
    expect(chart.option.series).toHaveLength((plain.option.series as unknown[]).length)
  })
})
