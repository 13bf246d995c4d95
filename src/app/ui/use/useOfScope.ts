import type { Agency, Scope } from '@/reports'
import { computed } from 'vue'
import { levelOf } from '@/metrics'
import { addedAt } from '@/reports'
import { useRecord } from '../../state/record'
import { useScope } from './useScope'

/** Whether an agency's report of a scope is one of those whose total is asked for. */
export function useOfScope(): (agency: Agency, scope: Scope) => boolean {
  const record = useRecord()
  const filters = useScope()
  const rule = computed(() => addedAt(record.state.agencies))
  return (agency, scope) => {
    const level = levelOf(filters.value.scope)
    return level === null ? scope === filters.value.scope : rule.value(agency, scope).at === level
  }
}
