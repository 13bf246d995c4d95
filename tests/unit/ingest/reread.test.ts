import type { Opened } from '../../../src/ingest/read'
import type { Reading } from '../../../src/ingest/reading'
import type { ImportedFile, Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { rulesVersion } from '@/checks'
import { encodeSegment } from '@/database'
import { changesBetween, createPool, importFiles, outdated, recheckKept, rereadKept } from '@/ingest'
import { openWorkspace } from '@/workspace'
import { readFile } from '../../../src/ingest/read'
import { recheckPacked } from '../../../src/ingest/recheck'
import { readerVersion } from '../../../src/ingest/version'
import { memoryRoot } from '../workspace/memory'
import { reportHtml } from './report-html'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(): Promise<Workspace> {
  const workspace = await openWorkspace(memoryRoot().root)
  open.push(workspace)
  return workspace
}

type Alter = (file: ImportedFile) => ImportedFile

/** A pool on this thread whose reader comes out as `alter` has it. */
function poolOf(alter: Alter = file => file): ReturnType<typeof createPool> {
  const read = async (...given: Parameters<Reading['read']>): Promise<Opened> => {
    const opened = await readFile(...given)
    return opened.kind === 'file' ? { kind: 'file', file: alter(opened.file) } : opened
  }
  return createPool({ size: 2, start: () => ({ read, end: () => {} }) })
}

const cell = 'applications.received.person'

/** As an older reader read it, that took one cell for another number. */
const olderReading: Alter = (file) => {
  for (const { report, facts } of file.name.includes('错') ? file.reports : []) {
    report.cells[cell] = { ...report.cells[cell]!, value: 12, text: '12' }
    facts.numbers[cell] = 12
  }
  return { ...file, reader: 0 }
}

const file = (name: string, content: BlobPart): { file: File, folder: string } => ({ file: new File([content], name), folder: '' })
const still = new AbortController().signal

async function bring(workspace: Workspace, files: { file: File, folder: string }[], alter: Alter = olderReading): Promise<void> {
  await importFiles(files, { workspace, encode: encodeSegment, pool: poolOf(alter), signal: still, onProgress: () => {} })
}

async function reread(workspace: Workspace, { pool = poolOf(), signal = still }: { pool?: ReturnType<typeof createPool>, signal?: AbortSignal } = {}) {
  const progress: string[] = []
  const outcome = await rereadKept({ workspace, encode: encodeSegment, pool, signal, onProgress: ({ done, total }) => progress.push(`${done}/${total}`) })
  return { outcome, progress }
}

describe('reading kept files anew', () => {
  it('proposes exactly what reads otherwise, notes the rest, and is not offered again', async () => {
    const workspace = await start()
    await bring(workspace, [file('对.html', reportHtml()), file('错.html', reportHtml({ year: 2022, cells: { 'received.person': '21', 'received.total': '21', 'granted.person': '21', 'granted.total': '21', 'concluded.person': '21', 'concluded.total': '21' } })), file('便条.txt', '请查收')])
    expect(outdated(workspace.state).map(({ name }) => name)).toEqual(['对.html', '错.html', '便条.txt'])
    const { outcome, progress } = await reread(workspace)
    expect(outcome).toEqual({ same: 2, changed: 1, unread: [] })
    expect(progress).toEqual(['0/3', '1/3', '2/3', '3/3'])
    expect(outdated(workspace.state)).toEqual([])
    const [proposal] = workspace.state.proposals
    const id = proposal!.reports[0]!.id
    const changes = changesBetween(await workspace.report(id), await workspace.report(id, proposal!.batch))
    expect(changes).toMatchObject({ fields: [], layouts: [], other: false, cells: [{ cell, before: { value: 12, state: 'number', text: '12' }, after: { value: 21, state: 'number', text: '21' } }] })
    expect(workspace.state.reports.find(report => report.id === id)!.facts.numbers[cell]).toBe(12)
    await workspace.decide([proposal!.file.hash], true)
    expect(workspace.state.reports.find(report => report.id === id)!.facts.numbers[cell]).toBe(21)
    expect(workspace.state.files.map(({ reader }) => reader)).toEqual([readerVersion, readerVersion, readerVersion])
    expect((await reread(workspace)).outcome).toEqual({ same: 0, changed: 0, unread: [] })
  })

  it('asks of a report that waits and is certain now, and not of one that counts and is doubted by newer rules alone', async () => {
    const workspace = await start()
    const status = (now: 'accepted' | 'review'): Alter => file => ({ ...file, reader: 0, status: now, reports: file.reports.map(read => ({ ...read, status: now })) })
    await bring(workspace, [file('待看.html', reportHtml())], status('review'))
    await bring(workspace, [file('已收.html', reportHtml({ year: 2022 }))], status('accepted'))
    const now = poolOf(file => file.name === '已收.html' ? { ...status('review')(file), reader: readerVersion } : file)
    expect((await reread(workspace, { pool: now })).outcome).toMatchObject({ same: 1, changed: 1 })
    expect(workspace.state.proposals.map(({ file }) => file.name)).toEqual(['待看.html'])
  })

  it('offers nothing read by this version, nor what a person had recognised from pictures', async () => {
    const workspace = await start()
    await bring(workspace, [file('新.html', reportHtml())], file => file)
    const recognised: Alter = file => ({ ...file, reader: 0, reports: file.reports.map(read => ({ ...read, findings: [{ ...read.findings[0]!, id: 'doubtful:a', rule: 'doubtful', report: read.report.id, params: { code: 'ocr' }, cells: [], elsewhere: [], severity: 'warning', table: null, row: null, column: null, message: '', expected: null, actual: null }] })) })
    await bring(workspace, [file('扫描.html', reportHtml({ year: 2022 }))], recognised)
    expect(outdated(workspace.state)).toEqual([])
  })

  it('proposes what can be read by now, and that what was taken for a report is none', async () => {
    const workspace = await start()
    const refuse: Alter = file => ({ ...file, reader: 0, status: 'rejected', refusal: { code: 'not-a-report', reason: '不是年报', params: {} }, reports: [] })
    await bring(workspace, [file('年报.html', reportHtml())], refuse)
    await bring(workspace, [file('又一份.html', reportHtml({ year: 2022 }))])
    const none = poolOf(file => file.name === '又一份.html' ? { ...refuse(file), reader: readerVersion } : file)
    expect((await reread(workspace, { pool: none })).outcome).toMatchObject({ same: 0, changed: 2 })
    expect(workspace.state.proposals.map(({ file, reports }) => [file.name, file.status, reports.length]).sort()).toEqual([['又一份.html', 'rejected', 0], ['年报.html', 'accepted', 1]])
    expect(workspace.state.reports.map(({ year }) => year)).toEqual([2022])
    await workspace.decide(workspace.state.proposals.map(({ file }) => file.hash), true)
    expect(workspace.state.reports.map(({ year }) => year)).toEqual([2023])
    await workspace.undo()
    expect(workspace.state.reports.map(({ year }) => year)).toEqual([2022])
  })

  it('keeps what it has read when it is cancelled, offers the rest again, and says which file could not be read to the end', async () => {
    const workspace = await start()
    await bring(workspace, [file('一.html', reportHtml()), file('二.html', reportHtml({ year: 2022 })), file('三.html', reportHtml({ year: 2021 }))])
    const stop = new AbortController()
    const slow = createPool({ size: 1, start: () => ({
      read: async (given, depth) => {
        if (given.name !== '二.html')
          return readFile(given, depth)
        setTimeout(() => stop.abort(), 1)
        return new Promise(() => {})
      },
      end: () => {},
    }) })
    await reread(workspace, { pool: slow, signal: stop.signal })
    expect(outdated(workspace.state).map(({ name }) => name)).toEqual(['二.html', '三.html'])
    const stuck = createPool({ size: 1, start: () => ({ read: async (given, depth) => given.name === '二.html' ? Promise.reject(new Error('dead')) : readFile(given, depth), end: () => {} }) })
    const { outcome } = await reread(workspace, { pool: stuck })
    expect(outcome).toMatchObject({ same: 1, changed: 0, unread: [{ name: '二.html' }] })
    expect(outdated(workspace.state).map(({ name }) => name)).toEqual(['二.html'])
    expect(workspace.state.reports).toHaveLength(3)
  })
})

describe('a kept original that is spoiled', () => {
  it('is named as such, and what was read of it stays', async () => {
    const workspace = await start()
    await bring(workspace, [file('一.html', reportHtml())])
    workspace.source = async () => Promise.reject(new Error('“一.html”存下的内容与导入时不同'))
    const { outcome } = await reread(workspace)
    expect(outcome).toMatchObject({ same: 0, changed: 0, unread: [{ name: '一.html' }] })
    expect(outcome.unread[0]!.sayWhy('zh-CN')).toBe('“一.html”存下的内容与导入时不同')
    expect(workspace.state).toMatchObject({ proposals: [], reports: [{ current: true }] })
  })
})

describe('where two readings differ', () => {
  it('tells value, state, doubt, agency, year, scope and layout, and the rest in one word', async () => {
    const [one] = (await readFile({ name: 'a.html', folder: '', bytes: new TextEncoder().encode(reportHtml()) }) as Extract<Opened, { kind: 'file' }>).file.reports
    const { report } = one!
    const blank = { ...report, cells: { ...report.cells, [cell]: { ...report.cells[cell]!, value: null, state: 'blank' as const, text: '' } } }
    expect(changesBetween(report, report)).toEqual({ fields: [], layouts: [], cells: [], other: false })
    expect(changesBetween(report, blank).cells).toEqual([{ cell, before: report.cells[cell], after: blank.cells[cell] }])
    const doubted = { ...report, cells: { ...report.cells, [cell]: { ...report.cells[cell]!, doubt: { code: 'layout' as const, message: '' } } } }
    expect(changesBetween(report, doubted).cells.map(change => change.cell)).toEqual([cell])
    const moved = { ...report, year: { ...report.year, value: 2020 }, scope: { ...report.scope, certain: !report.scope.certain }, layouts: { ...report.layouts, appeals: '2019' } }
    expect(changesBetween(report, moved)).toMatchObject({ fields: [{ field: 'year', before: { value: 2023 }, after: { value: 2020 } }, { field: 'scope' }], layouts: [{ table: 'appeals', before: '2021', after: '2019' }], cells: [] })
    expect(changesBetween(report, { ...report, sections: [] })).toEqual({ fields: [], layouts: [], cells: [], other: true })
    expect(changesBetween(null, report).cells).toHaveLength(Object.keys(report.cells).length)
    // Only the words of an explanation: nothing to ask a person about.
    expect(changesBetween(doubted, { ...doubted, cells: { ...doubted.cells, [cell]: { ...doubted.cells[cell]!, doubt: { code: 'layout' as const, message: '又一种说法' } } } }).other).toBe(false)
  })
})

describe('newer rules', () => {
  it('find what they know on reports read before, without reading their files again, and let a doubt that was told stay', async () => {
    const workspace = await start()
    const without: Alter = file => ({ ...file, reports: file.reports.map(read => ({ ...read, rules: 0, status: 'review', findings: [{ ...read.findings[0]!, id: 'doubtful:gone', rule: 'doubtful', severity: 'warning', report: read.report.id, params: {}, cells: [], elsewhere: [], table: null, row: null, column: null, message: '', expected: null, actual: null }] })) })
    await bring(workspace, [file('不平.html', reportHtml({ cells: { 'received.person': '3', 'received.total': '3' } }))], without)
    expect(workspace.state.reports[0]!.findings.map(({ rule }) => rule)).toEqual(['doubtful'])
    workspace.source = async () => Promise.reject(new Error('read again'))
    await recheckKept(workspace, recheckPacked)
    const [report] = workspace.state.reports
    expect(new Set(report!.findings.map(({ rule }) => rule))).toEqual(new Set(['balance', 'overall-themes', 'doubtful']))
    expect(report).toMatchObject({ status: 'review', rules: rulesVersion })
    await workspace.judge(report!.id, 'doubtful:gone', 'confirmed', '')
    expect(workspace.state.reports[0]).toMatchObject({ status: 'accepted', current: true })
  })
})
