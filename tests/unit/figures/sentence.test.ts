import type { Amounts, LikeForLike } from '@/metrics'
import { describe, expect, it } from 'vitest'
import { appealsModel, applicationsModel, departmentModel, outcomesModel, pairNote, tableOf, trendModel } from '@/figures'
import { appeal, appealsSentence, application, applicationsSentence, department, departmentSentence, figure, outcome, outcomesSentence, pairSentence, trendSentence } from './rows'

const none: Amounts = { value: null, amount: null, denominator: null, units: 0 }
const nobody = { waiting: 0, missing: 0, unasked: 0 }
const only = (amount: number): Amounts => ({ value: amount, amount, denominator: null, units: 1 })
function rated(amounts: readonly [number, number], below: readonly [number, number] | null, more: Partial<LikeForLike> = {}): LikeForLike {
  const [first, last] = ([0, 1] as const).map((at): Amounts => ({ amount: amounts[at], denominator: below?.[at] ?? null, value: below ? amounts[at] / below[at] : amounts[at], units: 2 })) as [Amounts, Amounts]
  return { metric: '', years: [2019, 2022], units: 2, first, last, change: last.value! - first.value!, lowCount: false, gaps: 0, leftOut: 0, entered: none, gone: none, standing: [nobody, nobody], fictional: false, ...more }
}
const pair = (amounts: readonly [number, number], more: Partial<LikeForLike> = {}): LikeForLike => rated(amounts, null, more)
const meaning = { key: 'disclosureRate', name: '公开率', unit: 'rate' as const, lowBelow: 30, typeName: (type: string) => ({ a: '公安', b: '教育', c: '民政' } as Record<string, string>)[type] ?? type }

describe('sentences', () => {
  it('a series: its last year and the years without a value, then the change over the units of both ends and what the set gained and lost', () => {
    const rows = [application(2019, 34), application(2020, 61), application(2022, 52)]
    expect(applicationsSentence(rows, undefined, 'zh-CN')).toBe('2022 年新收申请 52 件；2021 年没有计入的年报。')
    expect(applicationsSentence(rows, pair([20, 30], { gone: only(14), entered: only(22) }), 'zh-CN'))
      .toBe('2022 年新收申请 52 件；2021 年没有计入的年报。2019、2022 年都报送的 2 个单位，新收申请从 20 件增至 30 件（+50.0%）；只计入 2019 年的 1 个单位 14 件；只计入 2022 年的 1 个单位 22 件。')
    expect(applicationsSentence(rows, pair([20, 30], { gone: only(14) }), 'en'))
      .toBe('2022: applications received 52 cases; no report counts for 2021. Over 2 units reporting in both 2019 and 2022, applications received rose from 20 cases to 30 cases (+50.0%); 1 unit counted in 2019 only: 14 cases.')
  })
  it('a base of zero has no growth rate; nothing changed, no unit of both years', () => {
    expect(pairSentence(pair([0, 12]), '新收', 'count', 'zh-CN')).toBe('2019、2022 年都报送的 2 个单位，新收从 0 件增至 12 件（+12 件）。')
    expect(pairSentence(pair([12, 0]), '新收', 'count', 'zh-CN')).toBe('2019、2022 年都报送的 2 个单位，新收从 12 件降至 0 件（−100.0%）。')
    expect(pairSentence(pair([7, 7]), '新收', 'count', 'zh-CN')).toBe('2019、2022 年都报送的 2 个单位，新收均为 7 件。')
    expect(pairSentence(pair([0, 0], { units: 0, gone: only(14) }), '新收', 'count', 'zh-CN')).toBe('没有 2019、2022 年都报送的单位，不作比较；只计入 2019 年的 1 个单位 14 件。')
    expect(applicationsSentence([], undefined, 'zh-CN')).toBe('所选范围内没有新收申请的数据。')
  })
  it('a rate: the difference of what is printed, fewer than 30 cases in a year not compared, those left out for gaps named', () => {
    expect(pairSentence(rated([284.4, 298.6], [1000, 1000], { leftOut: 3 }), '公开率', 'rate', 'zh-CN'))
      .toBe('2019、2022 年都报送且可计算的 2 个单位，公开率从 28.4%增至 29.9%（+1.5 个百分点）；另有 3 个单位两年都报送，有空缺，未计入。')
    expect(pairSentence(rated([1, 20], [10, 40], { lowCount: true, change: null }), '公开率', 'rate', 'zh-CN')).toBe('2019、2022 年都报送且可计算的 2 个单位，有一年不足 30 件，不作比较。')
    expect(pairNote(rated([20, 30], [40, 40], { entered: { value: 0.1, amount: 1, denominator: 10, units: 2 } }), 'rate', 'zh-CN')).toBe('2019、2022 年都报送且可计算的 2 个单位 50.0% → 75.0%；只计入 2022 年的 2 个单位分母 10 件')
  })
  it('outcomes: the disclosed share, the largest of the rest, the change like for like', () => {
    expect(outcomesSentence([outcome(2022, { granted: 30, unavailable: 30 }), outcome(2023)], rated([40, 50], [100, 100], { years: [2022, 2023] }), 'zh-CN'))
      .toBe('2023 年办结 100 件，公开率（予以公开 + 部分公开）50.0%，其余以不予公开、无法提供并列最多（各 20.0%）。2022、2023 年都报送且可计算的 2 个单位，公开率从 40.0%增至 50.0%（+10.0 个百分点）。')
    expect(outcomesSentence([outcome(2023, { concluded: 905, shared: outcome(2023).shared, leftOut: 1 })], undefined, 'zh-CN'))
      .toBe('2023 年办结 905 件，公开率（予以公开 + 部分公开）50.0%，其余以不予公开、无法提供并列最多（各 20.0%）；1 份年报有空缺，未计入公开率。')
  })
  it('outcomes that do not add up are said not to', () => {
    expect(outcomesSentence([outcome(2023, { granted: 41 })], undefined, 'zh-CN')).toContain('各项之和 101 件与办结数不等')
  })
  it('outcomes without anything concluded have no shares', () => {
    expect(outcomesSentence([outcome(2023, { concluded: 0 })], undefined, 'zh-CN')).toBe('所选范围内没有可以计算比例的办结申请。')
  })
  it('appeals of the last year', () => {
    expect(appealsSentence([appeal(2022, 'review'), appeal(2023, 'review'), appeal(2023, 'direct', { total: 3, upheld: 3, overturned: 0, otherResult: 0, pending: 0 })], 'zh-CN'))
      .toBe('2023 年行政复议 10 件、未经复议直接起诉 3 件；已审结 11 件，其中结果纠正 2 件。')
    expect(appealsSentence([appeal(2023, 'review', { total: 0 })], 'zh-CN')).toBe('2023 年没有行政复议和行政诉讼。')
    expect(appealsSentence([appeal(2023, 'review', { upheld: 0, overturned: 0, otherResult: 0, total: 2, pending: 2 })], 'zh-CN')).toBe('2023 年行政复议 2 件；均尚未审结。')
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
    const table = tableOf(applicationsModel([application(2021, 10), application(2023, null)], 'zh-CN'), 'zh-CN')
    expect(table.columns[1]!.label).toBe('新收（件）')
    expect(table.rows.map(row => [row.year, row.received, row.reports])).toEqual([[2021, 10, 3], [2022, null, 0], [2023, null, 3]])
  })
  it('shares, appeals, departments and trends', () => {
    expect(tableOf(outcomesModel([outcome(2023, { concluded: 300 })], 'zh-CN', 'share'), 'zh-CN').rows[0]!.granted).toBe(40 / 300)
    expect(tableOf(appealsModel([appeal(2023, 'direct')], 'zh-CN'), 'zh-CN').rows.map(row => [row.path, row.total])).toEqual([['行政复议', null], ['未经复议直接起诉', 10], ['复议后起诉', null]])
    const matrix = tableOf(departmentModel([department('a', 2022, 0.2), department('b', 2024, 0.6)], 'zh-CN', meaning), 'zh-CN')
    expect(matrix.columns.map(column => column.key)).toEqual(['type', '2022', '2023', '2024'])
    expect(matrix.rows[0]).toEqual({ type: '教育', 2022: null, 2023: null, 2024: 0.6 })
    expect(tableOf(trendModel([figure('received', 2023, 4)], 'en', [{ key: 'received', name: 'Received', unit: 'count', breaks: [] }]), 'en').columns[1]!.label).toBe('Received (cases)')
  })
})

