import type { Source } from '../../ui/views/sources'
import { proseKinds, termsOf } from '@/search'
import { useMentions } from './useMentions'

/** The share of each year's reports that say what the address of the search asks for. */
export const source: Source = (spec) => {
  const texts = (key: string): string[] => [spec.value.query[key] ?? []].flat()
  return useMentions(() => {
    const chosen = proseKinds.filter(kind => texts('section').includes(kind))
    return { terms: termsOf(texts('q')[0] ?? ''), kinds: chosen.length === 0 ? proseKinds : chosen }
  })
}
