import type { Workspace } from '@/workspace'
import * as v from 'valibot'
import { sha256 } from '@/sha256'
import { packageData, packageMark } from '../../../state/packaged'
import { parsedText } from '../../../state/parsed'

/** A file of the app as it was built. */
interface AppFile {
  path: string
  size: number
  sum: string
}

const listed = v.array(v.object({ path: v.pipe(v.string(), v.regex(/^[\w./-]+$/)), size: v.number(), sum: v.string() }))

/** What only an import needs. */
const leftOut = (path: string): boolean => path.startsWith('sample/')

/** A file of the app that could not be had as it was built. */
export class AppFileMissing extends Error {
  constructor(readonly path: string) {
    super(path)
  }
}

async function fetched(path: string): Promise<Blob> {
  const response = await fetch(new URL(path, document.baseURI), { cache: 'no-cache' }).catch(() => null)
  if (!response?.ok)
    throw new AppFileMissing(path)
  return response.blob()
}

/** A file of the app, which is what was built or none. */
async function appFile({ path, size, sum }: AppFile): Promise<Blob> {
  const blob = await fetched(path)
  if (blob.size !== size || await sha256(await blob.arrayBuffer()) !== sum)
    throw new AppFileMissing(path)
  return blob
}

interface Packing {
  choice: { originals: boolean, names: boolean }
  /** What the workspace is called; `''`: it has no name. */
  name: string
  workspace: Workspace
  /** What the folder says of itself to a person, given the SHA-256 of its data. */
  readme: (sum: string) => string
  onShare: (at: 'collecting' | 'packing', share: number) => void
}

/**
 * The record as a read-only package: a folder for any web server, zipped, with the app's own files from where it was served. Throws `AppFileMissing` where one of
 * them is not as it was built, `WorkspaceError` where the record cannot be told whole.
 */
export async function packRecord({ choice, name, workspace, readme, onShare }: Packing): Promise<{ zip: Blob, sum: string }> {
  const [{ labelOf, packageOf }, { encodeSegment }, { zipLarge }] = await Promise.all([import('@/workspace'), import('@/database'), import('@/exports')])
  onShare('collecting', 0)
  const label = labelOf(choice, name)
  const files = parsedText(listed, await (await fetched('files.json')).text())
  if (!files?.some(({ path }) => path === 'index.html'))
    throw new AppFileMissing('files.json')
  const app = files.filter(({ path }) => !leftOut(path))
  const { data, sum } = await packageOf(await workspace.backup(false), { label, reports: workspace.state.reports, encode: async reports => encodeSegment(reports), onShare: share => onShare('collecting', share) })

  const page = new Blob([marked(await (await appFile(app.find(({ path }) => path === 'index.html')!)).text(), sum)])
  const own = [['index.html', page], [packageData, data], ['readme.txt', new Blob([readme(sum)])]] as const
  const sums = await Promise.all(own.map(async ([path, blob]) => ({ path, sum: await sha256(await blob.arrayBuffer()) })))
  const rest = app.filter(({ path }) => path !== 'index.html')
  const list = [...sums, ...rest].map(({ path, sum }) => `${sum}  ${path}\n`).sort((a, b) => a.slice(66) < b.slice(66) ? -1 : 1)

  const folder = `nianbao-${label.at.slice(0, 10)}`
  const all = rest.reduce((bytes, { size }) => bytes + size, 0) + own.reduce((bytes, [, { size }]) => bytes + size, 0)
  const zip = await zipLarge([
    ...own.map(([path, blob]) => ({ name: `${folder}/${path}`, blob: async () => blob })),
    { name: `${folder}/SHA256SUMS`, blob: async () => new Blob(list) },
    ...rest.map(file => ({ name: `${folder}/${file.path}`, blob: () => appFile(file) })),
  ], new Date(label.at), bytes => onShare('packing', Math.min(1, bytes / all)))
  return { zip, sum }
}

/** The page of the app as that of a package. */
function marked(html: string, sum: string): string {
  return html.replace(/<head>/, `<head>\n    <meta name="${packageMark}" content="${sum}" />`)
}
