import type { Figure } from '../../ui/card/figure'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { sentenceOf, tableOf, trendModel } from '@/figures'
import { valuesSaid } from '../../state/derived'
import { useRecord } from '../../state/record'
import { useMetrics } from '../../ui/card/useMetrics'
import { useNumbers } from '../../ui/use/useNumbers'
import { useQuestion } from '../../ui/use/useQuestion'
import { useScope } from '../../ui/use/useScope'

const trendMetrics = ['received', 'concluded', 'disclosureRate', 'deniedRate', 'reviewCount', 'litigationCount', 'normativeInForce', 'licensing', 'penalties']
/** Those the sentence below the panels reads. */
const spoken = ['received', 'disclosureRate']

/** The figures of one agency over the years, a small panel each, from whichever report it made in a year. */
export function useTrendFigure(id: () => string) {
  const { t } = useI18n()
  const record = useRecord()
  const filters = useScope()
  const { language } = useNumbers()
  const { trendOf } = useMetrics()

  const asked = useQuestion('agency-years', () => ({ agency: id(), metrics: trendMetrics }))
  /** Metrics the agency has a number for in some year; a panel without any would say nothing. */
  const trends = computed(() => trendMetrics.filter(key => asked.rows.value.some(row => row.metric === key && row.value !== null)).map(trendOf))

  const figure = computed<Figure>(() => {
    const rows = asked.rows.value
    const metrics = trends.value
    const model = trendModel(rows, language.value, metrics, key => spoken.includes(key))
    const agency = record.agencyById(id())
    const covered = [...new Set(rows.map(row => row.year))].sort((a, b) => a - b)
    const [first, last] = [covered[0], covered.at(-1)]
    const span = first === undefined ? '' : t(first === last ? 'figures.overview.oneYear' : 'figures.overview.span', { first, last })
    return {
      title: `${agency?.name ?? ''}${t('frame.colon')}${t('figures.agency.trends', { span }).trim()}`,
      subtitle: t('figures.agency.trendsNote'),
      // One year is a point a panel: the table says it better.
      model: metrics.length === 0 || covered.length < 2 ? null : model,
      table: tableOf(model, language.value),
      sentence: sentenceOf(model, language.value),
      coverage: first === undefined ? null : { units: 1, expected: 1, reports: covered.length, firstYear: first, lastYear: last!, fictional: agency?.fictional ?? false },
      values: t('figures.agency.values', { values: t(`filters.values.${valuesSaid(record.state, filters.value.values, new Set(record.state.reports.filter(({ agency }) => agency === id()).map(report => report.id)))}`) }),
      metrics: metrics.map(({ key }) => key),
      only: { agencies: [id()] },
    }
  })
  return { figure, asked }
}
