import type { RuleId } from '@/checks'
import { rules, ruleWords } from '@/checks'
import { useLanguage } from '../../words/useLanguage'

/** Names and explanations of the rules in the interface's language. */
export function useRules() {
  const language = useLanguage()
  return {
    rules,
    ruleName: (id: RuleId): string => ruleWords(id, language.value)?.name ?? id,
    ruleExplanation: (id: RuleId): string => ruleWords(id, language.value)?.explanation ?? '',
  }
}
