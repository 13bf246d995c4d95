import type { Annotation, Breakdown, ChartContext, ChartSubject, Comparison, Mark, Party } from '@/figures'
import type { CompareRow, Filters } from '@/metrics'
import { describe, expect, it } from 'vitest'
import { annotated, compareModel, drawBreakdown, mentionsModel, optionOf, pointOf, profileMarks, profileOf, samePlace } from '@/figures'
import { metricOf, noFilters } from '@/metrics'
import { choicesOf } from '../../../src/app/ui/annotations/choices'

/* The same number has the same place wherever it is shown, so that what is written on it in one view stands in all. */

const context: ChartContext = { locale: 'zh-CN', theme: 'light', width: 720, motion: false }
const subject = (filters: Partial<Filters> = {}, metric: string | null = 'disclosureRate'): ChartSubject => ({ metric, filters: { ...noFilters, ...filters } })

const party = (key: string, name: string, filters: Partial<Filters> | null, agency: string | null = null): Party => ({ key, name, place: { filters, agency } })
const police = party('type:police', '公安', { types: ['police'] })
const county = party('level:county', '县级', null)
const one = party('agency:甲', '甲局', { agencies: ['甲'] }, '甲')
const [all, peers] = [party('all:', '全部合计', {}), party('peers:', '同类合计', null)]
const row = (party: string, year: number): CompareRow => ({ panel: 'all', party, year, metric: 'disclosureRate', value: 0.5, numerator: 50, denominator: 100, reports: 3, gaps: 0, leftOut: 0, lowCount: false, units: 3, reference: 0.4, referenceDenominator: 90, referenceReports: 3, referenceLow: false, rank: null, tied: null, among: null, peerUnits: 10, peersCounted: 6, peersLow: 2, peersGaps: 1, least: 0.1, firstQuartile: 0.2, median: 0.3, thirdQuartile: 0.4, most: 0.5, fictional: true })
const rows = [police, county, one, all, peers].flatMap(({ key }) => [2022, 2023].map(year => row(key, year)))
const comparison: Comparison = { metric: metricOf('disclosureRate'), name: '公开率', parties: [police, county, one], all, peers, rows, reading: 'value', base: null, band: 'range', years: [2022, 2023] }
const lines = optionOf(compareModel(comparison, context.locale), context)
const profile = profileMarks(profileOf(rows, { metrics: [metricOf('disclosureRate')], nameOf: () => '公开率', parties: [police, county, one, peers, all], year: 2023, reading: 'before', base: null }), 'zh-CN')

/** 公开率 of a group over the years, as the analysis page draws it. */
function explored(by: 'type' | 'level' | 'agency', key: string, filters: Partial<Filters> | null): Mark {
  const data: Breakdown = {
    name: '公开率',
    unit: 'rate',
    lowBelow: 30,
    breaks: [],
    proportion: true,
    first: { dimension: by, name: by, groups: [{ key, name: key }] },
    second: { dimension: 'year', name: '年度', groups: [{ key: '2023', name: '2023' }] },
    cells: [{ first: key, second: '2023', value: 0.5, numerator: 50, denominator: 100, reports: 3, gaps: 0, leftOut: 0, low: false }],
    years: [2023, 2023],
    placeOf: () => ({ filters: filters && { ...filters, years: [2023, 2023] }, agency: by === 'agency' ? key : null }),
  }
  return drawBreakdown('matrix', data, context).marks[0]!
}
const inLines = (key: string) => lines.marks.find(({ place, year }) => place!.row === key && year === 2023)!
const inProfile = (key: string) => profile.find(({ place }) => place!.column === key)!

