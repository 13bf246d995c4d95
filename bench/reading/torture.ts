import type { Reading } from '../../src/ingest/reading'
import type { PickedFile } from '@/ingest'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import process from 'node:process'
import { createPool } from '@/ingest'
import { startThread } from '../../cli/thread'

/** Seconds one file may take, and how much more it may take to stop at it. */
const bound = 15
const grace = 2

/** What became of the files in a directory. */
interface Tally {
  reports: number
  /** Read, and no report. */
  others: number
  refused: Map<string, number>
  crashed: string[]
  over: string[]
  internal: string[]
  /** Given up within the bound. */
  stopped: string[]
}

function filesUnder(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap(name => filesUnder(join(path, name))) : [path]
}

function picked(path: string): PickedFile {
  const { size, mtimeMs } = statSync(path)
  return { name: basename(path), size, lastModified: mtimeMs, arrayBuffer: async () => Uint8Array.from(readFileSync(path)).buffer }
}

/** A thread whose files are timed, those it does not come back from as well. */
function timed(tally: Tally): Reading {
  const thread = startThread()
  let open: { name: string, start: number } | null = null
  const settle = (): void => {
    const seconds = open ? (performance.now() - open.start) / 1000 : 0
    if (seconds > bound + grace)
      tally.over.push(`${open!.name}: ${seconds.toFixed(1)} s`)
    open = null
  }
  return {
    ready: thread.ready,
    read: (file, depth) => {
      open = { name: `${file.folder}/${file.name}`, start: performance.now() }
      const answer = thread.read(file, depth)
      answer.then(settle, settle)
      return answer
    },
    end: () => {
      settle()
      thread.end()
    },
  }
}

/** Reads every file under `root` as the command line does and prints what became of them: a directory of hard files, such as the tests of Apache POI, Tika, pdf.js and mammoth.js. */
async function torture(root: string): Promise<void> {
  const tally: Tally = { reports: 0, others: 0, refused: new Map(), crashed: [], over: [], internal: [], stopped: [] }
  const paths = filesUnder(root)
  const start = performance.now()
  const done = new Set<number>()
  try {
    await createPool({ start: () => timed(tally) }).run(paths.map(path => ({ file: picked(path), folder: '' })), {
      signal: new AbortController().signal,
      timeoutMs: bound * 1000,
      onProgress: () => {},
      onFile: ({ name, refusal }, [at]) => {
        done.add(at!)
        const whole = `${relative(root, paths[at!]!)}${basename(paths[at!]!) === name ? '' : ` › ${name}`}`
        if (!refusal) {
          tally.reports++
          return
        }
        if (refusal.code === 'not-a-report' || refusal.code === 'no-tables') {
          tally.others++
          return
        }
        tally.refused.set(refusal.code, (tally.refused.get(refusal.code) ?? 0) + 1)
        if (refusal.code === 'internal')
          tally.internal.push(`${whole}: ${String(refusal.params.detail)}`)
        else if (refusal.code === 'timeout' || refusal.code === 'exhausted' || refusal.code === 'left-over')
          tally.stopped.push(`${whole}: ${refusal.code}`)
      },
    })
  }
  catch (error) {
    tally.crashed.push(String(error))
  }
  const counts = [...tally.refused].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`).join(', ')
  const list = (title: string, names: readonly string[]): string => `${title}: ${names.length}${names.map(name => `\n    ${name}`).join('')}`
  const lists = [list('crashed', tally.crashed), list('over the bound', tally.over), list('internal', tally.internal), list('stopped at the bound', tally.stopped)]
  process.stdout.write(`${root}: ${paths.length} files in ${((performance.now() - start) / 1000).toFixed(0)} s, ${done.size} answered\n  read: ${tally.reports + tally.others}, reports among them: ${tally.reports}\n  refused: ${counts}\n  ${lists.join('\n  ')}\n`)
}

const roots = process.argv.slice(2)
if (roots.length === 0)
  process.stderr.write('Usage: npx tsx bench/reading/torture.ts DIRECTORY…\n')
for (const root of roots)
  await torture(root)
