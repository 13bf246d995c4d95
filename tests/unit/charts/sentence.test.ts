import { describe, expect, it } from 'vitest'
import { appealsSentence, appealsTable, applicationsSentence, applicationsTable, departmentSentence, departmentTable, outcomesSentence, outcomesTable, trendSentence, trendTable } from '@/charts'
import { appeal, application, department, figure, outcome } from './rows'

const meaning = { name: '公开率', unit: 'rate' as const, lowBelow: 30, typeName: (type: string) => ({ a: '公安', b: '教育', c: '民政' } as Record<string, string>)[type] ?? type }

describe('sentences', () => {
  it('a course from first to last year, with the highest between and the gaps', () => {
    expect(applicationsSentence([application(2019, 34), application(2020, 61), application(2022, 52)], 'zh-CN'))
      .toBe('新收申请从 2019 年的 34 件增至 2022 年的 52 件（+52.9%），最高为 2020 年的 61 件；2021 年没有数据。')
    expect(applicationsSentence([application(2019, 34), application(2020, 61), application(2022, 52)], 'en'))
      .toBe('Applications received rose from 34 cases in 2019 to 52 cases in 2022 (+52.9%), highest in 2020 (61 cases); no value for 2021.')
  })
  it('a base of zero has no growth rate', () => {
    expect(applicationsSentence([application(2022, 0), application(2023, 12)], 'zh-CN')).toBe('新收申请从 2022 年的 0 件增至 2023 年的 12 件（+12 件）。')
    expect(applicationsSentence([application(2022, 12), application(2023, 0)], 'zh-CN')).toBe('新收申请从 2022 年的 12 件降至 2023 年的 0 件（−100.0%）。')
  })
  it('one year, all zero, unchanged, nothing', () => {
    expect(applicationsSentence([application(2023, 21)], 'zh-CN')).toBe('2023 年新收申请 21 件。')
    expect(applicationsSentence([application(2022, 0), application(2023, 0)], 'zh-CN')).toBe('2022—2023 年新收申请均为 0 件。')
    expect(applicationsSentence([application(2022, 7), application(2023, 7)], 'zh-CN')).toBe('2023 年新收申请 7 件，与 2022 年相同。')
    expect(applicationsSentence([], 'zh-CN')).toBe('所选范围内没有新收申请的数据。')
    expect(applicationsSentence([application(2022, null), application(2023, 7)], 'zh-CN')).toBe('2023 年新收申请 7 件；2022 年没有数据。')
  })
  it('outcomes: the disclosed share, its change in points, the largest of the rest', () => {
    expect(outcomesSentence([outcome(2022, { granted: 30, unavailable: 30 }), outcome(2023)], 'zh-CN'))
      .toBe('2023 年办结 100 件，公开率（予以公开 + 部分公开）50.0%，比 2022 年 +10.0 个百分点，其余以不予公开最多（20.0%）。')
  })
  it('outcomes that do not add up are said not to', () => {
    expect(outcomesSentence([outcome(2023, { granted: 41 })], 'zh-CN')).toContain('各项之和 101 件与办结数不等')
  })
  it('outcomes without anything concluded have no shares', () => {
    expect(outcomesSentence([outcome(2023, { concluded: 0 })], 'zh-CN')).toBe('所选范围内没有办结的申请，不计算比例。')
  })
  it('appeals of the last year', () => {
    expect(appealsSentence([appeal(2022, 'review'), appeal(2023, 'review'), appeal(2023, 'direct', { total: 3, upheld: 3, overturned: 0, otherResult: 0, pending: 0 })], 'zh-CN'))
      .toBe('2023 年行政复议 10 件、未经复议直接起诉 3 件；已审结 11 件，其中结果纠正 2 件。')
    expect(appealsSentence([appeal(2023, 'review', { total: 0 })], 'zh-CN')).toBe('2023 年没有行政复议和行政诉讼。')
    expect(appealsSentence([appeal(2023, 'review', { total: 2, pending: 2 })], 'zh-CN')).toBe('2023 年行政复议 2 件；均尚未审结。')
  })
  it('departments: highest and lowest, low counts left out and counted', () => {
    expect(departmentSentence([department('a', 2023, 0.4), department('b', 2023, 0.7), department('c', 2023, 1, 3)], 'zh-CN', meaning))
      .toBe('2023 年公开率最高为教育（70.0%），最低为公安（40.0%）；1 类不足 30 件，不参与比较。')
    expect(departmentSentence([department('c', 2023, 1, 3)], 'zh-CN', meaning)).toBe('2023 年没有可以比较的公开率；1 类不足 30 件，不参与比较。')
    expect(departmentSentence([], 'zh-CN', meaning)).toBe('所选范围内没有公开率的数据。')
  })
  it('a metric the change of form breaks is read from 2021 on', () => {
    const rows = [figure('licensing', 2020, 900), figure('licensing', 2021, 100), figure('licensing', 2022, 150)]
    expect(trendSentence(rows, { key: 'licensing', name: '行政许可', unit: 'count', breaks: [2021] }, 'zh-CN')).toBe('行政许可从 2021 年的 100 件增至 2022 年的 150 件（+50.0%）。')
    expect(trendSentence(rows, { key: 'licensing', name: '行政许可', unit: 'count', breaks: [] }, 'zh-CN')).toContain('从 2020 年的 900 件降至')
  })
})

