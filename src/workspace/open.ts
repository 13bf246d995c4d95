import type { Directory } from './directory'
import type { Encoding, Rehearsal, Workspace } from './record'
import { askToPersist } from './directory'
import { openInbox } from './inbox'
import { exclusive } from './locks'
import { openPointed } from './pointer'
import { browserDirectory } from './storage/browser'
import { createWorkspace } from './workspace'

export const noEncoding: Encoding = async () => Promise.reject(new TypeError('nothing here encodes reports'))

/**
 * Opens the durable record in `root`, by default what this browser keeps under `nianbao` at this address. Any number of tabs may have
 * it open. Deletes nothing. `rehearse` is asked before another record is made the one that counts, and before one is deleted; `encode` where a
 * segment has to be made again.
 * Throws `WorkspaceError`: `unsupported` where the browser keeps no files, `newer` for a record of a later format.
 */
export async function openWorkspace(root?: Directory, rehearse: Rehearsal = async () => {}, encode: Encoding = noEncoding): Promise<Workspace> {
  const directory = root ?? await browserDirectory('nianbao')
  const name = `nianbao:${directory.name}`
  const workspace = await exclusive(name, async () => createWorkspace({ root: directory, name, rehearse, encode, ...await openPointed(directory) }))
  askToPersist(workspace.state.files.length > 0)
  return Object.assign(workspace, { inbox: openInbox(directory) })
}
