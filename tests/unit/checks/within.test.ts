import { describe, expect, it } from 'vitest'
import { checkReport, rules } from '@/checks'
import { applicationColumns } from '@/reports'
import { reportOf } from './reports'

/** One application of a citizen, received and granted. */
const one = Object.fromEntries(['received', 'granted', 'concluded'].flatMap(row => ['person', 'total'].map(column => [`applications.${row}.${column}`, 1])))

function ids(...args: Parameters<typeof reportOf>): string[] {
  return checkReport(reportOf(...args)).map(({ id }) => id)
}

describe('sums within a report', () => {
  it('is silent on a report that adds up', () => {
    expect(ids({ cells: one })).toEqual([])
    expect(ids()).toEqual([])
  })

  it('finds a wrong balance column by column, with both sides', () => {
    const findings = checkReport(reportOf({ cells: { ...one, 'applications.carriedIn.person': 2, 'applications.carriedIn.total': 2 } }))
    expect(findings.map(({ id, expected, actual }) => [id, expected, actual])).toEqual([['balance:person', 3, 1], ['balance:total', 3, 1]])
    expect(findings[0]!.message).toContain('“自然人”列：本年新收 1 + 上年结转 2 = 3，而办理结果总计 1 + 结转下年度 0 = 1，相差 2')
    expect(findings[0]!.cells).toEqual(['received', 'carriedIn', 'concluded', 'carriedOut'].map(row => `applications.${row}.person`))
  })

  it('finds outcomes that do not add up in either layout', () => {
    const cells = { ...one, 'applications.granted.person': 0, 'applications.granted.total': 0 }
    expect(ids({ cells })).toEqual(['outcomes-sum:person', 'outcomes-sum:total'])
    expect(ids({ cells, layouts: { applications: '2019' } })).toContain('outcomes-sum:person')
    expect(ids({ cells: { ...cells, 'applications.other.person': 1, 'applications.other.total': 1 }, layouts: { applications: '2019' } })).toEqual(['old-layout:applications'])
    expect(ids({ cells: { ...cells, 'applications.other.misc.person': 1, 'applications.other.misc.total': 1 } })).toEqual([])
  })

  it('finds a row that does not add up, in every row of the form', () => {
    for (const row of ['received', 'denied.internalAffairs', 'other.feeUnpaid', 'carriedOut'])
      expect(ids({ cells: { [`applications.${row}.legalService`]: 4 } })).toContain(`row-sum:${row}`)
  })

  it('counts a blank as 0 beside a number and says so', () => {
    expect(ids({ cells: { ...one, 'applications.carriedIn.person': null, 'applications.granted.business': '/' } })).toEqual(['incomplete:applications'])
    const [finding] = checkReport(reportOf({ cells: { 'appeals.review.upheld': 3, 'appeals.review.pending': null, 'appeals.review.total': 4 } }))
    expect(finding).toMatchObject({ id: 'appeals-sum:review', expected: 3, actual: 4 })
    expect(finding!.message).toContain('其中 1 格空白或划线，按 0 计')
  })

  it('says nothing of a sum whose total is blank, or with an unreadable or absent part', () => {
    expect(ids({ cells: { 'appeals.review.upheld': 3, 'appeals.review.total': null } })).toEqual(['incomplete:appeals'])
    expect(ids({ cells: { 'appeals.review.upheld': '三?', 'appeals.review.total': 4 } })).toEqual(['doubtful:appeals.review.upheld:unreadable'])
    expect(ids({ cells: { 'appeals.review.upheld': undefined, 'appeals.review.total': 4 } })).toEqual(['incomplete:appeals'])
    expect(ids({ cells: { ...one, 'applications.received.person': null, 'applications.received.total': null } })).toEqual(['incomplete:applications'])
  })

  it('does not take the blank total of a row with numbers for 0', () => {
    expect(ids({ cells: { ...one, 'applications.granted.total': null } })).toEqual(['incomplete:applications'])
  })

  it('lets a doubtful cell take part', () => {
    const found = ids({
      cells: { 'appeals.review.upheld': 3 },
      change: (report) => {
        report.cells['appeals.review.upheld']!.doubt = { code: 'digit-letter', message: '“3”印作字母' }
      },
    })
    expect(found).toEqual(['appeals-sum:review', 'doubtful:appeals.review.upheld:digit-letter'])
  })

  it('wants whole numbers, but for money and 本年增/减', () => {
    expect(ids({ cells: { 'proactive.licensing.decisions': 2.5, 'proactive.penalties.decisions': -1, 'proactive.fees.amount': 3.25 } }))
      .toEqual(['whole-number:proactive.licensing.decisions', 'whole-number:proactive.penalties.decisions'])
    expect(ids({ year: 2020, layouts: { proactive: '2019', applications: '2019' }, cells: { 'proactive.licensing.change': -4, 'proactive.procurement.amount': 25.1 } })).toEqual([])
    expect(ids({ cells: { 'proactive.fees.amount': -3 } })).toEqual(['whole-number:proactive.fees.amount'])
  })
})

