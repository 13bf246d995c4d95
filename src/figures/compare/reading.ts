import type { Locale } from '../types'
import type { Comparison, Party } from './data'
import type { Profile } from './profile'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { measureOf, reckon, rowAt, spreadOf } from './data'
import { compareWords } from './words'

/** The last year that says something of the first party: every party's number, the peers' median with how many it is of, the rank, all together. */
export function compareSentence(data: Comparison, locale: Locale): string {
  const { metric, reading, base, years, name } = data
  const words = compareWords(locale)
  const { said } = words
  const { brackets, semicolon } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const measure = measureOf(metric, reading)
  const at = rowAt(data)
  const told = (party: Party, year: number) => reckon(at(party.key, year), metric, reading, base)
  const [first = data.all] = data.parties
  const year = years.findLast(each => told(first, each).value !== null)
  if (year === undefined)
    return said.none(first.name, name)
  const say = (party: Party): string => {
    const { value, lack, low } = told(party, year)
    const row = at(party.key, year)
    const rank = row?.rank && reading === 'value' ? said.ranked(words.rank(row.rank, row.among!, row.tied!)) : ''
    const text = lack === null ? numbers.withUnit(value, measure) : words.lacks[lack]
    return `${party.name} ${text}${low ? brackets(words.lowNote) : ''}${rank}`
  }
  const spread = spreadOf(data, year)
  const { value } = told(first, year)
  const difference = spread && value !== null && first !== data.all ? value - spread.median : null
  const apart = difference === null || difference === 0 || data.parties.length > 1 ? '' : said.apart(first.name, difference > 0, gap(locale, difference, measure))
  return [
    said.opens(year, name, reading === 'value' ? '' : said.than(reading === 'base' ? base! : year - 1)),
    [
      ...(data.parties.length > 0 ? data.parties : [data.all]).map(say),
      ...(spread ? [`${words.median} ${numbers.withUnit(spread.median, measure)}${brackets(words.units(spread.counted))}${apart}`] : []),
      ...(first === data.all ? [] : [say(data.all)]),
    ].join(semicolon),
    words.stop,
  ].join('')
}

/** A distance between two numbers, without a sign. */
function gap(locale: Locale, difference: number, measure: ReturnType<typeof measureOf>): string {
  const size = Math.abs(difference)
  if (measure === 'rate' || measure === 'points' || measure === 'growth')
    return numbersOf(locale).change(size, 'rate').replace('+', '')
  return measure === 'index' ? numbersOf(locale).withUnit(size, 'index') : numbersOf(locale).withUnit(size, measure)
}

/** In how many rates the first party stands above and below its peers' median, and how many could not be told. */
export function profileSentence({ lines, year }: Profile, locale: Locale): string {
  const { said } = compareWords(locale)
  const rates = lines.filter(({ metric }) => metric.unit === 'rate')
  const party = rates[0]?.cells[0]?.party
  if (!party)
    return said.nothing
  const sides = rates.map(({ cells, spread }) => {
    const row = cells[0]!.row
    return !row || row.value === null || row.lowCount || !spread ? null : Math.sign(row.value - spread.median)
  })
  const count = (side: number | null): number => sides.filter(each => each === side).length
  return said.profile(year, party.name, { all: rates.length, above: count(1), below: count(-1), equal: count(0), none: count(null) })
}
