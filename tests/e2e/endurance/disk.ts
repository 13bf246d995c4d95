import type { Page } from 'playwright'
import { Buffer } from 'node:buffer'

/** The files of a record by path under its directory, as they lie in the browser's private file system. */
export type Disk = Record<string, Buffer>

/** Takes the files of the record off the page's storage. */
export async function readDisk(page: Page): Promise<Disk> {
  const files = await page.evaluate(async () => {
    const found: [string, string][] = []
    async function walk(directory: FileSystemDirectoryHandle, path: string): Promise<void> {
      for await (const [name, handle] of directory.entries()) {
        if (handle.kind === 'directory') {
          await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`)
          continue
        }
        const file = await (handle as FileSystemFileHandle).getFile()
        const address = await new Promise<string>((resolve) => {
          const reader = new FileReader()
          reader.onload = () => resolve(String(reader.result))
          reader.readAsDataURL(file)
        })
        found.push([path + name, address.slice(address.indexOf(',') + 1)])
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
    const storage = await navigator.storage.getDirectory()
    await storage.removeEntry('nianbao', { recursive: true })
    for (const [path, base64] of Object.entries(files)) {
      const parts = path.split('/')
      const name = parts.pop()!
      let directory = await storage.getDirectoryHandle('nianbao', { create: true })
      for (const part of parts)
        directory = await directory.getDirectoryHandle(part, { create: true })
      const writable = await (await directory.getFileHandle(name, { create: true })).createWritable()
      await writable.write(Uint8Array.from(atob(base64), char => char.charCodeAt(0)))
      await writable.close()
    }
  }, Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.toString('base64')])))
  await page.reload()
}
