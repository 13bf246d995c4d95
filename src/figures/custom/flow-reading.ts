import type { TableTwin } from '../table'
import type { Locale } from '../types'
import type { Flow, FlowLink } from './flow'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'

/** Why a difference is there. */
export function gapText({ from, wholeName }: FlowLink, locale: Locale): string {
  const word = wordsOf(locale)
  return from.startsWith('gap.') ? word.tooLittle(wholeName) : word.tooMuch(wholeName)
}

/** Every flow with its number, also those of 0 and those without one, which no ribbon shows. */
export function flowTable({ nodes, links, reports }: Flow, locale: Locale): TableTwin {
  const word = wordsOf(locale)
  const name = (key: string): string => nodes.find(node => node.key === key)!.name
  return {
    columns: [
      { key: 'from', label: word.from, kind: 'text' },
      { key: 'to', label: word.to, kind: 'text' },
      { key: 'value', label: word.cases, kind: 'count' },
      { key: 'note', label: word.noteColumn, kind: 'text' },
    ],
    rows: reports === 0 ? [] : links.map(link => ({ from: name(link.from), to: name(link.to), value: link.value, note: link.gap ? gapText(link, locale) : '' })),
  }
}

/** Intake, what became of it, the most frequent outcome, and what does not reconcile. */
export function flowSentence({ year, at, handled, links }: Flow, locale: Locale): string {
  const zh = locale !== 'en'
  if (links.every(({ value }) => value === null))
    return zh ? '所选范围内没有申请办理的数据。' : 'No data on applications in this selection.'
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const say = (value: number | null): string => numbers.withUnit(value, 'count')
  const top = links.filter(({ from, gap, value }) => from === 'concluded' && gap === null && (value ?? 0) > 0).sort((a, b) => b.value! - a.value!)[0]
  const share = top?.whole ? numbers.value(top.value! / top.whole, 'rate') : null
  const most = !top || share === null
    ? ''
    : zh ? `，其中${word.series[top.to as 'granted']}最多（${say(top.value)}，${share}）` : `, most ${word.series[top.to as 'granted'].toLowerCase()} (${say(top.value)}, ${share})`
  const gaps = links.filter(({ gap }) => gap !== null)
  const found = gaps.map(link => zh ? `勾稽差 ${say(link.value)}（${gapText(link, locale)}）` : `a difference of ${say(link.value)} (${gapText(link, locale)})`)
  const [concluded, unbalanced, uneven] = [at('concluded'), at('unbalanced') ?? 0, at('uneven') ?? 0]
  const own = [
    ...(unbalanced > 0 ? [zh ? `${unbalanced} 份年报“新收 + 上年结转”与“办结 + 结转下年”不等` : `in ${unbalanced} ${unbalanced === 1 ? 'report' : 'reports'} intake is not concluded + carried out`] : []),
    ...(uneven > 0 ? [zh ? `${uneven} 份年报各项结果之和与办结总计不等` : `in ${uneven} ${uneven === 1 ? 'report' : 'reports'} the outcomes do not add up to concluded`] : []),
  ]
  const rest = [...found, ...own].map(text => `${zh ? '；' : '; '}${text}`).join('')
  return zh
    ? `${year} 年受理 ${say(handled)}（新收 ${say(at('received'))}，上年结转 ${say(at('carriedIn'))}），办结 ${say(concluded)}${most}，结转下年 ${say(at('carriedOut'))}${rest}。`
    : `${year}: ${say(handled)} handled (${say(at('received'))} received, ${say(at('carriedIn'))} carried in), ${say(concluded)} concluded${most}, ${say(at('carriedOut'))} carried out${rest}.`
}
