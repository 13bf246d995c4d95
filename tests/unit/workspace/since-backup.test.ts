import type { Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { importedFile } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(root = memoryRoot().root): Promise<Workspace> {
  const workspace = await openWorkspace(root)
  open.push(workspace)
  return workspace
}
const segment = new Uint8Array([1])

describe('what was done since the last backup', () => {
  it('is counted while it stands, ends with a backup, and both last over a reload', async () => {
    const { root } = memoryRoot()
    const workspace = await start(root)
    expect(workspace.sinceBackup()).toEqual({ at: null, files: 0, corrections: 0, others: 0 })
    const files = [await importedFile('甲 2023'), await importedFile('乙 2023', { agency: '甲县水利局' })]
    await workspace.accept(files, segment)
    await workspace.correct(files.map(({ hash }) => ({ report: hash, field: 'year', before: 2023, after: 2022, reason: '', who: '' })))
    await workspace.judgeAll(files.map(({ hash }) => ({ report: hash, finding: 'a' })), 'confirmed', '')
    await workspace.save({ id: 'v', kind: 'view', name: '一', body: 1 })
    await workspace.undo()
    expect((await start(root)).sinceBackup()).toEqual({ at: null, files: 2, corrections: 2, others: 1 })
    await workspace.backup()
    const { at, ...rest } = (await start(root)).sinceBackup()
    expect([Date.parse(at!) <= Date.now(), rest]).toEqual([true, { files: 0, corrections: 0, others: 0 }])
    await workspace.save({ id: 'w', kind: 'view', name: '二', body: 1 })
    expect((await start(root)).sinceBackup()).toEqual({ at, files: 0, corrections: 0, others: 1 })
  })

  it('is nothing right after a backup was restored, and all of a record that two became', async () => {
    const mine = await start()
    const hers = await start()
    await mine.accept([await importedFile('甲 2023')], segment)
    await hers.accept([await importedFile('乙 2023', { agency: '甲县水利局' })], segment)
    const [one, other] = [await mine.backup(), await hers.backup()]
    const third = await start()
    await third.restore(one)
    expect(third.sinceBackup()).toMatchObject({ files: 0, corrections: 0, others: 0 })
    await mine.join(other, new Map())
    expect(mine.sinceBackup()).toEqual({ at: null, files: 2, corrections: 0, others: 0 })
  })
})
