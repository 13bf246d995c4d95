import type { Workspace } from '@/workspace'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { readTar, writeTar } from '../../../src/workspace/tar'
import { agency, importedFile } from './make'
import { memoryRoot } from './memory'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(root = memoryRoot().root): Promise<Workspace> {
  const workspace = await openWorkspace(root)
  open.push(workspace)
  return workspace
}

async function filled(): Promise<Workspace> {
  const workspace = await start()
  const file = await importedFile('甲 2023')
  await workspace.accept([file], new Uint8Array([9]))
  await workspace.accept([await importedFile('乙 2023', { agency: '乙局' })], new Uint8Array([8, 7]))
  await workspace.correct({ report: file.hash, field: 'year', before: 2023, after: 2022, reason: '', who: '' })
  await workspace.saveAgency(agency('丙局'))
  await workspace.judge(file.hash, 'x', 'dismissed', '原文如此')
  return workspace
}

const content = ({ state }: Workspace): object => ({ ...state, undoable: null, former: [] })

describe('backup', () => {
  it('comes back exactly, in another browser, over other content, and that can be undone', async () => {
    const original = await filled()
    const backup = await original.backup()
    const other = await start()
    await other.accept([await importedFile('丁 2023')], new Uint8Array())
    const before = content(other)
    await other.restore(backup)
    expect(content(other)).toEqual(content(original))
    expect(await other.segments()).toEqual(await original.segments())
    for (const { hash, reports } of original.state.files) {
      expect(await other.source(hash)).toEqual(await original.source(hash))
      expect(await other.report(reports[0]!)).toEqual(await original.report(reports[0]!))
    }
    const again = await other.backup()
    expect((await readTar(again)).map(({ path }) => path)).toEqual((await readTar(backup)).map(({ path }) => path))
    await other.undo()
    expect(content(other)).toEqual(before)
  })

  it('is refused whole when any byte of it changed, or it is cut off', async () => {
    const backup = new Uint8Array(await (await (await filled()).backup()).arrayBuffer())
    const entries = await readTar(new Blob([backup]))
    const workspace = await start()
    await workspace.accept([await importedFile('丁 2023')], new Uint8Array())
    const before = content(workspace)
    const broken: Blob[] = [new Blob([backup.slice(0, backup.length / 2)]), new Blob(['不是备份']), new Blob([])]
    for (const { path } of entries) {
      broken.push(writeTar(await Promise.all(entries.map(async entry => entry.path !== path ? entry : { path, data: await flipped(entry.data) }))))
      broken.push(writeTar(entries.filter(entry => entry.path !== path)))
    }
    for (const blob of broken) {
      await expect(workspace.restore(blob)).rejects.toMatchObject({ code: 'backup', message: expect.stringContaining('现有记录未改动') })
      expect(content(workspace)).toEqual(before)
    }
    expect(broken.length).toBeGreaterThan(20)
  })

  it('is a tar archive that any system opens', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'nianbao-backup-'))
    try {
      const file = join(directory, 'backup.tar')
      writeFileSync(file, new Uint8Array(await (await (await filled()).backup()).arrayBuffer()))
      execFileSync('tar', ['-xf', file, '-C', directory])
      const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: directory, encoding: 'utf8' })
      expect(checked).toContain('journal.ndjson: OK')
    }
    finally {
      rmSync(directory, { recursive: true })
    }
  })
})

async function flipped(data: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await data.arrayBuffer())
  bytes[bytes.length >> 1]! ^= 1
  return new Blob([bytes])
}
