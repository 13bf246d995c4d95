import type { Sketch } from '../database/support'
import type { Database } from '@/database'
import type { ChartContext } from '@/figures'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consolidate } from '@/checks'
import { encodeSegment } from '@/database'
import { formDocx, formXlsx } from '@/exports'
import { breakdownOf, drawBreakdown } from '@/figures'
import { formCells } from '@/forms'
import { readReports } from '@/ingest/read'
import { ask, isBroken, metricOf, metrics, noFilters } from '@/metrics'
import { printedForm } from '@/reports'
import facts from '../../datasets/pingtan.json'
import { agency, openEngine, segmentsOf, sketch } from '../database/support'
import { agencyTrend, appealsByYear, applicationsByYear, applicationsSentence, trendSentence } from '../figures/rows'

let database: Database
const id = facts.agency
const none = { proactive: null, applications: null, appeals: null }

/** What the published tables print by the key of each cell; blanks are blank. */
function former({ year, layout, rows }: typeof facts.reports[number]): Sketch {
  const keys = formCells('statistics', layout)
  const printed = rows.length * 2 === keys.length ? keys : keys.filter(key => !key.includes('feeReductions'))
  return { agency: id, year, layouts: { ...none, statistics: layout }, cells: Object.fromEntries(printed.map((key, at) => {
    const text = rows[Math.floor(at / 2)]![2 + at % 2]!
    return [key, text === '' ? 'blank' as const : Number(text)]
  })) }
}

beforeAll(async () => {
  database = await openEngine()
  const later = Array.from({ length: 7 }, (_, at): Sketch => {
    const layout = at < 2 ? '2019' : '2021'
    return { agency: id, year: 2019 + at, layouts: { proactive: layout, applications: layout }, cells: { 'applications.received.total': 10 + at, 'applications.granted.total': 8, 'applications.concluded.total': 10, 'appeals.review.total': 1 } }
  })
  const made = [...facts.reports.map(former), ...later].map(sketch)
  await database.project({ agencies: [agency(id, '福建省/福州市/平潭县', 'zone')], reports: made.map(({ projected }) => projected), segments: segmentsOf(encodeSegment(made.map(({ report }) => report))), corrections: [] })
}, 120_000)
afterAll(() => database.close())

const context: ChartContext = { width: 900, locale: 'zh-CN', theme: 'light', motion: false }
const years = [2013, 2014, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]
const byYear = async (metric: string) => (await ask(database.query, 'breakdown', noFilters, { metrics: [metric], by: 'year', and: null, period: 'all' })).filter(({ first }) => first !== null)
const valuesOf = async (metric: string) => Object.fromEntries((await byYear(metric)).map(({ first, value }) => [first, value]))

