import type { Consolidated } from '../../ui/sent/useConsolidated'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { valuesSaid } from '../../state/derived'
import { useRecord } from '../../state/record'
import { useFormNames } from '../../ui/use/useFormNames'
import { useGroupName } from '../../ui/use/useGroupName'
import { useScope } from '../../ui/use/useScope'

/** Names of missing units said in a line; the rest is their number. */
const mostNames = 12

/** What came of the identities of the sums; that none could be tried is no success. */
export function checksText(t: ReturnType<typeof useI18n>['t'], broken: number, tried: number): string {
  return broken > 0 ? t('consolidated.checks.bad', { count: broken }) : tried > 0 ? t('consolidated.checks.good', { count: tried }) : t('consolidated.checks.none')
}

/** What a consolidated form says of itself, on the page and in its files. */
export function useFormWords(year: () => number, { tables, open, coverage, form, reports, unreconciled, tried }: Consolidated) {
  const { t } = useI18n()
  const record = useRecord()
  const filters = useScope()
  const group = useGroupName()
  const title = computed(() => t('consolidated.of', { group: group.value, year: year() }))
  const { titleOf, markOf } = useFormNames()

  const notes = computed(() => {
    const { values, scope } = filters.value
    const openOf = (wanted: 'missing' | 'waiting'): string[] => {
      const names = open.value.filter(({ state }) => state === wanted).map(({ name }) => name)
      const listed = names.slice(0, mostNames).join(t('frame.comma')) + (names.length > mostNames ? '…' : '')
      return names.length > 0 ? [t(`consolidated.${wanted}`, { count: names.length, names: listed })] : []
    }
    const gaps = Object.values(form.value.cells).filter(cell => cell.numbers + cell.otherForm + cell.noTable < form.value.reports).length
    return [
      t(`consolidated.addition.${scope}`, { units: form.value.reports }),
      ...(coverage.value ? [t('consolidated.coverage', { expected: coverage.value.expected, units: coverage.value.units - (coverage.value.beyond ?? 0) }) + (coverage.value.beyond ? t('figures.coverageBeyond', { beyond: coverage.value.beyond }) : '')] : []),
      t(`consolidated.values.${valuesSaid(record.state, values, new Set(reports.value.map(({ report }) => report)))}`),
      ...openOf('missing'),
      ...openOf('waiting'),
      ...tables.value.flatMap(({ table, others, apart, none }) => [
        ...others.map(({ layout, count }) => t('consolidated.mixed', { table: titleOf(table), count, layout: markOf(layout), columns: t(apart ? 'consolidated.mixedApart' : 'consolidated.mixedNone') })),
        ...(none > 0 ? [t('consolidated.noTable', { table: titleOf(table), count: none })] : []),
      ]),
      ...(gaps > 0 ? [t('consolidated.notes.gaps', { count: gaps })] : []),
      checksText(t, unreconciled.value.length, tried.value),
    ]
  })
  return { group, title, notes }
}
