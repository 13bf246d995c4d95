import type { Figure } from '../../components/figures/figure'
import type { FormLayout } from '../../pages/consolidated/useConsolidated'
import type { Source } from '../sources'
import type { FormBlock } from '@/exports'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { numbersOf } from '@/charts'
import { ToldError } from '../../components/figures/failure'
import { useScope } from '../../composables/useScope'
import { sumTable } from '../../pages/consolidated/sumTable'
import { useConsolidated } from '../../pages/consolidated/useConsolidated'
import { useFormWords } from '../../pages/consolidated/useFormWords'

/** The consolidated form of the one year its filters name. */
export const source: Source = (spec) => {
  const { t } = useI18n()
  const filters = useScope()
  const year = computed(() => filters.value.years?.[0] ?? 0)
  const oneYear = computed(() => filters.value.years !== null && filters.value.years[0] === filters.value.years[1])
  const layout = computed<FormLayout>(() => spec.value.query.layout === '2019' || spec.value.query.layout === '2021' ? spec.value.query.layout : year.value >= 2021 ? '2021' : '2019')
  const answer = useConsolidated(layout)
  const { title, notes } = useFormWords(() => year.value, () => layout.value, answer)

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
    draw: null,
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
