import type { Coverage } from '@/metrics'

type Translate = (key: string, values: Record<string, string | number>) => string

/** `41 个单位中 37 个，2019—2025 年，148 份年报，另有 2 份待看`; reports of units off the list stand apart; one agency has no share to state; empty while it is not known. */
export function coverageText(coverage: Coverage | null, t: Translate): string {
  if (!coverage || coverage.firstYear === null || coverage.lastYear === null)
    return ''
  const { units, expected, waiting = 0, beyond = 0, reports, firstYear, lastYear } = coverage
  const kind = expected <= 1 && units === 1 ? 'figures.coverageAgency' : 'figures.coverage'
  const text = t(firstYear === lastYear ? `${kind}OneYear` : kind, { units: units - beyond, expected, reports, first: firstYear, last: lastYear })
  return [text, beyond > 0 && t('figures.coverageBeyond', { beyond }), waiting > 0 && t('figures.coverageWaiting', { waiting })].filter(part => part !== false).join('')
}
