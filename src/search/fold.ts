/** Everything that may change: not ideographs, common marks, digits and small letters. */
const changeable = /[^\u4E00-\u9FFF\u3001\u3002\u300A\u300B\u201C\u201Da-z0-9]/gu
const unseen = /[\s\p{Cc}\p{Cf}]/gu
const known = new Map<string, string>()

/** One character as it is compared: half-width, small, nothing for white space and what cannot be seen. */
function foldSign(sign: string): string {
  let folded = known.get(sign)
  if (folded === undefined)
    known.set(sign, folded = sign.normalize('NFKC').toLowerCase().replace(unseen, ''))
  return folded
}

/** `text` as it is compared: width, case and white space do not matter. Character by character, so that each knows where it came from. */
export function fold(text: string): string {
  return text.replace(changeable, foldSign)
}

/** A folded text; unit `n` of it comes from `from[n]` up to `to[n]` of the original. */
export interface Folded {
  text: string
  from: number[]
  to: number[]
}

/** What `fold` gives, with the way back. */
export function foldTraced(text: string): Folded {
  const from: number[] = []
  const to: number[] = []
  let folded = ''
  let at = 0
  for (const sign of text) {
    const end = at + sign.length
    const one = fold(sign)
    for (let unit = 0; unit < one.length; unit++) {
      from.push(at)
      to.push(end)
    }
    folded += one
    at = end
  }
  return { text: folded, from, to }
}
