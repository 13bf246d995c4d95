import type { Locale } from '../types'
import type { PartShare, SharesColumn, WholeShares } from './shares'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { sharesWords } from './words'

/** What most of a whole is, and where it differs most from each of the other columns. Fewer than 30 cases are compared with nothing. */
export function sharesSentence([own, ...others]: readonly SharesColumn[], locale: Locale): string {
  const word = sharesWords(locale)
  if (!own || own.whole.total === null || own.whole.total === 0)
    return word.nothing(own?.name ?? '')
  const numbers = numbersOf(locale)
  const { whole, name } = own
  const cases = numbers.withUnit(whole.total, 'count')
  if (whole.low)
    return word.low(name, cases)
  const series = wordsOf(locale).series
  const largest = whole.parts.reduce<PartShare | null>((most, part) => (part.share ?? -1) > (most?.share ?? -1) ? part : most, null)
  return [
    largest ? word.most(name, cases, series[largest.key], numbers.value(largest.share, 'rate')) : '',
    ...others.map(other => other.key === 'before' ? other.pair ? against(other.pair.now, { ...other, name: word.ofBoth(other.name, other.pair.units), whole: other.pair.before }) : '' : against(whole, other)),
    whole.off === null || whole.off === 0 ? '' : word.off(numbers.change(whole.off, 'count')),
    whole.leftOut > 0 ? word.leftOut(whole.leftOut) : '',
    word.stop,
  ].join('')

  function against(now: WholeShares, { name: other, whole: { parts, total, low } }: SharesColumn): string {
    if (total === null || total === 0)
      return ''
    if (low || now.low)
      return word.few(other)
    const gaps = now.parts.flatMap(({ key, share }, at) => {
      const before = parts[at]?.share ?? null
      return share === null || before === null ? [] : [{ key, share, before, change: share - before }]
    })
    const furthest = gaps.reduce<typeof gaps[number] | null>((most, gap) => Math.abs(gap.change) > Math.abs(most?.change ?? 0) ? gap : most, null)
    return furthest === null
      ? gaps.length === 0 ? '' : word.same(other)
      : word.changed(other, series[furthest.key], numbers.value(furthest.before, 'rate'), numbers.value(furthest.share, 'rate'), numbers.change((Math.round(furthest.share * 1000) - Math.round(furthest.before * 1000)) / 1000, 'rate'))
  }
}
