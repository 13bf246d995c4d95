import type { Directory } from './directory'
import type { Extent, ReportHeader } from './format'
import type { Generation } from './generation'
import type { Encoding, PackedReports, WorkspaceState } from './record'
import type { Report } from '@/reports'
import { sha256 } from '../sha256'
import { readExtent, readSegment, reportIn } from './batch'
import { WorkspaceError } from './errors'
import { sumsIn } from './generation'
import { told } from './words'

/** Where a generation holds the bytes of a source: twice where what it held was damaged and brought again. */
function holdersOf({ batches }: Generation, hash: string): { batch: string, extent: Extent }[] {
  return [...batches].flatMap(([batch, { sources }]) => Object.hasOwn(sources, hash) ? [{ batch, extent: sources[hash]! }] : [])
}

/** The bytes of a source as they came, or null where none it holds are. */
async function wholeSource(generation: Generation, hash: string): Promise<Uint8Array | null> {
  for (const { batch, extent } of holdersOf(generation, hash)) {
    const bytes = await readExtent(generation.batchDirectory, batch, 'sources', extent)
    if (await sha256(bytes) === hash)
      return bytes
  }
  return null
}

/** Which of these files need not be written again: their bytes are held, and are whole. */
export async function heldOf(generation: Generation, files: readonly { hash: string }[]): Promise<(hash: string) => boolean> {
  const held = new Set<string>()
  for (const { hash } of files) {
    if (await wholeSource(generation, hash))
      held.add(hash)
  }
  return hash => held.has(hash)
}

/** `Workspace.source`. */
export async function sourceOf(generation: Generation, { files }: WorkspaceState, hash: string): Promise<Uint8Array> {
  const held = holdersOf(generation, hash).length > 0
  const file = files.find(file => file.hash === hash)
  if (!held && file?.size === 0 && file.refusal?.code === 'empty')
    return new Uint8Array()
  if (!held)
    throw new WorkspaceError('missing', told('sourceNotKept', { file: file?.name ?? hash }))
  const bytes = await wholeSource(generation, hash)
  if (!bytes)
    throw new WorkspaceError('damaged', told('sourceChanged', { file: file?.name ?? hash }))
  return bytes
}

/** `Workspace.report`. */
export async function reportOf({ batches, batchDirectory }: Generation, { reports }: WorkspaceState, id: string, batch = reports.find(stored => stored.id === id)?.batch): Promise<Report> {
  const header = batches.get(batch ?? '')?.reports.find(header => header.id === id)
  if (batch === undefined || !header)
    throw new WorkspaceError('missing', told('reportGone'))
  return readingOf(batchDirectory, batch, header)
}

async function readingOf(batches: Directory, batch: string, header: ReportHeader): Promise<Report> {
  const bytes = await readExtent(batches, batch, 'reports', header)
  try {
    return await reportIn(bytes, header)
  }
  catch (cause) {
    throw new WorkspaceError('damaged', told('reportDamaged', { file: header.file.name }), cause)
  }
}

/** `Workspace.packed`. */
export async function packedOf({ batches, batchDirectory }: Generation, state: WorkspaceState): Promise<PackedReports[]> {
  const live = new Set(state.reports.map(({ batch, id }) => `${batch}/${id}`))
  return Promise.all([...new Set(state.reports.map(({ batch }) => batch))].map(async (batch) => {
    const file = await (await batchDirectory.directory(batch))?.open('reports.bin')
    const reports = batches.get(batch)!.reports.filter(({ id }) => live.has(`${batch}/${id}`))
    return { batch, bytes: file ?? new Blob(), reports: reports.map(({ id, offset, length, sum }) => ({ id, offset, length, sum })) }
  }))
}

/** The segments of these batches. One that is not as it was kept is made again of the batch's reports, which have sums of their own. */
export async function segmentsOf({ batches, batchDirectory, log }: Generation, ids: Iterable<string>, encode: Encoding): Promise<{ batch: string, bytes: Uint8Array }[]> {
  const sums = sumsIn(log)
  return Promise.all([...ids].map(async (batch) => {
    const bytes = await readSegment(batchDirectory, batch)
    const kept = sums.get(batch)?.segment
    if (kept === undefined || await sha256(bytes) === kept)
      return { batch, bytes }
    const reports = await Promise.all(batches.get(batch)!.reports.map(header => readingOf(batchDirectory, batch, header)))
    return { batch, bytes: await encode(reports) }
  }))
}
