import type { Breakdown, BreakdownAsked, Chart, ChartContext, ChartKind, PlacedMap } from '@/figures'
import type { BreakdownRow, Grouping } from '@/metrics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakdownOf, drawBreakdown, kindsFor, renderSvg } from '@/figures'
import { dimensions, groupings, hasGrouping, metricOf, metrics, wholeOf, wholes } from '@/metrics'
import { firstState } from '../../../src/app/ui/breakdown/address'
import { askedOf, fitting } from '../../../src/app/ui/breakdown/useExplore'
import { breakdownSentence, breakdownTable } from './rows'

/*
 * A metric and a grouping choose the chart: for every pair one is offered, and whatever the record holds, it shows the numbers of the answer and no others.
 */

const keys: Record<Grouping, readonly string[]> = {
  year: ['2019', '2020', '2021', '2023', '2025'],
  province: ['江苏省', '上海市', '河南省', ''],
  city: ['江苏省/淮安市', '江苏省/南京市', '上海市', ''],
  county: ['江苏省/淮安市/洪泽区', '江苏省/南京市/鼓楼区', '河南省/开封市/鼓楼区', ''],
  type: ['police', 'education', 'housing', 'health', 'other', 'finance', 'transport', 'land', 'township'],
  level: ['province', 'city', 'county', ''],
  agency: Array.from({ length: 45 }, (_, at) => `单位${at}`),
  scope: ['unit', 'consolidated'],
  applicant: ['person', 'business', 'total'],
  flow: ['received', 'carriedIn', 'concluded', 'carriedOut', 'outcomes.granted', 'outcomes.denied', 'person', 'business'],
}
const square = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0]
const map: PlacedMap = { name: '自己的图', geography: { width: 10, height: 10, shapes: [{ name: '江苏省', code: null, rings: [square], lines: [] }, { name: '别处', code: null, rings: [square], lines: [] }] }, keys: ['江苏省', null] }

interface Pair { metric: string, as: 'count' | 'share', by: Grouping, and: Grouping | null }
const subjects = [...metrics.map(({ key }) => ({ metric: key, as: 'share' as const })), ...wholes.flatMap(({ key }) => (['share', 'count'] as const).map(as => ({ metric: key as string, as })))]
const groups = [...dimensions, ...Object.keys(groupings) as Grouping[]]
const pairs: Pair[] = subjects.flatMap(subject => groups.flatMap((by): Pair[] => by in groupings
  ? hasGrouping(subject.metric, by) ? [{ ...subject, by, and: null }] : []
  : [null, ...dimensions.filter(and => and !== by)].map(and => ({ ...subject, by, and }))))

type Random = () => number

/** What the question might answer: cells missing, blank, 0 and small ones among them; no other number twice. */
function answer({ metric, by, and }: Pair, random: Random): BreakdownRow[] {
  const parts = by === 'flow' ? [metricOf('received')] : wholeOf(metric)?.parts ?? [metricOf(metric)]
  const some = (dimension: Grouping): string[] => keys[dimension].filter((_, at) => at === 0 || random() < 0.8)
  let count = 100
  // Where there are reports at all, some group has them.
  const cell = (first: string | null, second: string | null): BreakdownRow[] => random() < 0.12 && first !== keys[by][0]
    ? []
    : parts.map(({ key, unit, lowBelow, denominator: below }): BreakdownRow => {
        const kind = random()
        const rate = below !== null && by !== 'flow'
        const numerator = kind < 0.15 ? null : kind < 0.3 ? 0 : (count += 1 + Math.floor(random() * 9))
        const denominator = rate ? kind > 0.8 ? 0 : kind > 0.7 ? (numerator ?? 0) + 7 : 1009 : null
        const value = rate ? numerator === null || denominator === 0 ? null : numerator / denominator! : numerator
        return {
          first,
          second,
          metric: key,
          value: !rate && value !== null && (unit === 'money' || key === 'normativeNet') ? -value + 0 : value,
          numerator: rate ? numerator : null,
          denominator,
          reports: kind < 0.1 ? 0 : 3,
          gaps: kind < 0.15 ? 2 : 0,
          leftOut: 0,
          lowCount: rate && lowBelow !== null && denominator! < lowBelow,
          units: 3,
          expected: 4,
          firstYear: 2019,
          lastYear: 2025,
          fictional: true,
        }
      })
  const firsts = some(by)
  const seconds = and === null ? [] : some(and)
  return [...firsts.flatMap(first => seconds.flatMap(second => cell(first, second))), ...firsts.flatMap(first => cell(first, null)), ...seconds.flatMap(second => cell(null, second)), ...cell(null, null)]
}

function asked({ metric, as, by, and }: Pair, locale: ChartContext['locale']): BreakdownAsked {
  const whole = wholeOf(metric)
  return { subject: whole ? { whole, as } : { metric: metricOf(metric) }, by, and: and as BreakdownAsked['and'], locale, dimensionName: dimension => dimension, groupName: (_, key) => key || '不明', placeOf: () => ({ filters: {}, agency: null }) }
}

