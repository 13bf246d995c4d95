import type { Zippable } from 'fflate'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'

/** The same date in every archive: the bytes depend on the files alone. */
const date = new Date(2026, 0, 1)

/** `files/` as one zip (UTF-8 names, sorted), the archive the app offers as sample data. */
export function packSample(): Uint8Array {
  const folder = fileURLToPath(new URL('files/', import.meta.url))
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''))
    .sort()
  const entries: Zippable = Object.fromEntries(names.map(name => [name, [new Uint8Array(readFileSync(folder + name)), { mtime: date, level: 9, os: 3 }]]))
  return zipSync(entries)
}
