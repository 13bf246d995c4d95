import type { WorkItem } from '../../../src/app/features/findings/work'
import type { Finding } from '@/checks'
import type { StoredReport, WorkspaceState } from '@/workspace'
import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { rules } from '@/checks'
import { metrics } from '@/metrics'
import { listTable } from '../../../src/app/features/findings/exportList'
import { useSelection } from '../../../src/app/features/findings/useSelection'
import { groupWork, narrow, workItems } from '../../../src/app/features/findings/work'
import { grouped } from '../../../src/app/features/metrics/groups'
import { emptyState, findingStatuses, lookUp, verdictOf } from '../../../src/app/state/derived'
import { agency, finding, stored } from './fakes'

const collator = new Intl.Collator('zh')
const order = rules.map(({ id }) => id)
const word = (state: 'confirmed' | 'dismissed' | 'open', reason = '') => ({ state, reason, when: '2026-01-01T00:00:00Z', numbers: null, read: {} })

function recordOf(reports: StoredReport[], more: Partial<WorkspaceState> = {}) {
  const state: WorkspaceState = { ...emptyState, agencies: [agency('甲'), agency('乙')], reports, ...more }
  const lookups = lookUp(state)
  return { state, lookups, findingStatusOf: findingStatuses(state, lookups) }
}

function itemsOf(reports: StoredReport[], more: Partial<WorkspaceState> = {}): WorkItem[] {
  const { findingStatusOf } = recordOf(reports, more)
  return workItems(reports, id => reports.find(report => report.id === id)!.findings, findingStatusOf, report => report.agency ?? '')
}

describe('how a finding stands', () => {
  const sum = finding('r1', 'row-sum:received', { rule: 'row-sum' })
  const gap = finding('r1', 'incomplete:appeals', { rule: 'incomplete', severity: 'warning', cells: ['appeals.review.total'] })
  const filled = { report: 'r1', field: 'appeals.review.total', before: null, after: 3, reason: '', who: '', when: '' }
  const wrong = { ...filled, field: 'applications.received.total' }

  it('is a person’s word, else corrected where a correction settles it, else open', () => {
    const reports = [stored('r1', '甲', 2023, { findings: [sum, gap] })]
    expect([sum, gap].map(recordOf(reports).findingStatusOf)).toEqual(['open', 'open'])
    expect([sum, gap].map(recordOf(reports, { corrections: [filled, wrong] }).findingStatusOf)).toEqual(['open', 'corrected'])
    const verdicts = new Map([['甲|2023|unit|row-sum:received', word('dismissed', '已核实')], ['甲|2023|unit|incomplete:appeals', word('open')]])
    const judged = recordOf(reports, { verdicts, corrections: [filled] })
    expect([sum, gap].map(judged.findingStatusOf)).toEqual(['dismissed', 'corrected'])
    expect(verdictOf(judged.state, judged.lookups, sum).verdict?.reason).toBe('已核实')
  })

  it('holds for the same finding of a newer revision, and is fixed where that no longer has it', () => {
    const newer = stored('r2', '甲', 2023, { revision: 2, findings: [{ ...sum, report: 'r2' }] })
    const reports = [stored('r1', '甲', 2023, { current: false, findings: [sum, gap] }), newer]
    const verdicts = new Map([['甲|2023|unit|row-sum:received', word('confirmed')]])
    const { findingStatusOf } = recordOf(reports, { verdicts })
    expect([sum, gap, newer.findings[0]!].map(findingStatusOf)).toEqual(['confirmed', 'fixed', 'confirmed'])
    expect(itemsOf(reports, { verdicts }).map(({ key, findingStatus }) => [key, findingStatus])).toEqual([['r1 incomplete:appeals', 'fixed'], ['r2 row-sum:received', 'confirmed']])
  })

  it('is open again when its numbers change, and says what was said of the ones before', () => {
    const key = 'applications.received.total'
    const dismissed = { ...word('dismissed', '已核实'), numbers: { expected: 10, actual: 12, cells: { [key]: 12 } } }
    const of = (actual: number) => {
      const found = finding('r1', 'row-sum:received', { rule: 'row-sum', cells: [key], expected: 10, actual })
      const record = recordOf([stored('r1', '甲', 2023, { findings: [found], facts: { numbers: { [key]: actual }, shingles: {} } })], { verdicts: new Map([['甲|2023|unit|row-sum:received', dismissed]]) })
      return [record.findingStatusOf(found), verdictOf(record.state, record.lookups, found).former?.reason]
    }
    expect(of(12)).toEqual(['dismissed', undefined])
    expect(of(30)).toEqual(['open', '已核实'])
  })

  it('stays open for a report whose agency or year nobody knows', () => {
    const report = stored('r1', null, null, { current: false, findings: [sum] })
    expect(itemsOf([report]).map(({ findingStatus }) => findingStatus)).toEqual(['open'])
  })
})

