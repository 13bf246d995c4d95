import type { SourceDocument, SourceFile } from '@/readers'
import type { Report } from '@/reports'
import type { ImportedFile, ReadReport } from '@/workspace'
import { checkReport, factsOf, rulesVersion } from '@/checks'
import { isArchive, read, refusals, sniff } from '@/readers'
import { buildReport } from '@/reports'
import { gather, recognize } from '@/tables'
import { sha256 } from '../sha256'
import { openArchive, rejected } from './files'
import { noteFindings, refuseDocument, statusOf } from './status'
import { readTyped } from './typed/file'
import { listAmong } from './unitList'
import { readerVersion } from './version'

/** What came of one file: the file as read, or the files of an archive still to be read and those it could not hand out. */
export type Opened
  = | { kind: 'file', file: ImportedFile }
    | { kind: 'archive', files: SourceFile[], rejected: ImportedFile[] }

/**
 * The whole inbound flow: bytes → documents → tables of the form → report → findings and status. Never throws for what a file
 * holds. `depth` is the number of archives the file lies in. Agencies are left for the workspace's registry to settle.
 */
export async function readFile(file: SourceFile, depth = 0, charset?: string): Promise<Opened> {
  if (isArchive(file.bytes))
    return readArchive(file, depth)
  const result = await read(file, { charset })
  if (result.kind === 'documents') {
    const { reports, refusal } = await readDocuments(file, result.documents)
    if (refusal)
      return { kind: 'file', file: await rejected(file, result.format, refusal) }
    const status = reports.every(report => report.status === 'accepted') ? 'accepted' : 'review'
    return { kind: 'file', file: { ...file, hash: reports[0]!.report.source.hash, format: reports[0]!.report.typed ? 'typed' : result.format, status, refusal: null, reports, reader: readerVersion } }
  }
  if (result.kind === 'refused')
    return { kind: 'file', file: await rejected(file, result.format, result.refusal) }
  throw new TypeError('An archive was read as a file.')
}

/** The files of an archive and of those in it, see `openArchive`. */
async function readArchive(file: SourceFile, depth: number): Promise<Opened> {
  const opened = await openArchive(file, depth)
  if ('code' in opened)
    return { kind: 'file', file: await rejected(file, sniff(file.bytes, file.name), opened) }
  return { kind: 'archive', files: opened.files, rejected: await Promise.all(opened.refusals.map(inner => rejected(inner.file, 'unknown', inner.refusal))) }
}

/** `readFile` with archives opened to the end: one entry for each file that is no archive. */
export async function readReports(file: SourceFile, charset?: string, depth = 0): Promise<ImportedFile[]> {
  const opened = await readFile(file, depth, charset)
  if (opened.kind === 'file')
    return [opened.file]
  const files: ImportedFile[] = []
  for (const inner of opened.files)
    files.push(...await readReports(inner, charset, depth + 1))
  return [...files, ...opened.rejected]
}

/**
 * The reports among the documents of a file; when there is none, why the first was refused. `doubting` may make a report less certain before it is
 * checked.
 */
export async function readDocuments(file: SourceFile, documents: readonly SourceDocument[], doubting: (report: Report) => Report = report => report): Promise<{ reports: ReadReport[], refusal: ImportedFile['refusal'] }> {
  const hash = await sha256(file.bytes)
  const kept = (report: Report, notes: SourceDocument['notes']) => {
    const findings = [...checkReport(report), ...noteFindings(report, notes)]
    return { refusal: null, report: { report, facts: factsOf(report), findings, rules: rulesVersion, status: statusOf(report, findings), agency: null } satisfies ReadReport }
  }
  const outcomes = gather(documents).map((document) => {
    const { name, folder } = file
    const { format, charset, part } = document
    const typed = readTyped(document, { hash, name, folder, charset, part })
    if (typed)
      return kept(typed, [])
    const tables = recognize(document)
    const refusal = refuseDocument(tables, file.name)
    if (refusal)
      return { refusal, report: null }
    return kept(doubting(buildReport(tables, { hash, name, folder, format, charset, part })), document.notes)
  })
  const reports = outcomes.flatMap(({ report }) => report ?? [])
  if (reports.length > 0)
    return { reports, refusal: null }
  const { refusal } = outcomes[0]!
  const list = refusal?.code === 'not-a-report' || refusal?.code === 'no-tables' ? listAmong(documents) : null
  // A report that has lost its tables may name units too; a list names hardly anything else.
  const isList = list && list.units.length > 2 && (refusal?.code === 'not-a-report' || list.units.length > 5 * sentencesIn(documents))
  return { reports, refusal: isList ? refusals['unit-list']({ name: file.name, count: list.units.length }) : refusal }
}

/** How many paragraphs are long enough to say something. */
function sentencesIn(documents: readonly SourceDocument[]): number {
  return documents.flatMap(({ blocks }) => blocks.flatMap(block => block.kind === 'paragraph' ? block.text.split('\n').filter(line => line.trim().length > 40) : [])).length
}
