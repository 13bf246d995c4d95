import type { WorkspaceState } from '@/workspace'
import { expect, it } from 'vitest'
import { emptyState, findingsByReport, findingStatuses, lookUp } from '../../../src/app/state/derived'
import { standingOf } from '../../../src/app/state/queue'
import { unsettledIn } from '../../../src/app/ui/sent/unsettled'
import { agency, finding, stored } from './fakes'

const sent = (report: string) => ({ report, at: '2026-01-20T00:00:00Z', who: '李敏', due: null, points: [], note: '', went: null })
const judged = (numbers: Record<string, number>) => ({ state: 'confirmed' as const, reason: '', when: '', numbers: { expected: 1, actual: 0, cells: numbers }, read: {} })
const known = (state: WorkspaceState) => ({ state, lookups: lookUp(state), findingsOf: findingsByReport(state, []), findingStatusOf: findingStatuses(state, lookUp(state)) })

it('a year to be closed names what is not settled: sent back but counted, open errors, files that could not be read', () => {
  const unit = (id: string, state: 'missing' | 'waiting' | 'returned' | 'accepted') => ({ agency: id, year: 2025, scope: 'unit' as const, state, due: true })
  const refused = (name: string) => ({ hash: name, name, folder: '', refusal: { code: 'damaged' } }) as never
  const state: WorkspaceState = {
    ...emptyState,
    agencies: ['甲县教育局', '甲县民政局', '甲县司法局', '甲县水利局', '甲县审计局'].map(id => agency(id)),
    reports: [
      stored('a', '甲县教育局', 2025, { findings: [finding('a', 'balance:total'), finding('a', 'row-sum:received')] }),
      stored('b', '甲县民政局', 2025, { findings: [finding('b', 'late:report', { severity: 'info' })] }),
      stored('c', '甲县司法局', 2025, { version: 'waiting', current: false, findings: [finding('c', 'balance:total')] }),
    ],
    sentBack: [sent('a'), sent('c')],
    verdicts: new Map([['甲县教育局|2025|unit|balance:total', judged({})]]),
    unitYears: [unit('甲县教育局', 'returned'), unit('甲县民政局', 'accepted'), unit('甲县司法局', 'returned'), unit('甲县水利局', 'missing'), unit('甲县审计局', 'waiting')],
    files: [refused('扫描件.doc'), refused('甲县审计局2025年年报.doc'), refused('甲县审计局2024年年报.doc'), refused('甲县民政局2025年年报.doc')],
  }
  expect(unsettledIn(2025, ['a', 'b'], known(state))).toEqual({ missing: 1, waiting: 1, returned: 1, returnedOut: 1, open: 1, confirmed: 1, unread: 2 })
})

it('findings of a report that gave way are settled: gone in the one used, or there with other numbers', () => {
  const one = (id: string, report: string, received: number) => finding(report, id, { cells: ['applications.received.total'], actual: received })
  const facts = (received: number) => ({ numbers: { 'applications.received.total': received }, shingles: {} }) as never
  const state: WorkspaceState = {
    ...emptyState,
    agencies: [agency('甲县教育局')],
    reports: [
      stored('old', '甲县教育局', 2025, { version: 'replaced', current: false, facts: facts(3), findings: [one('gone', 'old', 3), one('changed', 'old', 3)] }),
      stored('new', '甲县教育局', 2025, { revision: 2, facts: facts(5), findings: [one('changed', 'new', 5)] }),
    ],
    verdicts: new Map(['gone', 'changed'].map(id => [`甲县教育局|2025|unit|${id}`, { ...judged({ 'applications.received.total': 3 }), numbers: { expected: 1, actual: 3, cells: { 'applications.received.total': 3 } } }])),
    sentBack: [sent('old')],
  }
  const { findingsOf, findingStatusOf } = known(state)
  expect(findingsOf('old').map(findingStatusOf)).toEqual(['fixed', 'superseded'])
  expect(findingsOf('new').map(findingStatusOf)).toEqual(['open'])
  // What was sent back and has its revision is with nobody any more.
  expect(standingOf(state, state.reports[0]!)).toBe('aside')
})

it('a name that was only confirmed is checked, not corrected', () => {
  const conflict = finding('a', 'agency-conflict:agency', { rule: 'agency-conflict' })
  const report = stored('a', '甲县教育局', 2025, { findings: [conflict] })
  const correction = (after: string) => ({ report: 'a', field: 'agency', before: null, after, reason: '', who: '李敏', when: '' })
  const statusOf = (after: string) => known({ ...emptyState, reports: [report], corrections: [correction(after)] }).findingStatusOf(conflict)
  expect([statusOf('甲县教育局'), statusOf('甲县民政局')]).toEqual(['checked', 'corrected'])
})
