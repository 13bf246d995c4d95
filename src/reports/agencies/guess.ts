import type { Agency } from '../report'
import type { AgencyTold } from './words'
import type { Language } from '@/language'
import { say } from '@/language'
import { words } from './words'

/** Why an agency was found, in `language`. */
export function sayResolution({ reason }: { reason: AgencyTold }, language: Language): string {
  return say(words, reason, language)
}

/** From what a field of an agency was guessed, in `language`; as it was written down where an earlier version did. Null where it was not. */
export function sayGuess({ guessed, guesses }: Agency, field: keyof Agency['guessed'], language: Language): string | null {
  const told = guesses?.[field]
  return (guessed[field] !== null && told && say(words, told, language)) || guessed[field]
}
