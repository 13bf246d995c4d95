import type { Finding, FindingState } from '@/checks'
import { useI18n } from 'vue-i18n'
import { useChange } from '../../composables/useChange'

/** A person's word on findings, one or many at once; undone together. */
export function useJudge() {
  const { t } = useI18n()
  const { change } = useChange()
  return (findings: readonly Finding[], state: Exclude<FindingState, 'fixed'>, reason = ''): Promise<boolean> =>
    change(kept => kept.judgeAll(findings.map(({ report, id }) => ({ report, finding: id })), state, reason), t(`findings.said.${state}`, { count: findings.length }))
}
