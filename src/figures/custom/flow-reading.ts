import type { Locale, TableTwin } from '../types'
import type { Flow, FlowLink } from './flow'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { flowWords } from './words'

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
  const words = flowWords(locale)
  if (links.every(({ value }) => value === null))
    return words.none
  const numbers = numbersOf(locale)
  const say = (value: number | null): string => numbers.withUnit(value, 'count')
  const top = links.filter(({ from, gap, value }) => from === 'concluded' && gap === null && (value ?? 0) > 0).sort((a, b) => b.value! - a.value!)[0]
  const most = top?.whole ? words.most(wordsOf(locale).series[top.to as 'granted'], say(top.value), numbers.value(top.value! / top.whole, 'rate')) : ''
  const [unbalanced, uneven] = [at('unbalanced') ?? 0, at('uneven') ?? 0]
  const rest = [
    ...links.flatMap(link => link.gap === null ? [] : [words.gap(say(link.value), gapText(link, locale))]),
    ...(unbalanced > 0 ? [words.unbalanced(unbalanced)] : []),
    ...(uneven > 0 ? [words.uneven(uneven)] : []),
  ].join('')
  const cases = { handled: say(handled), received: say(at('received')), carriedIn: say(at('carriedIn')), concluded: say(at('concluded')), carriedOut: say(at('carriedOut')) }
  return words.flow(year, cases, most, rest)
}
