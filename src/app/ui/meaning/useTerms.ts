import type { Terms } from '@/metrics'
import { useI18n } from 'vue-i18n'
import { cellWords, formKeys, measures, outcomeGroups, splitKey } from '@/forms'
import { useLanguage } from '../../words/useLanguage'
import { usePlaces } from '../findings/usePlaces'

const byColumn = new Map(measures.map(measure => [measure.column, measure]))

/** One thing that is added up or taken off, in words of the form. */
export interface Term {
  words: string
  minus: boolean
}

/** What a metric adds up, in words of the form instead of columns of the database. */
export function useTerms() {
  const { t } = useI18n()
  const language = useLanguage()
  const { lineOf } = usePlaces()

  function wordsOf(column: string): string {
    const measure = byColumn.get(column)
    if (!measure)
      return column
    const group = outcomeGroups.find(({ key }) => measure.key === `outcomes.${key}`)
    if (group)
      return t('catalog.groupSum', { group: t(`catalog.outcome.${group.key}`) })
    if (measure.key.startsWith('earlier.') || !formKeys.includes(measure.key))
      return t('catalog.earlier', { cells: [...new Set(Object.values(measure.cells).flat().map(key => cellWords(key!, language.value)))].join(t('frame.comma')) })
    return lineOf(splitKey(measure.key))
  }

  return (terms: Terms | 'agencies', side: 'numerator' | 'denominator'): Term[] => terms === 'agencies'
    ? [{ words: t(side === 'numerator' ? 'catalog.agenciesPresent' : 'catalog.agenciesExpected'), minus: false }]
    : terms.map(term => ({ words: wordsOf(term.replace(/^-/, '')), minus: term.startsWith('-') }))
}
