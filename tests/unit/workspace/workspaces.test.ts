import type { Directory, Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { createWorkspaces, memoryDirectory, openWorkspace } from '@/workspace'
import { importedFile } from './make'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

/** A browser with what it keeps; each call of `page` is a page opened anew there. */
function browser() {
  const id = Math.random().toString(36).slice(2)
  const kept: Record<string, Directory> = { 'nianbao': memoryDirectory(`first-${id}`), 'nianbao-more': memoryDirectory(`more-${id}`) }
  return { kept, page: () => createWorkspaces(async name => kept[name]!) }
}

async function opened(root: Directory | null): Promise<Workspace> {
  const workspace = await openWorkspace(root!)
  open.push(workspace)
  return workspace
}

describe('several workspaces', () => {
  it('begin with the record that was there, untouched, and each has its own', async () => {
    const { kept, page } = browser()
    const before = await opened(kept.nianbao!)
    await before.accept([await importedFile('以前的')], new Uint8Array([1]))
    const names = await kept.nianbao!.names()
    const workspaces = page()
    expect(await workspaces.list()).toEqual([{ id: 'nianbao', name: '' }])
    const added = await workspaces.add(' 县区 ')
    expect(added.name).toBe('县区')
    const other = await opened(await workspaces.root(added.id))
    expect(other.state.files).toEqual([])
    await other.accept([await importedFile('县区的')], new Uint8Array([1]))
    expect((await opened(await workspaces.root('nianbao'))).state.files.map(({ name }) => name)).toEqual(['以前的.txt'])
    expect(await kept.nianbao!.names()).toEqual(names)
    expect((await opened(await page().root(added.id))).state.files.map(({ name }) => name)).toEqual(['县区的.txt'])
  })

  it('have names of their own', async () => {
    const workspaces = browser().page()
    const added = await workspaces.add('县区')
    await expect(workspaces.add('县区')).rejects.toThrow('已有叫“县区”的工作区')
    await expect(workspaces.rename('nianbao', '县区')).rejects.toThrow('已有叫“县区”的工作区')
    await expect(workspaces.rename(added.id, '  ')).rejects.toThrow('要有名称')
    await workspaces.rename('nianbao', '市本级')
    await workspaces.rename(added.id, '县区 2025')
    expect((await workspaces.list()).map(({ name }) => name)).toEqual(['市本级', '县区 2025'])
  })

  it('one that was removed comes back while its page is there, and is gone for good after', async () => {
    const { kept, page } = browser()
    const workspaces = page()
    const added = await workspaces.add('县区')
    const record = await opened(await workspaces.root(added.id))
    await record.accept([await importedFile('县区的')], new Uint8Array([1]))
    await workspaces.remove(added.id)
    expect(await workspaces.list()).toEqual([{ id: 'nianbao', name: '' }])
    expect(await workspaces.root(added.id)).toBeNull()
    await workspaces.keep(added.id)
    expect((await opened(await workspaces.root(added.id))).state.files).toHaveLength(1)
    await workspaces.remove(added.id)
    await workspaces.list()
    expect(await kept['nianbao-more']!.directory(added.id)).not.toBeNull()
    await expect(workspaces.remove('nianbao')).rejects.toThrow('唯一的工作区')
  })

  it('a list that was damaged loses no record', async () => {
    const { kept, page } = browser()
    const added = await page().add('县区')
    await kept['nianbao-more']!.write('workspaces.json', '{"format":"nian')
    expect(await page().list()).toEqual([{ id: 'nianbao', name: '' }, { id: added.id, name: '' }])
    expect(await (await kept['nianbao-more']!.open('workspaces.damaged.json'))!.text()).toBe('{"format":"nian')
  })
})