describe('a number that is compared', () => {
  it.each([
    [police.key, explored('type', 'police', { types: ['police'] })],
    [county.key, explored('level', 'county', null)],
    [one.key, explored('agency', '甲', { agencies: ['甲'] })],
  ])('%s has the place it has in the analysis, over years and in the profile', (key, mark) => {
    const place = pointOf(mark, subject())!
    expect(samePlace(place, pointOf(inLines(key), subject())!)).toBe(true)
    expect(samePlace(place, pointOf(inProfile(key), subject({ years: [2023, 2023] }, null))!)).toBe(true)
  })

  it('of all together is the number of the filters; peers, who are others whenever they are chosen anew, have no place', () => {
    expect(pointOf(inLines('all:'), subject({ regions: ['江苏省'] }))).toMatchObject({ metric: 'disclosureRate', years: [2023, 2023], regions: ['江苏省'], types: [], group: null })
    expect(lines.marks.filter(({ place }) => place!.row === 'median').map(mark => pointOf(mark, subject()))).toEqual([null, null])
    expect(profile.map(({ place }) => place!.column)).toEqual([police.key, county.key, one.key, 'all:'])
  })

  it('is annotated in a chart and in a table alike, told with year, name and number', () => {
    const note: Annotation = { id: 'n', text: '清理积案', place: pointOf(inLines(police.key), subject())! }
    const drawn = annotated(lines, [note], subject(), context)
    expect(drawn.notes).toMatchObject([{ number: 1, where: '2023 年，公安 50.0%（50 ÷ 100）', at: { row: police.key, column: '2023' } }])
    const table = annotated({ option: {}, height: 0, marks: profile, description: '' }, [note], subject({ years: [2023, 2023] }, null), context)
    expect(table.notes).toMatchObject([{ number: 1, where: '2023 年，公安，公开率 50.0%（50 ÷ 100）', at: { row: 'disclosureRate', column: police.key } }])
  })

  it('is chosen from a list where there is no mark to point at; what has no number is not in it', () => {
    const choices = choicesOf([...profile, { ...profile[0]!, value: null }], subject({}, null), () => '公开率')
    expect(choices.map(({ group, label }) => [group, label])).toEqual(['公安', '县级', '甲局', '全部合计'].map(name => ['公开率', `${name} · 公开率 50.0%（50 ÷ 100）`]))
  })
})

describe('a part of a whole', () => {
  const part = { key: 'outcomes.denied', name: '不予公开' }
  const cell = { value: 0.1, numerator: 9, denominator: 90, reports: 3, gaps: 0, leftOut: 0, low: false }
  const shared = { name: '办理结果', unit: 'rate' as const, lowBelow: 30, breaks: [2021], proportion: false, years: [2022, 2023] as const }
  it('has its own metric, as a group of its own and as a part of each group', () => {
    const alone: Breakdown = { ...shared, first: { dimension: 'part', name: '', groups: [part] }, second: null, cells: [{ first: part.key, second: null, ...cell }], placeOf: () => ({ filters: null, agency: null }) }
    const within: Breakdown = { ...shared, first: { dimension: 'type', name: '', groups: [{ key: 'police', name: '公安' }] }, second: { dimension: 'part', name: '', groups: [part] }, cells: [{ first: 'police', second: part.key, ...cell }], placeOf: () => ({ filters: { types: ['police'] }, agency: null }) }
    const place = pointOf(drawBreakdown('bars', alone, context).marks[0]!, subject({ types: ['police'] }, null))
    expect(place).toMatchObject({ metric: part.key, years: [2022, 2023], types: ['police'], group: null })
    expect(samePlace(place!, pointOf(drawBreakdown('matrix', within, context).marks[0]!, subject({}, null))!)).toBe(true)
  })
})

describe('a share of reports that say something', () => {
  const chart = optionOf(mentionsModel([{ year: 2022, found: 2, read: 10, hits: 3 }, { year: 2023, found: 4, read: 10, hits: 9 }], context.locale), context)
  it('is bound to what was searched for, its years can be annotated', () => {
    const about = subject({}, 'mentions overview 评估')
    const note: Annotation = { id: 'n', text: '当年发文要求', place: pointOf(chart.marks[1]!, about)! }
    expect(annotated(chart, [note], about, context).notes).toMatchObject([{ where: expect.stringMatching(/^2023 年，提到的占 40\.0%/) as string }])
    expect(annotated(chart, [note], subject({}, 'mentions overview 培训'), context).notes).toEqual([])
  })
})
