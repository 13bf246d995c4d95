import type { Annotation, Breakdown, ChartContext, ChartSubject } from '@/figures'
import type { Filters } from '@/metrics'
import { describe, expect, it } from 'vitest'
import { annotated, drawBreakdown, frameFigure, periodOf, pointOf, readPlace, renderSvg, samePlace } from '@/figures'
import { noFilters } from '@/metrics'
import { annotationsOf } from '../../../src/app/ui/annotations/useAnnotated'
import { applicationsByYear, outcome, outcomesByYear } from '../figures/rows'

const context: ChartContext = { locale: 'zh-CN', theme: 'light', width: 720, motion: false }
const years = [2021, 2022, 2023]
const types = ['police', 'land']

/** 公开率 by type and year; `by` alone shows the last year. */
function breakdown(by: 'type' | 'year' | 'level', and: 'year' | null, filters: readonly string[] = types): Breakdown {
  const groups = by === 'year' ? years.map(String) : by === 'level' ? ['county'] : filters
  const cell = (first: string, second: string | null) => ({ first, second, value: 0.5, numerator: 50, denominator: 100, reports: 3, gaps: 0, leftOut: 0, low: false })
  return {
    name: '公开率',
    unit: 'rate',
    lowBelow: 30,
    breaks: [],
    proportion: true,
    first: { dimension: by, name: by, groups: groups.map(key => ({ key, name: key })) },
    second: and && { dimension: and, name: and, groups: years.map(year => ({ key: String(year), name: String(year) })) },
    cells: groups.flatMap(first => and ? years.map(year => cell(first, String(year))) : [cell(first, null)]),
    years: by === 'year' || and ? [2021, 2023] : [2023, 2023],
    placeOf: (first, second) => {
      const of = (dimension: string | null, key: string | null): Partial<Filters> | null => dimension === 'level' ? null : dimension === 'year' ? { years: [Number(key), Number(key)] } : dimension === 'type' ? { types: [key!] } : {}
      const parts = [of(by, first), of(and, second)]
      return { filters: parts.includes(null) ? null : Object.assign({}, ...parts) as Partial<Filters>, agency: null }
    },
  }
}

const subject = (filters: Partial<Filters> = {}, metric: string | null = 'disclosureRate'): ChartSubject => ({ metric, filters: { ...noFilters, ...filters } })
function notes(annotations: readonly Annotation[], kind: Parameters<typeof drawBreakdown>[0], data: Breakdown, about = subject()) {
  return annotated(drawBreakdown(kind, data, context), annotations, about, context).notes.map(({ number, text, where }) => [number, text, where])
}

/** Written on 公安 2023 of a chart of types. */
const dots = drawBreakdown('dots', breakdown('type', null), context)
const police: Annotation = { id: 'p', text: '集中清理积案', place: pointOf(dots.marks.find(({ type }) => type === 'police')!, subject())! }

describe('an annotation of a point', () => {
  it('is bound to the measure, the reports and the year, not to a place on the drawing', () => {
    expect(police.place).toEqual({ kind: 'point', metric: 'disclosureRate', years: [2023, 2023], scope: 'unit', regions: [], types: ['police'], agencies: [], group: null })
  })

  it('stands on every chart that shows that number', () => {
    const where = '2023 年，police，公开率 50.0%（50 ÷ 100）'
    expect(notes([police], 'dots', breakdown('type', null))).toEqual([[1, police.text, `${where} [40.4%, 59.6%]`]])
    expect(notes([police], 'bars', breakdown('type', null))).toEqual([[1, police.text, where]])
    expect(notes([police], 'matrix', breakdown('type', 'year'))).toEqual([[1, police.text, where]])
    expect(notes([police], 'lines', breakdown('type', 'year'))).toEqual([[1, police.text, '2023 年，police 50.0%（50 ÷ 100）']])
    expect(notes([police], 'lines', breakdown('year', null), subject({ types: ['police'] }))).toEqual([[1, police.text, '2023 年，公开率 50.0%（50 ÷ 100）']])
  })

  it('and on none that shows another number', () => {
    const none: [Parameters<typeof drawBreakdown>[0], Breakdown, ChartSubject][] = [
      ['dots', breakdown('type', null, ['land']), subject()],
      ['dots', breakdown('type', null), subject({}, 'deniedRate')],
      ['dots', breakdown('type', null), subject({}, null)],
      ['dots', breakdown('type', null), subject({ scope: 'consolidated' })],
      ['dots', breakdown('type', null), subject({ regions: ['江苏省'] })],
      ['lines', breakdown('year', null), subject()],
      ['lines', breakdown('year', null), subject({ types: ['police', 'land'] })],
    ]
    for (const [kind, data, about] of none)
      expect(notes([police], kind, data, about)).toEqual([])
  })

  it('of agencies does not depend on the region or type they were chosen from', () => {
    const mark = drawBreakdown('lines', breakdown('year', null), context).marks[0]!
    expect(samePlace(pointOf(mark, subject({ agencies: ['b', 'a'], types: ['police'], regions: ['江苏省'] }))!, pointOf(mark, subject({ agencies: ['a', 'b'] }))!)).toBe(true)
  })

  it('of a group no filter leaves alone is bound to the group', () => {
    const [mark] = drawBreakdown('dots', breakdown('level', null), context).marks
    expect(pointOf(mark!, subject())).toMatchObject({ types: [], group: 'level=county' })
    expect(samePlace(pointOf(mark!, subject())!, { ...pointOf(mark!, subject())!, group: null })).toBe(false)
  })

  it('is numbered in the order of the points, on the drawing and in its words', () => {
    const lines = drawBreakdown('lines', breakdown('year', null), context)
    const on = (index: number, text: string): Annotation => ({ id: text, text, place: pointOf(lines.marks[index]!, subject())! })
    const drawn = annotated(lines, [on(2, '丙'), on(0, '甲'), on(2, '丁')], subject(), context)
    expect(drawn.notes.map(({ number, text }) => [number, text])).toEqual([[1, '甲'], [2, '丙'], [3, '丁']])
    expect(drawn.marks.map(({ text }) => text.replace(/.*）/, ''))).toEqual(['，批注 1：甲', '', '，批注 2：丙，批注 3：丁'])
    expect(drawn.description).toContain('批注 3（2023 年，公开率 50.0%（50 ÷ 100））：丁')
    expect(drawn.option.aria).toMatchObject({ label: { description: drawn.description } })
    const [before, after] = [lines, drawn].map(({ option, height }) => renderSvg(option, { width: 720, height }))
    expect([before!.includes('>2,3<'), after!.includes('>1<') && after!.includes('>2,3<')]).toEqual([false, true])
    expect(annotated(lines, [], subject(), context).option).toBe(lines.option)
  })

  it('of a series among several names its own metric, stacked or side by side', () => {
    const rows = years.map(year => ({ year, received: 10, carriedIn: 1, handled: 11, concluded: 9, carriedOut: 2, reports: 3, gaps: 0 }))
    const chart = applicationsByYear(rows, context)
    const concluded = chart.marks.find(({ metric, year }) => metric === 'concluded' && year === 2022)!
    expect(pointOf(concluded, subject({}, null))).toMatchObject({ metric: 'concluded', years: [2022, 2022] })
    const outcomes = years.map(year => outcome(year, { granted: 4, partlyGranted: 2, denied: 1, unavailable: 1, notProcessed: 1, other: 0, concluded: 9, carriedOut: 2 }))
    const stack = outcomesByYear(outcomes, context, 'count')
    const denied = stack.marks.find(({ metric, year }) => metric === 'outcomes.denied' && year === 2022)!
    const drawn = annotated(stack, [{ id: 'd', text: '不予公开', place: pointOf(denied, subject({}, null))! }], subject({}, null), context)
    const pinned = (drawn.option.series as { markPoint?: { data: { coord: number[] }[] } }[]).flatMap(({ markPoint }) => markPoint?.data ?? [])
    expect(pinned.map(({ coord }) => coord)).toEqual([[1, 6.5]])
  })

  it('has no place where nothing says what a mark is of', () => {
    expect(pointOf({ ...dots.marks[0]!, place: { ...dots.marks[0]!.place!, about: undefined } }, subject())).toBeNull()
  })
})

