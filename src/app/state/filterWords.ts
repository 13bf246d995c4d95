import type { FilterControl } from './filterQuery'
import type { Filters } from '@/metrics'
import { noFilters } from '@/metrics'
import { i18n } from '../words'
import { useWords } from '../words/useWords'
import { useRecord } from './record'

/** One condition of the filters in words. */
export interface FilterWord {
  key: string
  control: FilterControl
  label: string
  /** What the filters become without it. */
  without: Partial<Filters>
}

/** Filters in words, in the order of the filter bar; what is at its default is not said. */
export function useFilterWords(): (filters: Filters) => FilterWord[] {
  const record = useRecord()
  const { t } = i18n.global
  const { typeName, scopeName } = useWords()

  /** The last part of the path; of a place alone the part before the dot. */
  function regionName(region: string): string {
    if (!region.endsWith('/.'))
      return region.split('/').at(-1)!
    const name = region.split('/').at(-2)!
    return name === '' ? t('explore.noRegion') : t('explore.above', { name })
  }

  return ({ years, regions, types, agencies, values, scope }) => {
    const but = (list: readonly string[], item: string): string[] => list.filter(other => other !== item)
    return [
      ...(years ? [{ key: 'years', control: 'years' as const, label: years[0] === years[1] ? t('filters.years.one', { year: years[0] }) : t('filters.years.span', { first: years[0], last: years[1] }), without: { years: null } }] : []),
      ...regions.map(region => ({ key: `region:${region}`, control: 'regions' as const, label: regionName(region), without: { regions: but(regions, region) } })),
      ...types.map(type => ({ key: `type:${type}`, control: 'types' as const, label: typeName(type), without: { types: but(types, type) } })),
      ...agencies.map(agency => ({ key: `agency:${agency}`, control: 'agencies' as const, label: record.agencyById(agency)?.name ?? agency, without: { agencies: but(agencies, agency) } })),
      ...(values === noFilters.values ? [] : [{ key: 'values', control: 'values' as const, label: t(`filters.values.${values}`), without: { values: noFilters.values } }]),
      ...(scope === noFilters.scope ? [] : [{ key: 'scope', control: 'scope' as const, label: scopeName(scope), without: { scope: noFilters.scope } }]),
    ]
  }
}
