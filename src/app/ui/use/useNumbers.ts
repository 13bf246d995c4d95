import { computed } from 'vue'
import { numbersOf } from '@/figures'
import { useLanguage } from '../../words/useLanguage'

/** Numbers as the whole interface prints them, in its language: charts, tables and text share one formatter. */
export function useNumbers() {
  const language = useLanguage()
  const numbers = computed(() => numbersOf(language.value))
  return { language, numbers }
}
