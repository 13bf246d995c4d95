import type { Order } from './results'
import type { Passage, ProseKind } from '@/search'
import { useDebounceFn } from '@vueuse/core'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { proseKinds, termsOf } from '@/search'
import { reasonOf } from '../../../reason'
import { useRecord } from '../../state/record'
import { orders, sortHits } from './results'
import { stopped, useMentions } from './useMentions'

/** Reports listed at first and at each further step. */
export const page = 20

/** What is searched for, as it stands in the address, and what was found of it under the filters. */
export function useSearchPage() {
  const route = useRoute()
  const router = useRouter()
  const record = useRecord()

  const texts = (key: string): string[] => [route.query[key] ?? []].flat().filter(text => text !== null)
  const put = (patch: Record<string, string | string[] | undefined>) => router.replace({ query: { ...route.query, ...patch } })

  /** What stands in the box; the address follows when typing pauses. */
  const text = ref(texts('q')[0] ?? '')
  const tellAddress = useDebounceFn(() => text.value === (texts('q')[0] ?? '') || put({ q: text.value.trim() || undefined }), 300)
  watch(text, () => void tellAddress())
  watch(() => texts('q')[0] ?? '', (asked) => {
    if (asked !== text.value.trim())
      text.value = asked
  })
  const kinds = computed<readonly ProseKind[]>({
    get: () => {
      const chosen = proseKinds.filter(kind => texts('section').includes(kind))
      return chosen.length === 0 ? proseKinds : chosen
    },
    set: chosen => void put({ section: chosen.length === 0 || chosen.length === proseKinds.length ? undefined : [...chosen] }),
  })
  const order = computed<Order>({
    get: () => orders.find(each => each === texts('order')[0]) ?? 'year',
    set: chosen => void put({ order: chosen === 'year' ? undefined : chosen }),
  })

  const mentions = useMentions(() => ({ terms: termsOf(text.value), kinds: kinds.value }))
  const { search, question, answered } = mentions
  const passages = shallowRef<ReadonlyMap<string, readonly Passage[]>>(new Map())
  const failure = shallowRef<Error | null>(null)
  let showing = new AbortController()
  onScopeDispose(() => showing.abort())
  watch([question, () => search.version], () => showing.abort())
  // Passages are of one answer.
  watch(answered, () => {
    passages.value = new Map()
    failure.value = null
  }, { flush: 'sync' })

  /** Names are put in order once: comparing Chinese thousands of times over takes longer than the search. */
  const places = computed(() => {
    const collator = new Intl.Collator('zh', { numeric: true })
    return new Map(record.state.agencies.toSorted((a, b) => collator.compare(a.name, b.name)).map(({ id }, place) => [id, place]))
  })
  const hits = computed(() => sortHits(mentions.hits.value, order.value, agency => places.value.get(agency ?? '') ?? places.value.size))

  const listed = ref(page)
  watch(question, () => listed.value = page)
  const shown = computed(() => hits.value.slice(0, listed.value))
  watch(shown, async (list) => {
    showing.abort()
    const { signal } = showing = new AbortController()
    const asked = answered.value
    const missing = list.map(({ report }) => report).filter(({ id }) => !passages.value.has(id))
    if (!asked || missing.length === 0)
      return
    try {
      const fresh = await search.show(asked, missing, signal)
      passages.value = new Map([...passages.value, ...missing.map((report, at) => [report.id, fresh[at]!] as const)])
    }
    catch (cause) {
      if (!stopped(cause))
        failure.value = cause instanceof Error ? cause : new Error(reasonOf(cause))
    }
  })

  return { ...mentions, text, kinds, order, hits, shown, listed, passages, error: computed(() => mentions.asked.error.value ?? failure.value) }
}
