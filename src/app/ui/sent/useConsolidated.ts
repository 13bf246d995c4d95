import type { ComputedRef } from 'vue'
import type { Layout } from '@/forms'
import { computed } from 'vue'
import { consolidate, reconcile, triable } from '@/checks'
import { formCells, layoutOf, tableNames } from '@/forms'
import { useQuestion } from '../use/useQuestion'

/** The consolidated form under the filters that hold here, which name one year: the sums, what does not reconcile, who is missing. */
export function useConsolidated(layout: ComputedRef<Layout>) {
  const sums = useQuestion('form-sums')
  const reports = useQuestion('form-reports')
  const open = useQuestion('form-missing')
  const apart = useQuestion('form-apart')
  const coverage = useQuestion('coverage')
  const all = [sums, reports, open, apart, coverage]

  const found = computed(() => reports.rows.value.map(report => Object.fromEntries(tableNames.map(table => [table, report[`layout_${table}`] ?? null]))))
  const form = computed(() => consolidate(sums.rows.value, found.value, layout.value))
  const unreconciled = computed(() => reconcile(sums.rows.value, layout.value))
  const tried = computed(() => triable(sums.rows.value, layout.value))
  /** Reports whose table is of another layout that prints other cells, by that layout, and those without the table. */
  const tables = computed(() => (layoutOf(layout.value)?.layout.tables ?? []).map(({ key: table }) => {
    const counts = new Map<Layout, number>()
    for (const { [table]: other } of found.value) {
      if (other && formCells(table, other).join() !== formCells(table, layout.value).join())
        counts.set(other, (counts.get(other) ?? 0) + 1)
    }
    return {
      table,
      others: [...counts].map(([other, count]) => ({ layout: other, count })),
      apart: form.value.apart.some(key => key.startsWith(`${table}.`)),
      none: found.value.filter(report => !report[table]).length,
    }
  }))
  return {
    sums: sums.rows,
    reports: reports.rows,
    /** Units whose report is expected and does not count. */
    open: open.rows,
    /** Reports that are not in the sums. */
    leftOut: apart.rows,
    coverage: computed(() => coverage.rows.value[0] ?? null),
    form,
    unreconciled,
    tried,
    tables,
    answered: computed(() => all.every(({ answered }) => answered.value)),
    dim: computed(() => all.some(({ dim }) => dim.value)),
    error: computed(() => all.map(({ error }) => error.value).find(error => error !== null) ?? null),
  }
}

export type Consolidated = ReturnType<typeof useConsolidated>
