import type { Filters } from '@/metrics'
import type { Agency } from '@/reports'
import { computed } from 'vue'
import { meansAgency, meansYear } from '@/metrics'
import { regionPath } from '@/reports'
import { useRecord } from '../../state/record'
import { useScope } from './useScope'

/** Whether `agency` passes the filters on agencies. */
export function inScope({ id, type, region }: Agency, filters: Filters): boolean {
  return meansAgency(filters, { id, type, path: regionPath(region) })
}

/** Agencies and reports of the record that pass the filters that hold here. Lists show reports of either scope; scope decides what is added up, not what is listed. */
export function useInScope() {
  const record = useRecord()
  const filters = useScope()
  const agencies = computed(() => record.state.agencies.filter(agency => inScope(agency, filters.value)))
  const restricted = computed(() => filters.value.regions.length + filters.value.types.length + filters.value.agencies.length > 0)
  const reports = computed(() => {
    const known = restricted.value ? new Set(agencies.value.map(agency => agency.id)) : null
    return record.state.reports.filter(report =>
      (known === null || (report.agency !== null && known.has(report.agency)))
      && meansYear(filters.value, report.year))
  })
  return { agencies, reports }
}
