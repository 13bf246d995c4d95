import type { LogEntry } from '../../../src/workspace/entries'
import type { BatchIndex } from '../../../src/workspace/format'
import type { Finding } from '@/checks'
import type { Correction } from '@/reports'
import { describe, expect, it } from 'vitest'
import { derive } from '../../../src/workspace/derive'
import { packIndex, unpackIndex } from '../../../src/workspace/format'
import { holds, judgedNumbers, verdictKey } from '../../../src/workspace/verdicts'
import { agency, readReport } from './make'

type Read = ReturnType<typeof readReport>

function batch(id: string, reads: Read[]): BatchIndex {
  return {
    version: 1,
    id,
    at: '2024-01-20T00:00:00.000Z',
    files: reads.map(({ report }) => ({ hash: report.source.hash, name: report.source.name, folder: '', format: 'txt', status: 'accepted', refusal: null, size: 1, reports: [report.id], reader: 1 })),
    reports: reads.map(({ report, facts, findings, rules, status, agency }) => ({
      offset: 0,
      length: 0,
      id: report.id,
      file: { ...report.source },
      title: report.title,
      status,
      read: {
        agency: report.agency.value,
        agencyId: agency?.id ?? null,
        agencyCertain: report.agency.certain,
        year: report.year.value,
        yearCertain: report.year.certain,
        scope: 'unit',
        scopeCertain: true,
      },
      fictional: true,
      layouts: report.layouts,
      facts,
      findings,
      rules,
    })),
    agencies: reads.flatMap(read => read.agency ?? []),
    sources: {},
    sizes: { sources: 0, reports: 0, segment: 0 },
  }
}

let entries = 0
type Change = LogEntry extends infer E ? E extends LogEntry ? Omit<E, 'id' | 'at'> : never : never
const log = (...changes: Change[]): LogEntry[] => changes.map(change => ({ id: `e${++entries}`, at: `2024-01-${entries}`, ...change }) as LogEntry)
const accepted = (batch: string): Change => ({ type: 'accepted', batch })
function correction(report: string, field: string, after: string | number | null): Change {
  return { type: 'corrected', correction: { report, field, before: null, after, reason: '核对', who: '张', when: '' } satisfies Correction }
}
const batches = (...all: BatchIndex[]): Map<string, BatchIndex> => new Map(all.map(one => [one.id, one]))

