import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSample } from './sample'

const folder = fileURLToPath(new URL('.', import.meta.url))
const { files, faults } = buildSample()

rmSync(`${folder}files`, { recursive: true, force: true })
for (const { truth, bytes } of files) {
  const path = `${folder}files/${truth.file}`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}
writeFileSync(`${folder}faults.json`, `${JSON.stringify(faults, null, 1)}\n`)
const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
console.log(`${files.length} files, ${(size / 1e6).toFixed(1)} MB, ${faults.length} faults`)
