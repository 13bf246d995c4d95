import type { MemoryDirectory } from './memory'
import type { Directory, Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { openWorkspace, sayOfRecord, sectionsIn, WorkspaceError } from '@/workspace'
import { agency, importedFile, rejectedFile, toldBy } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(root: Directory): Promise<Workspace> {
  const workspace = await openWorkspace(root)
  open.push(workspace)
  return workspace
}

/** Opens the record again as the next visit does. */
async function reopen(root: Directory): Promise<Workspace> {
  open.splice(0).forEach(workspace => workspace.close())
  return start(root)
}

const segment = new Uint8Array([1, 2, 3])
const content = ({ state }: Workspace): object => ({ ...state, undoable: null, former: [] })
const path = (memory: MemoryDirectory, ending: string): string => [...memory.files().keys()].find(name => name.endsWith(ending))!

describe('workspace', () => {
  it('keeps files, reports and segment across a visit, byte for byte', async () => {
    const { root } = memoryRoot()
    const first = await start(root)
    const files = [await importedFile('甲 2023'), await rejectedFile('乱码'), await importedFile('甲 2022', { year: 2022 })]
    const batch = await first.accept(files, segment)
    expect(batch.files).toBe(3)
    const before = content(first)

    const second = await reopen(root)
    expect(content(second)).toEqual(before)
    expect(second.state.files.map(file => file.status)).toEqual(['accepted', 'rejected', 'accepted'])
    expect(await second.report(files[2]!.hash)).toEqual(files[2]!.reports[0]!.report)
    for (const file of files)
      expect(await second.source(file.hash)).toEqual(file.bytes)
    expect(await second.segments()).toEqual([{ batch: batch.id, bytes: segment }])
  })

  it('knows the batches of one import by their group, across a visit', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    await workspace.accept([await importedFile('甲 2021')], segment, 'one')
    await workspace.accept([await importedFile('甲 2022')], segment, 'one')
    const alone = await workspace.accept([await importedFile('甲 2023')], segment)
    const groups = ['one', 'one', alone.id]
    expect(workspace.state.batches.map(({ group }) => group)).toEqual(groups)
    expect((await reopen(root)).state.batches.map(({ group }) => group)).toEqual(groups)
  })

  it('does not keep the same file twice', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file, file], segment)
    const paths = [...memory.files().keys()]
    expect(await workspace.accept([{ ...file, name: '另存.txt' }], segment)).toMatchObject({ files: 0 })
    expect([...memory.files().keys()]).toEqual(paths)
    expect(workspace.state.files).toHaveLength(1)
  })

  it('keeps what a person made beside the reports: in place of the former, back after a discard is undone', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    await workspace.save({ id: 'a', kind: 'view', name: '各区公开率', body: { query: { by: 'county' } } })
    await workspace.save({ id: 'b', kind: 'query', name: '明细', body: 'SELECT 1' })
    await workspace.save({ id: 'a', kind: 'view', name: '各县区公开率', body: { query: { by: 'county' } } })
    expect(workspace.state.saved.map(({ id, name }) => [id, name])).toEqual([['a', '各县区公开率'], ['b', '明细']])
    await workspace.discard('a')
    const again = await reopen(root)
    expect(again.state.saved.map(({ id }) => id)).toEqual(['b'])
    await again.save({ id: 'b', kind: 'query', name: '明细', body: 'SELECT 2' })
    await again.undo()
    expect(again.state.saved[0]?.body).toBe('SELECT 1')
  })

  it('keeps a draft as it grows: no step of its own, in a new record too, and there after a reload', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    await workspace.save({ id: 'd', kind: 'draft', name: '甲 2023', body: ['1'] })
    expect(workspace.state.undoable).toBeNull()
    await workspace.accept([await importedFile('甲 2022')], segment)
    const { reports } = workspace.state
    await workspace.save({ id: 'd', kind: 'draft', name: '甲 2023', body: ['1', '2'] })
    expect(workspace.state.reports).toBe(reports)
    await workspace.undo()
    expect([workspace.state.files.length, workspace.state.saved[0]?.body]).toEqual([0, ['1', '2']])
    const again = await reopen(root)
    expect(again.state.saved[0]?.body).toEqual(['1', '2'])
    await again.discard('d')
    expect(again.steps().map(({ label }) => label.params)).toEqual([{ count: 1 }, { name: '甲 2023' }])
    await again.undo()
    expect(again.state.saved[0]?.body).toEqual(['1', '2'])
  })

  it('a cell found as it was read is no correction, until it is corrected or read otherwise', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment)
    const { id, facts } = workspace.state.reports[0]!
    const [field, other] = Object.keys(facts.numbers) as [string, string]
    const said = (field: string) => ({ report: id, field, before: facts.numbers[field]!, after: facts.numbers[field]!, reason: '', who: '李敏', asRead: true as const })
    await workspace.correct([said(field), said(other)])
    expect([workspace.state.corrections.length, workspace.state.checked.map(each => each.field)]).toEqual([0, [field, other]])
    expect(workspace.steps().at(-1)!.label).toMatchObject({ word: 'checked', params: { count: 2 } })
    await workspace.correct({ report: id, field, before: facts.numbers[field]!, after: 99, reason: '错', who: '李敏' })
    expect([workspace.state.corrections.map(each => each.after), workspace.state.checked.map(each => each.field)]).toEqual([[99], [other]])
    await workspace.correct(said(field))
    expect([workspace.state.corrections.length, workspace.state.checked.length]).toEqual([0, 2])
    await workspace.undo()
    expect((await reopen(root)).state.corrections.map(each => each.after)).toEqual([99])
  })

  it('a number corrected to itself, as it was written down before, is no correction', async () => {
    const workspace = await start(memoryRoot().root)
    await workspace.accept([await importedFile('甲 2023')], segment)
    const { id, facts } = workspace.state.reports[0]!
    const [field, value] = Object.entries(facts.numbers)[0]!
    await workspace.correct({ report: id, field, before: value, after: value, reason: '核对原件无误', who: '某人' })
    expect([workspace.state.corrections.length, workspace.state.checked.length]).toEqual([0, 1])
  })

  it('keeps the bytes of a removed file once, and finds them when it comes again', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment)
    await workspace.remove([file.hash])
    expect(workspace.state.reports).toEqual([])
    await workspace.accept([file], segment)
    expect(workspace.state.reports).toHaveLength(1)
    expect(await workspace.source(file.hash)).toEqual(file.bytes)
    const stored = [...memory.files()].filter(([name]) => name.endsWith('sources.bin')).map(([, { content }]) => content.size)
    expect(stored.sort()).toEqual([0, file.bytes.length].sort())
  })

  it('says where the reports that are left lie on disk, so that their sections can be read alone', async () => {
    const workspace = await start(memoryRoot().root)
    const files = [await importedFile('甲 2023'), await importedFile('乙 2023', { agency: '乙局' }), await importedFile('丙 2023', { agency: '丙局' })]
    for (const [at, { reports: [read] }] of files.entries())
      read!.report.sections = [{ kind: 'overview', heading: '一、总体情况', paragraphs: [{ text: `第 ${at} 份`, place: { at: 'text', line: 1, column: 1 } }] }]
    await workspace.accept(files.slice(0, 2), segment)
    await workspace.accept(files.slice(2), segment)
    await workspace.remove([files[0]!.hash])
    const packed = await workspace.packed()
    const read = await Promise.all(packed.flatMap(({ bytes, reports }) => reports.map(async ({ id, offset, length }) => [id, sectionsIn(await bytes.slice(offset, offset + length).text())])))
    expect(read).toEqual(files.slice(1).map(({ hash, reports: [kept] }) => [hash, kept!.report.sections]))
  })

  it('puts another reading in place of a refusal, the bytes kept once, and undo brings the refusal back', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    const scan = await rejectedFile('扫描件')
    const other = await importedFile('乙 2023')
    await workspace.accept([scan, other], segment)
    const before = content(workspace)
    const read = { ...await importedFile('扫描件', { status: 'review' }), bytes: scan.bytes }
    expect(read.hash).toBe(scan.hash)
    await workspace.replace(read, segment)
    await workspace.undo()
    expect(content(workspace)).toEqual(before)
    await workspace.replace(read, segment)
    expect(workspace.state.files.map(({ name, status, refusal }) => [name, status, refusal])).toEqual([[other.name, 'accepted', null], [read.name, 'review', null]])
    expect(workspace.state.reports).toHaveLength(2)
    const after = content(workspace)

    const next = await reopen(root)
    expect(content(next)).toEqual(after)
    expect(await next.source(scan.hash)).toEqual(scan.bytes)
    expect(await next.report(read.hash)).toEqual(read.reports[0]!.report)
    expect([...memory.files()].filter(([name]) => name.endsWith('sources.bin')).reduce((sum, [, { content }]) => sum + content.size, 0)).toBe(scan.bytes.length + other.bytes.length)
    await next.restore(await next.backup())
    expect(content(next)).toEqual(after)
    expect(await next.source(scan.hash)).toEqual(scan.bytes)

    await next.remove([scan.hash])
    await expect(next.replace(read, segment)).rejects.toThrow(/已不在记录中/)
  })

  it('undoes step by step: correction, removal, import', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment, 'one')
    await workspace.accept([await importedFile('乙 2023', { agency: '乙局' })], segment, 'one')
    await workspace.correct({ report: file.hash, field: 'year', before: 2023, after: 2022, reason: '标题年份有误', who: '张' })
    expect(workspace.state.reports[0]).toMatchObject({ year: 2022 })
    await workspace.remove([file.hash])
    expect(sayOfRecord(workspace.state.undoable!, 'zh-CN')).toBe('移除 1 个文件')
    await workspace.undo()
    expect(workspace.state.reports[0]).toMatchObject({ year: 2022 })
    await workspace.undo()
    expect(workspace.state.reports[0]).toMatchObject({ year: 2023 })
    expect(sayOfRecord(workspace.state.undoable!, 'zh-CN')).toBe('导入 2 个文件')
    await workspace.undo()
    expect(workspace.state).toMatchObject({ files: [], reports: [], agencies: [], undoable: null })
    expect((await reopen(root)).state.files).toEqual([])
  })

  it('takes back all corrections of one field, keeps the others, and undoes that', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment)
    const change = { report: file.hash, before: 2023, reason: '标题年份有误', who: '张' }
    await workspace.correct({ ...change, field: 'year', after: 2021 })
    await workspace.correct({ ...change, field: 'year', after: 2022 })
    await workspace.correct({ ...change, field: 'applications.received.person', before: 1, after: 2 })
    await workspace.uncorrect(file.hash, 'year')
    expect(workspace.state.reports[0]).toMatchObject({ year: 2023 })
    expect(workspace.state.corrections.map(({ field }) => field)).toEqual(['applications.received.person'])
    expect((await reopen(root)).state.reports[0]).toMatchObject({ year: 2023 })
    const later = await reopen(root)
    await later.uncorrect(file.hash, 'scope')
    expect(later.state.undoable).toBeNull()
    await later.uncorrect(file.hash, 'applications.received.person')
    expect(later.state.corrections).toEqual([])
    await later.undo()
    expect(later.state.corrections).toHaveLength(1)
  })

  it('keeps one word on several findings, takes them back together, and writes nothing for none', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment)
    await workspace.judge(file.hash, 'x', 'confirmed', '')
    await workspace.judgeAll(['x', 'y', 'z'].map(finding => ({ report: file.hash, finding })), 'dismissed', '已核实')
    const said = () => [...workspace.state.verdicts.values()].map(({ state, reason }) => [state, reason])
    expect(said()).toEqual([['dismissed', '已核实'], ['dismissed', '已核实'], ['dismissed', '已核实']])
    await workspace.undo()
    expect(said()).toEqual([['confirmed', '']])
    await workspace.judgeAll([], 'dismissed', '无')
    await workspace.undo()
    expect(said()).toEqual([])
    await workspace.judgeAll([{ report: file.hash, finding: 'y' }], 'dismissed', '已核实')
    expect([...(await reopen(root)).state.verdicts]).toMatchObject([['甲县教育局|2023|unit|y', { state: 'dismissed', reason: '已核实' }]])
  })

  it('empties the record, gives it back on undo, and keeps it until its space is freed', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment)
    await workspace.judge(file.hash, 'x', 'confirmed', '')
    const before = content(workspace)
    await workspace.empty()
    expect(workspace.state).toMatchObject({ files: [], batches: [], undoable: { word: 'emptied' } })
    await workspace.undo()
    expect(content(workspace)).toEqual(before)
    await workspace.empty()
    const next = await reopen(root)
    expect(next.state.files).toEqual([])
    await next.free(next.state.former[0]!.generation)
    expect([...memory.files().keys()].filter(name => name.endsWith('.bin'))).toEqual([])
  })

  it('refuses to undo an emptying over what another tab has imported since', async () => {
    const { root } = memoryRoot()
    const [one, two] = [await start(root), await start(root)]
    await one.accept([await importedFile('甲 2023')], segment)
    await one.empty()
    await two.accept([await importedFile('乙 2023')], segment)
    await expect(one.undo()).rejects.toMatchObject({ code: 'conflict' })
    expect(one.state.files.map(file => file.name)).toEqual(['乙 2023.txt'])
  })

  it('registers agencies by hand and corrects only to known ones', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023', { agency: null })
    await workspace.accept([file], segment)
    const change = { report: file.hash, field: 'agency', before: null, after: '丙局', reason: '见落款', who: '张' }
    await expect(workspace.correct(change)).rejects.toMatchObject({ code: 'agency' })
    await workspace.saveAgency(agency('丙局'))
    await workspace.correct(change)
    expect((await reopen(root)).state.reports[0]).toMatchObject({ agency: '丙局', year: 2023, current: true })
  })

  it('shows one tab what the other did', async () => {
    const { root } = memoryRoot()
    const [one, two] = [await start(root), await start(root)]
    const told = new Promise<void>(resolve => two.subscribe(state => state.files.length === 1 && resolve()))
    await one.accept([await importedFile('甲 2023')], segment)
    await told
    expect(content(two)).toEqual(content(one))
    await Promise.all([
      one.accept([await importedFile('乙 2023', { agency: '乙局' })], segment),
      two.accept([await importedFile('丙 2023', { agency: '丙局' })], segment),
      two.saveAgency(agency('丁局')),
    ])
    const all = await reopen(root)
    expect(all.state.files).toHaveLength(3)
    expect(all.state.agencies.map(({ name }) => name).sort()).toEqual(['甲县教育局', '乙局', '丙局', '丁局'].sort())
  })
})

