import type { YearValue } from '../overview/sentences'
import type { Locale, TableColumn, TableTwin } from '../types'
import type { Breakdown, Cell, Group } from './data'
import { lastBreak } from '../axes'
import { flowOf } from '../custom/flow'
import { flowSentence, flowTable } from '../custom/flow-reading'
import { inUnit, numbersOf } from '../numbers'
import { coursesSentence } from '../overview/sentences'
import { wordsOf } from '../words'
import { lookUp, overYears, sorted, yearsAcross } from './data'
import { wilson } from './interval'
import { byTotal } from './models'
import { breakdownWords } from './words'

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

/** One sentence with its numbers: a course over years, or the highest and the lowest that may be compared and the value of all. */
export function breakdownSentence(data: Breakdown, locale: Locale): string {
  if (data.first.dimension === 'flow')
    return flowSentence(flowOf(data, locale), locale)
  const timed = data.first.dimension === 'year' || data.second?.dimension === 'year'
  if (data.cells.every(({ value }) => value === null))
    return breakdownWords(locale).noData(data.name)
  if (!data.second)
    return timed ? courseOf(data, locale) : extremes(data, data.years, locale)
  if (data.second.dimension === 'part')
    return partsSentence(data, locale)
  if (!timed) {
    if (data.cells.some(({ second }) => second === null))
      return extremes(data, data.years, locale)
    // Scopes are not added up: the first one is read.
    const { key, name } = data.second.groups[0]!
    return extremes({ ...data, name: breakdownWords(locale).named(data.name, name), cells: data.cells.filter(({ second }) => second === key).map(cell => ({ ...cell, second: null })) }, data.years, locale)
  }
  const turned = yearsAcross(data)
  const last = turned.second!.groups.findLast(({ key }) => turned.cells.some(cell => cell.first !== null && cell.second === key && cell.value !== null && !cell.low)) ?? turned.second!.groups.at(-1)!
  const ofYear = turned.cells.filter(({ second }) => second === last.key).map(cell => ({ ...cell, second: null }))
  return extremes({ ...turned, second: null, cells: ofYear }, [Number(last.key), Number(last.key)], locale)
}

function courseOf(data: Breakdown, locale: Locale): string {
  const { years, series } = overYears(data)
  const from = lastBreak(data.breaks, years.at(-1) ?? 0)
  const points = years.flatMap((year, index): YearValue[] => {
    const cell = series[0]!.cells[index]
    return year < from || !cell || cell.value === null ? [] : [{ year, value: cell.value, low: cell.low }]
  })
  return coursesSentence(points, years.filter(year => year >= from), data.name, data.unit, data.pair, locale)
}

function extremes(data: Breakdown, [first, last]: readonly [number, number], locale: Locale): string {
  const word = breakdownWords(locale)
  const { brackets } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const { name, unit } = data
  const at = lookUp({ ...data, second: null })(null, null)
  const rows = sorted({ ...data, second: null }).flatMap(({ group, cell }) => cell ? [{ group, cell }] : [])
  const fair = rows.filter(({ cell }) => cell.value !== null && !cell.low)
  const low = rows.filter(({ cell }) => cell.low).length
  const left = at?.leftOut ?? data.cells.reduce((sum, cell) => sum + (cell.first !== null ? cell.leftOut : 0), 0)
  const empty = data.first.groups.length - fair.length - low
  const all = at?.value ?? null
  const span = word.span(first, last)
  const say = ({ group, cell }: { group: Group, cell: Cell }): string => `${group.name}${brackets(numbers.withUnit(cell.value, unit))}`
  const notes = [
    all === null ? '' : word.all(numbers.withUnit(all, unit)),
    low === 0 ? '' : word.low(low, data.lowBelow),
    left === 0 ? '' : word.leftOut(left),
    empty === 0 ? '' : word.empty(empty),
  ].join('')
  const [top, bottom] = [fair[0], fair.at(-1)]
  if (!top || !bottom)
    return word.none(span, name, notes)
  if (top === bottom)
    return word.one(span, name, say(top), notes)
  if (top.cell.value === bottom.cell.value)
    return word.one(span, name, word.same(fair.length, numbers.withUnit(top.cell.value, unit)), notes)
  return word.ends(span, name, say(top), say(bottom), notes)
}

/** The largest parts of the last year, or of all groups together. */
function partsSentence(data: Breakdown, locale: Locale): string {
  const { parts: word } = breakdownWords(locale)
  const { brackets, comma, bare } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const at = lookUp(data)
  const parts = data.second!.groups
  const timed = data.first.dimension === 'year'
  const last = timed ? data.first.groups.findLast(({ key }) => parts.some(part => at(key, part.key)?.value != null))?.key ?? null : data.first.dimension === 'applicant' ? 'total' : null
  const found = parts.flatMap((part) => {
    const cell = at(last, part.key)
    return cell && cell.numerator !== null && cell.numerator > 0 ? [{ part, cell, count: cell.numerator }] : []
  }).sort((a, b) => b.count - a.count)
  const [from, to] = data.years
  const span = timed && last !== null ? last : from === to ? String(to) : bare(from, to)
  const [first, second] = found
  if (!first)
    return word.none(span, data.name)
  const say = ({ part, cell, count }: typeof first): string => {
    const share = cell.denominator !== null && cell.denominator > 0 ? `${comma}${numbers.value(count / cell.denominator, 'rate')}` : ''
    return `${part.name}${brackets(`${numbers.withUnit(count, 'count')}${share}`)}`
  }
  const uneven = data.first.groups.filter(({ key }) => {
    const cells = parts.map(part => at(key, part.key))
    const whole = cells[0]?.denominator ?? null
    return whole !== null && whole !== cells.reduce((sum, cell) => sum + (cell?.numerator ?? 0), 0)
  })
  const rest = [
    second ? word.second(say(second)) : '',
    uneven.length === 0 ? '' : word.uneven(timed ? word.inYears(uneven.map(({ key }) => key)) : word.forGroups(uneven.length, data.first.name)),
    ...columnGaps(data).map(({ part, gap }) => word.columns(part.name, numbers.withUnit(gap, 'count'))),
  ].join('')
  return word.most(span, data.name, say(first), rest)
}

/** Parts whose six kinds of applicants do not add up to the 总计 column, and by how much. */
function columnGaps(data: Breakdown): { part: Group, gap: number }[] {
  if (data.first.dimension !== 'applicant')
    return []
  const at = lookUp(data)
  return data.second!.groups.flatMap((part) => {
    const gap = data.first.groups.reduce((sum, { key }) => sum + (key === 'total' ? -1 : 1) * (at(key, part.key)?.numerator ?? 0), 0)
    return gap === 0 ? [] : [{ part, gap: Math.abs(gap) }]
  })
}
