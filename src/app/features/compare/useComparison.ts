import type { ComputedRef } from 'vue'
import type { CompareState } from '../../ui/peers/address'
import type { Comparison, Profile } from '@/figures'
import type { CompareExtra, Coverage } from '@/metrics'
import { computed, shallowRef, watch } from 'vue'
import { profileOf } from '@/figures'
import { isBroken, metricOf } from '@/metrics'
import { useRecord } from '../../state/record'
import { stable } from '../../state/stable'
import { useMetrics } from '../../ui/card/useMetrics'
import { comparable } from '../../ui/peers/address'
import { peersOf } from '../../ui/peers/peers'
import { useParties } from '../../ui/peers/useParties'
import { useQuestion } from '../../ui/use/useQuestion'
import { useScope } from '../../ui/use/useScope'

/** The years a filter shows of those the record has. */
export function shownYears(known: readonly number[], years: readonly [number, number] | null): number[] {
  return known.filter(year => years === null || (year >= years[0] && year <= years[1]))
}

/** The comparison a state asks for, under the filters that hold here. Until a new answer is there, the old one stays as it was asked. */
export function useComparison(state: ComputedRef<CompareState>) {
  const record = useRecord()
  const filters = useScope()
  const { metricOf: spoken } = useMetrics()
  const { agencies, partyOf } = useParties()

  const peers = computed(() => peersOf(agencies.value, state.value))
  const years = computed(() => shownYears(record.lookups.years, filters.value.years))
  /** The year chosen, else the first one that the last can be compared with. */
  const base = computed(() => {
    const { view, metric, base: chosen } = state.value
    const offered = view === 'profile' ? record.lookups.years : years.value
    return chosen ?? offered.find(year => view === 'profile' || !isBroken(metricOf(metric), year, offered.at(-1)!)) ?? null
  })

  const extra = stable((): CompareExtra => {
    const { view, metric, with: parties, as, add, drop } = state.value
    const alone = view === 'years'
    // Every agency of the filters needs no list of a thousand names.
    const everyone = add.length + drop.length === 0 && !parties.some(party => party.startsWith('agency:'))
    return {
      metrics: alone ? [metric] : comparable.filter(({ variantOf }) => variantOf === null).map(({ key }) => key),
      parties: [...parties, 'all:'],
      peers: everyone ? 'all' : peers.value.map(({ agency }) => agency.id),
      reference: as === 'base' ? base.value : alone && as === 'value' ? null : 'before',
      spread: alone && as !== 'value' ? 'change' : 'value',
    }
  })
  const asked = useQuestion('compare', () => extra.value)
  const coverages = useQuestion('coverage')

  /** What the rows answer, with what has been chosen since and needs no new answer. */
  const now = computed(() => ({ key: JSON.stringify([filters.value, extra.value]), asked: extra.value, state: state.value, base: base.value, years: years.value }))
  const shown = shallowRef(now.value)
  watch(asked.rows, () => shown.value = now.value, { flush: 'sync' })
  watch(now, (next) => {
    if (next.key === shown.value.key)
      shown.value = next
  }, { flush: 'sync' })

  const rows = computed(() => asked.rows.value.filter(({ panel }) => panel === shown.value.state.panel))
  const parties = computed(() => shown.value.state.with.map(partyOf))

  const comparison = computed((): Comparison => {
    const { state: { metric, as, band }, base } = shown.value
    const found = shown.value.years
    const [first, last] = [found[0] ?? 0, found.at(-1) ?? -1]
    return {
      metric: metricOf(metric),
      name: spoken(metric).name,
      parties: parties.value,
      all: partyOf('all:'),
      peers: partyOf('peers:'),
      rows: rows.value,
      reading: as,
      base,
      band,
      years: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    }
  })

  const profile = computed((): Profile => {
    const { state: { as }, base, years: found } = shown.value
    return profileOf(rows.value, {
      metrics: comparable.filter(({ variantOf }) => variantOf === null),
      nameOf: metric => spoken(metric.key).name,
      parties: [...parties.value, partyOf('peers:'), partyOf('all:')],
      year: found.at(-1) ?? 0,
      reading: as === 'base' ? 'base' : 'before',
      base,
    })
  })

  /** Agencies in the panel and in all, of everything and of each party. */
  const units = computed(() => {
    const of = (panel: 'all' | 'same', party: string): number => asked.rows.value.find(row => row.panel === panel && row.party === party)?.units ?? 0
    return { same: of('same', 'all:'), all: of('all', 'all:'), of }
  })
  /** Every year the panel is made over: those shown and those told against. */
  const used = computed(() => {
    const { asked: { reference }, years: found } = shown.value
    const more = reference === 'before' ? (found[0] ?? 0) - 1 : reference
    return record.lookups.years.filter(year => found.includes(year) || year === more)
  })

  const coverage = computed((): Coverage | null => coverages.rows.value[0] ?? null)
  return { asked, shown, comparison, profile, peers, parties, units, used, coverage, years, base }
}
