import type { ViewSpec } from '../../state/viewSpec'
import type { Figure } from '../card/figure'
import type { Provenance } from '@/exports'
import { useI18n } from 'vue-i18n'
import { wholeOf } from '@/metrics'
import { valuesSaid } from '../../state/derived'
import { fromQuery } from '../../state/filterQuery'
import { useRecord } from '../../state/record'
import { routeQuery, takesFilters } from '../../state/viewSpec'
import { useWords } from '../../words/useWords'
import { coverageText } from '../card/coverage'
import { useMetrics } from '../card/useMetrics'
import { useNumbers } from '../use/useNumbers'
import { useScope } from '../use/useScope'
import { drawsFigures } from '../views/sources'
import { rememberChecksum } from './checksums'

/** A view as its checksum covers it: the same from the record and from an address, where one item is no list. */
function subjectOf({ page, figure, query }: ViewSpec): string {
  return JSON.stringify([page, figure, Object.entries(query).map(([key, value]) => [key, [value].flat()]).sort(([a], [b]) => a! < b! ? -1 : 1)])
}

/** What must be known of a figure's numbers wherever they go, with the texts their checksum covers beside them. */
export function useProvenance() {
  const { t } = useI18n()
  const record = useRecord()
  const { scopeName } = useWords()
  const { language } = useNumbers()
  const { metricOf } = useMetrics()
  const scope = useScope()

  /** 口径: formulas of what it measures, where it says so, else what stands below its title. */
  function formulaOf({ metrics = [], own, subtitle }: Figure): string {
    const formulas = [...metrics.filter(key => !wholeOf(key)).map(metricOf), ...(own ? [own] : [])].map(({ name, formula }) => t('briefing.formula', { name, formula }))
    return formulas.length > 0 ? formulas.join(t('figures.semicolon')) : subtitle
  }

  /** `view` null, or of a page that draws no figures for others: the checksum cannot be checked here. */
  return async function provenanceOf(figure: Figure, view: ViewSpec | null): Promise<{ provenance: Provenance, subject: readonly string[] }> {
    const { table, coverage, fictional = coverage?.fictional ?? false } = figure
    const filters = view ? fromQuery(routeQuery(view)) : scope.value
    const subject = [view ? subjectOf(view) : JSON.stringify([figure.title, filters]), JSON.stringify(coverage)]
    const { checksumOf } = await import('@/exports')
    const checksum = await checksumOf({ table, subject })
    const checkable = view !== null && drawsFigures(view.page)
    if (checkable)
      rememberChecksum(checksum, view)
    return {
      subject,
      provenance: {
        period: coverage?.firstYear == null ? '' : coverage.firstYear === coverage.lastYear ? t('filters.years.one', { year: coverage.firstYear }) : t('filters.years.span', { first: coverage.firstYear, last: coverage.lastYear! }),
        coverage: coverageText(coverage, t),
        formula: formulaOf(figure),
        values: figure.values !== undefined ? figure.values : view && !takesFilters(view) ? t('briefing.byStatement') : t('briefing.values', { values: t(`filters.values.${valuesSaid(record.state, filters.values)}`), scope: scopeName(filters.scope) }),
        date: new Intl.DateTimeFormat(language.value, { dateStyle: 'long' }).format(new Date()),
        source: t('briefing.source'),
        checksum,
        check: checkable ? t('briefing.check.where') : '',
        fictional: fictional ? t('figures.fictionalData') : null,
      },
    }
  }
}
