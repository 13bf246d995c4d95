import type { Directory, Workspace, WorkspaceEntry, Workspaces } from '@/workspace'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { readSetting, writeSetting } from './settings'

const key = 'nianbao.workspace'

/** The workspace this tab was switched to; a new tab opens the one that was chosen last. */
function chosen(): string | null {
  try {
    return sessionStorage.getItem(key) ?? readSetting(key)
  }
  catch {
    return readSetting(key)
  }
}

function choose(id: string): void {
  writeSetting(key, id)
  try {
    sessionStorage.setItem(key, id)
  }
  catch {}
}

/** The workspaces of this browser, and which of them this page is open on. */
export const useWorkspaces = defineStore('workspaces', () => {
  const all = shallowRef<readonly WorkspaceEntry[]>([])
  const id = ref('')
  /** Removed on this page, which can put them back until it is left. */
  const removed = shallowRef<readonly WorkspaceEntry[]>([])
  let places: Promise<Workspaces> | null = null

  const here = computed(() => all.value.find(each => each.id === id.value) ?? null)

  const at = (): Promise<Workspaces> => places ??= import('@/workspace').then(({ createWorkspaces }) => createWorkspaces())

  async function refresh(): Promise<void> {
    all.value = await (await at()).list()
  }

  /** Where the record of the chosen workspace lies: of the first where none was chosen, or the chosen one is gone. */
  async function open(): Promise<Directory> {
    await refresh()
    const found = all.value.find(each => each.id === chosen()) ?? all.value[0]!
    id.value = found.id
    return (await (await at()).root(found.id))!
  }

  /** Opens another record beside the one of this page, for `work` alone. */
  async function within<T>(other: string, work: (kept: Workspace) => Promise<T>): Promise<T> {
    const [{ openWorkspace }, root] = await Promise.all([import('@/workspace'), at().then(places => places.root(other))])
    const kept = await openWorkspace(root!)
    try {
      return await work(kept)
    }
    finally {
      kept.close()
    }
  }

  /** Opens the page anew on another workspace. */
  function switchTo(other: string): void {
    choose(other)
    history.replaceState(null, '', '#/')
    location.reload()
  }

  async function add(name: string): Promise<void> {
    await (await at()).add(name)
    await refresh()
  }

  async function rename(of: string, name: string): Promise<void> {
    await (await at()).rename(of, name)
    await refresh()
  }

  async function remove(entry: WorkspaceEntry): Promise<void> {
    await (await at()).remove(entry.id)
    removed.value = [...removed.value, entry]
    await refresh()
  }

  async function keep(entry: WorkspaceEntry): Promise<void> {
    await (await at()).keep(entry.id)
    removed.value = removed.value.filter(({ id }) => id !== entry.id)
    await refresh()
  }

  return { all, id, here, removed, refresh, open, within, switchTo, add, rename, remove, keep }
})
