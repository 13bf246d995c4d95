import type { Refusal } from './document'
import type { OddArchive, OddFile } from './words'
import { recordLanguage } from '@/language'
import { sayRefusal, words } from './words'

/** Values a sentence needs; `name` is the file's name. */
export type RefusalParams = { name: string } & Record<string, string | number>

function sentence(code: Refusal['code']): (params: RefusalParams) => Refusal {
  return params => ({ code, reason: sayRefusal(code, params, recordLanguage)!, params })
}

/** Every refusal by its code: `refusals.encrypted({ name })`. */
export const refusals = Object.fromEntries(
  Object.keys(words[recordLanguage].refusals).map(code => [code, sentence(code as Refusal['code'])]),
) as Record<Refusal['code'], (params: RefusalParams) => Refusal>

/** The refusal of a recognised format that has no reader. */
export function unsupported(format: OddFile, name: string): Refusal {
  return refusals.unsupported({ name, format })
}

/** The refusal of an archive, or of a file packed in one, for what `kind` says. */
export function oddArchive(kind: OddArchive, name: string, values: Record<string, number> = {}): Refusal {
  return refusals.unsupported({ name, kind, ...values })
}

/** The refusal for what stopped a reading that no reader foresaw: memory it did not get, or a defect. */
export function unforeseen(error: unknown, name: string): Refusal {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return /memory|allocation failed|invalid (?:array|string|typed array) length/i.test(detail) ? refusals.exhausted({ name }) : refusals.internal({ name, detail })
}

/** Thrown by a reader that must refuse its file; `read` turns it into the refusal. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason)
    this.name = 'Refused'
  }
}
