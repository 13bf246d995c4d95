import type { Finding, FindingState } from '@/checks'
import { useI18n } from 'vue-i18n'
import { judgedNumbers } from '@/workspace'
import { useRecord } from '../../state/record'
import { useWho } from '../../state/who'
import { useChange } from '../use/useChange'
import { isOfCells, useAsPrinted } from './useAsPrinted'
import { useNamedNumbers } from './useNamedNumbers'

/** A person's word on findings, one or many at once; undone together. */
export function useJudge() {
  const { t } = useI18n()
  const { changeAll } = useChange()
  const { give } = useAsPrinted()
  const namedNumbers = useNamedNumbers()
  const record = useRecord()
  const who = useWho()

  function said(finding: Finding) {
    const stored = record.lookups.reports.get(finding.report)
    return { report: finding.report, finding: finding.id, ...(stored && { numbers: judgedNumbers(finding, stored.facts) }) }
  }

  return async (findings: readonly Finding[], state: Exclude<FindingState, 'fixed'>, reason = ''): Promise<boolean> => {
    if (await who.signature() === null)
      return false
    // A doubt about numbers is confirmed by confirming those numbers, wherever it is done.
    const printed = state === 'confirmed' ? findings.filter(isOfCells) : []
    const reports = await Promise.all([...new Set(printed.map(({ report }) => report))].map(record.report))
    const rest = findings.filter(finding => !printed.includes(finding))
    return changeAll(async (kept) => {
      for (const report of reports)
        await give(kept, printed.filter(finding => finding.report === report.id), report)
      await kept.judgeAll(rest.map(said), state, reason)
    }, t(`findings.said.${state}`, { count: findings.length, numbers: namedNumbers(findings) }))
  }
}
