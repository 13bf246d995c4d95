import type { Figure } from '../../ui/card/figure'
import type { Source } from '../../ui/views/sources'
import type { FormBlock } from '@/exports'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { numbersOf } from '@/figures'
import { layoutOf } from '@/forms'
import { useRecord } from '../../state/record'
import { ToldError } from '../../ui/card/failure'
import { layoutsFor } from '../../ui/sent/layouts'
import { useConsolidated } from '../../ui/sent/useConsolidated'
import { useScope } from '../../ui/use/useScope'
import { sumTable } from './sumTable'
import { useFormWords } from './useFormWords'

/** The consolidated form of the one year its filters name. */
export const source: Source = (spec) => {
  const { t } = useI18n()
  const filters = useScope()
  const record = useRecord()
  const year = computed(() => filters.value.years?.[0] ?? 0)
  const oneYear = computed(() => filters.value.years !== null && filters.value.years[0] === filters.value.years[1])
  const layout = computed(() => layoutOf(String(spec.value.query.layout))?.layout.id ?? layoutsFor(year.value, record.state.reports.filter(report => report.current && report.year === year.value).map(report => report.layouts)).usual)
  const answer = useConsolidated(layout)
  const { title, notes } = useFormWords(() => year.value, answer)

  const form = shallowRef<FormBlock['tables'] | null>(null)
  watch([answer.form, layout], async () => {
    const { cells } = answer.form.value
    const { formTablesOf } = await import('@/exports')
    const numbers = numbersOf('zh-CN')
    if (cells === answer.form.value.cells)
      form.value = formTablesOf(layout.value, key => ({ text: cells[key]?.value == null ? '' : numbers.value(cells[key].value, 'money').replaceAll(',', ''), value: cells[key]?.value ?? null }))
  }, { immediate: true })

  const figure = computed<Figure>(() => ({
    title: title.value,
    subtitle: '',
    model: null,
    table: sumTable(answer, layout.value),
    sentence: notes.value.join(t('briefing.stop')),
    coverage: answer.coverage.value,
    form: form.value ?? [],
  }))
  return {
    figure,
    asked: {
      dim: answer.dim,
      answered: computed(() => answer.answered.value && form.value !== null),
      error: computed(() => oneYear.value ? answer.error.value : new ToldError(t('briefing.oneYear'))),
      sql: computed(() => ({ sql: '', params: [] })),
    },
  }
}
