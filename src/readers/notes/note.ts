import type { Place, ReaderNote } from '../document'
import type { NoteWord } from './words'
import type { Language, Told } from '@/language'
import { recordLanguage, say } from '@/language'
import { words } from './words'

/** `noteOf('truncated', 'pageBroken', { page }, place)`. */
export function noteOf(code: ReaderNote['code'], word: NoteWord, params: Readonly<Record<string, string | number>> = {}, place?: Place): ReaderNote {
  const told = { word, params }
  return { code, message: say(words, told, recordLanguage), told, ...place && { place } }
}

/** A note in `language`; one of an earlier version, or with a word this one does not know, only as its reading wrote it down. */
export function sayNote({ message, told }: { message: string, told?: Told }, language: Language): string {
  return (told && say<string>(words, told, language)) || message
}
