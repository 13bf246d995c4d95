import type { Locale } from '@/figures'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { numbersOf } from '@/figures'

/** Numbers as the whole interface prints them, in its language: charts, tables and text share one formatter. */
export function useNumbers() {
  const { locale } = useI18n()
  const language = computed<Locale>(() => locale.value === 'en' ? 'en' : 'zh-CN')
  const numbers = computed(() => numbersOf(language.value))
  return { language, numbers }
}
