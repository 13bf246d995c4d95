import type { TarEntry } from '../../../src/workspace/tar'
import type { Json } from './spoiled'
import type { Database } from '@/database'
import type { Workspace } from '@/workspace'
import { Buffer } from 'node:buffer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { sha256 } from '@/sha256'
import { openWorkspace } from '@/workspace'
import { readTar, writeTar } from '../../../src/workspace/tar'
import { openEngine } from '../database/support'
import { importedFile, toldBy } from './make'
import { memoryRoot, stored } from './memory'
import before from './record-v1.json'
import { spoiled } from './spoiled'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(...given: Parameters<typeof openWorkspace>): Promise<Workspace> {
  const workspace = await openWorkspace(...given)
  open.push(workspace)
  return workspace
}

/** A backup of `entries` with right checksums. */
async function sealed(entries: readonly TarEntry[]): Promise<Blob> {
  const kept = entries.filter(({ path }) => path !== 'SHA256SUMS')
  const sums = await Promise.all(kept.map(async ({ path, data }) => `${await sha256(await data.arrayBuffer())}  ${path}\n`))
  return writeTar([...kept, { path: 'SHA256SUMS', data: new Blob(sums) }])
}

const replaced = (entries: readonly TarEntry[], path: string, text: string) => sealed(entries.map(entry => entry.path === path ? { path, data: new Blob([text]) } : entry))

const agency = 'region\\.\\w+|level|guessed\\.\\w+'
const entryMay = {
  missing: /^(?:group|step|who)$|^numbers|^item\.body\.|^agency\.(?:former|listing)$/,
  null: new RegExp(`^agency\\.(?:${agency}|listing|listing\\.(?:code|parent|from|to|contact)|former\\.0\\.until)$|^due$|^campaign\\.(?:letter|closed)$|^points\\.0\\.numbers$|^correction\\.(?:before|after)$|^numbers\\.|^item\\.body`),
  other: /^item\.body/,
}
const indexMay = {
  missing: /params\.|^sources\.[^.]+$|shingles\.\w+$/,
  null: new RegExp(`\\.(?:refusal|title|part|table|row|column|cell|expected|actual|${agency})$|params\\.note|read\\.(?:agency|agencyId|year|scope)$|layouts\\.\\w+$|numbers\\.\\d+$|findings\\.\\d+\\.params\\.`),
  other: /^$/,
}

