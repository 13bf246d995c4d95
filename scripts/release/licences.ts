/** What ships of others: the bill of materials, and their licences in full. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from '../steps.mjs'

interface Component {
  name: string
  version: string
  licenses?: { license?: { id?: string, name?: string }, expression?: string }[]
}

/** As CycloneDX has it, as far as it matters here. */
interface Materials {
  metadata: { component: { name: string } }
  components: Component[]
  dependencies: { ref: string, dependsOn?: string[] }[]
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8').replaceAll('\r', '').trim()
const keyOf = ({ name, version }: { name: string, version: string }): string => `${name}@${version}`
const packageOf = (folder: string): { name: string, version: string } => JSON.parse(read(folder, 'package.json')) as { name: string, version: string }

/** Whether a file of a package holds a licence: at its top, or in a folder of them. */
function isNotice(path: string): boolean {
  return /^(?:licen[cs]es?[/\\])?(?:licen[cs]e|copying|notice)[^/\\]*$/i.test(path) && !/\.[cm]?js$|^licen[cs]es$/i.test(path)
}

/** The libraries that ship, by the folders of their packages, in CycloneDX 1.5 as npm writes it of the lock file. */
export function materials(folders: readonly string[]): Materials {
  // Where vite has built, NODE_ENV is production, and npm leaves libraries out.
  const { stdout, stderr, status } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], { cwd: root, env: { ...process.env, NODE_ENV: '' }, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' })
  if (status !== 0)
    throw new Error(stderr)
  const bill = JSON.parse(stdout) as Materials
  const ours = packageOf(root)
  const shipped = new Set(folders.map(packageOf).map(keyOf))
  const components = bill.components.filter(component => shipped.delete(keyOf(component)))
  if (shipped.size > 0)
    throw new Error(`The lock file knows nothing of ${[...shipped].join(', ')}.`)
  const kept = new Set([keyOf(ours), ...components.map(keyOf)])
  return {
    ...bill,
    // npm names it after the folder.
    metadata: { ...bill.metadata, component: { ...bill.metadata.component, name: ours.name } },
    components,
    dependencies: bill.dependencies.flatMap(({ ref, dependsOn = [] }) => kept.has(ref) ? [{ ref, dependsOn: dependsOn.filter(other => kept.has(other)) }] : []),
  }
}

/** Our licence, then name, version, licence and its text of each package that ships. */
export function licences(folders: readonly string[], { components }: Materials): string {
  const named = new Map(components.map(({ licenses = [], ...component }) => [keyOf(component), licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name).join(', ')]))
  const parts = folders.map((folder) => {
    const key = keyOf(packageOf(folder))
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isNotice).sort().map(name => read(folder, name))
    return [`${key}: ${named.get(key)}`, ...texts.length > 0 ? texts : ['(The package carries no text of its licence.)']].join('\n\n')
  })
  return [`年报台 Nianbao\n\n${read(root, 'LICENSE')}`, ...new Set(parts)].join(`\n\n${'='.repeat(80)}\n\n`)
}
