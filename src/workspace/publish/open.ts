import type { Workspace } from '../record'
import type { PackageLabel } from './label'
import { sha256 } from '../../sha256'
import { causeOf, WorkspaceError } from '../errors'
import { version } from '../format'
import { openInbox } from '../inbox'
import { noEncoding } from '../open'
import { openPointed } from '../pointer'
import { memoryDirectory } from '../storage/memory'
import { readTar } from '../tar'
import { told } from '../words'
import { createWorkspace } from '../workspace'
import { labelFile, packageVersion, parseLabel } from './label'

/** A package as it was opened: what it says of itself, and its record, which nothing changes. */
export interface OpenedPackage {
  label: PackageLabel
  workspace: Workspace
}

const generation = 'gpackage'
const batchFile = /^batches\/([\w-]{1,60})\/((?:sources|reports|segment)\.bin|index\.json)$/

const unusable = (cause: unknown): WorkspaceError => new WorkspaceError('damaged', told('packageUnusable', { cause: causeOf(cause) }), cause)

/**
 * Opens the data of a package, of which `sum` is the SHA-256, in memory; what this browser keeps is not touched. Throws `WorkspaceError`: `damaged` where a byte is
 * not as it was published, `newer` for a package of a later format.
 */
export async function openPackage(data: Blob, sum: string): Promise<OpenedPackage> {
  const actual = await sha256(await data.arrayBuffer())
  if (actual !== sum)
    throw new WorkspaceError('damaged', told('packageChanged', { expected: sum, actual }))
  const entries = await readTar(data).catch((cause: unknown) => {
    throw unusable(cause)
  })
  const label = parseLabel(await entries.find(({ path }) => path === labelFile)?.data.text() ?? '')
  if (!label)
    throw new WorkspaceError('damaged', told('packageUnusable', { cause: told('packageUnread') }))
  if (label.version > packageVersion)
    throw new WorkspaceError('newer', told('packageUnusable', { cause: told('packageNewer', { found: label.version, known: packageVersion }) }))
  const root = memoryDirectory(`package-${sum}`)
  const directory = await root.directory(generation, { create: true })
  const batches = await directory.directory('batches', { create: true })
  for (const { path, data } of entries) {
    const [, id, file] = batchFile.exec(path) ?? []
    if (id && file)
      await (await batches.directory(id, { create: true })).write(file, data)
    else if (path !== labelFile)
      await directory.write(path, data)
  }
  await root.write('record.json', JSON.stringify({ format: 'nianbao', version, generation, filled: entries.some(({ path }) => batchFile.test(path)) }))
  const workspace = await createWorkspace({ root, name: `nianbao:${root.name}`, rehearse: async () => {}, encode: noEncoding, ...await openPointed(root) })
  const [problem] = workspace.state.problems
  if (problem)
    throw new WorkspaceError('damaged', told('packageUnusable', { cause: problem }))
  return { label, workspace: readOnly(Object.assign(workspace, { inbox: openInbox(root) })) }
}

type Reading = 'state' | 'inbox' | 'subscribe' | 'report' | 'source' | 'segments' | 'packed' | 'counted' | 'at' | 'steps' | 'identify' | 'sinceBackup' | 'storage' | 'close'

/** What would change a record, or tells of others that are kept. */
const writing: Record<Exclude<keyof Workspace, Reading>, true> = {
  accept: true,
  replace: true,
  reread: true,
  decide: true,
  recheck: true,
  settle: true,
  correct: true,
  uncorrect: true,
  choose: true,
  saveAgency: true,
  saveAgencies: true,
  removeAgencies: true,
  mergeAgencies: true,
  keepApart: true,
  saveCampaign: true,
  sendBack: true,
  recall: true,
  deliver: true,
  chase: true,
  undoStep: true,
  redoStep: true,
  judge: true,
  judgeAll: true,
  save: true,
  discard: true,
  remove: true,
  undo: true,
  backup: true,
  holding: true,
  survey: true,
  restore: true,
  compare: true,
  join: true,
  empty: true,
  takeBack: true,
  free: true,
  acknowledge: true,
}

/** A workspace that answers as before and refuses every change. */
function readOnly(workspace: Workspace): Workspace {
  const refuse = async (): Promise<never> => {
    throw new WorkspaceError('readOnly', told('readOnly'))
  }
  return Object.defineProperties({} as Workspace, {
    ...Object.getOwnPropertyDescriptors(workspace),
    ...Object.fromEntries(Object.keys(writing).map(name => [name, { value: refuse }])),
    source: {
      value: async (hash: string) => {
        try {
          return await workspace.source(hash)
        }
        catch (error) {
          if (!(error instanceof WorkspaceError) || error.code !== 'missing')
            throw error
          const file = workspace.state.files.find(file => file.hash === hash)
          throw new WorkspaceError('missing', told('sourceNotEnclosed', { file: file?.name ?? hash, hash }), error)
        }
      },
    },
  })
}
