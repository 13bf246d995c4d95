import { fold } from './fold'

const quotes = '"“”„‟「」『』＂'
const written = new RegExp(`[${quotes}]([^${quotes}]*)(?:[${quotes}]|$)|[^\\s${quotes}]+`, 'gu')

/**
 * The terms of what a person typed, folded: words between white space, and what stands in quotes as one. A report is found when it has all of them.
 * A term that another holds asks for nothing more and is left out.
 */
export function termsOf(query: string): string[] {
  const terms = [...new Set([...query.matchAll(written)].map(match => fold(match[1] ?? match[0])))].filter(term => term !== '')
  return terms.filter(term => !terms.some(other => other !== term && other.includes(term)))
}
