/** A directory of wherever the record lies. What returned is on disk, and a crash leaves each write whole or undone. */
export interface Directory {
  readonly name: string
  /** The private file system, IndexedDB, or this page alone. */
  readonly kind: 'files' | 'database' | 'memory'
  /** The directory of that name within; null where there is none. `create` makes it then. */
  directory: {
    (name: string, options: { create: true }): Promise<Directory>
    (name: string): Promise<Directory | null>
  }
  /** The file as it is now, or null when there is none. Its bytes are read only when asked for. */
  open: (name: string) => Promise<Blob | null>
  /** Writes `chunks` as the whole file: the name holds the old content or all of the new one, never a part. */
  write: (name: string, ...chunks: BlobPart[]) => Promise<void>
  /** Appends `text` with the same promise, and returns the new size in bytes. */
  append: (name: string, text: string) => Promise<number>
  /** Names of the files and directories within. */
  names: () => Promise<string[]>
  /** Removes a file or a directory with all it holds; nothing there is as good. */
  remove: (name: string) => Promise<void>
}

/** A name for a new batch or import; later ones sort after earlier ones. */
export function newBatch(): string {
  return `${Date.now().toString(36).padStart(9, '0')}-${crypto.randomUUID().slice(0, 8)}`
}

let asked = false

/** Asks the browser, once, not to clear the record when space runs short. */
export function askToPersist(worthwhile: boolean): void {
  if (!worthwhile || asked || !globalThis.navigator?.storage?.persist)
    return
  asked = true
  navigator.storage.persist().catch(() => {})
}

/** Where the record lies, what this site uses of the disk and may use, in bytes, and whether the browser keeps it when space runs short; 0 where it does not say. */
export interface StorageState {
  kind: Directory['kind']
  usage: number
  quota: number
  persisted: boolean
}

export async function storageOf({ kind }: Directory): Promise<StorageState> {
  const manager = globalThis.navigator?.storage
  if (!manager)
    return { kind, usage: 0, quota: 0, persisted: false }
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([manager.estimate(), manager.persisted()])
  return { kind, usage, quota, persisted }
}
