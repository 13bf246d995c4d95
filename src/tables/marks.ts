/** The signs by which readers carry marked runs: digits raised or lowered, and the stroke behind each character struck out. */
const scripts = /[\u00B9\u00B2\u00B3\u2070-\u208E]/g
const struck = /(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF])[\u0335-\u0338]+/g
const anyMark = /[\u0335-\u0338\u00B9\u00B2\u00B3\u2070-\u208E]/

const mayEndInNote = /[\])）〕】\u2460-\u249B\u2776-\u2793*※†‡#]\s*$/

/** Text without what is struck out. */
export function withoutStruck(text: string): string {
  return anyMark.test(text) ? text.replace(struck, '') : text
}

/** Text without what is struck out and without raised and lowered digits: what its words and numbers say. */
export function unmarked(text: string): string {
  return anyMark.test(text) ? text.replace(struck, '').replace(scripts, '') : text
}

/** Marked text as plain print. */
export function plainPrint(text: string): string {
  return anyMark.test(text) ? text.replace(/[\u0335-\u0338]/g, '').normalize('NFKC') : text
}

/** A label without the marks of notes behind it: `规章①`, `规章[1]`, `规章（注2）`. */
export function withoutNotes(label: string): string {
  const plain = unmarked(label)
  return !mayEndInNote.test(plain) ? plain : plain.replace(/(?<=\p{L}\p{P}?)\s*(?:[\u2460-\u249B\u2776-\u2793*※†‡#]|[[(（〔【]\s*(?:注\s*)?\d{1,2}\s*[\])）〕】])+\s*$/u, '')
}
