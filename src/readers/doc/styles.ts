import type { Bytes } from './bytes'

/** One paragraph style: its own modifiers and where it inherits from. */
export interface Style {
  basedOn: number
  /** Heading level 1–9 of the built-in headings. */
  level: number | null
  sprms: Bytes
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
    if (size === 0 || (std.u16(2) & 0xF) !== 1)
      continue
    const identifier = std.u16(0) & 0xFFF
    let upx = base + 2 + std.u16(base) * 2 + 2
    upx += upx & 1
    styles.set(index, {
      basedOn: std.u16(2) >> 4,
      level: identifier >= 1 && identifier <= 9 ? identifier : null,
      sprms: std.slice(upx + 4, upx + 2 + std.u16(upx)),
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