/** Every number of an option that is none, with where it stands. */
function broken(value: unknown, path = ''): string[] {
  if (typeof value === 'number')
    return Number.isFinite(value) ? [] : [`${path} = ${value}`]
  if (typeof value === 'string')
    return /NaN|undefined|Infinity/.test(value) ? [`${path} = ${value}`] : []
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, item]) => broken(item, `${path}.${key}`)) : []
}

/** What a chart draws at a mark; null where it draws nothing. */
function drawnAt({ option }: Chart, series: number, index: number): number | null {
  const item = ([option.series].flat()[series] as { data?: unknown[] } | undefined)?.data?.[index]
  const datum = typeof item === 'object' && item !== null && !Array.isArray(item) ? (item as { value?: unknown }).value : item
  const number = Array.isArray(datum) ? datum.length > 2 ? datum[2] as unknown : datum[0] as unknown : datum
  return typeof number === 'number' ? number : null
}

function check(data: Breakdown, kind: ChartKind, context: ChartContext): Chart {
  const chart = drawBreakdown(kind, data, context)
  expect(broken({ ...chart.option, marks: chart.marks, description: chart.description, height: chart.height })).toEqual([])
  expect(chart.height).toBeGreaterThan(0)
  if (kind === 'sankey')
    return chart
  const known = data.cells.flatMap(({ value }) => value ?? [])
  for (const mark of chart.marks) {
    if (mark.value === null)
      expect([kind, mark.detail, drawnAt(chart, mark.series, mark.index)]).toEqual([kind, mark.detail, null])
    else
      expect(known).toContain(mark.value)
  }
  const zeros = (values: readonly (number | null)[]): number => values.filter(value => value === 0).length
  expect(zeros(chart.marks.map(({ value }) => value))).toBeLessThanOrEqual(zeros(known))
  return chart
}

/** What an answer is made from, and what it is drawn for. */
const worlds = fc.record({ seed: fc.integer(), width: fc.constantFrom(340, 720, 1200), theme: fc.constantFrom<ChartContext['theme'][]>('light', 'dark', 'print'), locale: fc.constantFrom<ChartContext['locale'][]>('zh-CN', 'en') })

function seeded(seed: number): Random {
  let state = seed | 0
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1) + 0x6D2B79F5 | 0
    const mixed = Math.imul(state ^ (state >>> 13), 0xC2B2AE35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
  }
}

describe('a metric and a grouping', () => {
  it('are asked for as they are, in every pair there is', () => {
    expect(pairs.length).toBeGreaterThan(2000)
    for (const pair of pairs) {
      const state = fitting({ ...firstState, ...pair, and: wholeOf(pair.metric) ? null : pair.and as typeof firstState.and })
      expect([state.metric, state.by]).toEqual([pair.metric, pair.by])
      expect(askedOf(state).by).toBe(pair.by)
    }
  })

  it('choose a chart that draws the numbers of the answer and no others, with a table and a sentence', () => {
    fc.assert(fc.property(worlds, ({ seed, ...context }) => {
      const random = seeded(seed)
      // A different part of all pairs in every run.
      const offset = Math.abs(seed) % 25
      for (const [at, pair] of pairs.entries()) {
        if (at % 25 !== offset || (wholeOf(pair.metric) && pair.and !== null))
          continue
        const made = breakdownOf(answer(pair, random), asked(pair, context.locale))
        const data = pair.and === null && pair.by === 'province' ? { ...made, map } : made
        const [kind] = kindsFor(data)
        expect([pair, kind]).toEqual([pair, expect.any(String)])
        check(data, kind!, { ...context, motion: false })
        const table = breakdownTable(data, context.locale)
        expect(broken({ table, sentence: breakdownSentence(data, context.locale) })).toEqual([])
        const zeros = data.cells.filter(({ value, numerator, denominator, gaps, reports, leftOut }) => [value, numerator, denominator, gaps, reports, leftOut].includes(0)).length
        expect(zeros > 0 || table.rows.every(row => !Object.values(row).includes(0))).toBe(true)
      }
    }), { numRuns: 15, endOnFailure: true })
  }, 600_000)

  it('and every other chart offered draws them too, without a broken number in the drawing', () => {
    const kinds = new Set<ChartKind>()
    const classes = ['received', 'fees', 'normativeNet', 'disclosureRate', 'disputeRate', 'otherRate', 'outcomes', 'reviews']
    fc.assert(fc.property(worlds, fc.constantFrom(...pairs.filter(({ metric, and }) => classes.includes(metric) && !(wholeOf(metric) && and !== null))), ({ seed, ...context }, pair) => {
      const made = breakdownOf(answer(pair, seeded(seed)), asked(pair, context.locale))
      const data = pair.and === null && pair.by === 'province' ? { ...made, map } : made
      for (const kind of kindsFor(data)) {
        kinds.add(kind)
        const chart = check(data, kind, { ...context, motion: false })
        expect(renderSvg(chart.option, { width: context.width, height: chart.height })).not.toMatch(/NaN|Infinity|undefined/)
      }
    }), { numRuns: 150, endOnFailure: true })
    expect([...kinds].length).toBeGreaterThan(7)
  }, 600_000)
})
