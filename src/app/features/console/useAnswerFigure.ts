import type { Figure } from '../../ui/card/figure'
import type { ConsoleAnswer } from '@/database'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { plainModel, plainRoom } from '@/figures'
import { useRecord } from '../../state/record'
import { useFormats } from '../../ui/use/useFormats'
import { useNumbers } from '../../ui/use/useNumbers'
import { savedViews } from '../../ui/views/saved'
import { answerTable, drawable, plainOf } from './answer'
import { examples, savedQueries } from './statements'

/** What of an answer is shown: `column` the name of the only one drawn, null: all; `most` rows are listed. */
export interface AnswerShown {
  sql: string
  column: string | null
  most: number
}

/** What a statement answered, as a figure: its table and, where it can be one, a chart. Its statement goes wherever it goes. */
export function useAnswerFigure(answer: () => ConsoleAnswer | null, shown: () => AnswerShown) {
  const { t } = useI18n()
  const { count } = useFormats()
  const { language } = useNumbers()
  const record = useRecord()

  /** Columns a chart can draw. */
  const columns = computed(() => {
    const found = answer()
    return found ? drawable(found) : []
  })
  /** The name under which the statement was saved, or that of the example it is. */
  const name = computed(() => {
    const { sql } = shown()
    const example = examples.find(each => each.sql === sql)
    return savedQueries(record.state.saved).find(query => query.sql === sql)?.name
      ?? savedViews(record.state.saved).find(({ view }) => view.page === 'console' && view.query.sql === sql)?.name
      ?? (example ? t(`console.example.${example.key}`) : null)
  })

  /** Its rows as they stand; nothing in it depends on how long the engine took. */
  function sentenceOf({ rows, more }: ConsoleAnswer, listed: number): string {
    if (rows.length === 0)
      return t('console.none')
    return t(more ? 'console.cut' : listed < rows.length ? 'console.listed' : 'console.all', { rows: count(rows.length), listed: count(listed) })
  }

  const figure = computed<Figure>(() => {
    const found = answer()
    const { sql, column, most } = shown()
    const own = { key: `sql ${sql}`, name: t('console.statement'), formula: sql, terms: [{ term: t('catalog.comparability'), words: t('console.notCatalog') }] }
    const title = name.value ?? t('console.result')
    const fictional = record.state.reports.some(report => report.fictional)
    if (!found)
      return { title, subtitle: '', model: null, table: { columns: [], rows: [] }, sentence: '', none: t('console.none'), coverage: null, fictional, own }
    const whole = answerTable(found)
    const table = { ...whole, rows: whole.rows.slice(0, most) }
    const data = plainOf(found, columns.value.filter(each => column === null || each.name === column || !columns.value.some(({ name }) => name === column)).map(({ at }) => at))
    const room = plainRoom(data)
    const rest = Math.max(0, data.categories.length - room.rows) + Math.max(0, data.series.length - room.series)
    return {
      title,
      subtitle: [
        t('console.resultSubtitle', { columns: found.columns.length }),
        ...(columns.value.length > 0 ? [t('console.chartNote', { first: data.first }), ...(rest > 0 ? [t('console.leftOut', { count: rest })] : [])] : []),
      ].join(t('figures.semicolon')),
      model: columns.value.length > 0 ? plainModel(data, language.value) : null,
      table,
      sentence: sentenceOf(found, table.rows.length),
      none: t('console.none'),
      coverage: null,
      fictional,
      own,
    }
  })
  return { figure, columns }
}
