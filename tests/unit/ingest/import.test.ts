import type { Reading } from '../../../src/ingest/reading'
import type { ImportProgress } from '@/ingest'
import type { Workspace } from '@/workspace'
import { zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { createPool, findAcross, importFiles } from '@/ingest'
import { openWorkspace } from '@/workspace'
import { readFile } from '../../../src/ingest/read'
import { memoryRoot } from '../workspace/memory'
import { reportHtml } from './report-html'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(root = memoryRoot().root): Promise<Workspace> {
  const workspace = await openWorkspace(root)
  open.push(workspace)
  return workspace
}

/** Reads on this thread, as a worker would. */
const pool = createPool({ size: 2, start: (): Reading => ({ read: readFile, end: () => {} }) })
const encode = (reports: readonly { id: string }[]): Uint8Array => new TextEncoder().encode(reports.map(({ id }) => id).join())
const file = (name: string, content: BlobPart, folder = ''): { file: File, folder: string } => ({ file: new File([content], name), folder })

async function bring(workspace: Workspace, files: { file: File, folder: string }[], signal = new AbortController().signal): Promise<ImportProgress[]> {
  const progress: ImportProgress[] = []
  await importFiles(files, { workspace, encode, pool, signal, onProgress: step => void progress.push(step) })
  return progress
}

describe('importing files', () => {
  it('keeps what was read, whatever it was, and settles whose it is', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const zip = zipSync({ '2022.html': new TextEncoder().encode(reportHtml({ year: 2022 })) }) as Uint8Array<ArrayBuffer>
    await bring(workspace, [file('2023.html', reportHtml(), '教育局'), file('往年.zip', zip), file('便条.txt', '请查收')])
    open.splice(0).forEach(kept => kept.close())
    const { state, source, segments } = await start(root)
    expect(state.files.map(({ folder, name, status }) => [folder, name, status])).toEqual([
      ['教育局', '2023.html', 'accepted'],
      ['往年.zip', '2022.html', 'accepted'],
      ['', '便条.txt', 'rejected'],
    ])
    expect(state.agencies).toHaveLength(1)
    expect(state.reports.map(({ agency, year, current }) => [agency, year, current])).toEqual([[state.agencies[0]!.id, 2023, true], [state.agencies[0]!.id, 2022, true]])
    expect(new TextDecoder().decode(await source(state.files[2]!.hash))).toBe('请查收')
    expect(new TextDecoder().decode((await segments())[0]!.bytes)).toBe(state.reports.map(({ id }) => id).join())
  })

  it('says that a file is there already, and keeps it once', async () => {
    const workspace = await start()
    await bring(workspace, [file('a.html', reportHtml())])
    const progress = await bring(workspace, [file('b.html', reportHtml()), file('c.html', reportHtml({ year: 2022 })), file('d.html', reportHtml({ year: 2022 }))])
    expect(progress.flatMap(({ last }) => last ? [last.duplicate] : []).filter(Boolean)).toHaveLength(2)
    expect(workspace.state.files.map(({ name }) => name)).toEqual(['a.html', 'c.html'])
    expect(workspace.state.batches.map(batch => batch.files)).toEqual([1, 1])
  })

  it('lets a revision that differs count only once a person chose it', async () => {
    const workspace = await start()
    await bring(workspace, [file('a.html', reportHtml())])
    await bring(workspace, [file('退改后.html', reportHtml({ cells: { 'received.person': '1', 'received.total': '1' } }))])
    const versions = () => workspace.state.reports.map(({ file: { name }, revision, version }) => [name, revision, version])
    expect(versions()).toEqual([['a.html', 1, 'counted'], ['退改后.html', 2, 'waiting']])
    expect(findAcross(workspace.state).filter(({ rule }) => rule === 'two-reports').map(({ report, params }) => [report, params.own, params.other])).toEqual([
      [workspace.state.reports[0]!.id, 0, 1],
      [workspace.state.reports[1]!.id, 1, 0],
    ])
    await workspace.choose(workspace.state.reports[1]!.id, '张')
    expect(versions()).toEqual([['a.html', 1, 'replaced'], ['退改后.html', 2, 'counted']])
    expect(findAcross(workspace.state).filter(({ rule }) => rule === 'two-reports')).toEqual([])
    expect(workspace.state.agencies).toHaveLength(1)
  })

  it('has kept every full chunk when the page closes in the middle, and undoes all chunks as one', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    const files = Array.from({ length: 230 }, (_, index) => file(`${index}.txt`, `便条 ${index}`))
    const sizes: number[] = []
    workspace.subscribe(state => void sizes.push(state.files.length))
    await bring(workspace, files)
    expect(sizes[0]).toBe(100)
    expect(workspace.state.files).toHaveLength(230)
    expect(new Set(workspace.state.batches.map(({ group }) => group)).size).toBe(1)
    expect(workspace.state.undoable).toEqual({ word: 'imported', params: { count: 230 } })
    await workspace.undo()
    expect(workspace.state.files).toEqual([])
  })

  it('keeps nothing of files that were not read when cancelled', async () => {
    const workspace = await start()
    const controller = new AbortController()
    controller.abort()
    const progress = await bring(workspace, [file('a.html', reportHtml())], controller.signal)
    expect(progress.at(-1)!.last?.refusal?.code).toBe('cancelled')
    expect(workspace.state.files).toEqual([])
  })

  it('stops with the reason when there is no room, and what was kept stays', async () => {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    await bring(workspace, [file('a.html', reportHtml())])
    memory.guard = (path) => {
      if (path.endsWith('sources.bin'))
        throw new DOMException('full', 'QuotaExceededError')
    }
    await expect(bring(workspace, [file('b.html', reportHtml({ year: 2022 }))])).rejects.toMatchObject({ code: 'quota' })
    expect(workspace.state.files.map(({ name }) => name)).toEqual(['a.html'])
  })
})

describe('findings across the record', () => {
  it('compares each current report with the year before', async () => {
    const workspace = await start()
    const carriedOut = { 'received.person': '3', 'received.total': '3', 'carriedOut.person': '3', 'carriedOut.total': '3' }
    await bring(workspace, [file('2022.html', reportHtml({ year: 2022, cells: carriedOut })), file('2023.html', reportHtml())])
    const carryOver = findAcross(workspace.state).filter(finding => finding.rule === 'carry-over')
    expect(carryOver.map(({ report, column }) => [report, column])).toEqual(expect.arrayContaining([[workspace.state.reports.find(({ year }) => year === 2023)!.id, 'total']]))
    await bring(workspace, [file('2023改.html', reportHtml({ cells: { 'carriedIn.person': '3', 'carriedIn.total': '3', 'granted.person': '3', 'granted.total': '3', 'concluded.person': '3', 'concluded.total': '3' } }))])
    // The revision differs: what counted before is compared until a person chooses.
    expect(findAcross(workspace.state).filter(finding => finding.rule === 'carry-over')).toEqual(carryOver)
    await workspace.choose(workspace.state.reports.at(-1)!.id, '')
    expect(findAcross(workspace.state).filter(finding => finding.rule === 'carry-over')).toEqual([])
  })
})
