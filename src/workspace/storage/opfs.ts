import type { Directory } from '../directory'
import { isNotFound } from '../errors'

/** A directory of the origin private file system. */
export function opfsDirectory(handle: FileSystemDirectoryHandle): Directory {
  async function directory(name: string, options: { create: true }): Promise<Directory>
  async function directory(name: string): Promise<Directory | null>
  async function directory(name: string, options?: { create: true }): Promise<Directory | null> {
    const found = await there(handle.getDirectoryHandle(name, options))
    return found && opfsDirectory(found)
  }
  return {
    name: handle.name,
    kind: 'files',
    directory,
    open: async (name) => {
      const file = await there(handle.getFileHandle(name))
      return file && await file.getFile()
    },
    write: async (name, ...chunks) => {
      const file = await handle.getFileHandle(name, { create: true })
      await commit(await file.createWritable(), async (writable) => {
        for (const chunk of chunks)
          await writable.write(chunk)
      })
    },
    append: async (name, text) => {
      const file = await handle.getFileHandle(name, { create: true })
      const { size } = await file.getFile()
      const bytes = new TextEncoder().encode(text)
      await commit(await file.createWritable({ keepExistingData: true }), async (writable) => {
        await writable.seek(size)
        await writable.write(bytes)
      })
      return size + bytes.length
    },
    names: async () => {
      const names: string[] = []
      for await (const name of handle.keys())
        names.push(name)
      return names
    },
    remove: async name => void await there(handle.removeEntry(name, { recursive: true })),
  }
}

async function there<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  }
  catch (error) {
    if (isNotFound(error))
      return null
    throw error
  }
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