describe('an annotation of years', () => {
  const note = (from: number, to: number, about = subject()): Annotation => ({ id: `${from}`, text: `${from}起`, place: periodOf('disclosureRate', [from, to], about) })

  it('is a band over whole years of the charts of the same reports', () => {
    const lines = drawBreakdown('lines', breakdown('year', null), context)
    const drawn = annotated(lines, [note(2022, 2030), note(2019, 2021)], subject(), context)
    expect(drawn.notes.map(({ number, where }) => [number, where])).toEqual([[1, '2019—2021 年'], [2, '2022—2030 年']])
    const areas = (drawn.option.series as { markArea?: { data: [{ xAxis: number }, { xAxis: number }][] } }[]).flatMap(({ markArea }) => markArea?.data ?? [])
    expect(areas.map(([from, to]) => [from.xAxis, to.xAxis])).toEqual([[-0.5, 0.5], [0.5, 2.5]])
    expect(renderSvg(drawn.option, { width: 720, height: drawn.height })).toContain('>2<')
  })

  it('and of no others: other reports, other years, a chart without years', () => {
    const lines = drawBreakdown('lines', breakdown('year', null), context)
    expect(annotated(lines, [note(2022, 2023)], subject({ types: ['police'] }), context).notes).toEqual([])
    expect(annotated(lines, [note(2024, 2025)], subject(), context).notes).toEqual([])
    expect(notes([note(2022, 2023)], 'dots', breakdown('type', null))).toEqual([])
    expect(notes([note(2022, 2023)], 'slope', breakdown('type', 'year'))).toEqual([])
  })
})

describe('annotations', () => {
  it('are read from the record; what is none is left alone', () => {
    const base = { name: police.text, at: '' }
    expect(annotationsOf([
      { ...base, id: 'p', kind: 'annotation', body: JSON.parse(JSON.stringify(police.place)) },
      { ...base, id: 'q', kind: 'annotation', body: { ...police.place, years: [2023] } },
      { ...base, id: 'r', kind: 'annotation', body: { ...police.place, kind: 'spot' } },
      { ...base, id: 's', kind: 'view', body: police.place },
    ])).toEqual([police])
    expect([readPlace(null), readPlace('x'), readPlace({ ...police.place, types: [1] })]).toEqual([null, null, null])
  })

  it('are in exported drawings, numbered and in words', () => {
    const draw = (given: ChartContext) => annotated(drawBreakdown('lines', breakdown('year', null), given), [{ ...police, place: { ...police.place, types: [] } }], subject(), given)
    const text = { title: '公开率', subtitle: '', coverage: '', source: '来源', fictional: null, notes: ['批注 1：集中清理积案（2023 年）'] }
    const framed = frameFigure(draw, text, { width: 960, locale: 'zh-CN', theme: 'light', paper: null })
    const svg = renderSvg(framed.option, framed)
    expect([svg.includes('批注 1：集中清理积案'), svg.includes('>1<')]).toEqual([true, true])
  })
})
