import type { Finding } from '@/checks'
import { useI18n } from 'vue-i18n'
import { isMoney, splitKey } from '@/reports'
import { useRecord } from '../../state/record'
import { useFormNames } from '../use/useFormNames'
import { useNumbers } from '../use/useNumbers'
import { isOfCells } from './useAsPrinted'
import { usePlaces } from './usePlaces'

/** Numbers named in a sentence; of the rest it says that there are more. */
const mostNamed = 3

/** The numbers findings are about, each with whose it is: `临江县教育局 2023 第三部分 · 总计：对照数 11，原报数 0`. */
export function useNamedNumbers() {
  const { t } = useI18n()
  const { numbers } = useNumbers()
  const { nameOf } = useFormNames()
  const { lineOf } = usePlaces()
  const record = useRecord()
  const shown = (value: number | null | undefined, money = true): string => value === undefined ? t('queue.noNumber') : numbers.value.value(value, money ? 'money' : 'count')

  function named(finding: Finding): string[] {
    const stored = record.lookups.reports.get(finding.report)
    const whose = [record.agencyById(stored?.agency ?? null)?.name ?? stored?.read.agency ?? t('reports.noAgency'), stored?.year ?? stored?.read.year ?? t('reports.noYear')].join(' ')
    if (stored && isOfCells(finding))
      return finding.cells.map(key => `${whose} ${nameOf(key, stored.layouts[splitKey(key).table] ?? '')} ${shown(stored.facts.numbers[key], isMoney(key))}`)
    return [`${whose} ${lineOf(finding)}${finding.expected === null || finding.actual === null ? '' : t('findings.numbers', { expected: shown(finding.expected), actual: shown(finding.actual) })}`]
  }

  return (findings: readonly Finding[]): string => {
    const all = findings.flatMap(named)
    return all.slice(0, mostNamed).join(t('figures.semicolon')) + (all.length > mostNamed ? t('findings.moreNumbers', { count: all.length }) : '')
  }
}
