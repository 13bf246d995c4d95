import type { Rule } from './page'

/** A frame stands at most so far outside of what it frames, and a line this near to another meets it, points. */
const widest = 36
const meets = 1.5
/** With fewer lines inside a rectangle is a table of its own. */
const fewest = 3

/**
 * Lines that hang together without the frame ruled around the page or the article: an outermost line on either side that nothing but its own top and bottom
 * meets, as those of a table's rows would. Where a page break cuts frame and table alike, the line along the cut goes no further than the table.
 */
export function withoutFrame(rules: readonly Rule[]): readonly Rule[] {
  const verticals = rules.filter(rule => !rule.horizontal).sort((a, b) => a.at - b.at)
  const [left, right] = [verticals[0], verticals.at(-1)]
  const [first, last] = [verticals[1], verticals.at(-2)]
  if (!left || !right || !first || !last || verticals.length < 4 || first.at - left.at > widest || right.at - last.at > widest)
    return rules
  const horizontals = rules.filter(rule => rule.horizontal)
  const within = horizontals.filter(({ at }) => at > left.from + meets && at < left.to - meets)
  const meetsFrame = ({ from, to }: Rule): boolean => from <= left.at + meets || to >= right.at - meets
  if (within.length < fewest || within.some(meetsFrame))
    return rules
  const inner = verticals.slice(1, -1)
  const cut = horizontals.filter(rule => !within.includes(rule)).flatMap((rule) => {
    const reaching = inner.filter(({ from, to }) => Math.abs(from - rule.at) <= meets || Math.abs(to - rule.at) <= meets)
    return reaching.length > 1 ? [{ ...rule, from: Math.max(rule.from, reaching[0]!.at), to: Math.min(rule.to, reaching.at(-1)!.at) }] : []
  })
  return [...within, ...cut, ...inner]
}
