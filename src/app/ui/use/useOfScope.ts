import type { Agency, Scope } from '@/reports'
import { computed } from 'vue'
import { levelOf } from '@/metrics'
import { addedAt, apartOf } from '@/reports'
import { useRecord } from '../../state/record'
import { useScope } from './useScope'

/** Whether an agency's report of a scope is one of those whose total is asked for: as `in_scope` of schema.sql has it. */
export function useOfScope(): (agency: Agency, scope: Scope) => boolean {
  const record = useRecord()
  const filters = useScope()
  const rule = computed(() => addedAt(record.state.agencies))
  return (agency, scope) => {
    const level = levelOf(filters.value.scope)
    const apart = apartOf(agency)
    const named = filters.value.agencies.length > 0 || (apart === 'vertical' && filters.value.types.includes('vertical'))
    return level === null ? scope === filters.value.scope && (apart === null || named) : rule.value(agency, scope).at === level
  }
}
