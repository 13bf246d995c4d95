import type { GenericSchema } from 'valibot'
import { safeParse } from 'valibot'

/** What comes from the record, a file, the browser's settings or an address, if it is what `schema` says; else null. */
export function parsed<Value>(schema: GenericSchema<unknown, Value>, value: unknown): Value | null {
  const { success, output } = safeParse(schema, value, { abortEarly: true })
  return success ? output : null
}

/** The same of JSON; what is no JSON is null. */
export function parsedText<Value>(schema: GenericSchema<unknown, Value>, text: string | null): Value | null {
  try {
    return text === null ? null : parsed(schema, JSON.parse(text))
  }
  catch {
    return null
  }
}