describe('derive', () => {
  const versionsOf = (state: ReturnType<typeof derive>) => state.reports.map(({ id, revision, version }) => [id, revision, version])
  const choose = (report: string, ...over: string[]): Change => ({ type: 'chosen', report, over, who: '张' })

  it('lets the earlier of two differing reports go on counting until a person chooses, and the choice be undone', () => {
    const held = batches(batch('1', [readReport('a', 'a')]), batch('2', [readReport('b', 'b', { value: 2 }), readReport('c', 'c', { year: 2022 })]), batch('3', [readReport('d', 'd', { value: 2 })]), batch('4', [readReport('e', 'e', { value: 3 })]))
    const came = log(accepted('1'), accepted('2'))
    const state = derive(came, held)
    expect(versionsOf(state)).toEqual([['a', 1, 'counted'], ['b', 2, 'waiting'], ['c', 1, 'counted']])
    expect(state.reports.map(({ rivals }) => rivals)).toEqual([['b'], ['a'], []])
    const chosen = [...came, ...log(choose('b', 'a'))]
    expect(versionsOf(derive(chosen, held))).toEqual([['a', 1, 'replaced'], ['b', 2, 'counted'], ['c', 1, 'counted']])
    expect(derive(chosen, held).reports[1]).toMatchObject({ rivals: [], chosen: { who: '张' }, current: true })
    // The same contents again change nothing; others are a new question, and the chosen report goes on counting.
    const later = derive([...chosen, ...log(accepted('3'), accepted('4'))], held)
    expect(versionsOf(later)).toEqual([['a', 1, 'replaced'], ['b', 2, 'counted'], ['c', 1, 'counted'], ['d', 3, 'copy'], ['e', 4, 'waiting']])
    expect(versionsOf(derive([...chosen, ...log({ type: 'undone', entries: [chosen.at(-1)!.id] })], held))).toEqual(versionsOf(state))
    expect(versionsOf(derive([...chosen, ...log({ type: 'removed', files: ['b'] })], held))).toEqual([['a', 1, 'counted'], ['c', 1, 'counted']])
  })

  it('counts neither of two differing reports that came together, whatever their names, also in two batches of one import', () => {
    const both = [readReport('b', 'z'), readReport('a', 'a', { value: 2 })] as const
    const together = [
      derive(log(accepted('1')), batches(batch('1', [...both]))),
      derive(log({ type: 'accepted', batch: '1', group: 'g' }, { type: 'accepted', batch: '2', group: 'g' }), batches(batch('1', [both[0]]), batch('2', [both[1]]))),
    ]
    for (const state of together)
      expect(state.reports.map(({ id, version, rivals }) => [id, version, rivals])).toEqual([['b', 'waiting', ['a']], ['a', 'waiting', ['b']]])
  })

  it('lets a report that a correction moves to a unit and year come after what counts there', () => {
    const held = batches(batch('1', [readReport('a', 'a', { certain: false })]), batch('2', [readReport('b', 'b', { value: 2 })]))
    const moved = log(accepted('1'), accepted('2'), correction('a', 'agency', '甲县教育局'), correction('a', 'year', 2023))
    expect(versionsOf(derive(moved, held))).toEqual([['a', 2, 'waiting'], ['b', 1, 'counted']])
    // Said again, it has not moved.
    const again = log(accepted('2'), accepted('1'), correction('b', 'year', 2023), correction('a', 'agency', '甲县教育局'), correction('a', 'year', 2023), correction('b', 'year', 2023))
    expect(versionsOf(derive(again, held)).map(([id, , version]) => [id, version])).toEqual([['b', 'counted'], ['a', 'waiting']])
  })

  it('takes reports of different scope for different reports, and one whose gaps differ for a different version', () => {
    const held = batches(batch('1', [readReport('a', 'a'), readReport('b', 'b', { value: 2 })]))
    expect(versionsOf(derive(log(accepted('1'), correction('b', 'scope', 'consolidated')), held))).toEqual([['a', 1, 'counted'], ['b', 1, 'counted']])
    const gapped = (id: string, gaps: string | undefined): Read => {
      const read = readReport(id, id)
      return { ...read, facts: { ...read.facts, gaps } }
    }
    const states = (...gaps: (string | undefined)[]) => versionsOf(derive(log(accepted('1')), batches(batch('1', gaps.map((each, at) => gapped(`${at}`, each)))))).map(([, , version]) => version)
    expect(states('x', 'y')).toEqual(['waiting', 'waiting'])
    expect(states('x', 'x')).toEqual(['counted', 'copy'])
    expect(states(undefined, 'y')).toEqual(['counted', 'copy'])
  })

  it('counts a report that must be looked at only once that is done', () => {
    const gap: Finding = { id: 'gap', rule: 'incomplete', severity: 'warning', report: 'a', table: null, row: null, column: null, message: '', params: {}, cells: [], elsewhere: [], expected: null, actual: null }
    const held = batches(batch('1', [readReport('a', 'a', { status: 'review', findings: [gap] })]))
    expect(versionsOf(derive(log(accepted('1')), held))).toEqual([['a', 1, 'waiting']])
    expect(versionsOf(derive(log(accepted('1'), { type: 'judged', report: 'a', finding: 'gap', state: 'confirmed', reason: '' }), held))).toEqual([['a', 1, 'counted']])
  })

  it('prefers the report read with certainty when two of one agency and year come together', () => {
    const state = derive(log(accepted('1')), batches(batch('1', [readReport('a', 'a'), readReport('b', 'b', { status: 'review' })])))
    expect(state.reports.filter(report => report.current).map(report => report.id)).toEqual(['a'])
  })

  it('counts a report nowhere while its agency or year is a guess, and under the corrected one afterwards', () => {
    const held = batches(batch('1', [readReport('a', 'a', { certain: false })]))
    const before = derive(log(accepted('1')), held)
    expect(before.reports[0]).toMatchObject({ agency: null, year: null, current: false, read: { agency: '甲县教育局', year: 2023 } })
    const after = derive(log(accepted('1'), correction('a', 'agency', '甲县教育局'), correction('a', 'year', 2022)), held)
    expect(after.reports[0]).toMatchObject({ agency: '甲县教育局', year: 2022, current: true, revision: 1 })
    expect(after.corrections).toHaveLength(2)
  })

  it('gives the older report back its place when the newer moves to another year', () => {
    const held = batches(batch('1', [readReport('a', 'a')]), batch('2', [readReport('b', 'b')]))
    const state = derive(log(accepted('1'), accepted('2'), correction('b', 'year', 2022)), held)
    expect(state.reports.map(({ id, year, revision, current }) => [id, year, revision, current])).toEqual([['a', 2023, 1, true], ['b', 2022, 1, true]])
  })

  it('takes removed files and undone imports out, with their agencies, and brings them back', () => {
    const held = batches(batch('1', [readReport('a', 'a')]), batch('2', [readReport('b', 'b', { agency: '乙县教育局' })]))
    const history = log(accepted('1'), accepted('2'), { type: 'removed', files: ['a'] })
    expect(derive(history, held)).toMatchObject({ files: [{ hash: 'b' }], reports: [{ id: 'b' }], agencies: [{ id: '乙县教育局' }] })
    const back = [...history, ...log({ type: 'undone', entries: [history[2]!.id] })]
    expect(derive(back, held).files.map(file => file.hash)).toEqual(['a', 'b'])
    const undone = [...back, ...log({ type: 'undone', entries: [history[1]!.id] })]
    expect(derive(undone, held)).toMatchObject({ batches: [{ id: '1' }], reports: [{ id: 'a' }], agencies: [{ id: '甲县教育局' }] })
  })

  it('shows a removed file again when it is imported again', () => {
    const held = batches(batch('1', [readReport('a', 'a')]), batch('2', [readReport('a', 'a')]))
    const state = derive(log(accepted('1'), { type: 'removed', files: ['a'] }, accepted('2')), held)
    expect(state.files).toMatchObject([{ hash: 'a', batch: '2' }])
    expect(state.reports).toMatchObject([{ id: 'a', batch: '2', revision: 1, current: true }])
  })

  it('keeps what a person saved of an agency against what reports say', () => {
    const renamed = { ...agency('甲县教育局'), name: '甲县教育体育局', aliases: ['甲县教育局'] }
    const state = derive(log({ type: 'agency', agency: renamed }, accepted('1')), batches(batch('1', [readReport('a', 'a')])))
    expect(state.agencies).toEqual([renamed])
  })

  it('keeps a verdict by agency and year, so that the next revision has it too', () => {
    const held = batches(batch('1', [readReport('a', 'a')]), batch('2', [readReport('b', 'b', { value: 2 })]))
    const state = derive(log(accepted('1'), { type: 'judged', report: 'a', finding: 'row-sum:x', state: 'dismissed', reason: '原文如此' }, accepted('2'), choose('b', 'a')), held)
    const newest = state.reports.find(report => report.current)!
    expect(newest.id).toBe('b')
    expect(state.verdicts.get(verdictKey(newest, 'row-sum:x'))).toMatchObject({ state: 'dismissed', reason: '原文如此' })
  })

  it('lets a dismissal hold only for the numbers it was made on, also one of before numbers were kept', () => {
    const cell = 'applications.received.total'
    const sum = (report: string, actual: number): Finding =>
      ({ id: 'row-sum:x', rule: 'row-sum', severity: 'error', report, table: 'applications', row: 'received', column: 'total', message: '', params: {}, cells: [cell], elsewhere: [], expected: 10, actual })
    const read = (id: string, actual: number): Read => {
      const made = readReport(id, id, { findings: [sum(id, actual)] })
      return { ...made, facts: { ...made.facts, numbers: { ...made.facts.numbers, [cell]: actual } } }
    }
    const held = batches(batch('1', [read('a', 12)]), batch('2', [read('b', 30)]), batch('3', [read('c', 12)]))
    const judged = { type: 'judged', report: 'a', finding: 'row-sum:x', state: 'dismissed', reason: '已核实' } as const
    for (const word of [judged, { ...judged, numbers: judgedNumbers(sum('a', 12), { numbers: { [cell]: 12 } }) }]) {
      const { reports, verdicts } = derive(log(accepted('1'), word, accepted('2'), accepted('3')), held)
      expect(reports.map(report => holds(verdicts.get(verdictKey(report, 'row-sum:x'))!, report.findings[0]!, report.facts))).toEqual([true, false, true])
    }
    // Of a finding across reports only the published cells are known.
    const across = derive(log(accepted('1'), { ...judged, finding: 'jump:x' }, accepted('2')), held)
    const jump = { ...sum('a', 12), id: 'jump:x', expected: 3 }
    expect(across.reports.map(report => holds(across.verdicts.get(verdictKey(report, 'jump:x'))!, jump, report.facts))).toEqual([true, false])
  })

  it('holds a report for review until every doubt is corrected or judged', () => {
    const doubt = (id: string, rule: Finding['rule'], cells: string[], params: Finding['params'] = {}): Finding =>
      ({ id, rule, severity: 'warning', report: 'a', table: null, row: null, column: null, message: '', params, cells, elsewhere: [], expected: null, actual: null })
    const findings = [doubt('cell', 'doubtful', ['appeals.review.total']), doubt('year', 'doubtful', [], { field: 'year' }), doubt('gap', 'incomplete', []), doubt('sum', 'row-sum', ['appeals.review.total'])]
    const held = batches(batch('1', [readReport('a', 'a', { status: 'review', findings })]))
    const history = log(
      accepted('1'),
      correction('a', 'appeals.review.total', 3),
      correction('a', 'year', 2023),
      { type: 'judged', report: 'a', finding: 'gap', state: 'confirmed', reason: '' },
    )
    expect(derive(history, held).reports[0]!.status).toBe('accepted')
    for (const left of [1, 2, 3])
      expect(derive(history.filter((_, i) => i !== left), held).reports[0]!.status).toBe('review')
    const reopened = [...history, ...log({ type: 'judged', report: 'a', finding: 'gap', state: 'open', reason: '' })]
    expect(derive(reopened, held).reports[0]!.status).toBe('review')
  })

  it('ignores journal entries of batches that could not be opened', () => {
    expect(derive(log(accepted('gone'), accepted('1')), batches(batch('1', [readReport('a', 'a')]))).batches.map(({ id }) => id)).toEqual(['1'])
  })

  it('packs an index without losing a number, a zero or a gap', () => {
    const index = batch('1', [readReport('a', 'a'), readReport('b', 'b')])
    index.reports[1]!.facts.numbers = { 'appeals.review.total': 0, 'proactive.fees.amount': 12.5 }
    expect(unpackIndex(packIndex(index))).toEqual(index)
  })
})
