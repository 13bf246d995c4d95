import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import process from 'node:process'
import * as app from './app'
import * as large from './large'
import * as many from './many'
import * as reading from './reading'
import * as scale from './scale'
import * as search from './search'

/** Sections by name; `npm run bench -- app` runs one of them. Each takes its place in RESULTS.md. */
const sections: Record<string, () => Promise<string>> = { app: app.run, large: large.run, scale: scale.run, many: many.run, search: search.run, reading: reading.run }

const results = new URL('RESULTS.md', import.meta.url)

/** The measurements with `section` in place of the one of the same heading, or after the others. */
function withSection(text: string, section: string): string {
  const [heading] = section.split('\n')
  const parts = text.trimEnd().split(/\n(?=## )/)
  const at = parts.findIndex(part => part.startsWith(`${heading}\n`))
  return `${(at < 0 ? [...parts, section] : parts.with(at, section)).map(part => part.trim()).join('\n\n')}\n`
}

const asked = process.argv.slice(2)
for (const [name, run] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name))
    continue
  const measured = await run()
  // Other work on the machine makes everything slower: each section says how much there was.
  const section = `${measured}\n\nProcesses that wanted the cores in the fifteen minutes before the end: ${loadavg()[2]!.toFixed(1)} on average.`
  console.log(section)
  const { model } = cpus()[0]!
  const head = `# Measurements\n\nNode ${process.version}, ${cpus().length} cores (${model.trim()}), ${new Date().toISOString().slice(0, 10)}. Medians of many runs; each table names the reference measured in the same run.`
  const before = await readFile(results, 'utf8').catch(() => '')
  await writeFile(results, withSection([head, ...before.split(/\n(?=## )/).slice(1)].join('\n\n'), section))
}
process.exit(0)
