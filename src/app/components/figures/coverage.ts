import type { Coverage } from '@/metrics'

type Translate = (key: string, values: Record<string, string | number>) => string

/** `41 个单位中 37 个，2019—2025 年，148 份年报`; one agency has no share to state; empty while it is not known. */
export function coverageText(coverage: Coverage | null, t: Translate): string {
  if (!coverage || coverage.firstYear === null || coverage.lastYear === null)
    return ''
  const { units, expected, reports, firstYear, lastYear } = coverage
  const kind = expected === 1 && units === 1 ? 'figures.coverageAgency' : 'figures.coverage'
  return t(firstYear === lastYear ? `${kind}OneYear` : kind, { units, expected, reports, first: firstYear, last: lastYear })
}
