/**
 * Runs that are not plain print. Text carries its marks itself, so that nothing behind can lose them: a raised or lowered digit is the sign for it
 * (`447228¹`, `3₂`), a struck-out character is followed by the stroke U+0336. What is hidden is no part of the text; it is kept beside it.
 */
export interface Run {
  text: string
  /** Superscript (1) or subscript (−1). */
  script?: 1 | -1
  /** Only moved up (1) or down (−1): a mark where the digits beside it are not. */
  shift?: 1 | -1
  /** Type size, in one unit within a cell. */
  size?: number
  struck?: boolean
  /** Not displayed; `colour`: in the colour of what is taken to be its background, so that words are believed to be seen. */
  hidden?: boolean | 'colour'
}

const stroke = '\u0336'
const above: Record<string, string> = { '+': '⁺', '-': '⁻', '(': '⁽', ')': '⁾' }
const ups = [...'⁰¹²³⁴⁵⁶⁷⁸⁹']
/** Digits this much smaller than the largest beside them are a note. */
const small = 0.75
const digit = /[\d\uFF10-\uFF19]/

function isDigits(text: string): boolean {
  return digit.test(text)
}

/** Raised or lowered digits as the signs for them; other characters have none and stay. */
export function scripted(text: string, script: 1 | -1): string {
  if (!isDigits(text))
    return text
  return text.replace(/[\d\uFF10-\uFF19+\-()]/g, (sign) => {
    const value = '+-()'.includes(sign) ? -1 : sign.charCodeAt(0) % 16 % 10
    return script < 0 ? (value < 0 ? sign : String.fromCharCode(0x2080 + value)) : value < 0 ? above[sign]! : ups[value]!
  })
}

/** Struck-out text: a stroke through every character. */
export function struckOut(text: string): string {
  return text.replace(/\S/gu, sign => sign + stroke)
}

function isHidden({ text, hidden }: Run): boolean {
  return hidden === true || (hidden === 'colour' && isDigits(text) && !/\p{L}/u.test(text))
}

/**
 * The text of each run of a cell or a line as it is carried on, hidden ones empty; `hidden`: their text, where it has a digit. Between tables sizes of type say
 * nothing, and what has the colour of what may be its background stays: it may stand on a picture.
 */
export function markedTexts(runs: readonly Run[], inCell: boolean): { texts: string[], hidden: string } {
  if (runs.every(({ script, shift, struck, hidden, size }) => !script && !shift && !struck && !hidden && size === runs[0]!.size))
    return { texts: runs.map(({ text }) => text), hidden: '' }
  const dropped = runs.map(run => isHidden(run) && (inCell || run.hidden === true))
  const digits = runs.filter(({ text }, at) => !dropped[at] && isDigits(text))
  const largest = Math.max(...digits.map(({ size }) => inCell ? size ?? 0 : 0))
  const level = digits.some(({ shift }) => !shift)
  const hidden = runs.filter(isHidden).map(({ text }) => text).join('').trim()
  return {
    texts: runs.map(({ text, script, shift, size, struck }, at) => {
      if (dropped[at])
        return ''
      const noted = script ?? (shift && level ? shift : size && size < largest * small ? 1 : null)
      const shown = noted ? scripted(text, noted) : text
      return struck ? struckOut(shown) : shown
    }),
    hidden: isDigits(hidden) ? hidden : '',
  }
}

/** The runs of a cell or a line as one text. */
export function markedText(runs: readonly Run[], inCell: boolean): { text: string, hidden: string } {
  const { texts, hidden } = markedTexts(runs, inCell)
  return { text: texts.join(''), hidden }
}
