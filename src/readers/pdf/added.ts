import type { Box, Rule } from './matrix'
import type { PageContent } from './page'
import { withoutStrikes } from './borders'
import { stands } from './cover'

/** Frames and underlines of annotations are no ruling lines; those through text strike it out. */
export function strikes(rules: readonly Rule[], { glyphs }: PageContent): Rule[] {
  const rest = new Set(withoutStrikes(rules, glyphs).rules)
  return rules.filter(rule => !rest.has(rule))
}

/** Doubts the digits that a hand was drawn over. */
export function doubtUnder(drawn: readonly Box[], { glyphs }: PageContent): void {
  for (const glyph of glyphs) {
    if (drawn.some(box => stands(glyph, box)))
      glyph.unsure = true
  }
}
