import type { Finding } from '@/checks'
import type { Directory, ImportedFile, Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { holds, openWorkspace, verdictKey } from '@/workspace'
import { importedFile, rejectedFile } from './make'
import { memoryRoot, stored } from './memory'
import before from './record-v1.json'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(root = memoryRoot().root): Promise<Workspace> {
  const workspace = await openWorkspace(root)
  open.push(workspace)
  return workspace
}

async function reopen(root: Directory): Promise<Workspace> {
  open.splice(0).forEach(workspace => workspace.close())
  return start(root)
}

const segment = new Uint8Array([1, 2, 3])
const read = new Uint8Array([4])
const content = ({ state }: Workspace): object => ({ ...state, undoable: null, former: [] })
const numbersOf = ({ state }: Workspace): (number | undefined)[] => state.reports.filter(({ current }) => current).map(({ facts }) => facts.numbers['appeals.review.total'])

function rowSum(report: string, actual: number): Finding {
  return { id: 'row-sum:x', rule: 'row-sum', severity: 'error', report, table: 'appeals', row: null, column: null, message: '', params: {}, cells: ['appeals.review.total'], elsewhere: [], expected: 9, actual }
}

/** A file as its first reader read it, and as the next one does. */
async function twoReadings(text: string, old: Parameters<typeof importedFile>[1] = {}, anew: Parameters<typeof importedFile>[1] = {}): Promise<[ImportedFile, ImportedFile]> {
  return [await importedFile(text, { reader: 0, ...old }), await importedFile(text, { value: 2, ...anew })]
}

async function propose(workspace: Workspace, file: ImportedFile): Promise<void> {
  const { batch } = workspace.state.files.find(({ hash }) => hash === file.hash)!
  await workspace.reread({ reader: file.reader, same: [], changed: [{ file, batch }] }, read)
}

describe('a record of before readers had versions', () => {
  it('opens, and each of its files is one of an unknown reader', async () => {
    const { state } = await start(stored(before).root)
    expect(state.problems).toEqual([])
    expect(state.files.length).toBeGreaterThan(1)
    expect(state.files.map(({ reader, latest }) => [reader, latest])).toEqual(state.files.map(() => [0, 0]))
    expect(state.reports.map(({ rules }) => rules)).toEqual(state.reports.map(() => 0))
  })
})

describe('reading kept files anew', () => {
  it('notes what reads the same by its version and leaves all else, with nothing to undo', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const [old] = await twoReadings('甲 2023')
    const { id: batch } = await workspace.accept([old, { ...await rejectedFile('乱码'), reader: 0 }], segment)
    const reports = workspace.state.reports
    const { undoable } = workspace.state
    await workspace.reread({ reader: 3, same: workspace.state.files, changed: [] }, new Uint8Array())
    expect(workspace.state.files.map(({ reader, latest, batch, came }) => [reader, latest, batch, came])).toEqual([[3, 3, batch, batch], [3, 3, batch, batch]])
    expect(workspace.state).toMatchObject({ reports, undoable, proposals: [] })
    expect(content(await reopen(root))).toEqual(content(workspace))
  })

  it('counts what was read before until a person takes the other reading, also after a reload, and undo brings it back', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const [old, anew] = await twoReadings('甲 2023')
    const batch = await workspace.accept([old, await importedFile('乙 2023', { agency: '乙局' })], segment)
    await propose(workspace, anew)
    expect(numbersOf(workspace)).toEqual([1, 1])
    expect(workspace.state.batches).toHaveLength(1)
    expect(workspace.state.files[0]).toMatchObject({ reader: 0, latest: 1, batch: batch.id })

    const next = await reopen(root)
    expect(content(next)).toEqual(content(workspace))
    const [proposal] = next.state.proposals
    expect(proposal).toMatchObject({ file: { hash: old.hash, reader: 1 }, reports: [{ id: old.hash, facts: { numbers: { 'appeals.review.total': 2 } } }] })
    expect((await next.report(old.hash)).cells['appeals.review.total']!.value).toBe(1)
    expect((await next.report(old.hash, proposal!.batch)).cells['appeals.review.total']!.value).toBe(2)
    const waiting = content(next)

    await next.decide([old.hash], true)
    expect(numbersOf(next).sort()).toEqual([1, 2])
    expect(next.state).toMatchObject({ proposals: [], undoable: { word: 'rereadTaken', params: { count: 1 } } })
    expect(next.state.files[0]).toMatchObject({ hash: old.hash, reader: 1, batch: proposal!.batch, came: batch.id })
    expect((await next.segments()).map(({ bytes }) => bytes)).toEqual([segment, read])
    const taken = content(next)
    await next.undo()
    expect(content(next)).toEqual(waiting)
    await next.decide([old.hash], true)
    expect(content(await reopen(root))).toEqual(taken)
  })

  it('keeps the former reading where a person says so, and does not ask again', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const [old, anew] = await twoReadings('甲 2023')
    await workspace.accept([old], segment)
    await propose(workspace, anew)
    await workspace.decide([old.hash], false)
    expect(workspace.state).toMatchObject({ proposals: [], files: [{ reader: 0, latest: 1 }], undoable: { word: 'rereadLeft', params: { count: 1 } } })
    expect(numbersOf(await reopen(root))).toEqual([1])
  })

  it('keeps corrections, words on findings and choices; a word is open again where its numbers changed', async () => {
    const workspace = await start()
    const [old, anew] = await twoReadings('甲 2023')
    old.reports[0]!.findings = [rowSum(old.hash, 1)]
    anew.reports[0]!.findings = [rowSum(old.hash, 2)]
    const other = await importedFile('甲 2023 退改', { value: 5 })
    await workspace.accept([old], segment)
    await workspace.accept([other], segment)
    await workspace.correct({ report: old.hash, field: 'appeals.review.total', before: 1, after: 7, reason: '见原件', who: '张' })
    await workspace.judge(old.hash, 'row-sum:x', 'dismissed', '原文如此')
    await workspace.choose(old.hash, '张')
    const { corrections } = workspace.state
    const heldNow = (): boolean => {
      const report = workspace.state.reports.find(({ id }) => id === old.hash)!
      return holds(workspace.state.verdicts.get(verdictKey(report, 'row-sum:x'))!, report.findings[0]!, report.facts)
    }
    expect(heldNow()).toBe(true)
    await propose(workspace, anew)
    // Seen before it is taken, the other reading says nothing of the word.
    expect(heldNow()).toBe(true)
    await workspace.decide([old.hash], true)
    expect(workspace.state.corrections).toEqual(corrections)
    expect(workspace.state.verdicts.get(verdictKey(workspace.state.reports[0]!, 'row-sum:x'))).toMatchObject({ state: 'dismissed', reason: '原文如此' })
    expect(heldNow()).toBe(false)
    expect(workspace.state.reports.map(({ id, version, chosen, revision }) => [id, version, chosen?.who, revision]).sort()).toEqual([[old.hash, 'counted', '张', 1], [other.hash, 'replaced', undefined, 2]].sort())
  })

  it('lets a report that another reading puts into a year come after the one that counts there, and asks which', async () => {
    const workspace = await start()
    const [old, anew] = await twoReadings('甲 2022', { year: 2022 }, { year: 2023 })
    const other = await importedFile('甲 2023', { value: 5 })
    await workspace.accept([old], segment)
    await workspace.accept([other], segment)
    await propose(workspace, anew)
    await workspace.decide([old.hash], true)
    const versions = () => Object.fromEntries(workspace.state.reports.map(({ id, version, year }) => [id, [year, version]]))
    expect(versions()).toEqual({ [old.hash]: [2023, 'waiting'], [other.hash]: [2023, 'counted'] })
    await workspace.undo()
    expect(versions()).toEqual({ [old.hash]: [2022, 'counted'], [other.hash]: [2023, 'counted'] })
  })

  it('lets a newer reader’s word replace an older proposal, and leaves out a file that was read otherwise or removed meanwhile', async () => {
    const workspace = await start()
    const [old, anew] = await twoReadings('甲 2023')
    await workspace.accept([old], segment)
    const { batch } = workspace.state.files[0]!
    await propose(workspace, anew)
    const third = await importedFile('甲 2023', { value: 3, reader: 2 })
    await propose(workspace, third)
    expect(workspace.state.proposals.map(({ file, reports }) => [file.reader, reports[0]!.facts.numbers['appeals.review.total']])).toEqual([[2, 3]])
    await workspace.reread({ reader: 3, same: workspace.state.files, changed: [] }, new Uint8Array())
    expect(workspace.state).toMatchObject({ proposals: [], files: [{ reader: 3, latest: 3 }] })
    await workspace.replace({ ...old, reader: 0 }, segment)
    await workspace.reread({ reader: 4, same: [{ hash: old.hash, batch }], changed: [{ file: anew, batch }] }, read)
    expect(workspace.state).toMatchObject({ proposals: [], files: [{ reader: 0, latest: 0 }] })
    await propose(workspace, anew)
    await workspace.remove([old.hash])
    expect(workspace.state.proposals).toEqual([])
    await workspace.decide([old.hash], true)
    expect(workspace.state.reports).toEqual([])
  })

  it('takes only the files that a person named, in a batch of several, and a reading without a report too', async () => {
    const workspace = await start()
    const [one, two] = [await twoReadings('甲 2023'), await twoReadings('乙 2023', { agency: '乙局' }, { agency: '乙局' })]
    await workspace.accept([one[0], two[0]], segment)
    const { batch } = workspace.state.files[0]!
    const refused: ImportedFile = { ...await rejectedFile('乙 2023'), name: two[0].name }
    await workspace.reread({ reader: 1, same: [], changed: [{ file: one[1], batch }, { file: refused, batch }] }, read)
    await workspace.decide([one[0].hash], true)
    expect(workspace.state.reports.map(({ agency, facts }) => [agency, facts.numbers['appeals.review.total']]).sort()).toEqual([['甲县教育局', 2], ['乙局', 1]].sort())
    expect(workspace.state.agencies.map(({ name }) => name).sort()).toEqual(['甲县教育局', '乙局'].sort())
    await workspace.decide([two[0].hash], true)
    expect(workspace.state.files.map(({ status }) => status)).toEqual(['accepted', 'rejected'])
    await workspace.undo()
    expect(workspace.state.reports).toHaveLength(2)
  })

  it('counts no proposal by accident: when the page dies before the journal, and when the journal is lost', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    const [old, anew] = await twoReadings('甲 2023')
    await workspace.accept([old], segment)
    memory.guard = (path) => {
      if (path.endsWith('journal.ndjson'))
        throw new Error('the page is gone')
    }
    const remove = memory.constructor.prototype.removeEntry
    memory.constructor.prototype.removeEntry = async () => {}
    await propose(workspace, anew).catch(() => {})
    memory.constructor.prototype.removeEntry = remove
    memory.guard = () => {}
    const next = await reopen(root)
    expect(numbersOf(next)).toEqual([1])
    expect(next.state.proposals).toHaveLength(1)
    const journal = [...memory.files()].find(([path]) => path.endsWith('journal.ndjson'))![1]
    journal.content = new Blob([])
    const lost = await reopen(root)
    expect(numbersOf(lost)).toEqual([1])
    expect(lost.state.proposals).toHaveLength(1)
  })

  it('leaves the record as it was when there is no room, and goes into a backup and out of it whole', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    const [old, anew] = await twoReadings('甲 2023')
    await workspace.accept([old], segment)
    const before = content(workspace)
    const paths = [...memory.files().keys()].sort()
    for (const full of ['reports.bin', 'index.json', 'journal.ndjson']) {
      memory.guard = (path) => {
        if (path.endsWith(full))
          throw new DOMException('full', 'QuotaExceededError')
      }
      await expect(propose(workspace, anew)).rejects.toMatchObject({ code: 'quota' })
    }
    memory.guard = () => {}
    expect(content(workspace)).toEqual(before)
    expect([...memory.files().keys()].sort()).toEqual(paths)
    await propose(workspace, anew)
    const proposed = content(workspace)
    await workspace.restore(await workspace.backup())
    expect(content(workspace)).toEqual(proposed)
    expect(workspace.state.former).toMatchObject([{ later: 0 }])
    await workspace.decide([old.hash], true)
    expect(numbersOf(await reopen(root))).toEqual([2])
  })
})

