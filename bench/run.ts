import { loadavg } from 'node:os'
import process from 'node:process'
import * as app from './app'
import * as large from './large'
import * as many from './many'
import * as office from './office'
import * as parts from './parts'
import * as reading from './reading'
import { writeSection } from './results'
import * as scale from './scale'
import * as search from './search'

/** Sections by name; `npm run bench -- app` runs one of them. Each takes its place in RESULTS.md. */
const sections: Record<string, () => Promise<string>> = { app: app.run, large: large.run, scale: scale.run, many: many.run, office: office.run, search: search.run, parts: parts.run, reading: reading.run }

const asked = process.argv.slice(2)
for (const [name, run] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name))
    continue
  const measured = await run()
  // Other work on the machine makes everything slower: each section says how much there was.
  const section = `${measured}\n\nProcesses that wanted the cores in the fifteen minutes before the end: ${loadavg()[2]!.toFixed(1)} on average.`
  console.log(section)
  await writeSection(section)
}
process.exit(0)
