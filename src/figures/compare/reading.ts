import type { Locale } from '../types'
import type { Comparison, Party } from './data'
import type { Profile } from './profile'
import { numbersOf } from '../numbers'
import { measureOf, reckon, rowAt, spreadOf } from './data'
import { compareWords } from './words'

/** The last year that says something of the first party: every party's number, the peers' median with how many it is of, the rank, all together. */
export function compareSentence(data: Comparison, locale: Locale): string {
  const { metric, reading, base, years, name } = data
  const zh = locale !== 'en'
  const words = compareWords(locale)
  const measure = measureOf(metric, reading)
  const at = rowAt(data)
  const told = (party: Party, year: number) => reckon(at(party.key, year), metric, reading, base)
  const [first = data.all] = data.parties
  const year = years.findLast(each => told(first, each).value !== null)
  if (year === undefined)
    return zh ? `${first.name}在所选年度没有可比的${name}。` : `${first.name} has no ${name} to compare in these years.`
  const against = reading === 'value' ? '' : reading === 'base' ? base : year - 1
  const of = reading === 'value' ? '' : zh ? `（比 ${against} 年）` : ` (against ${against})`
  const say = (party: Party): string => {
    const { value, lack, low } = told(party, year)
    const row = at(party.key, year)
    const rank = row?.rank && reading === 'value' ? zh ? `，列同类 ${words.rank(row.rank, row.among!, row.tied!)}` : `, ${words.rank(row.rank, row.among!, row.tied!)} among peers` : ''
    const text = lack === null ? numbersOf(locale).withUnit(value, measure) : words.lacks[lack]
    return `${party.name} ${text}${low ? zh ? `（${words.lowNote}）` : ` (${words.lowNote})` : ''}${rank}`
  }
  const spread = spreadOf(data, year)
  const { value } = told(first, year)
  const difference = spread && value !== null && first !== data.all ? value - spread.median : null
  const peers = spread
    ? `${zh ? '；' : '; '}${words.median} ${numbersOf(locale).withUnit(spread.median, measure)}${zh ? '（' : ' ('}${words.units(spread.counted)}${zh ? '）' : ')'}${difference === null || difference === 0 || data.parties.length > 1 ? '' : zh ? `，${first.name}${difference > 0 ? '高' : '低'} ${gap(locale, difference, measure)}` : `, ${first.name} ${gap(locale, difference, measure)} ${difference > 0 ? 'above' : 'below'} it`}`
    : ''
  const all = first === data.all ? '' : `${zh ? '；' : '; '}${say(data.all)}`
  return `${zh ? `${year} 年${name}${of}：` : `${year}, ${name}${of}: `}${(data.parties.length > 0 ? data.parties : [data.all]).map(say).join(zh ? '；' : '; ')}${peers}${all}${words.stop}`
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
  const zh = locale !== 'en'
  const rates = lines.filter(({ metric }) => metric.unit === 'rate')
  const party = rates[0]?.cells[0]?.party
  if (!party)
    return zh ? '没有可比的指标。' : 'Nothing to compare.'
  const sides = rates.map(({ cells, spread }) => {
    const row = cells[0]!.row
    return !row || row.value === null || row.lowCount || !spread ? null : Math.sign(row.value - spread.median)
  })
  const count = (side: number | null): number => sides.filter(each => each === side).length
  return zh
    ? `${year} 年${party.name}的 ${rates.length} 项比率中，${count(1)} 项高于同类中位数，${count(-1)} 项低于，${count(0)} 项相同；${count(null)} 项没有可比的数或不足 30 件，未计。`
    : `${year}, ${party.name}: of ${rates.length} rates ${count(1)} are above the peers’ median, ${count(-1)} below, ${count(0)} equal; ${count(null)} without comparable numbers or with fewer than 30 cases are not counted.`
}
