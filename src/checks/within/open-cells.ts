import type { Unsaid } from '../rule'
import type { InEach, Language } from '@/language'
import type { CellKey, Report } from '@/reports'

type Open = 'blank' | 'mark' | 'absent'

const words: InEach<Record<Open, (count: number) => string>> = {
  'zh-CN': { blank: count => `空白 ${count} 格`, mark: count => `划线或“无” ${count} 格`, absent: count => `缺失 ${count} 格` },
  'en': { blank: count => `${count} blank`, mark: count => `${count} marked`, absent: count => `${count} absent` },
}

/** Why a cell holds no number though nothing is wrong with what is printed; null for others. */
export function openState(report: Report, key: CellKey): Open | null {
  const state = report.cells[key]?.state ?? 'absent'
  return state === 'blank' || state === 'mark' || state === 'absent' ? state : null
}

/** How many of `keys` are open, by why. */
export function countOpen(report: Report, keys: readonly CellKey[]): Record<Open, number> {
  const counts = { blank: 0, mark: 0, absent: 0 }
  for (const key of keys) {
    const state = openState(report, key)
    if (state !== null)
      counts[state]++
  }
  return counts
}

/** `空白 3 格`, `缺失 1 格`; `3 blank`, `1 absent`. */
export function openWords({ params }: Unsaid, language: Language): string[] {
  const kinds = ['blank', 'mark', 'absent'] as const
  return kinds.flatMap(kind => Number(params[kind] ?? 0) > 0 ? [words[language][kind](Number(params[kind]))] : [])
}
