import type { Line, Slot } from './rows/lines'
import { namesIn } from './appeals-grid'
import { bare, distance } from './normalise'

const names = ['结果维持', '结果纠正', '其他结果', '尚未审结', '未经复议直接起诉', '复议后起诉']
/** Letters that make one name of another: a slip must not put one of them in. */
const telling = /[维持纠正其他尚未审总计经]/g

function isNameless(words: string): boolean {
  const { paths, results } = namesIn(words)
  return paths.length + results.length === 0
}

/** The one name that words which are none differ from by a letter, or a long one by two; null when there is none, or more than one. */
function nearest(words: string): string | null {
  if (words.length < 3 || words.length > 10)
    return null
  const near = names.filter((name) => {
    const limit = name.length > 6 ? 2 : 1
    return distance(words, name, limit) <= limit && (words.match(telling) ?? []).every(letter => name.includes(letter))
  })
  return near.length === 1 && isNameless(words) ? near[0]! : null
}

function wordsOf({ geometry }: Line, { kind, text, bare: letters }: Slot): string[] {
  return kind !== 'text' ? [] : geometry === 'flow' ? text.split(/\s+/).map(bare) : [letters]
}

/** Whether the four results without their totals are named, each as often as the others. */
function isComplete(lines: readonly Line[]): boolean {
  const { results } = namesIn(lines.map(({ slots }) => slots.map(slot => slot.bare).join('')).join('\n'))
  const counts = ['upheld', 'overturned', 'otherResult', 'pending'].map(key => results.filter(result => result === key).length)
  return counts[0]! > 0 && new Set(counts).size === 1
}

/**
 * The lines with a misspelt name put right, where one name alone is misspelt and the others leave only it: with it all results are named, each as often as the
 * others. Numbers and places stay what they are.
 */
export function withoutSlips(lines: readonly Line[]): readonly Line[] {
  const slips = new Map<string, string>()
  for (const word of lines.flatMap(line => line.slots.flatMap(slot => wordsOf(line, slot)))) {
    const name = nearest(word)
    if (name)
      slips.set(word, name)
  }
  if (slips.size !== 1)
    return lines
  const put = lines.map((line): Line => ({
    ...line,
    slots: line.slots.map((slot) => {
      const words = wordsOf(line, slot)
      return words.some(word => slips.has(word)) ? { ...slot, bare: words.map(word => slips.get(word) ?? word).join('') } : slot
    }),
  }))
  return isComplete(put) ? put : lines
}
