import { isNotFound } from './errors'

/** The file as it is now, or null when there is none. Its bytes are read only when asked for. */
export async function openFile(directory: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await directory.getFileHandle(name)).getFile()
  }
  catch (error) {
    if (isNotFound(error))
      return null
    throw error
  }
}

/** Writes `chunks` as the whole file: the name holds the old content or all of the new one, never a part. */
export async function writeFile(directory: FileSystemDirectoryHandle, name: string, ...chunks: (BlobPart)[]): Promise<void> {
  const handle = await directory.getFileHandle(name, { create: true })
  await commit(await handle.createWritable(), async (writable) => {
    for (const chunk of chunks)
      await writable.write(chunk)
  })
}

/** Appends `text` with the same promise, and returns the new size in bytes. */
export async function appendFile(directory: FileSystemDirectoryHandle, name: string, text: string): Promise<number> {
  const handle = await directory.getFileHandle(name, { create: true })
  const { size } = await handle.getFile()
  const bytes = new TextEncoder().encode(text)
  await commit(await handle.createWritable({ keepExistingData: true }), async (writable) => {
    await writable.seek(size)
    await writable.write(bytes)
  })
  return size + bytes.length
}

async function commit(writable: FileSystemWritableFileStream, write: (writable: FileSystemWritableFileStream) => Promise<void>): Promise<void> {
  try {
    await write(writable)
    await writable.close()
  }
  catch (error) {
    await writable.abort().catch(() => {})
    throw error
  }
}

/** Names in `directory`. */
export async function namesIn(directory: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = []
  for await (const name of directory.keys())
    names.push(name)
  return names
}

/** Removes a file or a directory with all it holds; nothing there is as good. */
export async function removeEntry(directory: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await directory.removeEntry(name, { recursive: true })
  }
  catch (error) {
    if (!isNotFound(error))
      throw error
  }
}

/** SHA-256 of `bytes`, lower-case hex. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}

let asked = false

/** Asks the browser, once, not to clear the record when space runs short. */
export function askToPersist(worthwhile: boolean): void {
  if (!worthwhile || asked || !globalThis.navigator?.storage?.persist)
    return
  asked = true
  navigator.storage.persist().catch(() => {})
}

/** What this site uses of the disk and may use, in bytes, and whether the browser keeps it when space runs short. */
export async function storage(): Promise<{ usage: number, quota: number, persisted: boolean }> {
  const manager = globalThis.navigator?.storage
  if (!manager)
    return { usage: 0, quota: 0, persisted: false }
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([manager.estimate(), manager.persisted()])
  return { usage, quota, persisted }
}
