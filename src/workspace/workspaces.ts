import type { Directory } from './directory'
import * as v from 'valibot'
import { WorkspaceError } from './errors'
import { name, parse, time } from './format'
import { exclusive } from './locks'
import { browserDirectory } from './storage/browser'
import { told } from './words'

/** One of the workspaces of this browser: a record of its own. The first is the record that was there before there were several. */
export interface WorkspaceEntry {
  id: string
  /** `''`: nobody has named it. */
  name: string
}

export interface Workspaces {
  /** Those that are there, in the order they were made. Deletes for good what was removed on a page that is left by now. */
  list: () => Promise<WorkspaceEntry[]>
  /** Where the record of one lies; null: there is none of that id. */
  root: (id: string) => Promise<Directory | null>
  /** Rejects where another has the name, or it is empty; so does `rename`. */
  add: (name: string) => Promise<WorkspaceEntry>
  rename: (id: string, name: string) => Promise<void>
  /** Takes one off the list; its record stays until this page is left, and `keep` puts it back. Rejects for the last one. */
  remove: (id: string) => Promise<void>
  keep: (id: string) => Promise<void>
}

const first = 'nianbao'
const file = 'workspaces.json'

/** `removed`: when it was taken off the list. */
type Listed = WorkspaceEntry & { removed?: string }
const listed: v.GenericSchema<unknown, { format: 'nianbao-workspaces', workspaces: Listed[] }> = v.looseObject({
  format: v.literal('nianbao-workspaces'),
  workspaces: v.pipe(v.array(v.looseObject({ id: name, name: v.string(), removed: v.optional(time) })), v.nonEmpty()),
})

/**
 * The workspaces of this browser at this address. The first lies where the record always lay; the others in `nianbao-more`, a directory each, beside the list. `at`
 * says where both are.
 */
export function createWorkspaces(at: (name: 'nianbao' | 'nianbao-more') => Promise<Directory> = browserDirectory): Workspaces {
  /** By what was removed here: how its hold is given up. */
  const holds = new Map<string, () => void>()
  const more = (): Promise<Directory> => at('nianbao-more')
  const holdOf = (id: string): string => `nianbao:removed:${id}`

  async function read(): Promise<Listed[]> {
    const directory = await more()
    const text = await (await directory.open(file))?.text()
    const found = text === undefined ? null : parse(listed, text)
    if (found)
      return found.workspaces
    if (text !== undefined)
      await directory.write('workspaces.damaged.json', text)
    // Without a list every record there is one: none is lost with it.
    const others = (await directory.names()).filter(id => /^w\w+$/.test(id)).sort()
    return [first, ...others].map(id => ({ id, name: '' }))
  }

  const write = async (workspaces: Listed[]): Promise<void> => (await more()).write(file, JSON.stringify({ format: 'nianbao-workspaces', workspaces }))

  function change<T>(work: (workspaces: Listed[]) => Promise<T>): Promise<T> {
    return exclusive('nianbao:workspaces', async () => work(await read()))
  }

  function judge(workspaces: readonly Listed[], id: string, wanted: string): string {
    const name = wanted.trim()
    if (name === '' || workspaces.some(other => other.id !== id && !other.removed && other.name === name))
      throw new WorkspaceError('conflict', told(name === '' ? 'workspaceUnnamed' : 'workspaceNameTaken', { name }))
    return name
  }

  /** Whether the page that removed it is left: it holds a lock as long as it is there. Without locks nobody knows, and a day is waited for. */
  async function isLeft({ id, removed }: Listed): Promise<boolean> {
    const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>
    if (holds.has(id))
      return false
    if (locks)
      return locks.request(holdOf(id), { ifAvailable: true }, async lock => lock !== null)
    return Date.now() - Date.parse(removed!) > 86_400_000
  }

  async function erase(id: string): Promise<void> {
    if (id !== first)
      return (await more()).remove(id)
    const directory = await at(first)
    for (const name of await directory.names())
      await directory.remove(name)
  }

  async function sweep(workspaces: Listed[]): Promise<Listed[]> {
    const left: Listed[] = []
    for (const workspace of workspaces) {
      if (workspace.removed && await isLeft(workspace))
        left.push(workspace)
    }
    if (left.length === 0)
      return workspaces
    for (const { id } of left)
      await erase(id)
    const rest = workspaces.filter(workspace => !left.includes(workspace))
    await write(rest)
    return rest
  }

  return {
    list: () => change(async workspaces => (await sweep(workspaces)).filter(({ removed }) => !removed).map(({ id, name }) => ({ id, name }))),
    root: async (id) => {
      const known = (await read()).some(workspace => workspace.id === id && !workspace.removed)
      return !known ? null : id === first ? at(first) : (await more()).directory(id, { create: true })
    },
    add: wanted => change(async (workspaces) => {
      const id = `w${Date.now().toString(36)}${Array.from(crypto.getRandomValues(new Uint8Array(4)), byte => byte.toString(16).padStart(2, '0')).join('')}`
      const made = { id, name: judge(workspaces, id, wanted) }
      await (await more()).directory(id, { create: true })
      await write([...workspaces, made])
      return made
    }),
    rename: (id, wanted) => change(async (workspaces) => {
      const name = judge(workspaces, id, wanted)
      await write(workspaces.map(workspace => workspace.id === id ? { ...workspace, name } : workspace))
    }),
    remove: id => change(async (workspaces) => {
      if (workspaces.every(workspace => workspace.id === id || workspace.removed))
        throw new WorkspaceError('conflict', told('workspaceLast'))
      const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>
      await new Promise<void>((held) => {
        const hold = (): Promise<void> => new Promise((resolve) => {
          holds.set(id, resolve)
          held()
        })
        void (locks ? locks.request(holdOf(id), hold) : hold())
      })
      await write(workspaces.map(workspace => workspace.id === id ? { ...workspace, removed: new Date().toISOString() } : workspace))
    }),
    keep: id => change(async (workspaces) => {
      await write(workspaces.map(({ removed, ...workspace }) => removed && workspace.id !== id ? { ...workspace, removed } : workspace))
      holds.get(id)?.()
      holds.delete(id)
    }),
  }
}
