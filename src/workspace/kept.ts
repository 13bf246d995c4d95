import type { Extent } from './format'
import type { Generation } from './generation'
import type { PackedReports, WorkspaceState } from './record'
import type { Report } from '@/reports'
import { readExtent, reportIn } from './batch'
import { openFile, sha256 } from './directory'
import { WorkspaceError } from './errors'

/** Where a generation holds the bytes of a source. */
export function holderOf({ batches }: Generation, hash: string): { batch: string, extent: Extent } | undefined {
  for (const [batch, { sources }] of batches) {
    if (Object.hasOwn(sources, hash))
      return { batch, extent: sources[hash]! }
  }
}

/** `Workspace.source`. */
export async function sourceOf(generation: Generation, { files }: WorkspaceState, hash: string): Promise<Uint8Array> {
  const held = holderOf(generation, hash)
  const file = files.find(file => file.hash === hash)
  if (!held && file?.size === 0 && file.refusal?.code === 'empty')
    return new Uint8Array()
  if (!held)
    throw new WorkspaceError('missing', `记录中没有存“${file?.name ?? hash}”的源文件（例如文件过大、当时没有读入）。请在原来的文件夹中查看。`, { file: file?.name ?? hash })
  const bytes = await readExtent(generation.batchDirectory, held.batch, 'sources', held.extent)
  if (await sha256(bytes) !== hash)
    throw new WorkspaceError('damaged', `“${file?.name ?? hash}”存下的内容与导入时不同，可能是磁盘故障。请恢复备份，或移除后重新导入这个文件。`, { file: file?.name ?? hash })
  return bytes
}

/** `Workspace.report`. */
export async function reportOf({ batches, batchDirectory }: Generation, { reports }: WorkspaceState, id: string, batch = reports.find(stored => stored.id === id)?.batch): Promise<Report> {
  const header = batches.get(batch ?? '')?.reports.find(header => header.id === id)
  if (batch === undefined || !header)
    throw new WorkspaceError('missing', '这份年报已不在记录中（可能已在另一窗口移除）。请返回列表。', { report: id })
  const bytes = await readExtent(batchDirectory, batch, 'reports', header)
  try {
    return await reportIn(bytes, header)
  }
  catch (cause) {
    throw new WorkspaceError('damaged', `“${header.file.name}”的读取结果已损坏，源文件仍在。请移除后重新导入这个文件。`, { file: header.file.name }, cause)
  }
}

/** `Workspace.packed`. */
export async function packedOf({ batches, batchDirectory }: Generation, state: WorkspaceState): Promise<PackedReports[]> {
  const live = new Set(state.reports.map(({ batch, id }) => `${batch}/${id}`))
  return Promise.all([...new Set(state.reports.map(({ batch }) => batch))].map(async (batch) => {
    const file = await openFile(await batchDirectory.getDirectoryHandle(batch), 'reports.bin')
    const reports = batches.get(batch)!.reports.filter(({ id }) => live.has(`${batch}/${id}`))
    return { batch, bytes: file ?? new Blob(), reports: reports.map(({ id, offset, length, sum }) => ({ id, offset, length, sum })) }
  }))
}
