// @vitest-environment happy-dom
import type { Printed } from '../checks/reports'
import type { Finding, PlacedFacts, RuleId } from '@/checks'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { checkAcross, checkReport, rules, sentenceOf } from '@/checks'
import { useFindingText } from '../../../src/app/ui/findings/useFindingText'
import { placed, reportOf } from '../checks/reports'
import { finding } from './fakes'

function cells(values: Record<string, number>): Record<string, Printed> {
  return Object.fromEntries(Object.entries(values).flatMap(([row, value]) => [[`applications.${row}.person`, value], [`applications.${row}.total`, value]]))
}
const handled = (received: number) => cells({ received, granted: received, concluded: received })
const whole = (year: number, received: number) => placed({ agency: '云川市人民政府', year, cells: handled(received) }, { scope: 'consolidated' })
const units = (year: number, sizes: number[]): PlacedFacts[] => sizes.map(size => placed({ agency: `云川市${size}局`, year, cells: handled(size) }))
const prose = Array.from({ length: 900 }, (_, index) => String.fromCodePoint(0x4E00 + (index * 7919) % 8000)).join('')
const busy = { ...handled(900), 'proactive.licensing.decisions': 120, 'proactive.penalties.decisions': 31, 'proactive.fees.amount': 12.5, 'proactive.normativeDocuments.inForce': 8 }
const peers = Array.from({ length: 12 }, (_, index) => [2021, 2022, 2023].map(year => placed({ agency: `${index}号局`, year, cells: handled(40 + index * 5 + (year - 2021) * (index % 3)) }))).flat()

const former = (year: number, cells: Record<string, number>) => ({ year, cells, layouts: { proactive: null, applications: null, appeals: null, statistics: 'fujian-2014' } })

/** At least one finding of every rule, made by the rules themselves. */
const findings: Finding[] = [
  ...checkReport(reportOf({ cells: { ...handled(7), 'applications.carriedIn.person': 2, 'applications.denied.stateSecret.person': 3, 'applications.partlyGranted.research': -2, 'appeals.review.upheld': 10, 'appeals.review.pending': null, 'appeals.direct.pending': '见附件' } })),
  ...checkReport(reportOf({ cells: { 'proactive.fees.amount': -3.5, 'applications.received.total': 1234.5 }, layouts: { applications: '2019' } })),
  ...checkReport(reportOf({ layouts: { appeals: null, applications: null }, change: report => report.pictured.push('applications') })),
  ...checkReport(reportOf({ cells: Object.fromEntries(['upheld', 'overturned', 'otherResult', 'pending', 'total'].flatMap(result => ['review', 'direct', 'afterReview'].map(path => [`appeals.${path}.${result}`, null]))) })),
  ...checkReport(reportOf({ cells: handled(30), overview: '2023年共收到政府信息公开申请34件。' })),
  ...checkReport(reportOf({
    change: (report) => {
      report.year = { value: 2023, certain: false, doubt: '不一致', readings: [{ value: 2023, from: 'title', text: '2023', place: null }, { value: 2022, from: 'period', text: '2022', place: null }] }
      report.agency = { value: '甲局', certain: false, doubt: '不一致', readings: [{ value: '湛河区民政局', from: 'title', text: '湛河区民政局', place: null }, { value: '湛河区水利局', from: 'file', text: '湛河区水利局', place: null }] }
      report.scope = { value: null, certain: false, doubt: null, readings: [] }
      report.cells['appeals.review.total']!.doubt = { code: 'digit-letter', message: '“O”按 0 读' }
      for (const column of ['person', 'business', 'total'])
        report.cells[`applications.received.${column}`]!.doubt = { code: 'column-shift', message: '该行右移一列' }
    },
  })),
  ...checkReport(reportOf({ change: report => report.scope = { value: 'consolidated', certain: true, doubt: null, readings: [], assumed: '县级以上人民政府' } })),
  ...checkAcross([placed({ year: 2022, cells: cells({ carriedOut: 3 }) }), placed({ year: 2023, cells: cells({ carriedIn: 2 }) })]),
  ...checkAcross([placed({ year: 2022, cells: { 'proactive.normativeDocuments.inForce': 10 } }), placed({ cells: { 'proactive.normativeDocuments.issued': 2, 'proactive.normativeDocuments.inForce': 10 } })]),
  ...checkAcross([...units(2023, [7, 11, 13, 17]), whole(2023, 37)]),
  ...checkAcross([...units(2022, [7, 11, 13]), ...units(2023, [11, 13]), ...units(2024, [7, 11, 13]), whole(2023, 20)]),
  ...checkAcross([...units(2023, [7, 11]), whole(2023, 14069)]),
  ...checkAcross([placed({ year: 2022, overview: prose }), placed({ year: 2023, overview: prose })]),
  ...checkAcross([placed({ year: 2022, cells: busy }), placed({ year: 2023, cells: busy })]),
  ...checkAcross([], [placed({ cells: handled(21) }), placed({ cells: handled(20) }), placed({ cells: handled(20) })].map((report, at) => ({ ...report, report: `${at}` }))),
  ...checkReport(reportOf({
    change: (report) => {
      report.sections = [{ kind: 'overview', heading: '', paragraphs: [{ text: '字'.repeat(1200), place: { at: 'paragraph', paragraph: 1 } }] }, { kind: 'others', heading: '', paragraphs: [] }]
      report.stated = { periods: [{ from: '2023-01-01', to: '2023-11-30', text: '2023年1月1日至11月30日', place: null }], published: [] }
    },
  })),
  ...checkAcross([placed({})].map(report => ({ ...report, facts: { ...report.facts, published: '2024-02-09' } }))),
  ...checkAcross([...units(2023, [7, 11, 13]), placed({ agency: '云川市税务局', cells: handled(5) }, { vertical: true }), whole(2023, 36)]),
  ...checkAcross([...units(2023, [7, 11, 13]), placed({ agency: '云川市东区5局', cells: handled(5) }, { region: '云川市/东区' }), placed({ agency: '云川市东区政务局', cells: handled(5) }, { region: '云川市/东区', scope: 'consolidated' }), whole(2023, 41)]),
  ...checkReport(reportOf(former(2018, { 'statistics.received.year': 3 }))),
  ...checkAcross([placed(former(2017, { 'statistics.disclosed.cumulative': 10 })), placed(former(2018, { 'statistics.disclosed.year': 4, 'statistics.disclosed.cumulative': 15 }))]),
  ...checkAcross([...peers, placed({ year: 2022, cells: handled(50) }), placed({ year: 2023, cells: handled(900) })]),
]

