import type { Filters } from '@/metrics'
import type { Agency } from '@/reports'
import { computed } from 'vue'
import { regionPath } from '@/reports'
import { useRecord } from '../../state/record'
import { meansPlace } from '../../state/regionTree'
import { useScope } from './useScope'

/** Whether `agency` passes the filters on agencies: region, type, agencies. */
export function inScope(agency: Agency, { regions, types, agencies }: Filters): boolean {
  if (agencies.length > 0 && !agencies.includes(agency.id))
    return false
  if (types.length > 0 && !types.includes(agency.type))
    return false
  return regions.length === 0 || regions.some(region => meansPlace(region, regionPath(agency.region)))
}

/** Agencies and reports of the record that pass the filters that hold here. Lists show reports of either scope; scope decides what is added up, not what is listed. */
export function useInScope() {
  const record = useRecord()
  const filters = useScope()
  const agencies = computed(() => record.state.agencies.filter(agency => inScope(agency, filters.value)))
  const restricted = computed(() => filters.value.regions.length + filters.value.types.length + filters.value.agencies.length > 0)
  const reports = computed(() => {
    const known = restricted.value ? new Set(agencies.value.map(agency => agency.id)) : null
    const { years } = filters.value
    return record.state.reports.filter(report =>
      (known === null || (report.agency !== null && known.has(report.agency)))
      && (years === null || (report.year !== null && report.year >= years[0] && report.year <= years[1])))
  })
  return { agencies, reports }
}
