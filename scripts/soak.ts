/** Everything of `tests/soak` at full size, or what is named: `npm run soak -- mutations`. Writes the table of bench/RESULTS.md. */
import type { Endured } from '../tests/soak/record'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { sectionOf, writeSection } from '../bench/results'
import { table } from '../bench/table'
import { run } from './steps.mjs'

const heading = '## Soak'
const kept = fileURLToPath(new URL('../bench/.cache/soak.jsonl', import.meta.url))
const date = new Date().toISOString().slice(0, 10)

rmSync(kept, { force: true })
const status = run('npm', ['run', 'release'])
  || run('npx', ['vitest', 'run', '--project', 'soak', ...process.argv.slice(2)], { env: { ...process.env, NIANBAO_SOAK: kept } })

const lines = existsSync(kept) ? readFileSync(kept, 'utf8').trim().split('\n').map(line => JSON.parse(line) as Endured) : []
const rows = new Map<string, string[]>()
for (const row of (await sectionOf(heading))?.split('\n').filter(line => /^\| .*\d{4}-\d\d-\d\d/.test(line)) ?? []) {
  const cells = row.slice(2, -2).split(' | ')
  rows.set(cells[0]!, cells)
}
for (const { what, runs, outcome } of lines)
  rows.set(what, [what, runs.toLocaleString('en'), outcome, date])
if (lines.length > 0)
  await writeSection(`${heading}\n\n\`npm run soak\`: what \`npm test\` tries in a small sample, at full size.\n\n${table(['what', 'runs', 'came of it', 'on'], [...rows.values()])}`)
process.exit(status)
