/**
 * Writes the golden corpus: `npx tsx tests/golden/make/index.ts [folder…] [name=PART]`. By hand only: doc and pdf need LibreOffice and Chromium,
 * and what they make is committed. Files made by us are the same on every run; theirs differ in dates and identifiers, so name the folders wanted.
 */
import type { Case } from './cases'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { toExpected } from '../expected'
import { allCases } from './cases'
import { convertAll, printAll } from './office'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(2).filter(word => !word.startsWith('name='))
const part = process.argv.slice(2).find(word => word.startsWith('name='))?.slice(5) ?? ''
const cases = (await allCases()).filter(({ folder, name }) => (wanted.length === 0 || wanted.includes(folder)) && name.includes(part))

async function fill(): Promise<void> {
  for (const to of ['doc', 'ods', 'pdf']) {
    const group = cases.filter(item => item.convert?.to === to)
    const made = convertAll(group.map(item => item.convert!), to)
    group.forEach((item, at) => item.bytes = made[at])
  }
  const pages = cases.filter((item): item is Case & Required<Pick<Case, 'print'>> => item.print !== undefined)
  const printed = await printAll(pages.map(item => item.print))
  pages.forEach((item, at) => item.bytes = printed[at])
}

await fill()
for (const folder of new Set(cases.map(({ folder }) => folder))) {
  const path = join(root, 'corpus', folder)
  mkdirSync(path, { recursive: true })
  readdirSync(path).filter(name => name.includes(part)).forEach(name => rmSync(join(path, name)))
}
for (const { folder, name, bytes, drafts } of cases) {
  writeFileSync(join(root, 'corpus', folder, name), bytes!)
  writeFileSync(join(root, 'corpus', folder, `${name}.json`), toExpected(drafts))
}
process.stdout.write(`${cases.length} files\n`)