describe('one agency', () => {
  it('is told from its first year to its last, with the highest between; rates of few cases are not compared', () => {
    const name = { key: 'received', name: '新收', unit: 'count' as const, breaks: [] }
    expect(trendSentence([figure('received', 2019, 34), figure('received', 2020, 61), figure('received', 2022, 52)], name, 'zh-CN')).toBe('新收从 2019 年的 34 件增至 2022 年的 52 件（+52.9%），最高为 2020 年的 61 件；2021 年没有计入的年报。')
    const rate = { key: 'disclosureRate', name: '公开率', unit: 'rate' as const, breaks: [] }
    expect(trendSentence([figure('disclosureRate', 2022, 0.5, { lowCount: true }), figure('disclosureRate', 2023, 0.9)], rate, 'zh-CN')).toBe('2023 年公开率 90.0%；与 2022 年相比有一年不足 30 件，不作比较。')
  })
  it('no highest year is told of a rate of few cases, and every year of a tie is', () => {
    const rate = { key: 'disclosureRate', name: '公开率', unit: 'rate' as const, breaks: [] }
    expect(trendSentence([figure('disclosureRate', 2021, 0.5), figure('disclosureRate', 2022, 1, { lowCount: true, denominator: 1 }), figure('disclosureRate', 2023, 0.6)], rate, 'zh-CN')).toBe('公开率从 2021 年的 50.0%增至 2023 年的 60.0%（+10.0 个百分点）。')
    const received = { key: 'received', name: '新收', unit: 'count' as const, breaks: [] }
    expect(trendSentence([1, 9, 9, 3].map((value, at) => figure('received', 2019 + at, value)), received, 'zh-CN')).toBe('新收从 2019 年的 1 件增至 2022 年的 3 件（+200.0%），最高为 2020、2021 年，均为 9 件。')
  })
  it('departments are compared in the last year that allows it', () => {
    expect(departmentSentence([department('a', 2022, 0.4), department('b', 2022, 0.5), department('a', 2023, 0.9, 2)], 'zh-CN', meaning)).toMatch(/^2022 年公开率最高为教育/)
  })
})
