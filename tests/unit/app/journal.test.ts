import type { Step, StepPart } from '@/workspace'
import { describe, expect, it } from 'vitest'
import { doneAgainWith, isOfKind, journalTable, linesOf, rowsOf, takenBackWith } from '../../../src/app/features/data/keeping/journal'

function step(id: string, dependents: readonly string[] = [], undone = false): Step {
  return { id, at: `2026-01-0${id.length}T0${id.charCodeAt(0) % 10}:00:00.000Z`, who: '李敏', kind: 'corrections', label: { word: 'corrected', params: {} }, parts: [], reason: '', undone, dependents }
}
const ids = (steps: readonly Step[]) => steps.map(({ id }) => id)

describe('the journal', () => {
  const steps = [step('a', ['b', 'd']), step('b', ['c']), step('c'), step('d'), step('e')]

  it('takes back with a step all that stands on it, newest first, and nothing else', () => {
    expect(ids(takenBackWith(steps, 'a'))).toEqual(['d', 'c', 'b', 'a'])
    expect(ids(takenBackWith(steps, 'b'))).toEqual(['c', 'b'])
    expect(ids(takenBackWith(steps, 'e'))).toEqual(['e'])
  })

  it('leaves alone what was taken back before', () => {
    expect(ids(takenBackWith([step('a', ['b', 'd']), step('b', ['c'], true), step('c', [], true), step('d')], 'a'))).toEqual(['d', 'a'])
  })

  it('does again with a step what it stands on, oldest first', () => {
    const undone = [step('a', ['b', 'd'], true), step('b', ['c'], true), step('c', [], true), step('d', [], true), step('e', [], true)]
    expect(ids(doneAgainWith(undone, 'c'))).toEqual(['a', 'b', 'c'])
    expect(ids(doneAgainWith(undone, 'a'))).toEqual(['a'])
    expect(ids(doneAgainWith([step('a', ['b']), step('b', [], true)], 'b'))).toEqual(['b'])
  })

  it('puts records that gave way among the steps, by time, newest first', () => {
    const kept = { generation: 'g1', move: 'joined', at: '2026-01-02T00:00:00.000Z', amount: null, problems: 0, latest: true, later: 0 } as const
    const [before, after] = [{ ...step('a'), at: '2026-01-01T00:00:00.000Z' }, { ...step('b'), at: '2026-01-03T00:00:00.000Z' }]
    expect(linesOf([before, after], [kept]).map(({ key }) => key)).toEqual(['b', 'g1', 'a'])
  })

  it('of thousands of steps is made at once', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => step(`s${at}`, at === 0 ? Array.from({ length: 9_999 }, (_, other) => `s${other + 1}`) : []))
    const begun = performance.now()
    expect(takenBackWith(many, 's0')).toHaveLength(10_000)
    expect(linesOf(many, [])).toHaveLength(10_000)
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

describe('a step about several things', () => {
  const parts: StepPart[] = ['甲', '乙'].map(unit => ({ kind: unit === '甲' ? 'corrections' : 'verdicts', word: null, report: null, unit, name: null, undone: unit === '乙' }))
  const [many, one] = linesOf([step('a'), { ...step('b'), parts }], [])
  const words = { t: (key: string) => key, moment: (at: string) => at, whatOf: () => '做了', whyOf: () => '', sayPart: ({ unit }: StepPart) => unit! }

  it('is one row, and unfolded one more for each', () => {
    expect(rowsOf([many!, one!], new Set()).map(({ part }) => part)).toEqual([null, null])
    expect(rowsOf([many!, one!], new Set([many!.key, one!.key])).map(({ part }) => part?.unit ?? null)).toEqual([null, '甲', '乙', null])
  })

  it('is found under each kind of what it did', () => {
    expect([isOfKind(many!, 'corrections'), isOfKind(many!, 'verdicts'), isOfKind(many!, 'files')]).toEqual([true, true, false])
  })

  it('has in the workbook a row of its own and one for each, with which of them stand', () => {
    const { rows } = journalTable([many!, one!], words)
    expect(rows.map(({ no, item, state }) => [no, item, state])).toEqual([
      [2, null, 'journal.state.stands'],
      [2, '甲', 'journal.state.stands'],
      [2, '乙', 'journal.state.undone'],
      [1, null, 'journal.state.stands'],
    ])
  })
})
