import type { Directory } from '../directory'
import { answer } from './answer'

const store = 'entries'
/** A part of a file up to this many bytes lies in its entry and grows there; a larger one is a file of the browser's own. */
const partSize = 65_536
/** Number of the entry that says that a name is a directory's; parts of files count from 0. */
const directoryMark = -1

/** Key of an entry: path of the directory it lies in, name, part. */
type Key = [parent: string, name: string, part: number]

interface Part {
  /** Where in the file it begins. */
  at: number
  bytes: Uint8Array<ArrayBuffer> | Blob
}

const sizeOf = ({ bytes }: Part): number => bytes instanceof Blob ? bytes.size : bytes.length
const allOf = (parent: string, name: string): IDBKeyRange => IDBKeyRange.bound([parent, name], [parent, name, []])
const partsOf = (parent: string, name: string): IDBKeyRange => IDBKeyRange.bound([parent, name, 0], [parent, name, []])

/** The database of that name, opened when first asked for, and again where the browser closed it. */
class Entries {
  private opening: Promise<IDBDatabase> | null = null

  constructor(private readonly name: string) {}

  private async open(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    const database = await answer(request)
    const forget = (): void => {
      database.close()
      this.opening = null
    }
    database.onclose = forget
    database.onversionchange = forget
    return database
  }

  private async begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
    const opening = this.opening ??= this.open()
    try {
      return (await opening).transaction(store, mode, { durability: 'strict' })
    }
    catch (error) {
      if (this.opening === opening)
        this.opening = null
      // It was closed since: once more, anew.
      if (error instanceof DOMException && error.name === 'InvalidStateError')
        return (await (this.opening = this.open())).transaction(store, mode, { durability: 'strict' })
      throw error
    }
  }

  /** What `work` answers, once all it did is on disk. A failure undoes all of it. */
  async run<T>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => Promise<T>): Promise<T> {
    const transaction = await this.begin(mode)
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new DOMException('the transaction was aborted', 'AbortError'))
    })
    // Whichever fails first is told; that the other fails with it is no news.
    ended.catch(() => {})
    try {
      const result = await work(transaction.objectStore(store))
      await ended
      return result
    }
    catch (error) {
      try {
        transaction.abort()
      }
      catch {
        await ended
      }
      throw error
    }
  }
}

/** A directory in the IndexedDB database of that name, for browsers and addresses that have no private file system. */
export function indexedDirectory(name: string): Directory {
  return directoryAt(new Entries(name), '', name)
}

function directoryAt(entries: Entries, path: string, name: string): Directory {
  const within = (inner: string): string => `${path}/${inner}`

  /** Runs a change while this directory is there. */
  async function change<T>(work: (entries: IDBObjectStore) => Promise<T>): Promise<T> {
    return entries.run('readwrite', async (store) => {
      const mark: Key = [path.slice(0, -name.length - 1), name, directoryMark]
      if (path !== '' && await answer(store.count(mark)) === 0)
        throw new DOMException(`${path} is not there`, 'NotFoundError')
      return work(store)
    })
  }

  async function directory(inner: string, options: { create: true }): Promise<Directory>
  async function directory(inner: string): Promise<Directory | null>
  async function directory(inner: string, options?: { create: true }): Promise<Directory | null> {
    const mark: Key = [path, inner, directoryMark]
    const found = await entries.run('readonly', store => answer(store.count(mark))) > 0
    if (!found && !options)
      return null
    if (!found)
      await change(store => answer(store.put(null, mark)))
    return directoryAt(entries, within(inner), inner)
  }

  return {
    name,
    kind: 'database',
    directory,
    open: async (inner) => {
      const parts = await entries.run('readonly', store => answer<Part[]>(store.getAll(partsOf(path, inner))))
      return parts.length > 0 ? new Blob(parts.map(({ bytes }) => bytes)) : null
    },
    write: async (inner, ...chunks) => {
      const whole = new Blob(chunks)
      const bytes = whole.size > partSize ? whole : new Uint8Array(await whole.arrayBuffer())
      await change(async (store) => {
        store.delete(partsOf(path, inner))
        await answer(store.put({ at: 0, bytes } satisfies Part, [path, inner, 0] satisfies Key))
      })
    },
    append: async (inner, text) => {
      const added = new TextEncoder().encode(text)
      return change(async (store) => {
        const cursor = await answer(store.openCursor(partsOf(path, inner), 'prev'))
        const last = cursor && { key: cursor.key as Key, part: cursor.value as Part }
        const at = last ? last.part.at + sizeOf(last.part) : 0
        if (last && last.part.bytes instanceof Uint8Array && last.part.bytes.length + added.length <= partSize) {
          const bytes = new Uint8Array(last.part.bytes.length + added.length)
          bytes.set(last.part.bytes)
          bytes.set(added, last.part.bytes.length)
          await answer(store.put({ at: last.part.at, bytes } satisfies Part, last.key))
        }
        else {
          await answer(store.put({ at, bytes: added } satisfies Part, [path, inner, last ? last.key[2] + 1 : 0] satisfies Key))
        }
        return at + added.length
      })
    },
    names: async () => {
      const keys = await entries.run('readonly', store => answer(store.getAllKeys(IDBKeyRange.bound([path], [path, []]))))
      return [...new Set((keys as Key[]).map(([, inner]) => inner))]
    },
    remove: inner => entries.run('readwrite', async (store) => {
      store.delete(allOf(path, inner))
      store.delete(IDBKeyRange.bound([within(inner)], [within(inner), []]))
      // What lies deeper: `0` is the character after `/`.
      await answer(store.delete(IDBKeyRange.bound([`${within(inner)}/`], [`${within(inner)}0`], false, true)))
    }),
  }
}
