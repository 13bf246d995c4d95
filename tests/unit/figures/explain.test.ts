import type { Piece, Sentence } from '@/figures'
import type { Amounts, Contribution, LikeForLike, Metric } from '@/metrics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contributionsTable, decompose, explain, explainedText, makeupOf, notableChanges, reasonsOf } from '@/figures'
import { metricOf, metrics, wholeOf } from '@/metrics'

type Given = [first: [number | null, number | null] | null, last: [number | null, number | null] | null, gaps?: number]

function row(agency: string, [first, last, gaps = 0]: Given): Contribution {
  return {
    agency,
    name: agency,
    firstAmount: first?.[0] ?? null,
    firstDenominator: first?.[1] ?? null,
    lastAmount: last?.[0] ?? null,
    lastDenominator: last?.[1] ?? null,
    inFirst: first !== null,
    inLast: last !== null,
    firstGaps: 0,
    lastGaps: gaps,
    leftOut: false,
    fictional: false,
  }
}

/** Numbers of one agency and year: none printed, zeros, numerators over nothing, several sizes. */
const side = fc.option(fc.tuple(fc.option(fc.integer({ min: 0, max: 900 }), { freq: 6 }), fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1000 })), { freq: 6 })), { freq: 5 })
const rowsArb = fc.array(fc.tuple(side, side).filter(([first, last]) => first !== null || last !== null), { minLength: 1, maxLength: 40 })
  .map(list => list.map((given, at) => row(`单位${at}`, given)))

const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const known = (values: readonly (number | null)[]): number[] => values.filter(value => value !== null)

describe('decompose', () => {
  it('counts add up to the change exactly, with units entering and leaving apart, and blanks', () => {
    fc.assert(fc.property(rowsArb, (rows) => {
      const found = decompose(rows, metricOf('received'))
      const both = rows.filter(each => each.inFirst && each.inLast)
      const [first, last] = [known(both.map(each => each.firstAmount)), known(both.map(each => each.lastAmount))]
      expect(found.apart).toHaveLength(rows.length - both.length)
      expect(found.change).toBe(first.length > 0 && last.length > 0 ? add(last) - add(first) : null)
      expect(add(found.parts.map(({ change }) => change))).toBe(add(last) - add(first))
    }))
  })

  it('rates add up to the change within 1e-12, with zero denominators, units entering and leaving apart, and blanks', () => {
    fc.assert(fc.property(rowsArb, (rows) => {
      const found = decompose(rows, metricOf('disclosureRate'))
      const sums = (['firstAmount', 'firstDenominator', 'lastAmount', 'lastDenominator'] as const).map(key => known(rows.filter(each => each.inFirst && each.inLast).map(each => each[key])))
      const [n0, d0, n1, d1] = sums.map(add) as [number, number, number, number]
      if (d0 === 0 || d1 === 0 || sums[0]!.length === 0 || sums[2]!.length === 0) {
        expect(found.change).toBeNull()
        return
      }
      expect(found.change).toBe(n1 / d1 - n0 / d0)
      expect(Math.abs(add(found.parts.map(({ change }) => change)) - found.change!)).toBeLessThan(1e-12)
      for (const part of found.parts)
        expect(part.within !== null).toBe(part.first.value !== null && part.last.value !== null)
    }), { numRuns: 500 })
  })

  it('tells the effect of a rate from that of a weight', () => {
    const shifted = decompose([row('甲局', [[10, 100], [20, 200]]), row('乙局', [[90, 100], [90, 100]])], metricOf('disclosureRate'))
    expect(shifted.parts.every(({ within }) => within === 0)).toBe(true)
    const changed = decompose([row('甲局', [[10, 100], [30, 100]]), row('乙局', [[90, 100], [90, 100]])], metricOf('disclosureRate'))
    expect(changed.parts[0]).toMatchObject({ agency: '甲局', change: expect.closeTo(0.1, 12), within: expect.closeTo(0.1, 12) })
    expect(changed.parts[1]!.change).toBe(0)
  })

  it('a unit that enters, leaves or has a gap adds nothing, whatever its numbers', () => {
    const { parts, apart, change } = decompose([row('甲局', [[50, 100], [50, 100]]), row('乙局', [null, [400, 400]]), row('丙局', [[0, 900], null]), { ...row('丁局', [[null, null], [9, 90]]), leftOut: true }], metricOf('disclosureRate'))
    expect([change, parts.map(each => each.agency), apart.map(each => each.standing)]).toEqual([0, ['甲局'], ['entered', 'left', 'gapped']])
  })
})

