import type { FilterControl } from '../router'
import type { Filters } from '@/metrics'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { noFilters } from '@/metrics'
import { useWords } from '../composables/useWords'
import { i18n } from '../locales'
import { filterKeys, fromQuery, toQuery } from './filterQuery'
import { useRecord } from './record'

/** One removable mark of the filter bar. */
export interface Chip {
  key: string
  control: FilterControl
  label: string
  remove: () => void
}

/** The filters of every view. The address is the only place they live: a copied address gives the same view, back and forward walk through them. */
export const useFilters = defineStore('filters', () => {
  const route = useRoute()
  const router = useRouter()
  const record = useRecord()
  const { t } = i18n.global
  const { typeName } = useWords()

  const text = computed(() => JSON.stringify(fromQuery(route.query)))
  /** A new object only when a filter really changed. */
  const filters = computed<Filters>(() => JSON.parse(text.value) as Filters)
  /** The filters' part of the address, for links to other pages. */
  const query = computed(() => toQuery(filters.value))

  function set(patch: Partial<Filters>) {
    const rest = Object.fromEntries(Object.entries(route.query).filter(([key]) => !(filterKeys as readonly string[]).includes(key)))
    return router.push({ query: { ...rest, ...toQuery({ ...filters.value, ...patch }) } })
  }

  const chips = computed<Chip[]>(() => {
    const { years, regions, types, agencies, values, scope } = filters.value
    const without = (field: 'regions' | 'types' | 'agencies', item: string) => () => void set({ [field]: filters.value[field].filter(other => other !== item) })
    return [
      ...(years ? [{ key: 'years', control: 'years' as const, label: years[0] === years[1] ? t('filters.years.one', { year: years[0] }) : t('filters.years.span', { first: years[0], last: years[1] }), remove: () => void set({ years: null }) }] : []),
      ...regions.map(region => ({ key: `region:${region}`, control: 'regions' as const, label: region.split('/').at(-1)!, remove: without('regions', region) })),
      ...types.map(type => ({ key: `type:${type}`, control: 'types' as const, label: typeName(type), remove: without('types', type) })),
      ...agencies.map(agency => ({ key: `agency:${agency}`, control: 'agencies' as const, label: record.agencyById(agency)?.name ?? agency, remove: without('agencies', agency) })),
      ...(values === noFilters.values ? [] : [{ key: 'values', control: 'values' as const, label: t(`filters.values.${values}`), remove: () => void set({ values: noFilters.values }) }]),
      ...(scope === noFilters.scope ? [] : [{ key: 'scope', control: 'scope' as const, label: t(`filters.scope.${scope}`), remove: () => void set({ scope: noFilters.scope }) }]),
    ]
  })

  return { filters, query, chips, set, reset: () => set(noFilters) }
})
