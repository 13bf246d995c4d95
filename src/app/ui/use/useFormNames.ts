import type { Layout, TableName } from '@/forms'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { layoutMark, tableTitle } from '@/forms'

/** Tables and layouts of the forms in the reader's language. */
export function useFormNames() {
  const { locale } = useI18n()
  const language = computed(() => locale.value === 'en' ? 'en' : 'zh')
  return {
    titleOf: (table: TableName): string => tableTitle(table, language.value),
    markOf: (layout: Layout): string => layoutMark(layout, language.value),
  }
}
