import type { ExtractedLine } from './line'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import process from 'node:process'
import { isLitter, readReports } from '@/ingest'
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

/** Everything after the paths is read before the first line is printed: findings across reports stand on the report's own line. */
async function extract(paths: readonly string[]): Promise<void> {
  const lines: ExtractedLine[] = []
  for (const path of paths) {
    try {
      for await (const file of walk(path)) {
        const read = await readReports({ name: basename(file), folder: '', bytes: new Uint8Array(await readFile(file)) })
        lines.push(...read.flatMap(imported => linesOf(imported, file)))
      }
    }
    catch (error) {
      fail(`读不到 ${path}：${error instanceof Error ? error.message : String(error)}`)
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