describe('newer rules on reports read before', () => {
  const found = (report: string): Finding => ({ ...rowSum(report, 1), id: 'new-rule:x' })

  it('shows what they find across visits, without a line in the journal, and made again when spoiled', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file, await importedFile('乙 2023', { agency: '乙局' })], segment)
    const journal = (): number => [...memory.files()].find(([path]) => path.endsWith('journal.ndjson'))![1].content.size
    const size = journal()
    await workspace.recheck(2, new Map([[file.hash, [found(file.hash)]]]))
    const said = ({ state }: Workspace) => state.reports.map(({ rules, findings }) => [rules, findings.map(({ id }) => id)])
    expect(said(workspace)).toEqual([[2, ['new-rule:x']], [1, []]])
    expect(journal()).toBe(size)
    expect(said(await reopen(root))).toEqual(said(workspace))
    const kept = [...memory.files()].find(([path]) => path.endsWith('findings.json'))![1]
    kept.content = new Blob([(await kept.content.text()).replace('new-rule', 'old-rule')])
    expect(said(await reopen(root))).toEqual([[1, []], [1, []]])
  })

  it('lets a report that counts go on counting, whatever they doubt', async () => {
    const workspace = await start()
    const file = await importedFile('甲 2023')
    const waits = await importedFile('乙 2023', { agency: '乙局', status: 'review', findings: [{ ...rowSum('b', 1), id: 'doubtful:a', rule: 'doubtful' }] })
    await workspace.accept([file, waits], segment)
    await workspace.judge(waits.hash, 'doubtful:a', 'confirmed', '')
    const doubt = (report: string): Finding => ({ ...found(report), rule: 'doubtful' })
    await workspace.recheck(2, new Map([[file.hash, [doubt(file.hash)]], [waits.hash, [...waits.reports[0]!.findings, doubt(waits.hash)]]]))
    expect(workspace.state.reports.map(({ status, current }) => [status, current])).toEqual([['accepted', true], ['accepted', true]])
  })
})
