import type { ExtractedLine } from './line'
import type { PickedFile } from '@/ingest'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createPool, inOrder, isLitter } from '@/ingest'
import { addAcross } from './across'
import { linesOf } from './line'
import { startThread } from './thread'
import { cliWords } from './words'

/** Files under `path`: itself, or all of a folder in the order of their names. */
async function* walk(path: string): AsyncGenerator<string> {
  if (!(await stat(path)).isDirectory()) {
    yield path
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    if ((entry.isFile() || entry.isDirectory()) && !isLitter(entry.name, entry.isDirectory() ? entry.name : ''))
      yield* walk(join(path, entry.name))
  }
}

/** Writes to standard output, waiting while a pipe is full. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, error => error ? reject(error) : resolve()))
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 2
}

function unreadable(path: string, error: unknown): void {
  fail(cliWords().unreadable(path, error instanceof Error ? error.message : String(error)))
}

async function pick(path: string): Promise<PickedFile> {
  const { size, mtimeMs } = await stat(path)
  return {
    name: basename(path),
    size,
    lastModified: mtimeMs,
    arrayBuffer: async () => {
      try {
        return Uint8Array.from(await readFile(path)).buffer
      }
      catch (error) {
        unreadable(path, error)
        throw error
      }
    },
  }
}

/** The files under `paths`; one that is not there is said. */
async function pickAll(paths: readonly string[]): Promise<{ path: string, file: PickedFile }[]> {
  const picked: { path: string, file: PickedFile }[] = []
  for (const path of paths) {
    try {
      for await (const inner of walk(path))
        picked.push({ path: inner, file: await pick(inner) })
    }
    catch (error) {
      unreadable(path, error)
    }
  }
  return picked
}

/** All files are read, `limit` seconds each at most, before the first line is printed: findings across reports stand on the report's own line. */
async function extract(paths: readonly string[], limit: number): Promise<void> {
  const picked = await pickAll(paths)
  const read: { lines: ExtractedLine[], order: readonly number[] }[] = []
  await createPool({ start: startThread }).run(picked.map(({ file }) => ({ file, folder: '' })), {
    signal: new AbortController().signal,
    timeoutMs: limit * 1000,
    onProgress: () => {},
    onFile: (file, order) => {
      if (file.refusal?.code !== 'gone')
        read.push({ lines: linesOf(file, picked[order[0]!]!.path), order })
    },
  })
  const lines = read.sort(inOrder).flatMap(({ lines }) => lines)
  addAcross(lines)
  for (const { line } of lines)
    await print(`${JSON.stringify(line)}\n`)
}

const { values, positionals } = parseArgs({ allowPositionals: true, strict: false, options: { limit: { type: 'string', default: '15' } } })
const limit = Number(values.limit)
if (positionals.length === 0 || !(limit > 0)) {
  fail(cliWords().usage)
}
else {
  // A reader of our output that stops early (head) is no failure.
  process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 2))
  await extract(positionals, limit)
}
