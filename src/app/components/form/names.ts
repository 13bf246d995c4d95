import type { CellKey, Layout } from '@/reports'
import { appealPaths, appealResults, applicationColumns, applicationRows, outcomeGroups, proactiveSubjects, splitKey } from '@/reports'
import { glosses } from './glosses'

const labelOf = (list: readonly { key: string, label: string }[], key: string): string => list.find(item => item.key === key)?.label ?? key

/** A cell in the form's own words: `（三）不予公开 1.属于国家秘密 · 自然人`. */
export function cellName(key: CellKey, layout: Layout, english: boolean): string {
  const { table, row, column } = splitKey(key)
  const path = words(table, row, column, layout)
  return english ? path.map(([gloss, text]) => glosses[gloss] ?? text).join(' · ') : path.map(([, text]) => text).join(' · ')
}

function words(table: string, row: string, column: string, layout: Layout): [gloss: string, text: string][] {
  if (table === 'appeals')
    return [[`path.${row}`, labelOf(appealPaths, row)], [`result.${column}`, labelOf(appealResults, column)]]
  if (table === 'proactive') {
    const subject = proactiveSubjects.find(candidate => candidate.key === row)
    return [[`subject.${row}`, subject?.label ?? row], [`measure.${column}`, labelOf(subject?.measures[layout] ?? [], column)]]
  }
  const group = outcomeGroups.find(candidate => row.startsWith(`${candidate.key}.`))
  return [
    ...(group ? [[`group.${group.key}`, group.label] as [string, string]] : []),
    [`row.${row}`, labelOf(applicationRows, row)],
    [`column.${column}`, labelOf(applicationColumns, column)],
  ]
}

/** English beside a heading of the form; null where the heading is a citation. */
export function glossOf(key: string): string | null {
  return glosses[key] ?? glosses[key.replace(/^result\.[^.]+\./, 'result.')] ?? null
}
