import type { ReportHits } from '../../../src/app/state/search'
import { describe, expect, it } from 'vitest'
import { tableCsv } from '@/exports'
import { mentionsModel, optionOf, renderSvg, sentenceOf, tableOf } from '@/figures'
import { hitsTable } from '../../../src/app/features/search/exportHits'
import { byYear, coverageOf, sortHits } from '../../../src/app/features/search/results'
import { context } from '../figures/rows'
import { stored } from './fakes'

const found = (id: string, agency: string | null, year: number | null, total: number): ReportHits => ({ report: stored(id, agency, year), hits: { overview: total, problems: 0, others: 0 }, total })
const read = [stored('a', 'x', 2021), stored('b', 'y', 2021), stored('c', 'x', 2023), stored('d', 'z', null)]
const hits = [found('a', 'x', 2021, 2), found('c', 'x', 2023, 5), found('d', 'z', null, 7)]

describe('what a search found', () => {
  it('is sorted by year or by hits, then by name, without a year last', () => {
    const place = (agency: string | null): number => ['y', 'x', 'z'].indexOf(agency ?? '')
    const list = [...hits, found('e', 'y', 2021, 2)]
    expect(sortHits(list, 'year', place).map(({ report }) => report.id)).toEqual(['c', 'e', 'a', 'd'])
    expect(sortHits(list, 'hits', place).map(({ report }) => report.id)).toEqual(['d', 'c', 'e', 'a'])
  })

  it('is counted by year over the reports read; a report without a year is in none', () => {
    const rows = byYear(read, hits)
    expect(rows).toEqual([{ year: 2021, found: 1, read: 2, hits: 2 }, { year: 2023, found: 1, read: 1, hits: 5 }])
    expect(coverageOf(read, 9)).toEqual({ units: 2, expected: 9, reports: 3, firstYear: 2021, lastYear: 2023, fictional: false })
    expect(coverageOf([], 9)).toMatchObject({ units: 0, reports: 0, firstYear: null, lastYear: null })
  })

  it('has a chart in which a year without reports is a gap, a table and a sentence with the same numbers', () => {
    const rows = byYear(read, hits)
    const chart = optionOf(mentionsModel(rows, context.locale), context)
    expect(chart.marks.map(({ year, value, detail }) => [year, value, detail])).toEqual([[2021, 0.5, '2021 年，2 份中 1 份'], [2022, null, '2022 年，没有读到文字的年报'], [2023, 1, '2023 年，1 份中 1 份']])
    expect(renderSvg(chart.option, { width: context.width, height: chart.height })).toContain('100.0%')
    expect(tableOf(mentionsModel(rows, 'zh-CN'), 'zh-CN').rows).toEqual([
      { year: 2021, found: 1, read: 2, share: 0.5, hits: 2 },
      { year: 2022, found: null, read: 0, share: null, hits: null },
      { year: 2023, found: 1, read: 1, share: 1, hits: 5 },
    ])
    expect(sentenceOf(mentionsModel(rows, 'zh-CN', '“甲”'), 'zh-CN')).toBe('3 份中 2 份（66.7%）提到“甲”，共 7 处；2021 年 2 份中 1 份（50.0%），2023 年 1 份中 1 份（100.0%）。')
    expect(sentenceOf(mentionsModel(rows, 'en', '“甲”'), 'en')).toMatch(/^2 of 3 reports \(66\.7%\) say “甲”, 7 times in all/)
  })

  it('is exported whole, and no text becomes a formula', async () => {
    const passages = new Map([['a', [{ kind: 'problems' as const, paragraph: 2, hits: 2, text: '=1+1，“甲”\n乙', pieces: [] }]]])
    const table = hitsTable(hits, passages, { t: key => key, agencyName: ({ report }) => report.agency ?? '' })
    expect(table.rows).toEqual([{ agency: 'x', year: 2021, scope: 'reports.scope.unit', section: 'search.section.problems', paragraph: 3, hits: 2, text: '=1+1，“甲”\n乙', file: 'a.txt', fictional: null }])
    expect(await tableCsv(table, []).text()).toContain(',3,2,"\'=1+1，“甲”\n乙",a.txt,')
  })
})