const shown = (value: number) => new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(value).replace('-', '−')
/** Names and quotations stay as published. */
const unquoted = (text: string) => text.replaceAll(/“[^”]*”/g, '').replaceAll(/云川市\S*局|云川市人民政府/g, '')

describe('findings in English', () => {
  it('cover every rule', () => {
    const ids = rules.map(({ id }) => id)
    expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...ids].sort())
  })

  it('say both numbers and their difference, in English but for names and quotations, with nothing missing', () => {
    for (const each of findings) {
      const text = sentenceOf(each, 'en')
      expect(unquoted(text), each.message).not.toMatch(/[\p{Script=Han}。，：；、]/u)
      expect(text, each.message).not.toMatch(/undefined|NaN|null|—|\bapplications\.|\bappeals\.|\bproactive\./)
      expect(text, each.message).toMatch(/\.$/)
      for (const value of [each.expected, each.actual]) {
        if (value !== null && each.rule !== 'doubtful')
          expect(text, each.message).toContain(shown(value))
      }
    }
  })

  it('name row and column as the finding does', () => {
    const of = (rule: RuleId, id = '') => sentenceOf(findings.find(each => each.rule === rule && each.id.includes(id))!, 'en')
    expect(of('balance', 'person')).toBe('Section 3, column “Natural persons”: received 7 + carried in 2 = 9, but concluded 7 + carried out 0 = 7; the difference is 2.')
    expect(of('outcomes-sum', 'person')).toBe('Section 3, column “Natural persons”: the outcomes add up to 10, but the total printed is 7; the difference is 3.')
    expect(of('row-sum', 'denied.stateSecret')).toBe('Section 3, row “Denied: State secret”: the applicants add up to 3, but the total printed is 0; the difference is 3.')
    expect(of('appeals-sum', 'review')).toContain('Administrative review: the results add up to 10, but the total printed is 0; the difference is 10 (1 blank or marked cell counted as 0).')
    expect(of('carry-over', 'person')).toContain('3 carried out of 2022, but 2 printed as carried in; the difference is 1.')
    expect(of('consolidated-sum', 'applications')).toContain('The difference is exactly the numbers of 云川市11局: it may have been left out.')
    expect(of('consolidated-sum', 'coverage')).toContain('reports are missing of 云川市7局')
    expect(of('doubtful', 'received')).toBe('Section 3, 3 cells of the row “Received this year”: the numbers may be one column off. Please compare with the original.')
  })

  it('are shown in English and stay as written in Chinese', async () => {
    const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': {}, 'en': {} } })
    const own = findings.find(({ rule }) => rule === 'carry-over')!
    const page = mount({ setup: () => useFindingText(), methods: { own: () => own }, template: '<p :lang="language">{{ textOf(own()) }}</p>' }, { global: { plugins: [i18n] } })
    expect([page.attributes('lang'), page.text()]).toEqual(['zh-CN', own.message])
    i18n.global.locale.value = 'en'
    await expect.poll(() => page.attributes('lang')).toBe('en')
    expect(page.text()).toBe(sentenceOf(own, 'en'))
  })

  it('survive findings of an older record that carry no values', () => {
    for (const { id } of rules)
      expect(sentenceOf(finding('r1', id, { rule: id, table: 'appeals', cells: [] }), 'en'), id).not.toMatch(/undefined|NaN/)
  })
})
