import type { EnglishRule } from '../../words/en/sentences/words'
import type { Finding, RuleId } from '@/checks'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'

const english = shallowRef<Readonly<Record<RuleId, EnglishRule>> | null>(null)
let loading: Promise<void> | null = null

/** The sentence of a finding in the interface's language: as the rule wrote it in Chinese, or in English from its values. `language` is that of the sentence. */
export function useFindingText() {
  const { locale } = useI18n()
  const rules = computed(() => {
    if (locale.value !== 'en')
      return null
    loading ??= import('../../words/en/sentences').then(({ englishRules }) => void (english.value = englishRules))
    return english.value
  })
  return {
    language: computed(() => rules.value ? 'en' : 'zh-CN'),
    textOf: (finding: Finding) => rules.value?.[finding.rule].sentence(finding) ?? finding.message,
    /** Name and explanation of a rule in English, null in Chinese: there the rule names itself. */
    englishRule: (rule: RuleId) => rules.value?.[rule] ?? null,
  }
}
