import type { DoubtWord } from './words'
import type { Language, Told } from '@/language'
import { recordLanguage, say } from '@/language'
import { words } from './words'

/** Why a cell was read with doubt. */
export type DoubtCode = 'label-near' | 'label-position' | 'column-shift' | 'count-mismatch' | 'split-number' | 'digit-letter' | 'duplicate' | 'unit' | 'torn' | 'layout' | 'extra-text' | 'ocr' | 'struck' | 'hidden' | 'unsure' | 'shown' | 'field' | 'direction' | 'two-numbers'

export interface Doubt {
  code: DoubtCode
  /** What is doubtful and what was assumed, in the language of the record. */
  message: string
  /** The same as a word and its values, to be said in any language; a reading of an earlier version has none. */
  told?: Told<DoubtWord>
}

/** `doubtOf('label-near', 'labelNear', { label })`. */
export function doubtOf(code: DoubtCode, word: DoubtWord, params: Readonly<Record<string, string | number>> = {}): Doubt {
  const told = { word, params }
  return { code, message: say(words, told, recordLanguage), told }
}

/** A doubt in `language`; one of an earlier version, or with a word this one does not know, only as its reading wrote it down. */
export function sayDoubt({ message, told }: Pick<Doubt, 'message' | 'told'>, language: Language): string {
  return (told && say(words, told, language)) || message
}
