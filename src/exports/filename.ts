import { recordLanguage } from '@/language'
import { words } from './words'

/** What a file says of itself before it is opened. */
export interface FileSubject {
  title: string
  years: readonly [number, number] | null
  /** `37个单位`; null when there is none to state. */
  coverage: string | null
  fictional: string | null
}

/** Bytes of UTF-8 that every file system of ours takes for a name, with room for ` (2)`. */
const longest = 200

/** `新收申请量_2019—2025_37个单位.png`: no character a system forbids, no doubled years, short enough for Windows and Linux. */
export function fileName(subject: FileSubject, extension: string): string {
  const years = subject.years === null ? '' : subject.years[0] === subject.years[1] ? String(subject.years[0]) : subject.years.join('—')
  const title = clean(subject.title)
  const parts = [title, title.includes(years) ? '' : years, clean(subject.coverage ?? ''), clean(subject.fictional ?? '')].filter(part => part !== '')
  return `${shorten(parts.join('_') || words[recordLanguage].product)}.${extension}`
}

function clean(text: string): string {
  return text
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\\/:*?"<>|\u0000-\u001F\u007F]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
}

function shorten(name: string): string {
  const encoder = new TextEncoder()
  let signs = [...name]
  while (encoder.encode(signs.join('')).length > longest)
    signs = signs.slice(0, -1)
  return signs.join('').trimEnd()
}
