import type { SourceFile } from '../document'

/** What an archive may expand to; a whole county's reports with their attachments stay far below. */
export const mostEntries = 10_000
export const mostBytes = 300 * 1024 * 1024

/** Files an operating system or Office leaves behind, which nobody sent on purpose. */
export const litter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i

/** Folder and name of an entry's path; steps out of the archive are dropped. */
export function splitPath(path: string): Pick<SourceFile, 'name' | 'folder'> {
  const parts = path.normalize('NFC').split(/[/\\]/).filter(part => part !== '' && part !== '.' && part !== '..')
  return { name: parts.pop() ?? '', folder: parts.join('/') }
}
