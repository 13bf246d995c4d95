/** `npm run release`: what is handed to whoever runs the app, in `release/`. `--built` takes the site that is in `dist/`. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { zipSync } from 'fflate'
import { sentBy } from '../serve.mjs'
import { root, run } from '../steps.mjs'
import { licences, materials } from './licences'
import { oneFile } from './onefile/build'
import { serverFiles } from './servers'

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string, version: string }
const out = join(root, 'release')
const dist = join(root, 'dist')

if (!process.argv.includes('--built') && run('npx', ['vite', 'build', '--logLevel', 'warn']) !== 0)
  process.exit(1)

const { page, packages } = await oneFile()
const bill = materials(packages)
const notices = licences(packages, bill)
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(join(root, path)))
const site = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(path => statSync(join(dist, path)).isFile()).sort()
const shared: Record<string, Uint8Array> = Object.fromEntries(Object.entries({
  'VERSION': version,
  'LICENSES.txt': notices,
  'sbom.cdx.json': JSON.stringify(bill, null, 2),
  ...serverFiles(await sentBy(dist)),
}).map(([path, text]) => [path, new TextEncoder().encode(`${text.trimEnd()}\n`)]))
const files: Record<string, Uint8Array> = {
  ...shared,
  ...Object.fromEntries(['CHANGELOG.md', 'README.md', 'README.zh-CN.md', 'SECURITY.md'].map(path => [path, read(path)])),
  ...Object.fromEntries(site.map(path => [`site/${path.replaceAll('\\', '/')}`, read(`dist/${path}`)])),
}
const sums = (files: Record<string, Uint8Array>): string => Object.entries(files).map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`).join('')
files.SHA256SUMS = new TextEncoder().encode(sums(files))

// The notices go along in the file itself, readable in any editor.
const whole = `${page}<!--\n${notices.replaceAll(/--(?=!?>)/g, '- -')}\n-->\n`
const handed: Record<string, Uint8Array> = {
  [`${name}-${version}.zip`]: zipSync(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${name}-${version}/${path}`, bytes])), { level: 9 }),
  '年报台.html': new TextEncoder().encode(whole),
}
rmSync(out, { recursive: true, force: true })
mkdirSync(out)
for (const [path, bytes] of Object.entries({ ...handed, 'SHA256SUMS': new TextEncoder().encode(sums(handed)), 'sbom.cdx.json': files['sbom.cdx.json']!, 'CHANGELOG.md': files['CHANGELOG.md']! })) {
  writeFileSync(join(out, path), bytes)
  console.log(`${(bytes.length / 2 ** 20).toFixed(1).padStart(6)} MB  release/${path}`)
}
