import type { ProseKind } from '../../stores/search/corpus'
import type { Passage } from '../../stores/search/snippets'
import type { Order } from './results'
import { useDebounceFn, useTimeoutFn } from '@vueuse/core'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useInScope } from '../../composables/useInScope'
import { useRecord } from '../../stores/record'
import { useSearch } from '../../stores/search'
import { proseKinds } from '../../stores/search/corpus'
import { termsOf } from '../../stores/search/terms'
import { byYear, coverageOf, orders, sortHits } from './results'

/** Reports listed at first and at each further step. */
export const page = 20

const stopped = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** What is searched for, as it stands in the address, and what was found of it under the filters. */
export function useSearchPage() {
  const route = useRoute()
  const router = useRouter()
  const record = useRecord()
  const search = useSearch()
  const { agencies, reports } = useInScope()
  search.start()

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

  const question = computed(() => JSON.stringify({ terms: termsOf(text.value), kinds: kinds.value }))
  /** The question that `found` answers; null before the first answer. */
  const answered = shallowRef<{ terms: readonly string[], kinds: readonly ProseKind[] } | null>(null)
  const found = shallowRef<Awaited<ReturnType<typeof search.find>>>([])
  const passages = shallowRef<ReadonlyMap<string, readonly Passage[]>>(new Map())
  const error = shallowRef<Error | null>(null)
  const dim = ref(false)
  const dimming = useTimeoutFn(() => dim.value = true, 300, { immediate: false })
  let finding = new AbortController()
  let showing = new AbortController()
  onScopeDispose(() => {
    finding.abort()
    showing.abort()
  })

  watch([question, () => search.version], async () => {
    finding.abort()
    showing.abort()
    if (search.version === 0)
      return
    const { signal } = finding = new AbortController()
    const asked = JSON.parse(question.value) as { terms: string[], kinds: ProseKind[] }
    dimming.start()
    try {
      const hits = await search.find(asked, signal)
      passages.value = new Map()
      found.value = hits
      answered.value = asked
      error.value = null
    }
    catch (cause) {
      if (stopped(cause))
        return
      error.value = cause instanceof Error ? cause : new Error(String(cause))
    }
    dimming.stop()
    dim.value = false
  }, { immediate: true })

  /** Reports under the filters that have text in the sections asked for: the denominator of every share. */
  const read = computed(() => reports.value.filter(report => search.hasRead(report, answered.value?.kinds ?? kinds.value)))
  const scope = computed(() => new Set(read.value.map(({ id }) => id)))
  /** Names are put in order once: comparing Chinese thousands of times over takes longer than the search. */
  const places = computed(() => {
    const collator = new Intl.Collator('zh', { numeric: true })
    return new Map(record.state.agencies.toSorted((a, b) => collator.compare(a.name, b.name)).map(({ id }, place) => [id, place]))
  })
  const hits = computed(() => sortHits(found.value.filter(({ report }) => scope.value.has(report.id)), order.value, agency => places.value.get(agency ?? '') ?? places.value.size))
  const years = computed(() => byYear(read.value, hits.value))
  const coverage = computed(() => coverageOf(read.value, agencies.value.length))

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
        error.value = cause instanceof Error ? cause : new Error(String(cause))
    }
  })

  return { search, text, kinds, order, answered, found, read, hits, years, coverage, shown, listed, passages, error, dim }
}
