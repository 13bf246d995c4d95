import type { Directory } from './directory'
import type { BatchIndex, BatchSums, Extent, ReportHeader } from './format'
import type { ImportedFile, ReadReport } from './record'
import type { Report } from '@/reports'
import { sha256 } from '../sha256'
import { Fault } from './errors'
import { packIndex, proposalVersion, unpackIndex, version } from './format'
import { parseReport } from './report'
import { told } from './words'

/** Joins byte arrays and says where each one lies. */
function pack(pieces: readonly Uint8Array[]): { bytes: Uint8Array<ArrayBuffer>, extents: Extent[] } {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let offset = 0
  const extents = pieces.map((piece) => {
    bytes.set(piece, offset)
    offset += piece.length
    return { offset: offset - piece.length, length: piece.length }
  })
  return { bytes, extents }
}

function header({ report, facts, findings, status, agency, rules }: ReadReport, extent: Extent, sum: string): ReportHeader {
  const { hash, name, folder, format, part } = report.source
  return {
    ...extent,
    sum,
    id: report.id,
    file: { hash, name, folder, format, part },
    title: report.title,
    status,
    read: {
      agency: report.agency.value,
      agencyId: agency?.id ?? null,
      agencyCertain: report.agency.certain,
      year: report.year.value,
      yearCertain: report.year.certain,
      scope: report.scope.value,
      scopeCertain: report.scope.certain,
    },
    fictional: report.fictional,
    layouts: report.layouts,
    facts,
    findings,
    rules,
  }
}

export interface NewBatch {
  id: string
  at: string
  files: readonly ImportedFile[]
  segment: Uint8Array
  /** Whether the record holds the bytes of this file already. */
  held: (hash: string) => boolean
  /** Whether its readings wait for a person. */
  proposed?: true
}

/**
 * Writes a batch into `batches`, its index last. On failure nothing of it stays. Source bytes are handed to the browser as they are,
 * not copied; the four files are written at the same time.
 */
export async function writeBatch(batches: Directory, { id, at, files, segment, held, proposed }: NewBatch): Promise<{ index: BatchIndex, sums: BatchSums }> {
  const stored = files.filter(file => file.bytes.length > 0 && !held(file.hash))
  const sources: Record<string, Extent> = {}
  let size = 0
  for (const { hash, bytes } of stored) {
    sources[hash] = { offset: size, length: bytes.length }
    size += bytes.length
  }
  const read = files.flatMap(file => file.reports)
  const encoder = new TextEncoder()
  const pieces = read.map(({ report }) => encoder.encode(JSON.stringify(report)))
  const packed = pack(pieces)
  const reportSums = await Promise.all(pieces.map(sha256))
  const agencies = new Map(read.flatMap(({ agency }) => agency ? [[agency.id, agency] as const] : []))
  const index: BatchIndex = {
    version: proposed ? proposalVersion : version,
    id,
    at,
    ...proposed && { proposed },
    files: files.map(({ bytes, reports, ...file }) => ({ ...file, size: bytes.length, reports: reports.map(({ report }) => report.id) })),
    reports: read.map((report, i) => header(report, packed.extents[i]!, reportSums[i]!)),
    agencies: [...agencies.values()],
    sources,
    sizes: { sources: size, reports: packed.bytes.length, segment: segment.length },
  }
  try {
    const directory = await batches.directory(id, { create: true })
    await Promise.all([
      directory.write('sources.bin', new Blob(stored.map(file => file.bytes as Uint8Array<ArrayBuffer>))),
      directory.write('reports.bin', packed.bytes),
      directory.write('segment.bin', segment as Uint8Array<ArrayBuffer>),
    ])
    const text = encoder.encode(packIndex(index))
    await directory.write('index.json', text)
    return { index, sums: { index: await sha256(text), segment: await sha256(segment as Uint8Array<ArrayBuffer>) } }
  }
  catch (error) {
    await batches.remove(id).catch(() => {})
    throw error
  }
}

const parts = ['sources', 'reports', 'segment'] as const

/**
 * The index of a batch, whose bytes have the kept sum where there is one, and the size of its sources; null when it was never completed. Throws a `Fault` when
 * it is damaged. Sources that lack something take no report with them, and a segment with a sum is made again.
 */
export async function readBatch(batches: Directory, id: string, sums?: BatchSums): Promise<{ index: BatchIndex, sources: number } | null> {
  const directory = await batches.directory(id)
  const file = await directory?.open('index.json')
  if (!file || file.size === 0)
    return null
  const [sources, reports, segment] = await Promise.all(parts.map(async part => (await directory?.open(`${part}.bin`))?.size ?? 0)) as [number, number, number]
  const bytes = await file.arrayBuffer()
  if (sums?.index !== undefined && await sha256(bytes) !== sums.index)
    throw new Fault(told('indexChanged'))
  const index = indexOf(id, new TextDecoder().decode(bytes), { sources, reports, segment }, part => part === 'sources' || (part === 'segment' && sums?.segment !== undefined))
  return { index, sources }
}

/** The index of batch `id` in `text`, whose packed files have these sizes in bytes, but for those that `may` differ. Throws a `Fault` when it is none, or not of this batch. */
export function indexOf(id: string, text: string, sizes: BatchIndex['sizes'], may: (part: keyof BatchIndex['sizes'], index: BatchIndex) => boolean = () => false): BatchIndex {
  const index = unpackIndex(text)
  if (index.id !== id)
    throw new Fault(told('indexOther', { batch: index.id }))
  for (const part of parts) {
    if (sizes[part] !== index.sizes[part] && !may(part, index))
      throw new Fault(told('sizeOther', { part, expected: index.sizes[part], actual: sizes[part] }))
  }
  return index
}

/** The report of `header` in its bytes. Throws when they are not those that were kept. */
export async function reportIn(bytes: Uint8Array<ArrayBuffer>, { id, file, sum }: ReportHeader): Promise<Report> {
  if (sum !== undefined && await sha256(bytes) !== sum)
    throw new TypeError('not the bytes that were kept')
  const report = parseReport(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (report?.id !== id || report.source.hash !== file.hash)
    throw new TypeError('another report')
  return report
}

/** The segment of a batch as it lies on disk. */
export async function readSegment(batches: Directory, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = await (await batches.directory(id))?.open('segment.bin')
  return new Uint8Array(await (file ?? new Blob()).arrayBuffer())
}

/** The bytes at `extent` of a packed file of the batch. */
export async function readExtent(batches: Directory, id: string, part: 'sources' | 'reports', { offset, length }: Extent): Promise<Uint8Array<ArrayBuffer>> {
  const file = await (await batches.directory(id))?.open(`${part}.bin`)
  return new Uint8Array(await (file ?? new Blob()).slice(offset, offset + length).arrayBuffer())
}
