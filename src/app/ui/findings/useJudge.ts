import type { Finding, FindingState } from '@/checks'
import { useI18n } from 'vue-i18n'
import { judgedNumbers } from '@/workspace'
import { useRecord } from '../../state/record'
import { useWho } from '../../state/who'
import { useChange } from '../use/useChange'

/** A person's word on findings, one or many at once; undone together. */
export function useJudge() {
  const { t } = useI18n()
  const { change } = useChange()
  const record = useRecord()
  const who = useWho()

  function said(finding: Finding) {
    const stored = record.lookups.reports.get(finding.report)
    return { report: finding.report, finding: finding.id, ...(stored && { numbers: judgedNumbers(finding, stored.facts) }) }
  }

  return async (findings: readonly Finding[], state: Exclude<FindingState, 'fixed'>, reason = ''): Promise<boolean> =>
    await who.signature() !== null && change(kept => kept.judgeAll(findings.map(said), state, reason), t(`findings.said.${state}`, { count: findings.length }))
}
