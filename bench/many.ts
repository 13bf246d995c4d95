import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importEnd, openApp } from '../tests/e2e/app'

const corpus = fileURLToPath(new URL('../tests/golden/corpus/', import.meta.url))
/** What an office receives: files of each kind among a thousand. */
const mix = { html: 600, docx: 200, doc: 100, xlsx: 50, pdf: 50 } as const

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

/** Resident memory of Chromium's page processes, MB. */
function pageMemory(): number {
  const lines = execFileSync('ps', ['-eo', 'rss,args']).toString().split('\n').filter(line => line.includes('--type=renderer'))
  return Math.max(...lines.map(line => Number.parseInt(line.trim()))) / 1024
}

/** A thousand mixed files of the golden corpus, imported by the built app in Chromium. */
export async function run(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-bench-'))
  const paths: string[] = []
  for (const [kind, count] of Object.entries(mix) as [keyof typeof mix, number][]) {
    const names = (await readdir(join(corpus, kind))).filter(name => name.endsWith(`.${kind}`)).sort()
    for (let n = 0; n < count; n++) {
      const path = join(folder, `${kind}-${n}.${kind}`)
      await writeFile(path, varied(await readFile(join(corpus, kind, names[n % names.length]!)), kind, n))
      paths.push(path)
    }
  }
  const app = await openApp()
  const page = await app.newPage()
  await page.getByRole('button', { name: '选择文件', exact: true }).first().waitFor()
  const before = pageMemory()
  const began = performance.now()
  await page.locator('input[type=file]').first().setInputFiles(paths)
  const memory: number[] = []
  const watch = setInterval(() => memory.push(pageMemory()), 1000)
  const summary = await importEnd(page)
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  await app.close()
  await rm(folder, { recursive: true, force: true })
  const half = memory[Math.floor(memory.length / 2)] ?? 0
  return [
    '## A thousand mixed files, built app in Chromium',
    '',
    `${Object.entries(mix).map(([kind, count]) => `${count} ${kind}`).join(', ')}. ${summary}`,
    '',
    '| what | measured | aim |',
    '| --- | --- | --- |',
    `| import, pick to summary | ${seconds.toFixed(1)} s (${(paths.length / seconds).toFixed(0)} files/s) | ≤ 40 s |`,
    `| memory of the page: before, half way, highest | ${before.toFixed(0)}, ${half.toFixed(0)}, ${Math.max(...memory).toFixed(0)} MB | flat in the number of files |`,
  ].join('\n')
}