describe('the work list', () => {
  const of = (report: string, id: string, rule: Finding['rule'], severity: Finding['severity']) => finding(report, id, { rule, severity })
  const reports = [
    stored('a22', '甲', 2022, { findings: [of('a22', '1', 'jump', 'info'), of('a22', '2', 'balance', 'error')] }),
    stored('a23', '甲', 2023, { findings: [of('a23', '3', 'balance', 'error'), of('a23', '4', 'incomplete', 'warning')] }),
    stored('b23', '乙', 2023, { findings: [of('b23', '5', 'balance', 'error')] }),
  ]
  const verdicts = new Map([['乙|2023|unit|5', word('dismissed', '口径不同')]])
  const items = itemsOf(reports, { verdicts })

  it('counts for each choice what it would show beside the others chosen', () => {
    const { items: shown, byState, bySeverity, byRule } = narrow(items, { state: 'open', severities: ['error'], rules: [] })
    expect(shown.map(({ finding: { id } }) => id)).toEqual(['2', '3'])
    expect(byState).toEqual({ open: 2, confirmed: 0, dismissed: 1, settled: 0, all: 3 })
    expect(bySeverity).toEqual({ error: 2, warning: 1, info: 1 })
    expect([...byRule]).toEqual([['balance', 2]])
  })

  it('groups by report, newest year first and what is graver first, or by rule', () => {
    expect(groupWork(items, 'report', order, collator).map(group => [group.key, group.items.map(({ finding: { id } }) => id)])).toEqual([['a23', ['3', '4']], ['a22', ['2', '1']], ['b23', ['5']]])
    expect(groupWork(items, 'rule', order, collator).map(group => [group.key, group.items.map(({ finding: { id } }) => id)])).toEqual([['balance', ['3', '2', '5']], ['incomplete', ['4']], ['jump', ['1']]])
  })

  it('selects ranges, and loses from the selection what leaves the list', () => {
    const shown = ref<readonly WorkItem[]>(items)
    const { selected, toggle, set, clear } = useSelection(shown)
    toggle(items[1]!)
    toggle(items[3]!, true)
    expect(selected.value).toEqual(items.slice(1, 4))
    toggle(items[2]!)
    expect(selected.value).toEqual([items[1], items[3]])
    shown.value = items.slice(2)
    expect(selected.value).toEqual([items[3]])
    set(items, true)
    clear()
    expect(selected.value).toEqual([])
  })

  it('becomes a table with both numbers, their difference, state and reason; no value is no cell', () => {
    const words = { t: (key: string) => key, textOf: (each: Finding) => each.message, placeOf: () => ({ part: '第三部分', row: null, column: '总计' }), ruleName: (rule: string) => rule, reasonOf: () => '口径不同' }
    const { columns, rows } = listTable([{ ...items[0]!, finding: { ...items[0]!.finding, expected: 0.1, actual: 0.3 } }, { ...items[4]!, finding: { ...items[4]!.finding, expected: null } }], words)
    expect(columns.map(({ key }) => key)).toEqual(Object.keys(rows[0]!))
    expect(rows[0]).toMatchObject({ unit: '甲', year: 2022, expected: 0.1, actual: 0.3, difference: 0.2, row: null, cell: '总计' })
    expect(rows[1]).toMatchObject({ expected: null, difference: null, findingStatus: 'findings.findingStatus.dismissed', reason: '口径不同', fictional: null })
  })

  it('takes 10,000 findings', () => {
    const many = Array.from({ length: 1000 }, (_, index) => {
      const id = `r${index}`
      return stored(id, `机构${index % 300}`, 2019 + (index % 4), { findings: Array.from({ length: 10 }, (_, at) => of(id, `${at}`, order[at]!, 'error')) })
    })
    const { items: open } = narrow(itemsOf(many), { state: 'open', severities: [], rules: [] })
    expect(groupWork(open, 'report', order, collator).flatMap(group => group.items)).toHaveLength(10_000)
  })
})

describe('the catalog page', () => {
  it('explains every metric once, in questions of at most eight', () => {
    expect(grouped.flatMap(group => group.metrics).sort()).toEqual(metrics.map(({ key }) => key).sort())
    expect(Math.max(...grouped.map(group => group.metrics.length))).toBeLessThanOrEqual(8)
    expect(grouped.every(group => group.metrics.length > 0)).toBe(true)
  })
})
