import type { Locale } from '../types'
import type { PartShare, SharesColumn, WholeShares } from './shares'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'

/** A name beside Chinese signs; a year stands apart from them. */
const apart = (name: string): string => /^\d/.test(name) ? ` ${name}` : name

const words = {
  'zh-CN': {
    nothing: (name: string) => `${name}没有可计算的数。`,
    low: (name: string, cases: string) => `${name}共 ${cases}，不足 30 件，仅供参考，不作比较。`,
    most: (name: string, cases: string, part: string, share: string) => `${name}共 ${cases}，${part}最多（${share}）`,
    changed: (other: string, part: string, before: string, now: string, change: string) => `；与${apart(other)}相比差别最大的是${part}（${before} → ${now}，${change}）`,
    ofBoth: (other: string, units: number) => `${other}（两年都报送且可计算的 ${units} 个单位）`,
    same: (other: string) => `；与${apart(other)}相比各项占比相同`,
    few: (other: string) => `；${other}不足 30 件，不作比较`,
    off: (change: string) => `；各项之和与总计相差 ${change}`,
    leftOut: (count: number) => `；${count} 份年报有空缺，未计入`,
    stop: '。',
  },
  'en': {
    nothing: (name: string) => `${name}: nothing to compute.`,
    low: (name: string, cases: string) => `${name}: ${cases}, fewer than 30: low confidence, not compared.`,
    most: (name: string, cases: string, part: string, share: string) => `${name}: ${cases}, most of them ${part.toLowerCase()} (${share})`,
    changed: (other: string, part: string, before: string, now: string, change: string) => `; furthest from ${other}: ${part.toLowerCase()} (${before} → ${now}, ${change})`,
    ofBoth: (other: string, units: number) => `${other} (${units} ${units === 1 ? 'unit' : 'units'} of both years)`,
    same: (other: string) => `; the same shares as ${other}`,
    few: (other: string) => `; ${other} has fewer than 30 cases and is not compared`,
    off: (change: string) => `; the parts differ from the total by ${change}`,
    leftOut: (count: number) => `; ${count} ${count === 1 ? 'report' : 'reports'} left out for gaps`,
    stop: '.',
  },
} as const

/** What most of a whole is, and where it differs most from each of the other columns. Fewer than 30 cases are compared with nothing. */
export function sharesSentence([own, ...others]: readonly SharesColumn[], locale: Locale): string {
  const word = words[locale]
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
