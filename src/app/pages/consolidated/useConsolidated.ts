import type { ComputedRef } from 'vue'
import type { TableName } from '@/reports'
import { computed } from 'vue'
import { consolidate, reconcile } from '@/checks'
import { tableNames } from '@/reports'
import { useQuestion } from '../../composables/useQuestion'

export type FormLayout = '2019' | '2021'

/** The consolidated form under the filters that hold here, which name one year: the sums, what does not reconcile, who is missing. */
export function useConsolidated(layout: ComputedRef<FormLayout>) {
  const sums = useQuestion('form-sums')
  const reports = useQuestion('form-reports')
  const open = useQuestion('form-missing')
  const coverage = useQuestion('coverage')
  const all = [sums, reports, open, coverage]

  const form = computed(() => consolidate(sums.rows.value, reports.rows.value, layout.value))
  const unreconciled = computed(() => reconcile(sums.rows.value))
  /** Reports whose table is of the other form, and those without the table. */
  const tables = computed(() => tableNames.map((table: TableName) => ({
    table,
    other: table === 'appeals' ? 0 : reports.rows.value.filter(report => report[table] !== null && report[table] !== layout.value).length,
    apart: form.value.apart.some(key => key.startsWith(`${table}.`)),
    none: reports.rows.value.filter(report => report[table] === null).length,
  })))
  return {
    sums: sums.rows,
    reports: reports.rows,
    /** Units whose report is expected and does not count. */
    open: open.rows,
    coverage: computed(() => coverage.rows.value[0] ?? null),
    form,
    unreconciled,
    tables,
    answered: computed(() => all.every(({ answered }) => answered.value)),
    dim: computed(() => all.some(({ dim }) => dim.value)),
    error: computed(() => all.map(({ error }) => error.value).find(error => error !== null) ?? null),
  }
}

export type Consolidated = ReturnType<typeof useConsolidated>
