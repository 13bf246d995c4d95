import type { Finding } from '@/checks'
import type { TableName } from '@/reports'
import { useI18n } from 'vue-i18n'
import { appealPaths, appealResults, applicationColumns, applicationRows, outcomeGroups, proactiveSubjects } from '@/reports'
import { columnName, rowName } from '../../locales/en/sentences/words'

const labelOf = (list: readonly { key: string, label: string }[], key: string): string => list.find(item => item.key === key)?.label ?? key
const bare = (label: string): string => label.replace(/^(?:（.）|\d\.|[一二三四]、)/, '').replace(/（区分处理的.*$/, '')

/** Where a finding stands, in words: section, row and column of the form; null where it names none. */
export interface PlaceWords {
  part: string
  row: string | null
  column: string | null
}

/** Section, row and column of a finding in the interface's language. */
export function usePlaces() {
  const { t, locale } = useI18n()

  function rowWords(table: TableName, row: string): string {
    if (locale.value === 'en')
      return rowName(table, row)
    if (table === 'appeals')
      return row === 'review' ? labelOf(appealPaths, row) : t('findings.litigation', { path: labelOf(appealPaths, row) })
    if (table === 'proactive')
      return labelOf(proactiveSubjects, row)
    const group = outcomeGroups.find(({ key }) => row.startsWith(`${key}.`))
    const own = bare(labelOf(applicationRows, row))
    return group ? `${bare(group.label)}${t('findings.between')}${own}` : own
  }

  function columnWords(table: TableName, column: string, row: string | null): string {
    if (locale.value === 'en')
      return columnName(table, column)
    if (table === 'proactive') {
      const measures = proactiveSubjects.find(({ key }) => key === row)?.measures
      return labelOf([...measures?.['2021'] ?? [], ...measures?.['2019'] ?? []], column)
    }
    if (column === 'otherOrganisation')
      return t('findings.otherOrganisation')
    return labelOf(table === 'appeals' ? appealResults : applicationColumns, column)
  }

  function placeOf({ table, row, column }: Finding): PlaceWords {
    return {
      part: t(`findings.part.${table ?? 'report'}`),
      row: table === null || row === null ? null : rowWords(table, row),
      column: table === null || column === null ? null : row === null ? t('findings.line', { name: columnWords(table, column, row) }) : columnWords(table, column, row),
    }
  }

  /** The place on one line. */
  function lineOf(finding: Finding): string {
    const { part, row, column } = placeOf(finding)
    return [part, row, column].filter(word => word !== null).join(t('findings.between'))
  }

  return { placeOf, lineOf }
}
