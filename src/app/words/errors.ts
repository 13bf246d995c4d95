import { SpokenError } from '@/language'
import { shownLanguage } from '.'
import { reasonOf } from '../../reason'

/** What an error says in the interface's language; the browser's own words where it is not one of ours. */
export function sayError(error: unknown): string {
  return error instanceof SpokenError ? error.sayIn(shownLanguage()) : reasonOf(error)
}
