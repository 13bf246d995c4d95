import type { Claim, Years, YearValue } from '../claims/claims'
import type { Locale } from '../types'
import type { Breakdown, Group } from './data'
import { isLow, lowCount } from '@/metrics'
import { lastBreak } from '../axes'
import { extremesOf, leading, seriesClaims } from '../claims/claims'
import { flowClaims } from '../custom/flow'
import { wordsOf } from '../words'
import { lookUp, overYears, sorted, yearsAcross } from './data'

/** What is said of a breakdown: its last year and the change over years, or who has most and least of those that may be compared, or the largest parts. */
export function breakdownClaims(data: Breakdown, locale: Locale): Claim[] {
  if (data.first.dimension === 'flow')
    return flowClaims(data, locale)
  if (data.cells.every(({ value }) => value === null))
    return [{ kind: 'none', why: 'data', name: data.name, years: null }]
  const isTimed = data.first.dimension === 'year' || data.second?.dimension === 'year'
  if (!data.second)
    return isTimed ? courseOf(data) : extremes(data, data.years)
  if (data.second.dimension === 'part')
    return partClaims(data)
  if (!isTimed) {
    if (data.cells.some(({ second }) => second === null))
      return extremes(data, data.years)
    // Scopes are not added up: the first one is read.
    const { key, name } = data.second.groups[0]!
    return extremes({ ...data, name: `${data.name}${wordsOf(locale).brackets(name)}`, cells: data.cells.filter(({ second }) => second === key).map(cell => ({ ...cell, second: null })) }, data.years)
  }
  const turned = yearsAcross(data)
  const last = turned.second!.groups.findLast(({ key }) => turned.cells.some(cell => cell.first !== null && cell.second === key && cell.value !== null && !cell.low)) ?? turned.second!.groups.at(-1)!
  const ofYear = turned.cells.filter(({ second }) => second === last.key).map(cell => ({ ...cell, second: null }))
  return extremes({ ...turned, second: null, cells: ofYear }, [Number(last.key), Number(last.key)])
}

/** The last year of a series since the change of form before it, and the change over the units of both ends. */
function courseOf({ name, unit, breaks, pair, ...data }: Breakdown): Claim[] {
  const { years, series } = overYears({ name, unit, breaks, ...data })
  const { cells } = series[0]!
  const last = years.findLast((_, index) => (cells[index]?.value ?? null) !== null)!
  const from = lastBreak(breaks, last)
  const told = years.flatMap((year, index) => year < from ? [] : [{ year, cell: cells[index] }])
  const points = told.flatMap(({ year, cell }): YearValue[] => cell && cell.value !== null ? [{ year, value: cell.value, low: cell.low }] : [])
  const reported = new Set(told.flatMap(({ year, cell }) => cell && cell.reports + cell.leftOut > 0 ? [year] : []))
  return seriesClaims({ name, unit, points, all: told.map(({ year }) => year), reported }, pair, breaks)
}

function extremes(data: Breakdown, years: Years): Claim[] {
  const { name, unit, lowBelow } = data
  const all = lookUp({ ...data, second: null })(null, null)
  const rows = sorted({ ...data, second: null })
  const fair = rows.flatMap(({ group, cell }) => cell && cell.value !== null && !cell.low ? [{ name: group.name, value: cell.value }] : [])
  const few = rows.filter(({ cell }) => cell?.low).length
  const leftOut = all?.leftOut ?? data.cells.reduce((sum, cell) => sum + (cell.first !== null ? cell.leftOut : 0), 0)
  const empty = data.first.groups.length - fair.length - few
  const found = extremesOf(fair, unit)
  return [
    found ? { kind: 'extreme', name, unit, years, of: 'groups', ...found } : { kind: 'none', why: 'comparable', name, years },
    ...all && all.value !== null && !all.low ? [{ kind: 'together', unit, value: all.value } as const] : [],
    ...few === 0 ? [] : [{ kind: 'few', count: few, below: lowBelow!, of: 'groups' } as const],
    ...leftOut === 0 ? [] : [{ kind: 'leftOut', count: leftOut, from: 'any' } as const],
    ...empty === 0 ? [] : [{ kind: 'empty', count: empty } as const],
  ]
}

/** The largest parts of the last year, or of all groups together. */
function partClaims(data: Breakdown): Claim[] {
  const at = lookUp(data)
  const parts = data.second!.groups
  const isTimed = data.first.dimension === 'year'
  const last = isTimed ? data.first.groups.findLast(({ key }) => parts.some(part => at(key, part.key)?.value != null))?.key ?? null : data.first.dimension === 'applicant' ? 'total' : null
  const years: Years = isTimed && last !== null ? [Number(last), Number(last)] : data.years
  const cells = parts.map(part => ({ name: part.name, cell: at(last, part.key) }))
  const whole = cells.find(({ cell }) => cell && cell.denominator !== null)?.cell?.denominator ?? null
  const most = leading(cells.map(({ name, cell }) => ({ name, cases: cell?.numerator ?? null })), whole, isLow(whole, lowCount))
  if (most.length === 0)
    return [{ kind: 'none', why: cells.some(({ cell }) => (cell?.numerator ?? null) !== null) ? 'zeros' : 'value', name: data.name, years }]
  const uneven = data.first.groups.filter(({ key }) => {
    const own = parts.map(part => at(key, part.key))
    const denominator = own[0]?.denominator ?? null
    return denominator !== null && denominator !== own.reduce((sum, cell) => sum + (cell?.numerator ?? 0), 0)
  })
  return [
    { kind: 'share', opens: 'years', name: data.name, years, parts: most },
    ...uneven.length === 0 ? [] : [isTimed ? { kind: 'unevenYears', years: uneven.map(({ key }) => key) } as const : { kind: 'unevenGroups', count: uneven.length, name: data.first.name } as const],
    ...columnGaps(data).map(({ part, gap }) => ({ kind: 'columns', part: part.name, difference: gap } as const)),
  ]
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
