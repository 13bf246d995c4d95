/** Fonts whose letters and digits are pictures. */
const pictured = /^["']?(?:wingdings|webdings|marlett|mt extra|bookshelf symbol|monotype sorts|(?:itc )?zapf ?dingbats)/i

/** Whether what is written in a font is seen as pictures, digits as well. */
export function isPictureFont(font: string | undefined): boolean {
  return font !== undefined && pictured.test(font)
}

/** The text that the sign `code` of a font prints; null when it is none. Symbol fonts keep their signs from U+F000 on, Symbol's digits and stops among them as in any font. */
export function symbolText(font: string | undefined, code: number): string | null {
  if (Number.isNaN(code) || code < 0x20 || isPictureFont(font))
    return null
  if (code < 0xE000 || code > 0xF8FF)
    return String.fromCodePoint(code)
  const sign = String.fromCharCode(code & 0xFF)
  return /^["']?symbol\b/i.test(font ?? '') && /[\d+\-./:(),%]/.test(sign) ? sign : null
}
