import type { RuleId } from '@/checks'
import { rules } from '@/checks'
import { useFindingText } from '../../ui/findings/useFindingText'

const own = new Map(rules.map(rule => [rule.id, rule]))

/** Names and explanations of the rules in the interface's language. */
export function useRules() {
  const { englishRule } = useFindingText()
  return {
    rules,
    ruleName: (id: RuleId): string => englishRule(id)?.name ?? own.get(id)?.name ?? id,
    ruleExplanation: (id: RuleId): string => englishRule(id)?.explanation ?? own.get(id)?.explanation ?? '',
  }
}
