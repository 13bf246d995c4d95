import type { Bytes } from './bytes'

/** Where the name stands in a font's entry ([MS-DOC] 2.9.78). */
const nameAt = 39

/** The names of the fonts of a document, by number. */
export function readFonts(table: Bytes): string[] {
  const fonts: string[] = []
  const count = table.u16(0)
  for (let at = 4; fonts.length < count && at < table.length;) {
    const end = at + 1 + table.u8(at)
    let name = ''
    for (let letter = at + 1 + nameAt; letter + 1 < end && table.u16(letter) !== 0; letter += 2)
      name += String.fromCharCode(table.u16(letter))
    fonts.push(name)
    at = end
  }
  return fonts
}
