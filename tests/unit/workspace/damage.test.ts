import type { MemoryDirectory } from './memory'
import type { Report } from '@/reports'
import type { Directory, Workspace } from '@/workspace'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { languages } from '@/language'
import { openWorkspace, sayOfRecord } from '@/workspace'
import { importedFile, toldBy } from './make'
import { memoryRoot, stored } from './memory'
import before from './record-v1.json'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

const segment = new Uint8Array([1, 2, 3])
const content = ({ state }: Workspace): object => ({ ...state, undoable: null, former: [], problems: [], told: 0 })

/** Opens the record again as the next visit does. */
async function reopen(root: Directory, ...more: Parameters<typeof openWorkspace> extends [unknown?, ...infer R] ? R : never): Promise<Workspace> {
  open.splice(0).forEach(workspace => workspace.close())
  const workspace = await openWorkspace(root, ...more)
  open.push(workspace)
  return workspace
}

async function filled(root: Directory): Promise<Workspace> {
  const workspace = await reopen(root)
  const file = await importedFile('甲 2023')
  await workspace.accept([file], segment)
  await workspace.correct({ report: file.hash, field: 'year', before: 2023, after: 2022, reason: '', who: '张' })
  return workspace
}

const texts = async (memory: MemoryDirectory) => new Map(await Promise.all([...memory.files()].map(async ([path, file]) => [path, await file.content.text()] as const)))
const generations = (memory: MemoryDirectory) => [...memory.children.keys()].filter(name => name.startsWith('g'))
const pointerOf = (memory: MemoryDirectory) => memory.files().get('record.json')!
const journalOf = (memory: MemoryDirectory) => [...memory.files()].find(([path]) => path.endsWith('journal.ndjson'))![1]

