import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/**
 * Marks in the text of a cell, two characters each from the private use area: what is done to a digit, and the digit. Every way of writing a report says
 * them as it can: by tag, style or class, by the properties of a run, or by the signs that text has for them.
 */
export const markKinds = ['raise', 'strike', 'hide', 'second'] as const
export type MarkKind = typeof markKinds[number]

const first = 0xE000
const firstDigit = 0xE010
const token = /([\uE000-\uE003])([\uE010-\uE019])/g

/** A digit that is no part of the number it stands beside. */
export function mark(kind: MarkKind, digit: number): string {
  return String.fromCharCode(first + markKinds.indexOf(kind), firstDigit + digit)
}

export function hasMark(text: string): boolean {
  return text.search(token) >= 0
}

function replaced(text: string, by: Record<MarkKind, (digit: number) => string>): string {
  return text.replace(token, (_, kind: string, digit: string) => by[markKinds[kind.charCodeAt(0) - first]!](digit.charCodeAt(0) - firstDigit))
}

const oneOf = (wordings: readonly string[]) => (digit: number): string => wordings[digit % wordings.length]!.replace('#', String(digit))
const rule = (name: string, rules: string): string => `<style>.${name}{${rules}}</style>`

export function asHtml(html: string): string {
  if (!hasMark(html))
    return html
  return replaced(html, {
    raise: oneOf(['<sup>#</sup>', '<span style="vertical-align:super">#</span>', '<span class="up">#</span>', '<sub>#</sub>', '<ruby>&#8203;<rt>#</rt></ruby>']),
    strike: oneOf(['<s>#</s>', '<del>#</del>', '<span style="text-decoration:line-through">#</span>', '<span class="out">#</span>']),
    hide: oneOf(['<span style="display:none">#</span>', '<span class="gone">#</span>', '<span style="font-size:0">#</span>', '<font color="#ffffff">#</font>', '<span hidden>#</span>']),
    second: oneOf(['<br>#', '<p>#</p>', '<span style="margin-left:2em">#</span>']),
  }).replace('</head>', `${rule('up', 'vertical-align:super')}${rule('out', 'text-decoration:line-through')}${rule('gone', 'display:none')}</head>`)
}

/** Signs only; hidden text, which text cannot hide, turns the direction of what follows. */
export function asText(text: string): string {
  return replaced(text, { raise: digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]!, strike: digit => `${digit}\u0336`, hide: digit => `\u202E${digit}\u202C`, second: digit => ` ${digit}` })
}

function inPart(bytes: Uint8Array, part: RegExp, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes)
  for (const [path, content] of Object.entries(files)) {
    if (part.test(path))
      files[path] = strToU8(change(strFromU8(content)))
  }
  return zipSync(files)
}

export function asDocx(bytes: Uint8Array): Uint8Array {
  const run = (properties: string) => (digit: number): string => `</w:t></w:r><w:r><w:rPr>${properties}</w:rPr><w:t>${digit}</w:t></w:r><w:r><w:t xml:space="preserve">`
  return inPart(bytes, /^word\/document\.xml$/, xml => replaced(xml, {
    raise: digit => run(['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/>', '<w:vertAlign w:val="subscript"/>'][digit % 3]!)(digit),
    strike: digit => run(digit % 2 ? '<w:strike/>' : '<w:dstrike/>')(digit),
    hide: digit => run(digit % 2 ? '<w:vanish/>' : '<w:color w:val="FFFFFF"/>')(digit),
    second: digit => `</w:t><w:br/><w:t>${digit}`,
  }))
}

export function asXlsx(bytes: Uint8Array): Uint8Array {
  const run = (properties: string) => (digit: number): string => `</t></r><r><rPr>${properties}</rPr><t>${digit}</t></r><r><rPr><sz val="11"/></rPr><t xml:space="preserve">`
  return inPart(bytes, /^xl\/worksheets\/sheet\d+\.xml$/, xml => xml.replace(/<c ([^>]*?) ?t="str"([^>]*)><v>([^<]*)<\/v><\/c>/g, (cell, before: string, after: string, text: string) => hasMark(text)
    ? `<c ${before} t="inlineStr"${after}><is><r><rPr><sz val="11"/></rPr><t xml:space="preserve">${replaced(text, {
      raise: run('<vertAlign val="superscript"/><sz val="11"/>'),
      strike: run('<strike/><sz val="11"/>'),
      hide: run('<color rgb="FFFFFFFF"/><sz val="11"/>'),
      second: digit => `&#10;${digit}`,
    })}</t></r></is></c>`
    : cell))
}

/** What a reader of exact tables makes of the text. */
export function asRead(text: string): { text: string, hidden?: string } {
  let hidden = ''
  const seen = replaced(text, {
    raise: digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]!,
    strike: digit => `${digit}\u0336`,
    hide: (digit) => {
      hidden += digit
      return ''
    },
    second: digit => `\n${digit}`,
  })
  return { text: seen.trim(), ...(hidden && { hidden }) }
}