/** A metric in two years over the units of both: amounts, and denominators where it is a rate. */
function pair(metric: string, amounts: readonly [number, number], denominators: readonly [number, number] | null = null, more: Partial<LikeForLike> = {}): LikeForLike {
  const sides = [0, 1].map((at): Amounts => ({ amount: amounts[at]!, denominator: denominators?.[at] ?? null, value: denominators ? amounts[at]! / denominators[at]! : amounts[at]!, units: 9 }))
  const none: Amounts = { value: null, amount: null, denominator: null, units: 0 }
  const nobody = { waiting: 0, missing: 0, unasked: 0 }
  const lowCount = denominators !== null && Math.min(...denominators) < 30
  return { metric, years: [2022, 2023], units: 9, first: sides[0]!, last: sides[1]!, change: lowCount ? null : sides[1]!.value! - sides[0]!.value!, lowCount, gaps: 0, leftOut: 0, entered: none, gone: none, standing: [nobody, nobody], fictional: false, ...more }
}

describe('reasons', () => {
  it('add up to the change, the difference from the printed total named', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), { minLength: 8, maxLength: 8 }), fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 3 }), (parts, d0, d1, odd) => {
      const keys = wholeOf('denied')!.parts.map(({ key }) => key)
      const [n0, n1] = [add(parts.map(([first]) => first)), add(parts.map(([, last]) => last)) + odd]
      const found = decompose([row('甲局', [[n0, d0], [n1, d1]])], metricOf('deniedRate'))
      const rows = parts.map((amounts, at) => pair(keys[at]!, amounts, [n0, n1]))
      const reasons = reasonsOf(rows, makeupOf('deniedRate', [2022, 2023])!, found, 'rate')
      expect(Math.abs(add(reasons.map(({ change }) => change)) - found.change!)).toBeLessThan(1e-12)
      expect(reasons.some(({ metric }) => metric === null)).toBe(odd !== 0)
      expect(reasons.find(({ metric }) => metric?.key === keys[0])!.change).toBeCloseTo(parts[0]![1] / d1 - parts[0]![0] / d0, 12)
    }))
  })

  it('are not told across the change of form that first printed them', () => {
    expect(makeupOf('otherRate', [2020, 2021])).toBeUndefined()
    expect(makeupOf('otherRate', [2021, 2022])).toBeDefined()
    expect(makeupOf('received', [2019, 2023])).toBeDefined()
    expect(makeupOf('carryOutRate', [2022, 2023])).toBeUndefined()
  })
})

const read = (sentence: Sentence): string => sentence.map(piece => typeof piece === 'string' ? piece : piece.text).join('')
const numbersIn = (sentence: Sentence): Exclude<Piece, string>[] => sentence.filter((piece): piece is Exclude<Piece, string> => typeof piece !== 'string')

function explained(metric: Metric, rows: Contribution[], years: [number, number] = [2022, 2023], locale: 'zh-CN' | 'en' = 'zh-CN', parts: LikeForLike[] = []) {
  const found = decompose(rows, metric)
  const makeup = makeupOf(metric.key, years)
  return explain({ metric, years, found, makeup, reasons: makeup && parts.length > 0 ? reasonsOf(parts, makeup, found, metric.unit) : [], locale }).map(claim => explainedText(claim, { metric, years, scope: 'unit' }, locale))
}