describe('“记录未变” and then gone', () => {
  let entries: TarEntry[]
  let lines: string[]
  beforeAll(async () => {
    entries = await readTar(await (await start(stored(before).root)).backup())
    lines = (await entries.find(({ path }) => path === 'journal.ndjson')!.data.text()).replaceAll(/,"crc":"\w+"/g, '').split('\n').filter(Boolean)
    const at = '2026-01-01T00:00:00Z'
    const batch = (JSON.parse(lines.find(line => line.includes('"accepted"'))!) as { batch: string }).batch
    lines.push(...[{ type: 'reread', reader: 2, files: ['h'] }, { type: 'proposed', batch }, { type: 'decided', batch, files: ['h'], taken: true }].map((entry, i) => JSON.stringify({ id: `n${i}`, at, ...entry })))
    const due = { unit: '2026-01-31', county: '2026-02-20', city: '2026-03-10', province: '2026-03-31', vertical: '2026-03-31' }
    const campaign = { year: 2025, due, office: '办公室', contact: { name: '李', phone: '1' }, letter: null, closed: null }
    const listing = { role: 'due', code: null, parent: null, order: 0, from: null, to: null, exempt: [{ year: 2025, reason: '' }], contact: { name: '李', phone: '1' } }
    const named = (JSON.parse(lines.find(line => line.includes('"type":"agency"'))!) as { agency: object }).agency
    lines.push(...[
      { type: 'agency', agency: { ...named, listing, former: [{ name: '旧', until: null }] }, step: 's', who: '李' },
      { type: 'agencyRemoved', agency: 'a' },
      { type: 'merged', from: 'a', into: 'b' },
      { type: 'distinct', agencies: ['a', 'b'] },
      { type: 'campaign', campaign },
      { type: 'sentBack', report: 'r', due: null, points: [{ finding: 'f', numbers: null }], note: '' },
      { type: 'chased', year: 2025, agencies: ['a'], how: 'mail' },
    ].map((entry, i) => JSON.stringify({ id: `u${i}`, at, ...entry })))
    lines.push('{"id":"c","at":"2026-01-01T00:00:00Z","type":"chosen","report":"r","over":["s"],"who":"张"}')
  })

  /** Each backup is refused before anything moves, and the record is as it was after a reload. */
  async function refused(variants: readonly { name: string, backup: Blob }[]): Promise<void> {
    const { root, memory } = memoryRoot()
    const workspace = await start(root)
    await workspace.accept([await importedFile('丁 2023')], new Uint8Array([1]))
    const { state } = workspace
    const paths = [...memory.files().keys()]
    const pointer = await memory.files().get('record.json')!.content.text()
    const taken: string[] = []
    for (const { name, backup } of variants) {
      const failure: unknown = await workspace.survey(backup).then(() => workspace.restore(backup)).catch((error: unknown) => error)
      if ((failure as { code?: string } | undefined)?.code !== 'backup')
        taken.push(name)
    }
    expect(taken).toEqual([])
    for (const { backup } of variants.slice(0, 3))
      await expect(workspace.restore(backup)).rejects.toMatchObject({ code: 'backup' })
    workspace.close()
    expect([...memory.files().keys()]).toEqual(paths)
    expect(await memory.files().get('record.json')!.content.text()).toBe(pointer)
    expect((await start(root)).state).toEqual({ ...state, undoable: null })
  }

  it('refuses a backup whose journal ends in a correction that corrects nothing', async () => {
    const line = `{"id":"q","at":"${new Date().toISOString()}","type":"corrected"}`
    await refused([{ name: line, backup: await replaced(entries, 'journal.ndjson', `${lines.join('\n')}\n${line}\n`) }])
  })

  it.each(['accepted', 'corrected', 'uncorrected', 'agency', 'judged', 'chosen', 'saved', 'discarded', 'removed', 'reread', 'proposed', 'decided', 'undone', 'agencyRemoved', 'merged', 'distinct', 'campaign', 'sentBack', 'chased'])('refuses a journal entry “%s” with any field missing, null or of another type', async (type) => {
    const at = lines.findLastIndex(line => (JSON.parse(line) as { type: string }).type === type)
    const variants = [...spoiled(JSON.parse(lines[at]!) as Json, entryMay)]
    expect(variants.length).toBeGreaterThan(6)
    await refused(await Promise.all(variants.map(async ({ name, value }) =>
      ({ name, backup: await replaced(entries, 'journal.ndjson', lines.map((line, i) => i === at ? JSON.stringify(value) : line).join('\n')) }))))
  })

  it('refuses an index with any field missing, null or of another type', async () => {
    const indexes = await Promise.all(entries.filter(({ path }) => path.endsWith('index.json')).map(async ({ path, data }) => ({ path, text: await data.text() })))
    const { path, text } = indexes.find(({ text }) => text.includes('收支不平'))!
    const variants = [...spoiled(JSON.parse(text) as Json, indexMay)]
    expect(variants.length).toBeGreaterThan(150)
    await refused(await Promise.all(variants.map(async ({ name, value }) => ({ name, backup: await replaced(entries, path, JSON.stringify(value)) }))))
  })

  it('refuses an index of another batch, of a later format, with bytes beyond its files, or none, and a journal that is lost or names no batch', async () => {
    const { path, data } = entries.find(({ path }) => path.endsWith('index.json'))!
    const index = JSON.parse(await data.text()) as { id: string, version: number, reports: { offset: number }[], sources: Record<string, { length: number }> }
    const far = structuredClone(index)
    far.reports[0]!.offset = 1e6
    const long = structuredClone(index)
    Object.values(long.sources)[0]!.length = 1e6
    const indexes: [string, unknown][] = [['another batch', { ...index, id: 'other' }], ['later format', { ...index, version: 2 }], ['report beyond', far], ['source beyond', long]]
    await refused([
      ...await Promise.all(indexes.map(async ([name, value]) => ({ name, backup: await replaced(entries, path, JSON.stringify(value)) }))),
      { name: 'no index', backup: await sealed(entries.filter(entry => entry.path !== path)) },
      { name: 'no journal', backup: await sealed(entries.filter(entry => entry.path !== 'journal.ndjson')) },
      { name: 'empty journal', backup: await replaced(entries, 'journal.ndjson', '\n\n') },
      { name: 'no such batch', backup: await replaced(entries, 'journal.ndjson', [...lines, `{"id":"n","at":"2026-01-01T00:00:00Z","type":"accepted","batch":"none"}`].join('\n')) },
      { name: 'a file twice', backup: await sealed([...entries, entries.find(entry => entry.path === 'journal.ndjson')!]) },
    ])
  })

  /** `entries` with the file that ends so changed. */
  const changed = (given: readonly TarEntry[], end: string, change: (text: string) => string) => Promise.all(given.map(async (entry) => {
    return entry.path.endsWith(end) ? { path: entry.path, data: new Blob([change(await entry.data.text())]) } : entry
  })).then(sealed)

  it('refuses a backup spoiled inside: a report that is no JSON, one under another id, a source of other bytes, a year that cannot be, a file that has no place', async () => {
    const fresh = await start(memoryRoot().root)
    await fresh.accept([await importedFile('甲 2023')], new Uint8Array([1, 2]))
    const summed = await readTar(await fresh.backup())
    const variants: [string, Promise<Blob>][] = [entries, summed].flatMap((given, i): [string, Promise<Blob>][] => [
      [`${i} report`, changed(given, 'reports.bin', text => text.replace('{"id"', '{"i"d'))],
      [`${i} report of another file`, changed(given, 'reports.bin', text => text.replace(/"hash":"./, '"hash":"x'))],
      [`${i} id`, changed(given, 'reports.bin', text => text.replace(/\{"id":"./, '{"id":"x'))],
      [`${i} id of the index`, changed(given, 'index.json', text => text.replace(/"id":"\w{64}"/g, `"id":"${'a'.repeat(64)}"`))],
      [`${i} source`, changed(given, 'sources.bin', text => text.replace('2', '3'))],
      [`${i} year`, changed(given, 'index.json', text => text.replace(/"year":\d+/, '"year":99999'))],
      ...['../evil.txt', 'batches/../../evil', '/etc/x', 'batches/a/evil.bin', 'other.txt'].map((path): [string, Promise<Blob>] => [`${i} ${path}`, sealed([...given, { path, data: new Blob(['x']) }])]),
    ])
    variants.push(
      ['number', changed(summed, 'reports.bin', text => text.replace('"value":1', '"value":2'))],
      ['segment', changed(summed, 'segment.bin', text => text.replace('\u0001', '\u0003'))],
      ['title', changed(summed, 'index.json', text => text.replace('"title":"甲', '"title":"乙'))],
    )
    await refused(await Promise.all(variants.map(async ([name, backup]) => ({ name, backup: await backup }))))
  })

  it('brings back a record that was spoiled before its backup was made, and says what', async () => {
    const { root, memory } = memoryRoot()
    const spoilt = await start(root)
    await spoilt.accept([await importedFile('甲 2023')], new Uint8Array([1, 2]))
    const sources = [...memory.files()].find(([path]) => path.endsWith('sources.bin'))![1]
    sources.content = new Blob([(await sources.content.text()).replace('2', '3')])
    const next = await start(memoryRoot().root)
    await next.restore(await spoilt.backup())
    expect(next.state.files).toHaveLength(1)
    expect(toldBy(next)).toEqual([expect.stringMatching(/1 处在备份之前就已损坏：“甲 2023.txt”的源文件/)])
  })

  describe('with the database', () => {
    let database: Database
    beforeAll(async () => database = await openEngine(), 120_000)
    afterAll(() => database.close())
    const counted = async () => (await database.query('SELECT count(*)::INTEGER AS reports FROM report'))[0]

    it('refuses a backup that cannot be projected, and points to none before it was', async () => {
      const { root, memory } = memoryRoot()
      const workspace = await start(root, async record => database.rehearse(record))
      const [one, two] = [await importedFile('丁 2023'), await importedFile('戊 2023', { agency: '戊局' })]
      await workspace.accept([one, two], encodeSegment([one, two].map(({ reports }) => reports[0]!.report)))
      await database.project({ ...workspace.state, segments: workspace.segments })
      expect(await counted()).toEqual({ reports: 2 })
      const { state } = workspace
      const { path, data } = entries.find(({ path }) => path.endsWith('segment.bin'))!
      const garbage = await sealed(entries.map(entry => entry.path === path ? { path, data: new Blob([Buffer.alloc(data.size, 7)]) } : entry))
      await expect(workspace.restore(garbage)).rejects.toThrow(/试用它生成统计时出错.*现有记录未改动/)
      expect(workspace.state).toEqual(state)
      expect([...memory.children.keys()]).toHaveLength(2)
      expect(await database.project({ ...workspace.state, segments: workspace.segments })).toBe(false)
      await workspace.restore(await sealed(entries))
      expect(await counted()).toEqual({ reports: 2 })
      expect(await database.project({ ...workspace.state, segments: workspace.segments })).toBe(true)
      await workspace.undo()
      expect(await database.project({ ...workspace.state, segments: workspace.segments })).toBe(true)
      expect(await counted()).toEqual({ reports: 2 })
    })
  })
})
