import type { CellKey, Layout, TableName } from '@/forms'
import { cellName, layoutMark, tableTitle } from '@/forms'
import { useLanguage } from '../../words/useLanguage'

/** Tables, layouts and cells of the forms in the reader's language. */
export function useFormNames() {
  const language = useLanguage()
  return {
    titleOf: (table: TableName): string => tableTitle(table, language.value),
    markOf: (layout: Layout): string => layoutMark(layout, language.value),
    nameOf: (cell: CellKey, layout: Layout): string => cellName(cell, layout, language.value),
  }
}
