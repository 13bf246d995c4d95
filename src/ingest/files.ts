import type { Language } from '@/language'
import type { ArchiveBudget, ReadResult, Refusal, SourceFile } from '@/readers'
import type { ImportedFile } from '@/workspace'
import { recordLanguage } from '@/language'
import { archiveBudget, isArchive, oddArchive, read, refusals, sayRefusal } from '@/readers'
import { sha256 } from '../sha256'
import { readerVersion } from './version'
import { refuse, sayUnkept } from './words'

/** Largest file that is read at all, in bytes. */
export const sizeLimit = 256 * 1024 * 1024

/** Path of what lies in `inner` of the file or folder `name` in `folder`. */
export function pathWithin(...parts: string[]): string {
  return parts.filter(part => part !== '').join('/')
}

/** Litter of operating systems and lock files of open documents: never a report, and nobody put it there. */
export function isLitter(name: string, folder: string): boolean {
  return /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*)$/i.test(name) || /(?:^|\/)(?:__MACOSX|\.git)(?:\/|$)/.test(folder)
}

/** A file kept with its reason and no report. */
export async function rejected(file: SourceFile, format: string, refusal: NonNullable<ImportedFile['refusal']>): Promise<ImportedFile> {
  return { ...file, hash: await sha256(file.bytes), format, status: 'rejected', refusal, reports: [], reader: readerVersion }
}

/** A file that was never read: it has no bytes, and a name of its own in place of their hash. */
export async function unread(file: { name: string, folder: string, size: number, modified: number }, refusal: { code: string, reason: string, params: Record<string, string | number> }): Promise<ImportedFile> {
  const { name, folder, size, modified } = file
  const hash = `unread-${await sha256(new TextEncoder().encode(JSON.stringify([folder, name, size, modified])))}`
  return { hash, name, folder, format: 'unknown', bytes: new Uint8Array(), status: 'rejected', refusal, reports: [], reader: readerVersion }
}

/** The refusal of a file too large to be read; unlike those of the readers it is not kept either. */
export function tooLarge(name: string, size: number): NonNullable<ImportedFile['refusal']> {
  return refuse('too-large', { name, megabytes: Math.ceil(size / 1024 / 1024), limit: sizeLimit / 1024 / 1024 })
}

/** Why a file was refused, in `language`: as it was written down, or from its values where they tell. */
export function refusalIn({ code, reason, params }: NonNullable<ImportedFile['refusal']>, language: Language): string {
  if (language === recordLanguage)
    return reason
  const unkept = code === 'gone' || code === 'uncopied' || (code === 'too-large' && params.limit === sizeLimit / 1024 / 1024)
  return (unkept ? sayUnkept(code, params, language) : sayRefusal(code, params, language)) ?? reason
}

/** The refusal of a file that the system no longer hands out. */
export function gone(name: string): NonNullable<ImportedFile['refusal']> {
  return refuse('gone', { name })
}

/** The refusal of a file whose import was interrupted before it was copied. */
export function uncopied(name: string): NonNullable<ImportedFile['refusal']> {
  return refuse('uncopied', { name })
}

/** How deep archives within archives are opened. */
const maxDepth = 3
/** Milliseconds after which no further archive is opened: what was unpacked until then is still read. */
const mostTime = 8000

type Content = Pick<Extract<ReadResult, { kind: 'container' }>, 'files' | 'refusals'>

/** What the archives within one picked archive share, it included. */
interface Bounds {
  budget: ArchiveBudget
  until: number
}

/**
 * All files of an archive that are no archives themselves, those of archives within it in their place; `folder` is their whole path. The archives share
 * one budget of entries, bytes and time, spent in their order; one that goes beyond it, or lies in three others, is refused by name and kept.
 * `depth` is the number of archives it lies in itself.
 */
export async function openArchive(file: SourceFile, depth: number): Promise<Content | Refusal> {
  return open(file, { budget: archiveBudget(), until: performance.now() + mostTime }, depth)
}

async function open(file: SourceFile, bounds: Bounds, depth: number): Promise<Content | Refusal> {
  const { name } = file
  if (depth >= maxDepth)
    return oddArchive('nested', name, { depth: maxDepth })
  if (performance.now() > bounds.until)
    return refusals.timeout({ name })
  const result = await read(file, { budget: bounds.budget })
  if (result.kind === 'refused')
    return result.refusal
  if (result.kind === 'documents' || result.files.length + result.refusals.length === 0)
    return refusals.empty({ name })
  const placed = (inner: SourceFile): SourceFile => ({ ...inner, folder: pathWithin(file.folder, name, inner.folder) })
  const content: Content = { files: [], refusals: result.refusals.map(({ file, refusal }) => ({ file: placed(file), refusal })) }
  for (const inner of result.files.map(placed)) {
    const within = isArchive(inner.bytes) ? await open(inner, bounds, depth + 1) : null
    if (within === null) {
      content.files.push(inner)
    }
    else if ('code' in within) {
      content.refusals.push({ file: inner, refusal: within })
    }
    else {
      content.files.push(...within.files)
      content.refusals.push(...within.refusals)
    }
  }
  return content
}
