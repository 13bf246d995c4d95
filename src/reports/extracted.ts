import type { ClaimTold, ClaimWord, Source } from './words'
import type { Language } from '@/language'
import type { Place } from '@/tables'
import { recordLanguage, say } from '@/language'
import { words } from './words'

/** One source's word on a field (agency, year, scope). */
export interface Reading<T> {
  value: T
  from: Source
  /** The text it was read from. */
  text: string
  place: Place | null
}

/** A field with every reading of it. `value` null: no source names it. `certain` false: sources disagree or it was inferred; a person must look. */
export interface Extracted<T> {
  value: T | null
  certain: boolean
  readings: Reading<T>[]
  /** Why it is not certain, in the language of the record; else null. */
  doubt: string | null
  /** The same as a word and its values, to be said in any language; a reading of an earlier version has none. */
  told?: ClaimTold
  /** Where no source says and the notices do: the kind of issuer they speak of, in Chinese. Certain, but shown. */
  assumed?: string
}

/** `unsure('yearUnsaid')`: why a field is not certain, in the language of the record and to be said in any. */
export function unsure(word: ClaimWord, params: ClaimTold['params'] = {}): { doubt: string, told: ClaimTold } {
  const told = { word, params }
  return { doubt: say(words, told, recordLanguage), told }
}

/** `the title says “…”` of each reading, for a sentence that lists a disagreement. */
export function listReadings(readings: readonly Reading<string | number>[]): ClaimTold {
  return readings.map(({ from, value }): ClaimTold => ({ word: 'reading', params: { source: from, value } })).reduce((one, other) => ({ word: 'both', params: { one, other } }))
}

/** Why a field is not certain, in `language`; one of an earlier version, or with a word this one does not know, only as its reading wrote it down. */
export function sayClaim({ doubt, told }: Pick<Extracted<unknown>, 'doubt' | 'told'>, language: Language): string | null {
  return (doubt !== null && told && say(words, told, language)) || doubt
}