describe('one place from 2013 to 2025', () => {
  it('shows as levels what compares, and nothing else', async () => {
    expect(await valuesOf('received')).toEqual(Object.fromEntries(years.map((year, at) => [year, [0, 1, 0, 0, 10, 11, 12, 13, 14, 15, 16][at]])))
    expect(await valuesOf('granted')).toMatchObject({ 2014: 1, 2018: 0, 2019: 8 })
    expect(await valuesOf('reviewCount')).toMatchObject({ 2013: 0, 2019: 1 })
    expect(await valuesOf('litigationCount')).toMatchObject({ 2013: 0, 2019: 0 })
    const told = ['received', 'granted', 'partlyGranted', 'reviewCount', 'litigationCount', 'coverage', 'disclosureRate.before']
    for (const { key } of metrics.filter(metric => !told.includes(metric.key))) {
      const before = (await byYear(key)).filter(({ first }) => Number(first) < 2019)
      expect(before.every(({ value }) => value === null), key).toBe(true)
    }
  })

  it('keeps the rate of the older form apart from that of the newer ones', async () => {
    expect(await valuesOf('disclosureRate')).toMatchObject({ 2014: null, 2018: null, 2019: 0.8 })
    expect(await valuesOf('disclosureRate.before')).toMatchObject({ 2014: 1, 2018: null, 2019: null, 2025: null })
    const [total] = (await ask(database.query, 'breakdown', noFilters, { metrics: ['disclosureRate'], by: 'year', and: null, period: 'all' })).filter(({ first }) => first === null)
    expect(total).toMatchObject({ numerator: 56, denominator: 70 })
  })

  it('draws the break between 2018 and 2019, and no line across', async () => {
    const metric = metricOf('received')
    expect([metric.breaks, isBroken(metric, 2018, 2019), isBroken(metric, 2019, 2025)]).toEqual([[2019], true, false])
    const rows = await ask(database.query, 'breakdown', noFilters, { metrics: ['received'], by: 'year', and: null, period: 'all' })
    const data = breakdownOf(rows, { subject: { metric }, by: 'year', and: null, locale: 'zh-CN', groupName: (_, key) => key, dimensionName: () => '年份', placeOf: () => ({ filters: null, agency: null }) })
    expect(data.breaks).toEqual([2019])
    const { option } = drawBreakdown('lines', data, context)
    const series = option.series as { name: string, data: unknown[], lineStyle?: { width: number }, silent?: boolean, markLine?: { data: { xAxis: number }[], label: { formatter: string } } }[]
    expect(series.filter(({ markLine }) => markLine).map(({ markLine }) => [markLine!.data[0]!.xAxis, markLine!.label.formatter])).toEqual([[5.5, '2019 年起用新表样']])
    const drawn = series.filter(({ silent, markLine }) => silent && !markLine)
    expect(drawn).toHaveLength(2)
    expect(drawn.every(({ data }) => data[2018 - 2013] === null || data[2019 - 2013] === null)).toBe(true)
  })

  it('never tells a change across it', async () => {
    const all = { ...noFilters, years: [0, 9999] as const }
    const rows = await ask(database.query, 'agency-years', all, { agency: id, metrics: ['received', 'disclosureRate'] })
    const at = (year: number) => rows.find(row => row.metric === 'received' && row.year === year)
    expect(at(2018)).toMatchObject({ value: 0, previous: 0, change: 0 })
    expect(at(2019)).toMatchObject({ value: 10, previous: null, change: null })
    expect(at(2020)).toMatchObject({ value: 11, previous: 10, change: 1 })
    const [key] = await ask(database.query, 'key-figures', { ...noFilters, years: [2019, 2019] }, { metrics: ['received'] })
    expect(key).toMatchObject({ year: 2019, value: 10, previous: null, change: null })
    const trend = { key: 'received', name: '新收', unit: 'count' as const, breaks: metricOf('received').breaks }
    expect(trendSentence(rows, trend, 'zh-CN')).toContain('2019')
    expect(trendSentence(rows, trend, 'zh-CN')).not.toMatch(/201[3-8]/)
    expect(agencyTrend(rows, context, [trend]).description).toContain('2013')
  })

  it('the overview shows received of all years, with the break', async () => {
    const rows = await ask(database.query, 'applications-by-year', noFilters)
    expect(rows.map(({ year, received }) => [year, received])).toContainEqual([2014, 1])
    expect(rows.find(({ year }) => year === 2014)).toMatchObject({ carriedIn: null, handled: null, concluded: null, carriedOut: null })
    expect(JSON.stringify(applicationsByYear(rows, context).option)).toContain('2019 年起用新表样')
    expect(applicationsSentence(rows, undefined, 'zh-CN')).not.toMatch(/201[3-8]/)
  })

  it('no sum of results stands where a form prints none', async () => {
    const rows = await ask(database.query, 'appeals-by-year', noFilters)
    const series = appealsByYear(rows, context).option.series as { type: string, data: (number | null)[] }[]
    expect(series.find(({ type }) => type === 'scatter')!.data.slice(0, 7)).toEqual([null, null, null, null, null, null, 0])
  })

  it('its forms are written and read back exactly', async () => {
    const report = facts.reports[1]!
    const cells = former(report).cells!
    for (const [format, write] of [['docx', formDocx], ['xlsx', formXlsx]] as const) {
      const blob = await write({ title: `${id}${report.year}年政府信息公开工作年度报告`, layout: report.layout, at: key => ({ text: String(cells[key]), value: Number(cells[key]) }), notes: [], whole: false })
      const [file] = await readReports({ name: `a.${format}`, folder: '', bytes: new Uint8Array(await blob.arrayBuffer()) })
      expect(Object.fromEntries(Object.entries(file!.reports[0]!.report.cells).map(([key, { value }]) => [key, value]))).toEqual(cells)
    }
  })

  it('the consolidated form of a year is that of its reports', async () => {
    const sums = await ask(database.query, 'form-sums', { ...noFilters, years: [2014, 2014] })
    const reports = await ask(database.query, 'form-reports', { ...noFilters, years: [2014, 2014] })
    const { layout_statistics: layout } = reports[0]!
    const form = consolidate(sums, reports.map(report => ({ statistics: report.layout_statistics ?? null })), layout!)
    expect([layout, form.cells['statistics.received.year']!.value, form.cells['statistics.disclosed.cumulative']!.value, form.apart]).toEqual(['fujian-2014', 1, 78967, []])
    expect(printedForm(layout!).map(({ table }) => table)).toEqual(['statistics'])
  })
})
