import type { Finding } from '@/checks'
import type { Place, ScanOptions, SourceFile } from '@/readers'
import type { Extracted, Report, ReportCell } from '@/reports'
import type { ImportedFile, StoredFile, Workspace } from '@/workspace'
import { tableNames } from '@/forms'
import { readScan, refusals } from '@/readers'
import { unsure } from '@/reports'
import { doubtOf } from '@/tables'
import { createSettler, settleFile } from './agencies'
import { rejected } from './files'
import { readDocuments } from './read'
import { readerVersion } from './version'

/**
 * Whether a file of the record may be recognised on this machine: a scanned PDF or a picture that was refused, a document refused for its tables that holds
 * pictures, or one of whose `findings` one says that a page or a table of it is a picture, which the file itself holds.
 */
export function isRecognizable({ format, refusal }: Pick<ImportedFile, 'format' | 'refusal'>, findings: readonly Pick<Finding, 'rule' | 'params'>[] = []): boolean {
  if (refusal)
    return (refusal.code === 'scan' && format === 'pdf') || format === 'image' || Number(refusal.params.pictures ?? 0) > 0
  if (findings.some(({ rule, params }) => rule === 'doubtful' && params.code === 'picture-held'))
    return true
  return format === 'pdf' && findings.some(({ rule, params }) => (rule === 'incomplete' && params.pictured === 1) || (rule === 'doubtful' && params.code === 'scanned-page'))
}

function cellDoubt({ state, doubt }: ReportCell): ReportCell['doubt'] {
  if (state === 'unreadable')
    return doubtOf('ocr', 'unrecognized')
  return doubt ?? doubtOf('ocr', 'recognized')
}

function doubted<T>(claim: Extracted<T>): Extracted<T> {
  return { ...claim, certain: false, ...claim.doubt === null && claim.value !== null && unsure('recognized') }
}

function isPictured({ place }: { place: Place | null }): boolean {
  return place?.at === 'picture'
}

/**
 * The report with a doubt on every cell and field that was recognised from a picture: it is a proposal. In a document with pictures what stands in its
 * text is as certain as it was; a scan is a picture as a whole.
 */
export function recognizedOnly(report: Report): Report {
  const { agency, year, scope } = report
  const cells = Object.entries(report.cells)
  const whole = !cells.some(([, cell]) => isPictured(cell))
  const claim = <T>(field: Extracted<T>): Extracted<T> => whole || field.readings.some(isPictured) ? doubted(field) : field
  return {
    ...report,
    agency: claim(agency),
    year: claim(year),
    scope: claim(scope),
    cells: Object.fromEntries(cells.map(([key, cell]) => [key, whole || isPictured(cell) ? { ...cell, doubt: cellDoubt(cell) } : cell])),
  }
}

/**
 * Recognises a scanned PDF, a picture, or the tables that are pictures in a document on this machine. The file comes back for review, every recognised cell doubtful, or rejected with the reason when no report was
 * found in it; its agencies are left for the registry to settle. Only in a page. Rejects when `signal` aborts or the engine cannot be loaded.
 */
export async function recognizeScan(file: SourceFile, options: ScanOptions & { charset?: string }): Promise<ImportedFile> {
  const result = await readScan(file, options)
  if (result.kind !== 'documents') {
    if (result.kind === 'refused')
      return rejected(file, result.format, result.refusal)
    throw new TypeError('A scan is no container.')
  }
  const { reports, refusal } = await readDocuments(file, result.documents, recognizedOnly)
  if (refusal)
    return rejected(file, result.format, refusal)
  return { ...file, hash: reports[0]!.report.source.hash, format: result.format, status: 'review', refusal: null, reports: reports.map(read => ({ ...read, status: 'review' })), reader: readerVersion }
}

export interface KeptScanOptions extends ScanOptions {
  workspace: Workspace
  /** The projection's encoding of reports: `encodeSegment` of the database. */
  encode: (reports: readonly Report[]) => Uint8Array | Promise<Uint8Array>
}

/** How many tables of the form reports have. */
function tablesOf(reports: readonly Pick<Report, 'layouts'>[]): number {
  return reports.reduce((sum, { layouts }) => sum + tableNames.filter(table => layouts[table]).length, 0)
}

/**
 * Recognises a scan of the record and puts what was read in place of what is kept of it; the bytes stay as they are. When no report was found in it,
 * less of one than is kept, or no more in the pictures of a document, nothing is changed: the outcome, which says why, is handed back either way. Rejects as `recognizeScan` does, and when the record cannot be read or written.
 */
export async function recognizeKept({ hash, name, folder }: Pick<StoredFile, 'hash' | 'name' | 'folder'>, { workspace, encode, ...options }: KeptScanOptions): Promise<ImportedFile> {
  const bytes = await workspace.source(hash)
  const former = workspace.state.reports.filter(report => report.file.hash === hash)
  const charset = former[0] ? (await workspace.report(former[0].id)).source.charset ?? undefined : undefined
  const recognized = await recognizeScan({ name, folder, bytes }, { ...options, charset })
  if (recognized.status === 'rejected')
    return recognized
  const gained = tablesOf(recognized.reports.map(({ report }) => report)) - tablesOf(former)
  if (gained < 0 || (gained === 0 && former.length > 0 && recognized.format !== 'pdf'))
    return { ...recognized, status: 'rejected', refusal: refusals['no-tables']({ name }), reports: [] }
  const file = settleFile(recognized, createSettler(workspace.state.agencies))
  await workspace.replace(file, await encode(file.reports.map(({ report }) => report)))
  return file
}
