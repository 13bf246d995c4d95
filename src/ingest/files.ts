import type { SourceFile } from '@/readers'
import type { ImportedFile } from '@/workspace'

/** Largest file that is read at all, in bytes. */
export const sizeLimit = 256 * 1024 * 1024

/** SHA-256, lower-case hex: the name of a file's bytes in the record. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}

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
  return { ...file, hash: await hashOf(file.bytes), format, status: 'rejected', refusal, reports: [] }
}

/** A file that was never read: it has no bytes, and a name of its own in place of their hash. */
export async function unread(file: { name: string, folder: string, size: number, modified: number }, refusal: { code: string, reason: string, params: Record<string, string | number> }): Promise<ImportedFile> {
  const { name, folder, size, modified } = file
  const hash = `unread-${await hashOf(new TextEncoder().encode(JSON.stringify([folder, name, size, modified])))}`
  return { hash, name, folder, format: 'unknown', bytes: new Uint8Array(), status: 'rejected', refusal, reports: [] }
}

/** The refusal of a file too large to be read; unlike those of the readers it is not kept either. */
export function tooLarge(name: string, size: number): NonNullable<ImportedFile['refusal']> {
  const params = { name, megabytes: Math.ceil(size / 1024 / 1024), limit: sizeLimit / 1024 / 1024 }
  return { code: 'too-large', reason: `《${name}》有 ${params.megabytes} MB，超过 ${params.limit} MB 的上限，没有读取，也没有存入；原文件未改动。请核对是否传错了文件，或拆分后重新导入。`, params }
}

/** The refusal of a file that the system no longer hands out. */
export function gone(name: string): NonNullable<ImportedFile['refusal']> {
  return { code: 'gone', reason: `《${name}》读不到：可能已被移动、改名、删除，或正被其他软件占用；没有存入，其余文件不受影响。请关闭占用它的软件，重新选择后导入。`, params: { name } }
}