describe('table twins', () => {
  it('hold the chart rows unrounded, gaps as empty years', () => {
    const table = applicationsTable([application(2021, 10), application(2023, null)], 'zh-CN')
    expect(table.columns[1]!.label).toBe('新收（件）')
    expect(table.rows.map(row => [row.year, row.received, row.reports])).toEqual([[2021, 10, 3], [2022, null, 0], [2023, null, 3]])
  })
  it('shares, appeals, departments and trends', () => {
    expect(outcomesTable([outcome(2023, { concluded: 300 })], 'zh-CN', 'share').rows[0]!.granted).toBe(40 / 300)
    expect(appealsTable([appeal(2023, 'direct')], 'zh-CN').rows.map(row => [row.path, row.total])).toEqual([['行政复议', null], ['未经复议直接起诉', 10], ['复议后起诉', null]])
    const matrix = departmentTable([department('a', 2022, 0.2), department('b', 2024, 0.6)], 'zh-CN', meaning)
    expect(matrix.columns.map(column => column.key)).toEqual(['type', '2022', '2023', '2024'])
    expect(matrix.rows[0]).toEqual({ type: '教育', 2022: null, 2023: null, 2024: 0.6 })
    expect(trendTable([figure('received', 2023, 4)], 'en', [{ key: 'received', name: 'Received', unit: 'count' }]).columns[1]!.label).toBe('Received (cases)')
  })
})

describe('unequal coverage', () => {
  it('is said where two years are compared', () => {
    expect(applicationsSentence([application(2022, 10), application(2023, 4, { reports: 1 })], 'zh-CN'))
      .toBe('新收申请从 2022 年的 10 件降至 2023 年的 4 件（−60.0%）；两年分别有 3 份、1 份年报，不宜直接比较。')
    expect(applicationsSentence([application(2022, 10, { reports: 37 }), application(2023, 4, { reports: 36 })], 'zh-CN')).toMatch(/；两年分别有 37 份、36 份年报。$/)
    expect(outcomesSentence([outcome(2022), outcome(2023, { reports: 2 })], 'en')).toContain('3 and 2 reports, so not directly comparable')
  })
  it('departments are compared in the last year that allows it', () => {
    expect(departmentSentence([department('a', 2022, 0.4), department('b', 2022, 0.5), department('a', 2023, 0.9, 2)], 'zh-CN', meaning)).toMatch(/^2022 年公开率最高为教育/)
  })
})
