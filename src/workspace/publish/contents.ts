import type { CheckedBackup } from '../backup'
import type { BatchIndex, Extent, ReportHeader } from '../format'
import type { PackageLabel } from './label'
import type { Report } from '@/reports'
import { sha256 } from '../../sha256'
import { reportIn } from '../batch'
import { WorkspaceError } from '../errors'
import { told } from '../words'
import { withoutContact } from './journal'

/** A batch as it goes into a package. Its segment is not encoded yet. */
interface Content {
  index: BatchIndex
  packed: Blob
  sources: Blob
  reports: Report[]
}

/** Bytes laid one after the other, and where each lies. */
function createPile() {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  return {
    add(bytes: Uint8Array<ArrayBuffer>): Extent {
      pieces.push(bytes)
      size += bytes.length
      return { offset: size - bytes.length, length: bytes.length }
    },
    blob: () => new Blob(pieces),
  }
}

/** A report without the name of whoever typed it. */
function unsigned(report: Report): Report {
  const { typed } = report
  if (!typed)
    return report
  const said = <T extends Report['agency'] | Report['year'] | Report['scope']>(value: T): T => ({
    ...value,
    readings: value.readings.map(reading => reading.from === 'person' ? { ...reading, text: typed.when.slice(0, 10) } : reading),
  })
  return { ...report, agency: said(report.agency), year: said(report.year), scope: said(report.scope), typed: { ...typed, who: '' } }
}

/** Takes the batches of a checked backup into a package, one after the other: each original goes in at most once, and what cannot be read rejects. */
export function createContents({ batches, entries }: Pick<CheckedBackup, 'batches' | 'entries'>, { originals, names }: PackageLabel) {
  const files = new Map(entries.map(({ path, data }) => [path, data]))
  const holders = new Map([...batches].flatMap(([batch, { sources }]) => Object.entries(sources).map(([hash, extent]) => [hash, { batch, extent }] as const)))
  const enclosed = new Set<string>()

  async function bytesAt(batch: string, part: 'sources' | 'reports', { offset, length }: Extent): Promise<Uint8Array<ArrayBuffer>> {
    const packed = files.get(`batches/${batch}/${part}.bin`) ?? new Blob()
    return new Uint8Array(await packed.slice(offset, offset + length).arrayBuffer())
  }

  /** The report of a header; a backup may hold one that was damaged before it was made. */
  async function readingOf(batch: string, header: ReportHeader): Promise<Report> {
    try {
      return await reportIn(await bytesAt(batch, 'reports', header), header)
    }
    catch (cause) {
      throw new WorkspaceError('damaged', told('reportDamaged', { file: header.file.name }), cause)
    }
  }

  async function sourceOf(hash: string, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const held = holders.get(hash)
    if (!held)
      return null
    const bytes = await bytesAt(held.batch, 'sources', held.extent)
    if (await sha256(bytes) !== hash)
      throw new WorkspaceError('damaged', told('sourceChanged', { file: name }))
    return bytes
  }

  async function take(id: string, hashes: ReadonlySet<string>): Promise<Content> {
    const from = batches.get(id)!
    const [packed, sources] = [createPile(), createPile()]
    const reports: Report[] = []
    const headers: ReportHeader[] = []
    for (const header of from.reports.filter(({ file }) => hashes.has(file.hash))) {
      const read = await readingOf(id, header)
      const report = names ? read : unsigned(read)
      const bytes = new TextEncoder().encode(JSON.stringify(report))
      reports.push(report)
      headers.push({ ...header, ...packed.add(bytes), sum: await sha256(bytes) })
    }
    const kept = from.files.filter(({ hash }) => hashes.has(hash))
    const extents: Record<string, Extent> = {}
    // What a person typed in says who they are.
    const signed = new Set(names ? [] : reports.flatMap(({ typed, source }) => typed ? source.hash : []))
    for (const { hash, name } of originals ? kept : []) {
      const bytes = signed.has(hash) || enclosed.has(hash) ? null : await sourceOf(hash, name)
      if (!bytes)
        continue
      enclosed.add(hash)
      extents[hash] = sources.add(bytes)
    }
    const needed = new Set(headers.map(({ read }) => read.agencyId))
    const sizes = { sources: sources.blob().size, reports: packed.blob().size, segment: 0 }
    const agencies = from.agencies.filter(agency => needed.has(agency.id)).map(withoutContact)
    return { index: { ...from, files: kept, reports: headers, agencies, sources: extents, sizes }, packed: packed.blob(), sources: sources.blob(), reports }
  }

  return { take }
}
