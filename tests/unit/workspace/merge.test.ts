import type { Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { importedFile } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(): Promise<Workspace> {
  const workspace = await openWorkspace(memoryRoot().root)
  open.push(workspace)
  return workspace
}

const segment = new Uint8Array([1])
/** What a record amounts to, whatever the order its parts came in. */
function content({ state }: Workspace): object {
  const byId = <T extends { id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => a.id.localeCompare(b.id))
  const { reports, agencies, saved, files, corrections, verdicts, unitYears, batches } = state
  return {
    reports: byId(reports),
    agencies: byId(agencies),
    saved: byId(saved),
    files: [...files].sort((a, b) => a.hash.localeCompare(b.hash)),
    batches: byId(batches),
    corrections: [...corrections].sort((a, b) => a.when.localeCompare(b.when)),
    verdicts: [...verdicts].sort(([a], [b]) => a.localeCompare(b)),
    unitYears: [...unitYears].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
  }
}

/** Two records that began as one, of three reports. */
async function two(): Promise<{ mine: Workspace, theirs: Workspace, hashes: string[], key: string }> {
  const mine = await start()
  const files = await Promise.all([2021, 2022, 2023].map(year => importedFile(`甲 ${year}`, { year })))
  await mine.accept(files, segment)
  const theirs = await start()
  await theirs.restore(await mine.backup())
  return { mine, theirs, hashes: files.map(({ hash }) => hash), key: Object.keys(files[0]!.reports[0]!.report.cells)[0]! }
}

describe('joining another’s work', () => {
  it('of disjoint work is the same whichever way, and twice is once', async () => {
    const { mine, theirs, hashes, key } = await two()
    await mine.correct({ report: hashes[0]!, field: key, before: 1, after: 5, reason: '', who: '甲' })
    await mine.accept([await importedFile('乙 2023', { agency: '甲县水利局' })], segment)
    await mine.save({ id: 'm', kind: 'view', name: '我的', body: 1 })
    await theirs.correct({ report: hashes[1]!, field: key, before: 1, after: 6, reason: '', who: '乙' })
    await theirs.accept([await importedFile('丙 2023', { agency: '甲县财政局' })], new Uint8Array([2]))
    await theirs.judge(hashes[2]!, 'f', 'dismissed', '核对过')
    const [mineBefore, theirsBackup] = [await mine.backup(), await theirs.backup()]

    const seen = await mine.compare(theirsBackup)
    expect(seen.counts).toMatchObject({ files: { added: 1, both: 3, own: 1 }, reports: { added: 1, both: 3, own: 1 }, corrections: { added: 1, both: 0, own: 1 }, verdicts: { added: 1 }, saved: { added: 0, own: 1 } })
    expect([seen.nothing, seen.conflicts]).toEqual([false, []])

    await mine.join(theirsBackup, new Map())
    await theirs.join(mineBefore, new Map())
    expect(content(mine)).toEqual(content(theirs))
    expect(mine.state.reports.map(({ agency }) => agency).sort()).toEqual(['甲县教育局', '甲县教育局', '甲县教育局', '甲县水利局', '甲县财政局'])
    expect((await mine.segments()).map(({ bytes }) => [...bytes])).toEqual(expect.arrayContaining([[1], [2]]))
    expect(await mine.source((await importedFile('丙 2023')).hash)).toEqual(new TextEncoder().encode('丙 2023'))

    const once = content(mine)
    const generations = mine.state.former.length
    await mine.join(theirsBackup, new Map())
    await mine.join(await theirs.backup(), new Map())
    expect(content(mine)).toEqual(once)
    expect(mine.state.former).toHaveLength(generations)
    expect((await mine.compare(await theirs.backup())).nothing).toBe(true)
  })

  it('asks where both said something of one cell, and keeps what was chosen', async () => {
    const { mine, theirs, hashes, key } = await two()
    await mine.correct({ report: hashes[0]!, field: key, before: 1, after: 5, reason: '', who: '甲' })
    await theirs.correct({ report: hashes[0]!, field: key, before: 1, after: 6, reason: '', who: '乙' })
    await mine.judge(hashes[1]!, 'f', 'dismissed', '')
    await theirs.judge(hashes[1]!, 'f', 'dismissed', '')
    const backup = await theirs.backup()
    const { conflicts } = await mine.compare(backup)
    expect(conflicts.map(({ kind }) => kind)).toEqual(['correction'])
    const before = content(mine)
    await expect(mine.join(backup, new Map())).rejects.toThrow('没有合并')
    expect(content(mine)).toEqual(before)

    await mine.join(backup, new Map([[conflicts[0]!.id, 'mine']]))
    expect(mine.state.corrections.at(-1)).toMatchObject({ after: 5, who: '甲' })
    expect(mine.state.corrections.map(({ after }) => after)).toContain(6)
    // The other takes the choice over.
    await theirs.join(await mine.backup(), new Map())
    expect(theirs.state.corrections.at(-1)!.after).toBe(5)
  })

  it('is undone as one step, and refused whole where the backup is damaged', async () => {
    const { mine, theirs } = await two()
    await theirs.accept([await importedFile('丙 2023', { agency: '甲县财政局' })], segment)
    const before = content(mine)
    const backup = await theirs.backup()
    const bytes = new Uint8Array(await backup.arrayBuffer())
    bytes[bytes.length >> 1]! ^= 1
    await expect(mine.join(new Blob([bytes]), new Map())).rejects.toMatchObject({ code: 'backup' })
    expect(content(mine)).toEqual(before)
    await mine.join(backup, new Map())
    expect(mine.state.former[0]).toMatchObject({ move: 'joined', latest: true })
    await mine.undo()
    expect(content(mine)).toEqual(before)
  })
})