describe('when the disk fails', () => {
  const failing = ['sources.bin', 'reports.bin', 'segment.bin', 'index.json', 'journal.ndjson']

  it.each(failing)('leaves the record as it was when there is no room for %s', async (name) => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    await workspace.accept([await importedFile('甲 2023')], segment)
    const before = content(workspace)
    const paths = [...memory.files().keys()].sort()
    memory.guard = (path) => {
      if (path.endsWith(name))
        throw new DOMException('full', 'QuotaExceededError')
    }
    const failure = await workspace.accept([await importedFile('乙 2023')], segment).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(WorkspaceError)
    expect(failure).toMatchObject({ code: 'quota', message: expect.stringContaining('存储空间不足') })
    expect(content(workspace)).toEqual(before)
    memory.guard = () => {}
    expect(content(await reopen(root))).toEqual(before)
    expect([...memory.files().keys()].sort()).toEqual(paths)
  })

  it.each(failing)('is before or after, never between, when the page dies at %s', async (name) => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    await workspace.accept([await importedFile('甲 2023')], segment)
    memory.guard = (path) => {
      if (path.endsWith(name))
        throw new Error('the page is gone')
    }
    const remove = memory.constructor.prototype.removeEntry
    memory.constructor.prototype.removeEntry = async () => {}
    await workspace.accept([await importedFile('乙 2023', { agency: '乙局' })], segment).catch(() => {})
    memory.constructor.prototype.removeEntry = remove
    memory.guard = () => {}
    const next = await reopen(root)
    const survived = name === 'journal.ndjson'
    expect(next.state.files).toHaveLength(survived ? 2 : 1)
    expect(next.state.problems).toEqual([])
    expect([...memory.files().keys()].filter(path => path.endsWith('sources.bin'))).toHaveLength(survived ? 2 : 1)
    expect(content(await reopen(root))).toEqual(content(next))
  })

  it.each(['reports.bin', 'index.json'])('reports a batch whose %s is cut off and opens the rest', async (name) => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    await workspace.accept([await importedFile('甲 2023')], segment)
    const file = memory.files().get(path(memory, name))!
    file.content = file.content.slice(0, file.content.size - 1)
    await workspace.accept([await importedFile('乙 2023', { agency: '乙局' })], segment)
    const next = await reopen(root)
    expect(next.state.files.map(({ name }) => name)).toEqual(['乙 2023.txt'])
    expect(toldBy(next)).toEqual([expect.stringContaining('已损坏')])
    expect(memory.files().has(path(memory, name))).toBe(true)
  })

  it('finds the imports again when the journal is lost, and tells of unreadable lines', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    await workspace.accept([await importedFile('甲 2023')], segment)
    const journal = memory.files().get(path(memory, 'journal.ndjson'))!
    journal.content = new Blob(['{"id":"x","type":"acc'])
    const next = await reopen(root)
    expect(next.state.files).toHaveLength(1)
    expect(toldBy(next)).toEqual([expect.stringContaining('1 行无法读取')])
    await next.saveAgency(agency('丁局'))
    expect((await reopen(root)).state.agencies).toHaveLength(2)
  })

  it('opens the newest generation when the pointer is damaged, and deletes nothing', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    await workspace.accept([await importedFile('甲 2023')], segment)
    memory.files().get('record.json')!.content = new Blob(['{'])
    const next = await reopen(root)
    expect(next.state.files).toHaveLength(1)
    expect(next.state.problems).toHaveLength(1)
  })

  it('says so when the bytes of a file are no longer those that were imported', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    const file = await importedFile('甲 2023')
    await workspace.accept([file], segment)
    memory.files().get(path(memory, 'sources.bin'))!.content = new Blob([file.bytes.map(byte => byte ^ 1)])
    await expect(workspace.source(file.hash)).rejects.toMatchObject({ code: 'damaged' })
  })

  it('refuses a record of a later format and leaves it alone', async () => {
    const { root, memory } = memoryRoot()
    await start(root)
    const pointer = memory.files().get('record.json')!
    pointer.content = new Blob([(await pointer.content.text()).replace('"version":1', '"version":2')])
    const before = await pointer.content.text()
    await expect(openWorkspace(root)).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('更新年报台') })
    expect(await pointer.content.text()).toBe(before)
  })
})
