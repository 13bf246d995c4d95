import type { Page } from 'playwright'
import { Buffer } from 'node:buffer'

/** The files of a record by path under its directory, as they lie in the browser: in its private file system, or in IndexedDB where there is none. */
export type Disk = Record<string, Buffer>

/** Takes the files of the record off the page's storage. */
export async function readDisk(page: Page): Promise<Disk> {
  const files = await page.evaluate(async () => {
    const found: [string, string][] = []
    async function add(path: string, file: Blob): Promise<void> {
      const address = await new Promise<string>((resolve) => {
        const reader = new FileReader()
        reader.onload = () => resolve(String(reader.result))
        reader.readAsDataURL(file)
      })
      found.push([path, address.slice(address.indexOf(',') + 1)])
    }
    if (!isSecureContext) {
      const answer = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(String(request.error)))
      })
      const database = await answer(indexedDB.open('nianbao'))
      const entries = database.transaction('entries').objectStore('entries')
      const [keys, values] = await Promise.all([answer(entries.getAllKeys()), answer<{ bytes: BlobPart }[]>(entries.getAll())])
      database.close()
      const files = new Map<string, BlobPart[]>()
      for (const [at, key] of keys.entries()) {
        const [parent, name, part] = key as [string, string, number]
        const path = `${parent}/${name}`.slice(1)
        if (part >= 0)
          files.set(path, [...files.get(path) ?? [], values[at]!.bytes])
      }
      for (const [path, parts] of files)
        await add(path, new Blob(parts))
      return found
    }
    async function walk(directory: FileSystemDirectoryHandle, path: string): Promise<void> {
      for await (const [name, handle] of directory.entries()) {
        if (handle.kind === 'directory') {
          await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`)
          continue
        }
        await add(path + name, await (handle as FileSystemFileHandle).getFile())
      }
    }
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('nianbao', { create: true }), '')
    return found
  })
  return Object.fromEntries(files.map(([path, base64]) => [path, Buffer.from(base64, 'base64')]))
}

/** Writes a record into the page's storage, in place of what it has, and opens the page anew. */
export async function writeDisk(page: Page, files: Disk): Promise<void> {
  await page.evaluate(async (files) => {
    const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), char => char.charCodeAt(0))
    if (!isSecureContext) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('nianbao')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(String(request.error)))
      })
      const transaction = database.transaction('entries', 'readwrite')
      const entries = transaction.objectStore('entries')
      entries.clear()
      for (const [path, base64] of Object.entries(files)) {
        const parts = path.split('/')
        const name = parts.pop()!
        let parent = ''
        for (const part of parts) {
          entries.put(null, [parent, part, -1])
          parent += `/${part}`
        }
        entries.put({ at: 0, bytes: bytesOf(base64) }, [parent, name, 0])
      }
      await new Promise(resolve => transaction.oncomplete = resolve)
      database.close()
      return
    }
    const storage = await navigator.storage.getDirectory()
    await storage.removeEntry('nianbao', { recursive: true })
    for (const [path, base64] of Object.entries(files)) {
      const parts = path.split('/')
      const name = parts.pop()!
      let directory = await storage.getDirectoryHandle('nianbao', { create: true })
      for (const part of parts)
        directory = await directory.getDirectoryHandle(part, { create: true })
      const writable = await (await directory.getFileHandle(name, { create: true })).createWritable()
      await writable.write(bytesOf(base64))
      await writable.close()
    }
  }, Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.toString('base64')])))
  await page.reload()
}
