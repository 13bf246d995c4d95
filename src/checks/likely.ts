import type { Finding } from './finding'
import type { CellKey } from '@/forms'
import type { InEach, Language } from '@/language'
import { en, exact, zh } from './words'

type Cause = 'unfilled' | 'leftOut' | 'twice' | 'turned' | 'digit' | 'notCarried'

const words: InEach<Record<Cause, (part: CellKey, value: number) => string>> = {
  'zh-CN': {
    unfilled: () => '总计可能没有填',
    leftOut: (part, value) => `可能漏加“${zh.cell(part)}”${value}`,
    twice: (part, value) => `“${zh.cell(part)}”${value} 可能加了两次`,
    turned: () => '可能是两位数字写颠倒了',
    digit: () => '可能多写或少写了一位',
    notCarried: () => '上年结转可能没有照上年年报填写',
  },
  'en': {
    unfilled: () => 'The total may not have been filled in',
    leftOut: (part, value) => `“${en.cell(part)}” ${value} may have been left out`,
    twice: (part, value) => `“${en.cell(part)}” ${value} may have been added twice`,
    turned: () => 'Two digits may have changed places',
    digit: () => 'A digit may be missing or too many',
    notCarried: () => 'What last year carried out may not have been taken over',
  },
}

const sums: ReadonlySet<string> = new Set(['row-sum', 'appeals-sum', 'outcomes-sum', 'items-sum'])

const sorted = (value: number): string => [...String(value)].sort().join('')

/** Whether one number is the other with one digit more. */
function isOneDigitMore(one: number, other: number): boolean {
  const [longer, shorter] = [String(one), String(other)].sort((a, b) => b.length - a.length) as [string, string]
  return longer.length === shorter.length + 1 && [...longer].some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter)
}

/** The part of a sum whose number is the whole difference; null: none is, or several are. */
function partOf(cells: readonly CellKey[], numbers: Readonly<Record<CellKey, number>>, difference: number): CellKey | null {
  const parts = cells.slice(0, -1).filter(cell => numbers[cell] === difference)
  return parts.length === 1 ? parts[0]! : null
}

/** What has probably gone wrong where a sum does not hold, as a guess in words; null where nothing suggests itself. `numbers`: those of the report. */
export function likelyCause({ rule, cells, expected, actual }: Finding, numbers: Readonly<Record<CellKey, number>>, language: Language): string | null {
  if (expected === null || actual === null || expected === actual)
    return null
  const say = (cause: Cause, part = '', value = 0): string => words[language][cause](part, value)
  if (sums.has(rule)) {
    if (actual === 0)
      return say('unfilled')
    const difference = exact(expected - actual)
    const part = partOf(cells, numbers, Math.abs(difference))
    if (part !== null)
      return say(difference > 0 ? 'leftOut' : 'twice', part, Math.abs(difference))
  }
  if (sorted(expected) === sorted(actual))
    return say('turned')
  if (isOneDigitMore(expected, actual))
    return say('digit')
  return rule === 'carry-over' ? say('notCarried') : null
}
