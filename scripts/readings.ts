/** Writes `tests/golden/readings.json`: what comes of each golden file, under the versions of the reader and of the rules. Run when a version was raised or a golden added. */
import type { Readings } from '../tests/golden/readings'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rulesVersion } from '@/checks'
import { readerVersion } from '../src/ingest/version'
import { readGolden } from '../tests/golden/read'
import { digestsOf, unversioned } from '../tests/golden/readings'

const corpus = fileURLToPath(new URL('../tests/golden/corpus/', import.meta.url))
const path = fileURLToPath(new URL('../tests/golden/readings.json', import.meta.url))

const now: Readings = { reader: readerVersion, rules: rulesVersion, files: {} }
for (const folder of readdirSync(corpus).sort()) {
  for (const name of readdirSync(corpus + folder).filter(name => !/\.json$|-changed$/.test(name)).sort())
    now.files[`${folder}/${name}`] = digestsOf(await readGolden(name, new Uint8Array(readFileSync(`${corpus}${folder}/${name}`))))
}
const refused = existsSync(path) ? unversioned(JSON.parse(readFileSync(path, 'utf8')) as Readings, now) : []
if (refused.length > 0)
  throw new Error(refused.slice(0, 10).join('\n'))
const lines = Object.entries(now.files).map(([name, digests]) => `    ${JSON.stringify(name)}: ${JSON.stringify(digests)}`)
writeFileSync(path, `{\n  "reader": ${now.reader},\n  "rules": ${now.rules},\n  "files": {\n${lines.join(',\n')}\n  }\n}\n`)
