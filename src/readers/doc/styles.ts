import type { Bytes } from './bytes'

/** One style of paragraphs or characters: its own modifiers and where it inherits from. */
export interface Style {
  basedOn: number
  /** Heading level 1–9 of the built-in headings. */
  level: number | null
  /** Modifiers of paragraphs, empty for a style of characters, and of characters. */
  sprms: Bytes
  characters: Bytes
}

/** Reads the stylesheet ([MS-DOC] 2.9.271): style index to style. */
export function readStyles(sheet: Bytes): Map<number, Style> {
  const styles = new Map<number, Style>()
  const header = sheet.u16(0)
  const count = sheet.u16(2)
  const base = sheet.u16(4)
  let at = 2 + header
  for (let index = 0; index < count && at + 2 <= sheet.length; index++) {
    const size = sheet.u16(at)
    const std = sheet.slice(at + 2, at + 2 + size)
    at += 2 + size
    const kind = size === 0 ? 0 : std.u16(2) & 0xF
    if (kind !== 1 && kind !== 2)
      continue
    const identifier = std.u16(0) & 0xFFF
    let upx = base + 2 + std.u16(base) * 2 + 2
    const next = (skipped: number): Bytes => {
      upx += upx & 1
      const end = upx + 2 + std.u16(upx)
      const sprms = std.slice(upx + 2 + skipped, end)
      upx = end
      return sprms
    }
    const sprms = kind === 1 ? next(2) : std.slice(0, 0)
    styles.set(index, {
      basedOn: std.u16(2) >> 4,
      level: kind === 1 && identifier >= 1 && identifier <= 9 ? identifier : null,
      sprms,
      characters: next(0),
    })
  }
  return styles
}

/** The style and what it inherits from, the farthest ancestor first. */
export function styleChain(styles: ReadonlyMap<number, Style>, index: number): Style[] {
  const chain: Style[] = []
  let at = index
  for (let style = styles.get(at); style && chain.length < 20; style = styles.get(at)) {
    chain.unshift(style)
    at = style.basedOn
  }
  return chain
}
