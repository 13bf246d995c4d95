/** What is none of the signs XML may hold, written or as a reference: a file with one of them is not opened. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const reference = /&#(x[\da-f]+|\d+);/gi

/** `text` as the text of an element. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** `xml` with a mark in place of each sign that no XML may hold. */
export function wellFormed(xml: string): string {
  return xml.replace(forbidden, '\uFFFD').replace(reference, (written, number: string) => {
    const code = Number(/^x/i.test(number) ? `0${number}` : number)
    return code <= 0x10FFFF && String.fromCodePoint(code).replace(forbidden, '') !== '' ? written : '\uFFFD'
  })
}
