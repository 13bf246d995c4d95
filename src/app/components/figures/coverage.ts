import type { Coverage } from '@/metrics'

type Translate = (key: string, values: Record<string, string | number>) => string

/** `41 个单位中 37 个，2019—2025 年，148 份年报`; empty while it is not known. */
export function coverageText(coverage: Coverage | null, t: Translate): string {
  if (!coverage || coverage.firstYear === null || coverage.lastYear === null)
    return ''
  const { units, expected, reports, firstYear, lastYear } = coverage
  return t(firstYear === lastYear ? 'figures.coverageOneYear' : 'figures.coverage', { units, expected, reports, first: firstYear, last: lastYear })
}
