import type { ArchiveBudget, ReadResult, SourceFile } from './document'
import type { Format } from './formats'
import type { ScanOptions } from './ocr/scan'
import type { PdfPages } from './pdf/render'
import { encrypted } from './detect/ole'
import { lockedOpenDocument } from './detect/zip'
import { isReadable, openDocuments, readerOf, textFormats } from './formats'
import { settlePictures } from './pictures'
import { refusals, Refused, unforeseen, unsupported } from './refusals'
import { examine, sniff } from './sniff'

export { archiveBudget } from './archive/bounds'
export * from './document'
export type { Format } from './formats'
export { sayNote } from './notes/note'
export type { ScanOptions } from './ocr/scan'
export type { PageSize, PdfPages } from './pdf/render'
export { oddArchive, refusals, unforeseen } from './refusals'
export { isArchive, sniff } from './sniff'
export { sayRefusal } from './words'

/** Largest text file, in MB; a report is a few hundred KB. */
const textLimit = 64

/**
 * Reads one file. The format is told from the content, whatever the extension says. Never rejects: what cannot be read is a refusal,
 * a reader's defect is the refusal `internal`. `charset` is a person's choice of encoding and overrides detection.
 * Files of an archive come back unread, their `folder` being the path inside the archive. `pictures`: those standing in the text bring their bytes.
 * `budget`: what is left for an archive that lies in another.
 */
export async function read(file: SourceFile, options: { charset?: string, pictures?: boolean, budget?: ArchiveBudget } = {}): Promise<ReadResult> {
  const { name, bytes } = file
  let format: Format = 'unknown'
  const refused = (refusal: ReturnType<typeof unsupported>): ReadResult => ({ kind: 'refused', format, refusal })
  try {
    if (bytes.length === 0)
      return refused(refusals.empty({ name }))
    const examined = examine(bytes, name)
    format = examined.format
    if (encrypted(bytes) || (openDocuments.has(format) && lockedOpenDocument(bytes)))
      return refused(refusals.encrypted({ name }))
    if (format === 'unknown')
      return refused(refusals.binary({ name }))
    if (textFormats.has(format) && bytes.length > textLimit * 1024 * 1024)
      return refused(refusals['too-large']({ name, megabytes: Math.ceil(bytes.length / 1024 / 1024), limit: textLimit }))
    if (!isReadable(format))
      return refused(unsupported(format, name))
    const reader = await readerOf(format)
    const outcome = await reader(bytes, { name, charset: options.charset, decoded: examined.decoded, budget: options.budget })
    if (!Array.isArray(outcome))
      return { kind: 'container', format, ...outcome }
    if (outcome.every(document => document.blocks.length === 0 && document.pictures.length === 0))
      return refused(refusals.empty({ name }))
    settlePictures(outcome, options.pictures ?? false)
    return { kind: 'documents', format, documents: outcome }
  }
  catch (error) {
    if (error instanceof Refused)
      return refused(error.refusal)
    return refused(unforeseen(error, name))
  }
}

/** Opens a PDF or a picture for looking at, in a page; the part that draws is loaded when first used. See `PdfPages`. */
export async function openPages(bytes: Uint8Array): Promise<PdfPages> {
  return sniff(bytes, '') === 'image'
    ? (await import('./ocr/pages')).openPicture(bytes)
    : (await import('./pdf/render')).openPages(bytes)
}

/**
 * Recognises a scanned PDF or a picture (see `ocr/scan.ts`), or the tables that are pictures in a document of another format (`ocr/pictured.ts`), in a page.
 * The part that does is loaded when first used. `charset` as in `read`.
 */
export async function readScan(file: SourceFile, { charset, ...options }: ScanOptions & { charset?: string }): Promise<ReadResult> {
  const format = sniff(file.bytes, file.name)
  if (format === 'pdf' || format === 'image')
    return (await import('./ocr/scan')).readScan(file, options)
  const result = await read(file, { charset, pictures: true })
  return result.kind === 'documents' ? (await import('./ocr/pictured')).readPictured(file.name, result, options) : result
}
