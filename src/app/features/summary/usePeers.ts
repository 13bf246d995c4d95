import type { Ref } from 'vue'
import type { Choices } from './state'
import type { Filters } from '@/metrics'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { noFilters } from '@/metrics'
import { useRecord } from '../../state/record'
import { stable } from '../../state/stable'
import { useOfScope } from '../../ui/use/useOfScope'
import { useScope } from '../../ui/use/useScope'
import { peerGroup } from './peerGroup'

/** The peers of what the filters that hold here leave, who they are in words, and the filters that leave just them; null where there are none. */
export function usePeers(year: () => number, choices: Readonly<Ref<Choices>>) {
  const { t } = useI18n()
  const record = useRecord()
  const filters = useScope()
  const isOf = useOfScope()

  /** Those with a report of the scope: nobody else has a number to compare with. */
  const all = computed(() => record.state.agencies.filter(agency => [...record.lookups.byAgency.get(agency.id)?.values() ?? []].some(({ scope }) => isOf(agency, scope))))
  const group = computed(() => peerGroup(all.value, filters.value, choices.value))
  const reasons = computed(() => (['kindAndLevel', 'level', 'region', 'type', 'chosen'] as const).flatMap((why) => {
    const count = group.value.peers.filter(peer => peer.why === why).length
    return count === 0 ? [] : [t(`compare.why.${why}`, { count })]
  }))
  const peersAlone = stable((): Filters | null => group.value.peers.length === 0
    ? null
    : { ...noFilters, years: [year(), year()], values: filters.value.values, scope: filters.value.scope, agencies: group.value.peers.map(({ agency }) => agency.id) })

  return {
    group,
    /** `同类单位 5 个：5 个同类型、同层级`, or that there are none. */
    words: computed(() => group.value.peers.length === 0
      ? t(`summary.noPeers.${group.value.of}`)
      : t('summary.peersOf', { count: group.value.peers.length, reasons: reasons.value.join(t('figures.semicolon')) })),
    filters: peersAlone,
  }
}
