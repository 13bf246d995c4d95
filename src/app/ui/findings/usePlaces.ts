import type { Finding } from '@/checks'
import type { TableName } from '@/reports'
import { useI18n } from 'vue-i18n'
import { columnWords, rowWords, tableWords } from '@/forms'
import { useLanguage } from '../../words/useLanguage'

/** Where a finding stands, in words: section, row and column of the form; null where it names none. */
export interface PlaceWords {
  part: string
  row: string | null
  column: string | null
}

/** Tables that are known by the section they stand in; of older forms by their title. */
const sections: ReadonlySet<TableName> = new Set(['proactive', 'applications', 'appeals'])

type Placed = Pick<Finding, 'table' | 'row' | 'column'>

/** Section, row and column of a finding in the interface's language. */
export function usePlaces() {
  const { t } = useI18n()
  const language = useLanguage()

  const rowOf = (table: TableName, row: string): string => rowWords(table, row, language.value)
  const columnOf = (table: TableName, column: string, row: string): string => columnWords(table, column, row, language.value)

  function placeOf({ table, row, column }: Placed): PlaceWords {
    return {
      part: table === null || sections.has(table) ? t(`findings.part.${table ?? 'report'}`) : tableWords(table, language.value),
      row: table === null || row === null ? null : rowOf(table, row),
      column: table === null || column === null ? null : row === null ? t('findings.line', { name: columnOf(table, column, '') }) : columnOf(table, column, row),
    }
  }

  /** The place on one line. */
  function lineOf(placed: Placed): string {
    const { part, row, column } = placeOf(placed)
    return [part, row, column].filter(word => word !== null).join(t('findings.between'))
  }

  return { placeOf, lineOf }
}
