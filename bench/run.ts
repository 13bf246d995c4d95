import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import process from 'node:process'
import * as app from './app'
import * as many from './many'
import * as reading from './reading'
import * as scale from './scale'

/** Sections by name; `npm run bench -- app` runs one of them and prints it. */
const sections: Record<string, () => Promise<string>> = { app: app.run, scale: scale.run, many: many.run, reading: reading.run }

const asked = process.argv.slice(2)
const parts: string[] = []
for (const [name, run] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name))
    continue
  const section = await run()
  console.log(section)
  parts.push(section)
}
if (asked.length === 0) {
  const { model } = cpus()[0]!
  await writeFile(new URL('RESULTS.md', import.meta.url), `# Measurements\n\nNode ${process.version}, ${cpus().length} cores (${model.trim()}), ${new Date().toISOString().slice(0, 10)}. Medians of many runs; each table names the reference measured in the same run.\n\n${parts.join('\n\n')}\n`)
}
