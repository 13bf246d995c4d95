import type { ArchiveBudget } from '../document'
import { recordLanguage } from '@/language'
import { words } from '../words'

/** What an archive, and those in it together with it, may expand to; a whole county's reports with their attachments stay far below. */
const mostEntries = 10_000
const mostBytes = 300 * 1024 * 1024

export function archiveBudget(): ArchiveBudget {
  return { entries: mostEntries, bytes: mostBytes }
}

/** Takes so much from the budget; false, and nothing is taken, when there is not so much left. */
export function spend(budget: ArchiveBudget, entries: number, bytes: number): boolean {
  if (entries > budget.entries || bytes > budget.bytes)
    return false
  budget.entries -= entries
  budget.bytes -= bytes
  return true
}

/** Files an operating system or Office leaves behind, which nobody sent on purpose. */
export const litter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i

/** Folder and name of an entry's path, which may have none; steps out of the archive are dropped. */
export function splitPath(path: string): { name: string, folder: string } {
  const parts = path.normalize('NFC').split(/[/\\]/).filter(part => part !== '' && part !== '.' && part !== '..')
  return { name: parts.pop() ?? words[recordLanguage].unnamed, folder: parts.join('/') }
}
