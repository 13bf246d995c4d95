import type { Finding } from '@/checks'
import type { CellKey, Report, ReportCell } from '@/reports'
import type { Workspace } from '@/workspace'
import { useI18n } from 'vue-i18n'
import { isMoney, splitKey } from '@/reports'
import { judgedNumbers } from '@/workspace'
import { useRecord } from '../../state/record'
import { useWho } from '../../state/who'
import { useFormats } from '../use/useFormats'
import { useFormNames } from '../use/useFormNames'
import { useNumbers } from '../use/useNumbers'

/** Cells named in a sentence; the rest is their number. */
const mostNamed = 6

/** Whether a finding doubts numbers of the form, or the file as a whole: confirming it is confirming what is printed. */
export const isOfCells = ({ rule, params }: Finding): boolean => rule === 'doubtful' && !params.field

interface Asked { key: CellKey, cell: ReportCell | undefined }

/** Confirming doubts about numbers: which numbers are confirmed is said one by one, those that are printed as they were read; what is no number is confirmed to be none. */
export function useAsPrinted() {
  const { t } = useI18n()
  const { count } = useFormats()
  const { numbers } = useNumbers()
  const { nameOf } = useFormNames()
  const record = useRecord()
  const signer = useWho()

  function parted(findings: readonly Finding[], report: Report): { sure: Asked[], unread: Asked[] } {
    const cells = [...new Set(findings.flatMap(finding => finding.cells))].map(key => ({ key, cell: report.cells[key] }))
    const isSure = ({ cell }: Asked): boolean => cell !== undefined && cell.state !== 'unreadable'
    return { sure: cells.filter(isSure), unread: cells.filter(each => !isSure(each)) }
  }

  /** What confirming says, exactly. */
  function effectOf(findings: readonly Finding[], report: Report): string {
    const named = (those: readonly Asked[]) => [
      ...those.slice(0, mostNamed).map(({ key, cell }) => `${nameOf(key, report.layouts[splitKey(key).table] ?? '')} ${typeof cell?.value === 'number' ? numbers.value.value(cell.value, isMoney(key) ? 'money' : 'count') : cell?.text || t('figures.form.blank')}`),
      ...those.length > mostNamed ? ['…'] : [],
    ].join(t('frame.comma'))
    const { sure, unread } = parted(findings, report)
    const said = ([['effect', sure], ['none', unread]] as const).flatMap(([word, those]) => those.length > 0 ? [t(`queue.answer.asPrinted.${word}`, { count: count(those.length), cells: named(those) })] : [])
    return said.join(' ') || t('queue.answer.asPrinted.whole')
  }

  /** Keeps that the cells of these findings are printed as they were read. */
  async function give(kept: Workspace, findings: readonly Finding[], report: Report): Promise<void> {
    const { sure } = parted(findings, report)
    const rest = findings.filter(({ cells }) => cells.length === 0 || cells.some(key => !sure.some(each => each.key === key)))
    const stored = record.lookups.reports.get(report.id)
    const said = { state: rest.some(({ cells }) => cells.length > 0) ? 'confirmed' as const : 'dismissed' as const, reason: t('queue.reason.compared') }
    await kept.settle({
      corrections: sure.map(({ key, cell }) => ({ report: report.id, field: key, before: cell!.value, after: cell!.value, reason: t('source.lookedAt'), who: signer.name || t('reports.someone'), asRead: true as const })),
      verdicts: stored ? rest.map(finding => ({ report: report.id, finding: finding.id, numbers: judgedNumbers(finding, stored.facts), ...said })) : [],
    })
  }

  return { effectOf, give }
}
