import type { Box, Rule } from './matrix'
import type { Glyph } from './page'

/** An area smaller than this (points) is no cell. */
const smallest = 6

/**
 * Borders of cells that are told apart by their backgrounds alone: the edges of areas that stand outside all ruled tables. Too few areas are
 * no table but a shaded title.
 */
export function rulesOfFills(fills: readonly Box[], ruled: readonly Box[]): Rule[] {
  const outside = fills.filter(([left, top, right, bottom]) => right - left > smallest && bottom - top > smallest
    && !ruled.some(box => left < box[2] && right > box[0] && top < box[3] && bottom > box[1]))
  if (outside.length < 4)
    return []
  return outside.flatMap(([left, top, right, bottom]): Rule[] => [
    { horizontal: true, at: top, from: left, to: right },
    { horizontal: true, at: bottom, from: left, to: right },
    { horizontal: false, at: left, from: top, to: bottom },
    { horizontal: false, at: right, from: top, to: bottom },
  ])
}

/** How exactly a line must begin and end with the text above it to be its underline, points. */
const exact = 1.5

/** Printed upright glyphs by strips of the page, a few points high, of their lower edge. */
function byRow(glyphs: readonly Glyph[]): Map<number, Glyph[]> {
  const rows = new Map<number, Glyph[]>()
  for (const glyph of glyphs) {
    if (glyph.turn !== 0 || glyph.text.trim() === '')
      continue
    const row = Math.floor(glyph.box[3] / 4)
    const own = rows.get(row)
    if (own)
      own.push(glyph)
    else
      rows.set(row, [glyph])
  }
  return rows
}

/** Leaves out underlines: short lines that begin and end with the text standing on them. A border reaches beyond its text. */
export function withoutUnderlines(rules: readonly Rule[], glyphs: readonly Glyph[]): Rule[] {
  const rows = byRow(glyphs)
  return rules.filter(({ horizontal, at, from, to }) => {
    if (!horizontal)
      return true
    const row = Math.floor(at / 4)
    const on = [-1, 0, 1].flatMap(step => rows.get(row + step) ?? []).filter(({ box, size }) => at > box[3] - size * 0.16 && at < box[3] + size * 0.12 && box[0] >= from - exact && box[2] <= to + exact)
    return !(on.some(({ box }) => Math.abs(box[0] - from) < exact) && on.some(({ box }) => Math.abs(box[2] - to) < exact))
  })
}

/** How far a line that strikes text out may reach beyond it, in sizes of type. */
const overshoot = 0.7

/** Marks the glyphs that lines run through, and leaves those lines out of the borders: they begin and end with the text. */
export function withoutStrikes(rules: readonly Rule[], glyphs: readonly Glyph[]): { rules: Rule[], glyphs: Glyph[] } {
  const rows = byRow(glyphs)
  const struck = new Set<Glyph>()
  const kept = rules.filter(({ horizontal, at, from, to }) => {
    if (!horizontal)
      return true
    const row = Math.floor(at / 4)
    const through = [0, 1, 2, 3, 4, 5].flatMap(step => rows.get(row + step) ?? []).filter(({ box, size }) => {
      const middle = (box[0] + box[2]) / 2
      return at > box[1] + size * 0.3 && at < box[3] - size * 0.27 && middle > from && middle < to
    })
    if (through.length === 0)
      return true
    const size = Math.max(...through.map(glyph => glyph.size))
    const left = Math.min(...through.map(({ box }) => box[0]))
    const right = Math.max(...through.map(({ box }) => box[2]))
    if (left - from > size * overshoot || to - right > size * overshoot)
      return true
    through.forEach(glyph => struck.add(glyph))
    return false
  })
  return { rules: kept, glyphs: struck.size === 0 ? [...glyphs] : glyphs.map(glyph => struck.has(glyph) ? { ...glyph, struck: true } : glyph) }
}

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