describe('form', () => {
  it('reports a missing table, one that is a picture, and a table without a number', () => {
    const findings = checkReport(reportOf({ layouts: { appeals: null, applications: null }, change: report => report.pictured.push('applications') }))
    expect(findings.map(({ id }) => id)).toEqual(['incomplete:applications', 'incomplete:appeals'])
    expect(findings[0]!.message).toContain('表格是图片')
    expect(findings[1]!.message).toContain('没有找到表格')
    const blank = Object.fromEntries(['review', 'direct', 'afterReview'].flatMap(path => ['upheld', 'overturned', 'otherResult', 'pending', 'total'].map(result => [`appeals.${path}.${result}`, null])))
    expect(checkReport(reportOf({ cells: blank }))).toMatchObject([{ id: 'empty-form:appeals', severity: 'warning', message: expect.stringContaining('没有一个数（空白 15 格）') }])
    expect(ids({ cells: { ...blank, 'appeals.review.upheld': 0 } })).toEqual(['incomplete:appeals'])
    expect(ids({ cells: Object.fromEntries(Object.keys(blank).map(key => [key, '/'])) })).toEqual(['empty-form:appeals'])
  })

  it('notes an old layout from 2021 on only', () => {
    expect(ids({ year: 2020, layouts: { proactive: '2019', applications: '2019' } })).toEqual([])
    expect(ids({ year: 2021, layouts: { proactive: '2019', applications: '2019' } })).toEqual(['old-layout:proactive', 'old-layout:applications'])
  })
})

describe('fields', () => {
  function withYears(...readings: [from: 'title' | 'period' | 'file' | 'folder' | 'prose', value: number][]) {
    return ids({
      change: (report) => {
        const years = new Set(readings.map(([, value]) => value))
        report.year = { value: 2023, certain: years.size === 1, doubt: years.size === 1 ? null : '年度不一', readings: readings.map(([from, value]) => ({ from, value, text: `${value}年`, place: null })) }
      },
    })
  }

  it('finds years that disagree, but lets a file carry the year of publication', () => {
    expect(withYears(['title', 2023], ['period', 2022])).toContain('year-conflict:year')
    expect(withYears(['title', 2023], ['prose', 2024])).toContain('year-conflict:year')
    expect(withYears(['title', 2023], ['file', 2022])).toContain('year-conflict:year')
    expect(withYears(['title', 2023], ['file', 2024])).not.toContain('year-conflict:year')
    expect(withYears(['title', 2023], ['folder', 2023])).toEqual([])
  })

  it('finds agencies that disagree, but not short forms of one', () => {
    function withNames(...names: string[]) {
      return ids({
        change: (report) => {
          report.agency = { value: names[0]!, certain: false, doubt: '名称不一', readings: names.map((value, index) => ({ value, from: index === 0 ? 'title' : 'file', text: value, place: null })) }
        },
      })
    }
    expect(withNames('湛河区工业和信息化局', '工信局')).toEqual(['doubtful:agency'])
    expect(withNames('湛河区工业和信息化局', '湛河区民政局')).toEqual(['agency-conflict:agency', 'doubtful:agency'])
  })

  it('lists each doubtful field and groups cells of one cause', () => {
    const findings = checkReport(reportOf({
      change: (report) => {
        report.scope = { value: null, certain: false, readings: [], doubt: null }
        for (const { key } of applicationColumns)
          report.cells[`applications.received.${key}`]!.doubt = { code: 'column-shift', message: '该行右移一列' }
        report.cells['appeals.review.total']!.doubt = { code: 'torn', message: '跨页断开' }
      },
    }))
    expect(findings.map(({ id, cells }) => [id, cells.length])).toEqual([
      ['doubtful:applications.received:column-shift', 7],
      ['doubtful:appeals.review.total:torn', 1],
      ['doubtful:scope', 0],
    ])
  })
})

it('registers every rule once, with a name and an explanation', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(30)
  expect(rules.every(({ words: { 'zh-CN': { name, explanation } } }) => /^\p{Script=Han}+$/u.test(name) && explanation.endsWith('。'))).toBe(true)
  expect(rules.every(({ words: { en: { name, explanation } } }) => /^[A-Z]\P{Script=Han}+$/u.test(name) && /\p{L}.*\.$/u.test(explanation))).toBe(true)
})
