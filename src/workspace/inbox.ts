import type { Directory } from './directory'
import * as v from 'valibot'
import { newBatch } from './directory'
import { exclusive } from './locks'

/** What stands for a file outside a browser too. */
export type PickedFile = Pick<File, 'name' | 'size' | 'lastModified' | 'arrayBuffer'>

/** A file of an import: its bytes are those that were copied. `uncopied`: the page was closed before they were, and nothing has them. */
export type InboxFile = PickedFile & { uncopied?: true }

/** An import at work. */
export interface Intake {
  /** Names the import; its batches are of this group. */
  id: string
  files: readonly { file: InboxFile, folder: string }[]
}

/** What a page left behind. `later`: a person said that it goes on later, or it failed; the others go on by themselves. */
export interface LeftImport {
  id: string
  /** ISO time it was begun. */
  at: string
  files: number
  later: boolean
}

/** Files picked for an import, copied to disk before they are read: what a closed tab, a crash or a person interrupts goes on from there. */
export interface Inbox {
  /** Copies `files` and hands them to `work` as they come. What is left of it stays when `work` ends with `later` or throws, else it is removed. */
  take: (files: readonly { file: PickedFile, folder: string }[], work: (intake: Intake) => Promise<'ended' | 'later'>) => Promise<void>
  /** Imports that did not end, oldest first; those at work in other tabs are among them. */
  left: () => Promise<LeftImport[]>
  /** Hands what was copied to `work`, once no other tab is at it; whether it was still there. */
  resume: (id: string, work: (intake: Intake) => Promise<'ended' | 'later'>) => Promise<boolean>
  drop: (id: string) => Promise<void>
}

interface Place {
  pack: string
  offset: number
  length: number
}

/** Files are copied in packs: so many writes cost as little as their bytes. */
const pack = { files: 64, bytes: 32 * 1024 * 1024 }
/** A larger file is not read either. */
const largest = 256 * 1024 * 1024

const listSchema = v.object({ at: v.string(), files: v.array(v.object({ name: v.string(), folder: v.string(), size: v.number(), modified: v.number() })) })
const packSchema = v.array(v.object({ at: v.number(), offset: v.number(), length: v.number() }))

async function parsed<T extends v.GenericSchema>(schema: T, file: Blob | null): Promise<v.InferOutput<T> | null> {
  try {
    const { success, output } = v.safeParse(schema, JSON.parse(await file!.text()))
    return success ? output : null
  }
  catch {
    return null
  }
}

/** Copies files into packs in their order; `places` tells of each where it lies once it was copied, null when it could not be. */
function copy(directory: Directory | null, files: readonly { file: PickedFile }[]): { places: Promise<Place | null>[], all: Promise<void>, stop: () => void } {
  const settled: ((place: Place | null) => void)[] = []
  const places = files.map((_, at) => new Promise<Place | null>(resolve => settled[at] = resolve))
  let stopped = directory === null

  async function writePack(name: string, group: readonly number[]): Promise<void> {
    const read = await Promise.all(group.map(async at => ({ at, bytes: await files[at]!.file.arrayBuffer().catch(() => null) })))
    let offset = 0
    const held = read.flatMap(({ at, bytes }) => bytes ? [{ at, bytes, offset: (offset += bytes.byteLength) - bytes.byteLength, length: bytes.byteLength }] : [])
    await directory!.write(`${name}.pack`, ...held.map(({ bytes }) => bytes))
    await directory!.write(`${name}.json`, JSON.stringify(held.map(({ at, offset, length }) => ({ at, offset, length }))))
    held.forEach(({ at, offset, length }) => settled[at]!({ pack: name, offset, length }))
  }

  async function writeAll(): Promise<void> {
    for (const [index, group] of packsOf(files.map(({ file }) => file.size)).entries()) {
      // What does not fit on the disk is read from where it lies.
      if (!stopped)
        await writePack(String(index), group).catch(() => stopped = true)
      group.forEach(at => settled[at]!(null))
    }
    settled.forEach(settle => settle(null))
  }

  return { places, all: writeAll(), stop: () => stopped = true }
}

