import type { ExtractedLine } from './line'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import process from 'node:process'
import { isLitter, readReports, sizeLimit, tooLarge, unread } from '@/ingest'
import { addAcross } from './across'
import { linesOf } from './line'

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

async function linesOfPath(path: string): Promise<ExtractedLine[]> {
  const file = { name: basename(path), folder: '' }
  const { size, mtimeMs } = await stat(path)
  if (size > sizeLimit)
    return linesOf(await unread({ ...file, size, modified: mtimeMs }, tooLarge(file.name, size)), path)
  const read = await readReports({ ...file, bytes: new Uint8Array(await readFile(path)) })
  return read.flatMap(imported => linesOf(imported, path))
}

function unreadable(path: string, error: unknown): void {
  fail(`读不到 ${path}：${error instanceof Error ? error.message : String(error)}`)
}

/** All files are read before the first line is printed: findings across reports stand on the report's own line. */
async function extract(paths: readonly string[]): Promise<void> {
  const lines: ExtractedLine[] = []
  for (const path of paths) {
    try {
      for await (const file of walk(path))
        await linesOfPath(file).then(read => void lines.push(...read), (error: unknown) => unreadable(file, error))
    }
    catch (error) {
      unreadable(path, error)
    }
  }
  addAcross(lines)
  for (const { line } of lines)
    await print(`${JSON.stringify(line)}\n`)
}

const paths = process.argv.slice(2).filter(argument => argument !== '--')
if (paths.length === 0) {
  fail('用法：npm run --silent extract -- 文件或文件夹…')
}
else {
  // A reader of our output that stops early (head) is no failure.
  process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 2))
  await extract(paths)
}