describe('explain', () => {
  const counts = [
    row('甲局', [[10, null], [90, null]]),
    row('乙局', [[50, null], [20, null]]),
    row('丙局', [[5, null], [15, null]]),
    row('丁局', [[5, null], [9, null]]),
    row('戊局', [[5, null], [6, null]]),
    row('己局', [null, [7, null]]),
    row('庚局', [[3, null], null]),
    row('辛局', [[2, null], [null, null], 1]),
  ]

  it('a count: course, units with newcomers and leavers apart, the rest as one number, parts, blanks', () => {
    const applicants = wholeOf('applicants')!.parts.map(({ key }) => key)
    const parts = applicants.map((key, at) => pair(key, [at === 0 ? 77 : 0, at === 0 ? 133 : at === 1 ? 6 : 0], [77, 140]))
    expect(explained(metricOf('received'), counts, [2022, 2023], 'zh-CN', parts).map(read)).toEqual([
      '两年都报送的 6 个单位，新收从 2022 年的 77 件增至 2023 年的 140 件（+63 件，+81.8%）。',
      '单位的变化：新增报送 1 个单位，7 件；后一年未计入 1 个单位，3 件。',
      '按单位：两年都报送的 6 个单位合计 +63 件，其中甲局 +80 件、乙局 −30 件、丙局 +10 件，其余 3 个合计 +3 件。',
      '按新收申请人类型：自然人 +56 件、商业企业 +6 件、其余 4 项合计 0 件、各项之和与总计之差 +1 件。',
      '1 个单位的新收有空白、标记或读不出的格，按 0 计。',
    ])
    expect(explained(metricOf('received'), counts, [2022, 2023], 'en', parts).map(read)).toEqual([
      'Over 6 agencies reporting in both years, Received rose from 77 cases in 2022 to 140 cases in 2023 (+63 cases, +81.8%).',
      'Change of the set: new reporters: 1, with 7 cases; not counted in the later year: 1, with 3 cases.',
      'By agency: 6 agencies reporting in both years make +63 cases, of which 甲局 +80 cases, 乙局 −30 cases, 丙局 +10 cases, the other 3 make +3 cases.',
      'By applicants: Natural persons +56 cases, Businesses +6 cases, the other 4 items make 0 cases, difference between the items and the printed total +1 cases.',
      '1 agency has blank, marked or unreadable cells in Received, counted as 0.',
    ])
  })

  it('a rate: parts in points that add up, the effects of rates and of weights', () => {
    const rows = [row('甲局', [[50, 100], [80, 100]]), row('乙局', [[50, 100], [60, 150]]), row('丙局', [null, [40, 50]])]
    expect(explained(metricOf('disclosureRate'), rows).map(read)).toEqual([
      '两年都报送的 2 个单位，公开率从 2022 年的 50.00%增至 2023 年的 56.00%（+6.00 个百分点）。',
      '单位的变化：新增报送 1 个单位，80.0%，分母 50 件。',
      '按单位：两年都报送的 2 个单位合计 +6.00 个百分点，其中甲局 +12.30 个百分点（自身 50.00%→80.00%，分母 100→100）、乙局 −6.30 个百分点（自身 50.00%→40.00%，分母 100→150）。',
      '两年都报送的单位中，自身比率变化合计 +8.00 个百分点，分母所占比重变化合计 −2.00 个百分点。',
    ])
    expect(explained(metricOf('disclosureRate'), rows, [2022, 2023], 'en').map(read)[3]).toBe('Among agencies reporting in both years, changes of their own rates make +8.00 pp, changes of their weights −2.00 pp.')
  })

  it('marks an agency whose own rate has few cases, and speaks of counting where reports are consolidated', () => {
    const rows = [row('甲局', [[50, 100], [80, 100]]), row('乙局', [[5, 10], [9, 12]]), row('丙局', [null, [40, 50]])]
    const metric = metricOf('disclosureRate')
    const told = explain({ metric, years: [2022, 2023], found: decompose(rows, metric), makeup: undefined, reasons: [], locale: 'zh-CN' }).map(claim => read(explainedText(claim, { metric, years: [2022, 2023], scope: 'consolidated' }, 'zh-CN')))
    expect(told[2]).toMatch(/两年都计入的 2 个单位.*分母 100→100）.*分母 10→12，件数少）/)
    expect(told[1]).toContain('新增计入 1 个单位')
    expect(told.join('')).not.toContain('报送')
  })

  it('few cases, a missing year and a change of form say so with their numbers, and explain nothing', () => {
    expect(explained(metricOf('disclosureRate'), [row('甲局', [[5, 29], [50, 100]])]).map(read)).toEqual(['公开率的分母 2022 年 29 件、2023 年 100 件，不足 30 件：件数少，不解释变化。'])
    expect(explained(metricOf('received'), [row('甲局', [[null, null], [50, null]])]).map(read)).toEqual(['新收 2022 年没有可计算的数，另一年为 50 件，不解释变化。'])
    expect(explained(metricOf('licensing'), [row('甲局', [[10, null], [50, null]])], [2020, 2022]).map(read)).toEqual(['行政许可 2020 年 10 件、2022 年 50 件，2021 年起用新表样，两年问法不同，不作比较，不解释变化。'])
    expect(explained(metricOf('received'), [row('甲局', [[10, null], [12, null]]), row('乙局', [[10, null], [8, null]])]).map(read)).toEqual(['两年都报送的 2 个单位，新收 2022 年与 2023 年均为 20 件，没有变化。'])
  })

  it('has no number without evidence: words hold the years and the rule’s limits only', () => {
    fc.assert(fc.property(rowsArb, fc.constantFrom(...metrics.filter(({ denominator }) => denominator !== 'agencies')), fc.constantFrom('zh-CN' as const, 'en' as const), (rows, metric, locale) => {
      const named = rows.map((each, at) => ({ ...each, name: `第${'甲乙丙丁'[at % 4]}局` }))
      const sentences = explained(metric, named, [2022, 2023], locale)
      expect(sentences.length).toBeGreaterThan(0)
      for (const sentence of sentences) {
        expect(numbersIn(sentence).length > 0 || /2022.*2023/.test(read(sentence))).toBe(true)
        const words = sentence.filter(piece => typeof piece === 'string').join(' ').replaceAll(/20(?:19|2[0-5])|30/g, '')
        expect(words.replaceAll(metric.name, '').replaceAll(metric.nameEn, '')).not.toMatch(/\d/)
      }
    }))
  })

  it('the table’s parts make its last row', () => {
    const table = contributionsTable(decompose(counts, metricOf('received')), metricOf('received'), [2022, 2023], 'unit', 'zh-CN')
    expect(add(table.rows.slice(0, -1).map(each => (each.change ?? 0) as number))).toBe(table.rows.at(-1)!.change)
    const many = Array.from({ length: 300 }, (_, at) => row(`单位${at}`, [[at, null], [at * 2, null]]))
    const long = contributionsTable(decompose(many, metricOf('received')), metricOf('received'), [2022, 2023], 'unit', 'zh-CN')
    expect(long.rows).toHaveLength(202)
    expect(add(long.rows.slice(0, -1).map(each => each.change as number))).toBe(long.rows.at(-1)!.change)
  })
})

describe('notable changes', () => {
  it('are ordered by how far they stand out of chance; few cases, no change and breaks are left out', () => {
    const pairs = [
      pair('received', [1000, 1200]),
      pair('concluded', [100, 160]),
      pair('disclosureRate', [500, 800], [1000, 1000]),
      pair('carryOutRate', [1, 20], [20, 21]),
      // One case more, and a change within chance.
      pair('reviewCount', [1, 2]),
      pair('litigationCount', [100, 110]),
    ]
    const asked = pairs.map(({ metric }) => metricOf(metric))
    const found = notableChanges(pairs, asked)
    expect(found.map(({ metric }) => metric.key)).toEqual(['disclosureRate', 'received', 'concluded'])
    expect(found[2]!.size).toBeCloseTo(60 / Math.sqrt(260))
    expect(notableChanges([pair('licensing', [1, 900], null, { years: [2020, 2021] })], [metricOf('licensing')])).toEqual([])
  })
})