function packsOf(sizes: readonly number[]): number[][] {
  const packs: number[][] = []
  let bytes = 0
  for (const [at, size] of sizes.entries()) {
    if (size > largest)
      continue
    if (packs.length === 0 || packs.at(-1)!.length >= pack.files || bytes + size > pack.bytes) {
      packs.push([])
      bytes = 0
    }
    packs.at(-1)!.push(at)
    bytes += size
  }
  return packs
}

async function copied(directory: Directory, { pack, offset, length }: Place): Promise<ArrayBuffer | undefined> {
  return (await directory.open(`${pack}.pack`))?.slice(offset, offset + length).arrayBuffer()
}

/** The inbox within `root`. */
export function openInbox(root: Directory): Inbox {
  const inbox = (): Promise<Directory> => root.directory('inbox', { create: true })
  const lock = (id: string): string => `nianbao:${root.name}:inbox:${id}`
  const drop = async (id: string): Promise<void> => (await inbox()).remove(id)

  /** Does `work`; what it leaves stays until it is asked for. */
  async function finish(id: string, directory: Directory | null, work: () => Promise<'ended' | 'later'>): Promise<void> {
    const later = async (): Promise<void> => directory?.write('later', '').catch(() => {})
    // What is not removed now goes on at the next opening, and finds everything kept.
    await work().then(async ended => ended === 'later' ? later() : drop(id).catch(() => {}), async (error: unknown) => {
      await later()
      throw error
    })
  }

  async function begin(id: string, files: readonly { file: PickedFile, folder: string }[]): Promise<Directory | null> {
    try {
      const directory = await (await inbox()).directory(id, { create: true })
      const list = files.map(({ file, folder }) => ({ name: file.name, folder, size: file.size, modified: file.lastModified }))
      await directory.write('list.json', JSON.stringify({ at: new Date().toISOString(), files: list }))
      return directory
    }
    catch {
      return null
    }
  }

  async function resume(id: string, work: Parameters<Inbox['resume']>[1]): Promise<boolean> {
    return exclusive(lock(id), async () => {
      const directory = await (await inbox()).directory(id)
      const list = directory && await parsed(listSchema, await directory.open('list.json'))
      if (!directory || !list)
        return false
      await directory.remove('later')
      const places = new Map<number, Place>()
      for (const name of (await directory.names()).filter(name => name.endsWith('.json') && name !== 'list.json')) {
        for (const { at, ...place } of await parsed(packSchema, await directory.open(name)) ?? [])
          places.set(at, { pack: name.slice(0, -'.json'.length), ...place })
      }
      await finish(id, directory, () => work({
        id,
        files: list.files.map(({ name, folder, size, modified }, at) => {
          const place = places.get(at)
          const bytes = async (): Promise<ArrayBuffer> => await copied(directory, place!) ?? Promise.reject(new TypeError('the copy is gone'))
          return { folder, file: { name, size, lastModified: modified, arrayBuffer: bytes, ...!place && { uncopied: true as const } } }
        }),
      }))
      return true
    })
  }

  return {
    take: async (files, work) => {
      const id = newBatch()
      await exclusive(lock(id), async () => {
        const directory = await begin(id, files)
        const { places, all, stop } = copy(directory, files)
        const intake = {
          id,
          files: files.map(({ file, folder }, at) => ({
            folder,
            file: {
              name: file.name,
              size: file.size,
              lastModified: file.lastModified,
              arrayBuffer: async () => {
                const place = await places[at]
                return (place && await copied(directory!, place)) ?? file.arrayBuffer()
              },
            },
          })),
        }
        await finish(id, directory, async () => {
          const ended = await work(intake)
          if (ended === 'ended')
            stop()
          await all
          return ended
        })
      })
    },
    left: async () => {
      const directory = await inbox()
      const found = await Promise.all((await directory.names()).sort().map(async (id): Promise<LeftImport[]> => {
        const own = await directory.directory(id)
        const list = own && await parsed(listSchema, await own.open('list.json'))
        return own && list ? [{ id, at: list.at, files: list.files.length, later: (await own.names()).includes('later') }] : []
      }))
      return found.flat()
    },
    resume,
    drop: id => exclusive(lock(id), () => drop(id)),
  }
}
