import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { importEnd, openApp } from '../tests/e2e/app'
import { table } from './table'

const corpus = fileURLToPath(new URL('../tests/golden/corpus/', import.meta.url))
/** What an office receives: files of each kind among a thousand. */
const mix = { html: 600, docx: 200, doc: 100, xlsx: 50, pdf: 50 } as const
const thousands = [1, 2]

/** The same document under other bytes, so that each file is a new one to the record. */
function varied(bytes: Uint8Array, kind: keyof typeof mix, n: number): Uint8Array {
  if (kind === 'html')
    return Buffer.concat([bytes, Buffer.from(`<!-- ${n} -->`)])
  if (kind === 'pdf')
    return Buffer.concat([bytes, Buffer.from(`\n%${n}\n`)])
  if (kind === 'doc') {
    const sector = Buffer.alloc(512)
    sector.writeUInt32LE(n)
    return Buffer.concat([bytes, sector])
  }
  const comment = Buffer.from(String(n))
  const zip = Buffer.from(bytes)
  zip.writeUInt16LE(comment.length, zip.length - 2)
  return Buffer.concat([zip, comment])
}

/** Resident memory of the pages of this process's Chromium, MB. */
function pageMemory(): number {
  const processes = execFileSync('ps', ['-eo', 'pid,ppid,rss,args']).toString().trim().split('\n').slice(1).map((line) => {
    const [pid, parent, resident] = line.trim().split(/\s+/, 3).map(Number)
    return { pid, parent, resident: resident!, isPage: line.includes('--type=renderer') }
  })
  const own = new Set<number | undefined>([process.pid])
  for (let before = 0; before !== own.size;) {
    before = own.size
    processes.forEach(({ pid, parent }) => own.has(parent) && own.add(pid))
  }
  return Math.max(0, ...processes.filter(({ pid, isPage }) => isPage && own.has(pid)).map(({ resident }) => resident)) / 1024
}

interface Imported { files: number, seconds: number, summary: string, before: number, quarters: number[], highest: number }

/** Imports so many thousand mixed files of the golden corpus in the built app. */
async function importThousands(count: number): Promise<Imported> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-bench-'))
  const paths: string[] = []
  for (const [kind, each] of Object.entries(mix) as [keyof typeof mix, number][]) {
    const names = (await readdir(join(corpus, kind))).filter(name => name.endsWith(`.${kind}`)).sort()
    for (let n = 0; n < each * count; n++) {
      const path = join(folder, `${String(n % each).padStart(4, '0')}-${kind}-${n}.${kind}`)
      await writeFile(path, varied(await readFile(join(corpus, kind, names[n % names.length]!)), kind, n))
      paths.push(path)
    }
  }
  const app = await openApp()
  const page = await app.newPage()
  await page.getByRole('button', { name: '选择文件', exact: true }).first().waitFor()
  const before = pageMemory()
  const began = performance.now()
  // Kinds mixed, as they lie in a folder.
  await page.locator('input[type=file]').first().setInputFiles(paths.sort())
  const memory: number[] = []
  const watch = setInterval(() => memory.push(pageMemory()), 500)
  const summary = await importEnd(page, 600_000)
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  await app.close()
  await rm(folder, { recursive: true, force: true })
  const quarters = [0.25, 0.5, 0.75, 1].map(share => memory[Math.ceil(share * memory.length) - 1] ?? 0)
  return { files: paths.length, seconds, summary, before, quarters, highest: Math.max(...memory) }
}

/** Some thousand mixed files of the golden corpus, imported by the built app in Chromium. */
export async function run(): Promise<string> {
  const all: Imported[] = []
  for (const count of thousands)
    all.push(await importThousands(count))
  return [
    '## Thousands of mixed files, built app in Chromium',
    '',
    `Of a thousand ${Object.entries(mix).map(([kind, count]) => `${count} ${kind}`).join(', ')}. ${all.map(({ summary }) => summary).join(' ')}`,
    '',
    table(['files', 'pick to summary', 'files/s', 'memory of the page before', 'at each quarter', 'highest'], all.map(({ files, seconds, before, quarters, highest }) =>
      [files, `${seconds.toFixed(1)} s`, (files / seconds).toFixed(0), `${before.toFixed(0)} MB`, `${quarters.map(each => each.toFixed(0)).join(', ')} MB`, `${highest.toFixed(0)} MB`])),
    '',
    'Aims: a thousand files in 40 s, memory flat in the number of files.',
  ].join('\n')
}
