export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
interface Variant { name: string, value: Json }

/** `value` with each of its fields missing, null, and of another type, but for what `may` allows. */
export function* spoiled(value: Json, may: Record<'missing' | 'null' | 'other', RegExp>, at = ''): Generator<Variant> {
  if (value === null || typeof value !== 'object')
    return
  for (const [key, inner] of Object.entries(value)) {
    const path = at === '' ? key : `${at}.${key}`
    const put = (next: Json): Json => Array.isArray(value) ? value.map((each, i) => String(i) === key ? next : each) : { ...value, [key]: next }
    if (!Array.isArray(value) && !may.missing.test(path)) {
      const { [key]: _, ...rest } = value
      yield { name: `${path} missing`, value: rest }
    }
    if (inner !== null && !may.null.test(path))
      yield { name: `${path} null`, value: put(null) }
    if (!may.other.test(path))
      yield { name: `${path} of another type`, value: put(inner !== null && typeof inner === 'object' ? 7 : { odd: true }) }
    for (const variant of spoiled(inner, may, path))
      yield { ...variant, value: put(variant.value) }
  }
}
