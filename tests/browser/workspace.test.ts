import type { ImportedFile, Workspace } from '@/workspace'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { derive } from '../../src/workspace/derive'
import { packIndex, unpackIndex } from '../../src/workspace/format'
import { opfsDirectory } from '../../src/workspace/storage/opfs'
import { importedFile } from '../unit/workspace/make'

/** A report's prose gives about this many shingles, and its file is about this large. */
const shingles = 700
const fileSize = 60_000

let root: FileSystemDirectoryHandle
const open: Workspace[] = []

beforeEach(async () => {
  root = await (await navigator.storage.getDirectory()).getDirectoryHandle(`test-${crypto.randomUUID()}`, { create: true })
})

afterEach(async () => {
  open.splice(0).forEach(workspace => workspace.close())
  await (await navigator.storage.getDirectory()).removeEntry(root.name, { recursive: true })
})

async function start(): Promise<Workspace> {
  const workspace = await openWorkspace(opfsDirectory(root))
  open.push(workspace)
  return workspace
}

async function realistic(index: number): Promise<ImportedFile> {
  const file = await importedFile(`${index} `.padEnd(fileSize, '年报'), { agency: `机构${index % 1500}`, year: 2018 + index % 7, value: index })
  file.reports[0]!.facts.shingles = { overview: Array.from({ length: shingles }, (_, i) => (i * 6_130_001 + index * 7919) % 2 ** 32) }
  return file
}

async function many(count: number): Promise<ImportedFile[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => realistic(index)))
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T, ms: number }> {
  const from = performance.now()
  const result = await work()
  return { result, ms: Math.round(performance.now() - from) }
}

describe('the record in the browser', () => {
  it('keeps 350 reports and opens them', async () => {
    const files = await many(350)
    const first = await start()
    const kept = await timed(() => first.accept(files, new Uint8Array(500_000)))
    open.splice(0).forEach(workspace => workspace.close())
    const opened = await timed(start)
    console.log(`accept of 350 files: ${kept.ms} ms; open: ${opened.ms} ms`)
    expect(opened.result.state.reports).toHaveLength(350)
    expect(await opened.result.source(files[349]!.hash)).toEqual(files[349]!.bytes)
    expect(await opened.result.report(files[0]!.hash)).toEqual(files[0]!.reports[0]!.report)
  })

  it('reads the headers of 10,000 reports', async () => {
    const files = await many(200)
    const workspace = await start()
    await workspace.accept(files, new Uint8Array())
    const batches = await (await root.getDirectoryHandle((JSON.parse(await (await (await root.getFileHandle('record.json')).getFile()).text()) as { generation: string }).generation)).getDirectoryHandle('batches')
    const text = await (await (await (await batches.getDirectoryHandle(workspace.state.batches[0]!.id)).getFileHandle('index.json')).getFile()).text()
    const one = unpackIndex(text)
    // Distinct reports in each batch, as packed text: what opening reads from the disk.
    const texts = Array.from({ length: 50 }, (_, batch) => packIndex({
      ...one,
      id: String(batch),
      files: one.files.map(file => ({ ...file, hash: `${batch}${file.hash}`, reports: file.reports.map(id => `${batch}${id}`) })),
      sources: Object.fromEntries(Object.entries(one.sources).map(([hash, extent]) => [`${batch}${hash}`, extent])),
      reports: one.reports.map(report => ({ ...report, id: `${batch}${report.id}`, file: { ...report.file, hash: `${batch}${report.file.hash}` } })),
    }))
    const { result: indexes, ms: parsing } = await timed(() => texts.map(unpackIndex))
    const log = indexes.map((index, i) => ({ id: String(i), at: '', type: 'accepted' as const, batch: index.id }))
    const { result: state, ms: deriving } = await timed(() => derive(log, new Map(indexes.map(index => [index.id, index]))))
    console.log(`10,000 headers (${Math.round(texts.join('').length / 1e6)} MB): parse ${parsing} ms, derive ${deriving} ms`)
    expect(state.reports).toHaveLength(10_000)
  })

  it('tells the other tab, and keeps both tabs’ imports', async () => {
    const [one, two] = [await start(), await start()]
    const told = [one, two].map(tab => new Promise<void>(resolve => tab.subscribe(state => state.files.length === 3 && resolve())))
    await Promise.all([one.accept(await many(2), new Uint8Array()), two.accept([await realistic(9)], new Uint8Array())])
    await Promise.all(told)
    expect(two.state.reports.map(report => report.id).sort()).toEqual(one.state.reports.map(report => report.id).sort())
  })

  it('backs up, empties, restores', async () => {
    const workspace = await start()
    await workspace.accept(await many(30), new Uint8Array([1, 2]))
    const { state } = workspace
    const backup = await workspace.backup()
    await workspace.empty()
    expect(workspace.state.files).toEqual([])
    await workspace.restore(new Blob([await backup.arrayBuffer()]))
    expect({ ...workspace.state, undoable: null, former: [] }).toEqual({ ...state, undoable: null })
    await workspace.undo()
    await workspace.undo()
    expect(workspace.state.files).toHaveLength(30)
    expect((await workspace.storage()).usage).toBeGreaterThan(0)
  })
})