describe('the whole record erased in silence', () => {
  const damages: Record<string, (text: string) => string | null> = {
    'one wrong letter in the generation’s name': text => text.replace(/"generation":"g(.)/, (_, letter: string) => `"generation":"g${letter === 'x' ? 'y' : 'x'}`),
    'no record.json': () => null,
    'an empty record.json': () => '',
    'a record.json that is cut off': text => text.slice(0, -3),
    'a record.json of another kind': () => '{"format":"other","version":1,"generation":"gabc"}',
    'a generation that is no text': () => '{"format":"nianbao","version":1,"generation":7}',
    'a pointer to an empty generation': () => '{"format":"nianbao","version":1,"generation":"gzzempty"}',
  }

  it.each(Object.entries(damages))('opens what is there, says so until it was read, and deletes nothing: %s', async (name, damage) => {
    const { root, memory } = memoryRoot()
    const expected = content(await filled(root))
    if (name.includes('empty generation'))
      await memory.getDirectoryHandle('gzzempty', { create: true })
    const all = await texts(memory)
    const damaged = damage(all.get('record.json')!)
    if (damaged === null)
      await memory.removeEntry('record.json')
    else
      pointerOf(memory).content = new Blob([damaged])
    for (const visit of [1, 2]) {
      const next = await reopen(root)
      expect(content(next), `visit ${visit}`).toEqual(expected)
      expect(toldBy(next)).toEqual([expect.stringMatching(/record\.json.*最近一份能读的记录.*没有删除任何数据/)])
    }
    const now = await texts(memory)
    for (const [path, text] of all)
      expect(path === 'record.json' || now.get(path) === text, path).toBe(true)
    if (damaged)
      expect(now.get('record.damaged.json')).toBe(damaged)
    const [workspace] = open
    expect(workspace!.state.told).toBe(1)
    await workspace!.acknowledge()
    expect(workspace!.state.problems).toEqual([])
    expect((await reopen(root)).state.problems).toEqual([])
  })

  it('is not taken for an emptied record when what the pointer names is gone', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await filled(root)
    const expected = content(workspace)
    await workspace.empty()
    await workspace.accept([await importedFile('乙 2023', { agency: '乙局' })], segment)
    const { generation } = JSON.parse(await pointerOf(memory).content.text()) as { generation: string }
    const directory = await memory.getDirectoryHandle(generation)
    directory.children.clear()
    const next = await reopen(root)
    expect(content(next)).toEqual(expected)
    expect(toldBy(next)).toEqual([expect.stringContaining('所指的一份是空的')])
  })

  it('opens the newest generation that reads when every import of the one that counts is damaged', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await filled(root)
    const expected = content(workspace)
    await workspace.empty()
    const file = await importedFile('乙 2023', { agency: '乙局' })
    await workspace.accept([file], segment)
    await workspace.judge(file.hash, 'x', 'confirmed', '')
    const { generation } = JSON.parse(await pointerOf(memory).content.text()) as { generation: string }
    const [, index] = [...memory.files()].find(([path]) => path.startsWith(generation) && path.endsWith('index.json'))!
    index.content = new Blob(['{}'])
    const next = await reopen(root)
    expect(content(next)).toEqual(expected)
    expect(next.state.former.map(kept => kept.generation)).toContain(generation)
    expect(toldBy(next)).toEqual([expect.stringContaining('record.json')])
  })

  it('an emptied record stays empty, a first visit says nothing, and an alone record that is lost is said', async () => {
    const { root, memory } = memoryRoot()
    expect((await reopen(root)).state.problems).toEqual([])
    await (await filled(root)).empty()
    const next = await reopen(root)
    expect([next.state.files, next.state.problems]).toEqual([[], []])
    await next.free(next.state.former[0]!.generation)
    await next.accept([await importedFile('乙 2023')], segment)
    await memory.removeEntry(generations(memory)[0]!)
    expect(toldBy(await reopen(root))).toEqual([expect.stringContaining('没有找到别的能读的记录')])
  })

  it('damage that an earlier version wrote down, or a later one in words of its own, is shown as it was written', async () => {
    const { root, memory } = memoryRoot()
    await filled(root)
    const pointer = pointerOf(memory)
    const kept = JSON.parse(await pointer.content.text()) as object
    const damage = [{ at: '2026-01-01T00:00:00.000Z', message: '旧版写下的话。' }, { at: '2026-01-01T00:00:00.000Z', message: '新版写下的话。', told: { word: 'later', params: {} } }]
    pointer.content = new Blob([JSON.stringify({ ...kept, damage })])
    const { problems } = (await reopen(root)).state
    for (const language of languages)
      expect(problems.map(problem => sayOfRecord(problem, language))).toEqual(damage.map(({ message }) => message))
  })

  it('says that the journal is missing or empty where batches exist', async () => {
    for (const lose of [(memory: MemoryDirectory) => void (journalOf(memory).content = new Blob([])), async (memory: MemoryDirectory) => (await memory.getDirectoryHandle(generations(memory)[0]!)).removeEntry('journal.ndjson')]) {
      const { root, memory } = memoryRoot()
      await filled(root)
      await lose(memory)
      for (const visit of [1, 2]) {
        const next = await reopen(root)
        expect(next.state.files, `visit ${visit}`).toHaveLength(1)
        expect(toldBy(next)).toEqual([expect.stringMatching(/journal\.ndjson.*缺失或为空/)])
      }
    }
  })

  it('drops and names a bad line of the journal, and opens the rest', async () => {
    const { root, memory } = memoryRoot()
    const expected = content(await filled(root))
    const journal = journalOf(memory)
    journal.content = new Blob([await journal.content.text(), `{"id":"q","at":"${new Date().toISOString()}","type":"corrected"}\n`])
    const next = await reopen(root)
    expect(content(next)).toEqual(expected)
    expect(toldBy(next)).toEqual([expect.stringMatching(/1 行无法读取（第 5 行）/)])
    const elsewhere = await reopen(memoryRoot().root)
    await elsewhere.restore(await (await openWorkspace(root)).backup())
    expect(content(elsewhere)).toEqual(expected)
  })
})

describe('a wrong number in silence: a correction that was changed on disk', () => {
  it('has no effect and is said; a line of before, without a CRC, counts', async () => {
    const { root, memory } = memoryRoot()
    await filled(root)
    const text = await journalOf(memory).content.text()
    const other = text.replace('"after":2022', '"after":2021')
    journalOf(memory).content = new Blob([other])
    const next = await reopen(root)
    expect(next.state.corrections).toEqual([])
    expect(next.state.problems.map(({ word }) => word)).toEqual(['journalLines'])
    journalOf(memory).content = new Blob([other.replaceAll(/,"crc":"\w+"/g, '')])
    expect((await reopen(root)).state.corrections.map(({ after }) => after)).toEqual([2021])
  })
})

describe('an index that was changed on disk', () => {
  interface Index { files: { hash: string, reports: string[] }[], reports: { id: string, offset: number, length: number, title: string, file: { hash: string }, read: { year: number, agencyId: string } }[], agencies: { id: string }[] }
  const other = (letters: string) => letters.replace(/^./, letter => letter === '0' ? '1' : '0')
  const changes: Record<string, (index: Index) => unknown> = {
    'one wrong letter in the hash of a report’s file': ({ reports: [report] }) => report!.file.hash = other(report!.file.hash),
    'one wrong letter in the hash of a file': ({ files: [file] }) => file!.hash = other(file!.hash),
    'one wrong letter in a report’s id': ({ reports: [report] }) => report!.id = other(report!.id),
    'a file that names no report': ({ files: [file] }) => file!.reports = [],
    'a report twice': ({ reports, files: [file] }) => [reports.push(reports[0]!), file!.reports.push(file!.reports[0]!)],
    'no report': ({ reports }) => reports.splice(0),
    'an agency that is not there': ({ reports: [report] }) => report!.read.agencyId = '无此局',
    'a year that cannot be': ({ reports: [report] }) => report!.read.year = 99999,
    'a report beyond its file': ({ reports: [report] }) => report!.length += 1,
  }

  /** `change` made to the index of the first batch of a record of two. */
  async function changed(change: (index: Index) => unknown, sums: boolean) {
    const { root, memory } = memoryRoot()
    const workspace = await filled(root)
    await workspace.accept([await importedFile('乙 2023', { agency: '乙局' })], segment)
    if (!sums) {
      const journal = journalOf(memory)
      journal.content = new Blob([(await journal.content.text()).replace(/,"sums":\{[^}]*\}|,"crc":"\w+"/g, '')])
    }
    const path = `batches/${workspace.state.batches[0]!.id}/index.json`
    const [, file] = [...memory.files()].find(([each]) => each.endsWith(path))!
    const index = JSON.parse(await file.content.text()) as Index
    change(index)
    file.content = new Blob([JSON.stringify(index)])
    return { next: await reopen(root), memory }
  }

  it.each(Object.entries(changes))('is said, and the rest opens: %s', async (_, change) => {
    for (const sums of [false, true]) {
      const { next, memory } = await changed(change, sums)
      expect(toldBy(next)).toEqual([expect.stringMatching(/导入批次 .* 已损坏.*没有打开/)])
      expect(next.state.reports.map(({ agency }) => agency)).toEqual(['乙局'])
      expect([...memory.files().keys()].filter(path => path.endsWith('index.json'))).toHaveLength(2)
    }
  })

  it('is said of any byte of a record that keeps sums', async () => {
    const { next } = await changed(({ reports: [report] }) => report!.title = '另一份报告', true)
    expect(toldBy(next)).toEqual([expect.stringContaining('索引与导入时不同')])
    expect((await changed(() => {}, false)).next.state.problems).toEqual([])
  })

  it('is said of a number changed in a report that was read', async () => {
    const { root, memory } = memoryRoot()
    const { state } = await filled(root)
    const [, reports] = [...memory.files()].find(([path]) => path.endsWith('reports.bin'))!
    reports.content = new Blob([(await reports.content.text()).replace('"value":1', '"value":2')])
    await expect((await reopen(root)).report(state.reports[0]!.id)).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('a wrong number in silence: a segment that was changed on disk', () => {
  const encode = async (reports: readonly Report[]) => new TextEncoder().encode(reports.map(({ id }) => id).join())

  it('is made again of the reports, and is not used where one of those was changed too', async () => {
    const { root, memory } = memoryRoot()
    const { state } = await filled(root)
    const file = (name: string) => [...memory.files()].find(([path]) => path.endsWith(name))![1]
    file('segment.bin').content = new Blob([new Uint8Array([1, 2, 4])])
    const next = await reopen(root, undefined, encode)
    expect(await next.segments()).toEqual([{ batch: state.batches[0]!.id, bytes: new TextEncoder().encode(state.reports[0]!.id) }])
    file('reports.bin').content = new Blob([(await file('reports.bin').content.text()).replace('"value":1', '"value":2')])
    await expect((await reopen(root, undefined, encode)).segments()).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('a record of before', () => {
  it('opens whole and says nothing', async () => {
    const { root } = stored(before)
    const workspace = await reopen(root)
    const { state } = workspace
    expect(state.problems).toEqual([])
    expect(state.files.map(({ name, status }) => [name, status])).toEqual([['甲 2023.txt', 'accepted'], ['乱码.txt', 'rejected'], ['乙 2022.txt', 'accepted']])
    expect(state.reports.map(({ agency, year, current }) => [agency, year, current])).toEqual([['甲县教育局', 2021, true], ['乙局', 2022, true]])
    expect(state.corrections.map(({ field, after, who }) => [field, after, who])).toEqual([['year', 2021, '张'], ['applications.received.person', null, '李']])
    expect([...state.verdicts.values()]).toMatchObject([{ state: 'dismissed', reason: '原文如此' }])
    expect(state.saved.map(({ id }) => id)).toEqual(['v'])
    expect(state.agencies.map(({ name }) => name)).toContain('丙局')
    const again = await reopen(memoryRoot().root)
    await again.restore(await workspace.backup())
    expect(content(again)).toEqual(content(workspace))
    expect(content(await reopen(root))).toEqual(content(workspace))
  })
})

describe('the wrong record opened, or offered for deletion as nothing', () => {
  it.each([['undone', true], ['not undone', false]])('opens the record that counted last when record.json is lost after a restore %s, and says what else is kept', async (_, undo) => {
    const { root, memory } = memoryRoot()
    const other = await reopen(memoryRoot().root)
    await other.accept([await importedFile('丁 2023', { agency: '丁局' }), await importedFile('戊 2023', { agency: '戊局' })], segment)
    const backup = await other.backup()
    const workspace = await filled(root)
    await new Promise(resolve => setTimeout(resolve, 2))
    await workspace.restore(backup)
    await new Promise(resolve => setTimeout(resolve, 2))
    if (undo)
      await workspace.undo()
    const expected = content(workspace)
    await memory.removeEntry('record.json')
    const next = await reopen(root)
    expect(content(next)).toEqual(expected)
    expect(toldBy(next)).toEqual([expect.stringContaining(undo ? '（2 个单位、2 份报告、2 个文件、0 处更正）' : '（1 个单位、1 份报告、1 个文件、1 处更正）')])
  })

  it('a damaged record that gave way says that parts of it could not be read', async () => {
    const { root, memory } = memoryRoot()
    const backup = await (await filled(root)).backup()
    const [, index] = [...memory.files()].find(([path]) => path.endsWith('index.json'))!
    index.content = new Blob(['{}'])
    const next = await reopen(root)
    await next.restore(backup)
    const [kept] = next.state.former
    expect(kept).toMatchObject({ amount: { files: 0 }, problems: 1 })
    expect(await next.holding(kept!.generation)).toMatchObject({ files: 0, problems: 1 })
  })
})

describe('what gave way', () => {
  it('comes back after a reload, emptied and restored, step by step', async () => {
    const { root, memory } = memoryRoot()
    const other = await reopen(memoryRoot().root)
    await other.accept([await importedFile('丁 2023', { agency: '丁局' })], segment)
    const backup = await other.backup()
    const workspace = await filled(root)
    const expected = content(workspace)
    await workspace.empty()
    await (await reopen(root)).restore(backup)
    const restored = await reopen(root)
    expect(restored.state.former).toMatchObject([{ move: 'restored', amount: { files: 0 }, latest: true }, { move: 'emptied', amount: { units: 1, reports: 1, files: 1, corrections: 1 }, latest: false }])
    expect(await restored.holding(restored.state.former[1]!.generation)).toMatchObject({ agencies: ['甲县教育局'], who: ['张'], corrections: 1 })
    await restored.takeBack(restored.state.former[0]!.generation)
    expect(restored.state).toMatchObject({ files: [], former: [{ move: 'returned', amount: { files: 1 } }, { move: 'emptied', latest: true }] })
    const emptied = await reopen(root)
    await emptied.takeBack(emptied.state.former[1]!.generation)
    expect(content(emptied)).toEqual(expected)
    const again = await reopen(root)
    expect(content(again)).toEqual(expected)
    expect(again.state.former).toMatchObject([{ move: 'returned', amount: { files: 1 } }])
    await again.free(again.state.former[0]!.generation)
    expect(generations(memory)).toHaveLength(1)
  })

  it('loses nothing that came after: that is kept in turn', async () => {
    const { root } = memoryRoot()
    const workspace = await filled(root)
    const expected = content(workspace)
    await workspace.empty()
    await workspace.accept([await importedFile('乙 2023', { agency: '乙局' })], segment)
    const later = content(workspace)
    const next = await reopen(root)
    expect(next.state.former).toMatchObject([{ later: 1 }])
    await next.takeBack(next.state.former[0]!.generation)
    expect(content(next)).toEqual(expected)
    const again = await reopen(root)
    expect(again.state.former).toMatchObject([{ move: 'returned', amount: { files: 1 } }])
    await again.takeBack(again.state.former[0]!.generation)
    expect(content(again)).toEqual(later)
  })

  it('is freed only on purpose, and only once the present record has been projected', async () => {
    const { root, memory } = memoryRoot()
    await (await filled(root)).empty()
    const rehearse = vi.fn(async () => {
      throw new Error('no engine')
    })
    const failing = await reopen(root, rehearse)
    const [former] = failing.state.former
    await expect(failing.free(former!.generation)).rejects.toThrow(/没有释放.*no engine/)
    expect(generations(memory)).toHaveLength(2)
    await expect(failing.takeBack(former!.generation)).rejects.toThrow(/没有取回/)
    expect(failing.state.files).toEqual([])
    const next = await reopen(root)
    await expect(next.free(JSON.parse(await pointerOf(memory).content.text()).generation as string)).rejects.toMatchObject({ code: 'missing' })
    await next.free(former!.generation)
    expect(generations(memory)).toHaveLength(1)
    expect(next.state.former).toEqual([])
    expect((await reopen(root)).state.problems).toEqual([])
  })

  it('can be undone by the next one when the record between them is freed', async () => {
    const { root } = memoryRoot()
    const workspace = await filled(root)
    const expected = content(workspace)
    const backup = await workspace.backup()
    await workspace.empty()
    await workspace.restore(backup)
    await workspace.free(workspace.state.former[0]!.generation)
    expect(workspace.state).toMatchObject({ undoable: null, former: [{ move: 'emptied', latest: true, later: 0 }] })
    await workspace.takeBack(workspace.state.former[0]!.generation)
    expect(content(workspace)).toEqual(expected)
  })

  it('shows another window what was taken back and freed', async () => {
    const { root } = memoryRoot()
    const one = await filled(root)
    const two = await openWorkspace(root)
    open.push(two)
    await one.empty()
    await vi.waitFor(() => expect(two.state.files).toEqual([]))
    await two.takeBack(two.state.former[0]!.generation)
    await vi.waitFor(() => expect(content(one)).toEqual(content(two)))
    await expect(one.free('gnone')).rejects.toMatchObject({ code: 'missing' })
  })
})
