import type { Records } from '../model'
import type { Locale } from '../types'
import type { Breakdown, Cell, Group } from './data'
import { wordsOf } from '../words'
import { lookUp, overYears, sorted, sourceOf, yearsAcross } from './data'
import { byTotal } from './models'

/** The numbers of a breakdown, whatever it is drawn as: one dimension with all that stands behind each, or two with the values alone and the totals SQL made. */
export function breakdownRecords(given: Breakdown, locale: Locale): Records {
  const word = wordsOf(locale)
  const data = given.second?.dimension === 'part' ? given : yearsAcross(given)
  const at = lookUp(data)
  const timed = data.first.dimension === 'year'
  const heads = [{ key: 'first', name: data.first.name, kind: timed ? 'year' as const : 'text' as const }]
  const headOf = ({ key, name }: Group): readonly (string | number)[] => [timed ? Number(key) : name]
  const { second, unit } = data
  if (second) {
    const isWhole = second.dimension !== 'part' && data.cells.some(cell => cell.second === null)
    const across = [...second.groups.map(({ key }) => key), ...isWhole ? [null] : []]
    return {
      heads,
      measures: [...second.groups.map(({ key, name }) => ({ key: `at ${key}`, name, unit })), ...isWhole ? [{ key: 'together', name: word.together, unit }] : []],
      evidence: [],
      rows: (timed ? data.first.groups : byTotal(data)).map(group => ({
        heads: headOf(group),
        values: across.map(key => at(group.key, key)?.value ?? null),
        sources: across.map(key => sourceOf(data, group.key, key)),
      })),
    }
  }
  const rows: { group: Group, cell: Cell | undefined }[] = timed
    ? overYears(data).years.map(year => ({ group: { key: String(year), name: String(year) }, cell: at(String(year), null) }))
    : sorted(data)
  const isRate = unit === 'rate'
  return {
    heads,
    measures: [{ key: 'value', name: data.name, unit }],
    evidence: [...isRate ? ['cases'] as const : [], ...data.proportion ? ['interval'] as const : [], 'reports', 'gaps', ...isRate ? ['leftOut', 'note'] as const : []],
    rows: rows.map(({ group, cell }) => ({
      heads: headOf(group),
      values: [cell?.value ?? null],
      sources: [sourceOf(data, group.key, null)],
      behind: cell,
      note: cell?.low ? word.lowCount : '',
    })),
  }
}
