import { sayError } from '../../words/errors'

type Translate = (key: string, values: Record<string, string>) => string

/** Why there is no figure, in words for the person who reads them: what happened and what to do. */
export class ToldError extends Error {}

/** What a card says in place of a figure. */
export function failureText(error: Error, t: Translate): string {
  return error instanceof ToldError ? error.message : t('figures.failed', { detail: sayError(error) })
}
