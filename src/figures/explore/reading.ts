import type { Locale, TableColumn, TableTwin } from '../types'
import type { Breakdown, Cell, Group } from './data'
import { flowOf, flowTable } from '../custom/flow'
import { inUnit } from '../numbers'
import { wordsOf } from '../words'
import { lookUp, overYears, sorted, yearsAcross } from './data'
import { wilson } from './interval'
import { byTotal } from './models'

/** The numbers of a breakdown: one dimension with all that stands behind each, or two with the values alone and the totals SQL made. */
export function breakdownTable(given: Breakdown, locale: Locale): TableTwin {
  if (given.first.dimension === 'flow')
    return flowTable(flowOf(given, locale), locale)
  const word = wordsOf(locale)
  const valueLabel = (name: string): string => inUnit(locale, name, given.unit)
  const data = given.second?.dimension === 'part' ? given : yearsAcross(given)
  const at = lookUp(data)
  const head: TableColumn = { key: 'first', label: data.first.name, kind: data.first.dimension === 'year' ? 'year' : 'text' }
  if (data.second) {
    const groups = data.first.dimension === 'year' ? data.first.groups : byTotal(data)
    const whole = data.second.dimension !== 'part' && data.cells.some(({ second }) => second === null)
    return {
      columns: [
        head,
        ...data.second.groups.map(({ key, name }): TableColumn => ({ key: `at ${key}`, label: valueLabel(name), kind: data.unit })),
        ...(whole ? [{ key: 'together', label: valueLabel(word.together), kind: data.unit }] : []),
      ],
      rows: groups.map(group => ({
        first: data.first.dimension === 'year' ? Number(group.key) : group.name,
        ...Object.fromEntries(data.second!.groups.map(({ key }) => [`at ${key}`, at(group.key, key)?.value ?? null])),
        ...(whole && { together: at(group.key, null)?.value ?? null }),
      })),
    }
  }
  const rate = data.unit === 'rate'
  const timed = data.first.dimension === 'year'
  const rows: { group: Group, cell: Cell | undefined }[] = timed
    ? overYears(data).years.map(year => ({ group: { key: String(year), name: String(year) }, cell: at(String(year), null) }))
    : sorted(data)
  return {
    columns: [
      head,
      { key: 'value', label: valueLabel(data.name), kind: data.unit },
      ...(rate
        ? [
            { key: 'numerator', label: word.numeratorColumn, kind: 'count' as const },
            { key: 'denominator', label: word.denominatorColumn, kind: 'count' as const },
          ]
        : []),
      ...(data.proportion
        ? [
            { key: 'low', label: word.lowEnd, kind: 'rate' as const },
            { key: 'high', label: word.highEnd, kind: 'rate' as const },
          ]
        : []),
      { key: 'reports', label: word.reportsColumn, kind: 'count' },
      { key: 'gaps', label: word.gapsColumn, kind: 'count' },
      ...(rate ? [{ key: 'leftOut', label: word.leftOutColumn, kind: 'count' as const }] : []),
      ...(rate ? [{ key: 'note', label: word.noteColumn, kind: 'text' as const }] : []),
    ],
    keys: rows.map(({ group }) => group.key),
    rows: rows.map(({ group, cell }) => {
      const interval = data.proportion && cell ? wilson(cell.numerator, cell.denominator) : null
      return {
        first: timed ? Number(group.key) : group.name,
        value: cell?.value ?? null,
        numerator: cell?.numerator ?? null,
        denominator: cell?.denominator ?? null,
        low: interval?.[0] ?? null,
        high: interval?.[1] ?? null,
        reports: cell?.reports ?? 0,
        gaps: cell?.gaps ?? 0,
        ...(rate && { leftOut: cell?.leftOut ?? 0 }),
        note: cell?.low ? word.lowCount : '',
      }
    }),
  }
}
