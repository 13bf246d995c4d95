import type { ComputedRef } from 'vue'
import type { Language } from '@/language'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** The language the interface is shown in. */
export function useLanguage(): ComputedRef<Language> {
  const { locale } = useI18n()
  return computed(() => locale.value as Language)
}
