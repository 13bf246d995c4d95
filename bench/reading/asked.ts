/** Share of files accepted untouched: `npx tsx bench/reading/asked.ts [FOLDER…]`, without a folder the golden corpus and the clear files of tests/cases. Each other file is told with what it asks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { readReports } from '@/ingest'

const asking: readonly string[] = ['doubtful', 'agency-conflict', 'year-conflict']
/** Kinds of cases of which a number is wrong or no report: they must be asked (tests/cases/README.md). */
const unclear = /\/(?:01|02|03|11|16|19|21|22|24)-/

async function askedOf(path: string): Promise<string[]> {
  const files = await readReports({ name: basename(path), folder: '', bytes: new Uint8Array(readFileSync(path)) })
  const held = files.flatMap(({ reports }) => reports).filter(({ status }) => status !== 'accepted')
  return files.flatMap(({ refusal }) => refusal ? [refusal.reason] : []).concat(held.flatMap(({ findings }) => findings.filter(({ rule }) => asking.includes(rule)).map(({ message }) => message).slice(0, 1)))
}

const folders = process.argv.length > 2 ? process.argv.slice(2) : ['../../tests/golden/corpus', '../../tests/cases'].map(path => fileURLToPath(new URL(path, import.meta.url)))
for (const folder of folders) {
  const paths = readdirSync(folder, { recursive: true }).map(name => `${folder}/${String(name)}`).filter(path => existsSync(`${path}.json`) && !unclear.test(path)).sort()
  let asked = 0
  for (const path of paths) {
    const reasons = await askedOf(path)
    asked += reasons.length > 0 ? 1 : 0
    reasons.forEach(reason => console.log(`${path.slice(folder.length + 1)}: ${reason}`))
  }
  console.log(`${folder}: ${paths.length - asked} of ${paths.length} accepted untouched (${((1 - asked / paths.length) * 100).toFixed(1)} %)`)
}
