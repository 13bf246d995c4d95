import type { ReportSection } from '@/reports'
import { fold } from './fold'

/** The sections of prose, in the order of the form. */
export const proseKinds = ['overview', 'problems', 'others'] as const
export type ProseKind = typeof proseKinds[number]

export type Sections = readonly Pick<ReportSection, 'kind' | 'paragraphs'>[]

/** Stands between paragraphs: no folded text holds it, so that nothing is found across two. */
const between = '\n'

/** Reports looked through between two breaths. */
const step = 500

/** Found reports one after the other, `foundWidth` numbers each: key, then the hits in each of `proseKinds`; 0 in those not asked for. */
export type Found = Int32Array
export const foundWidth = 1 + proseKinds.length

/** How often `term` stands in `text`; occurrences do not overlap. */
function countOf(text: string, term: string): number {
  let count = 0
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length))
    count++
  return count
}

export interface Corpus {
  /** Takes a report in, or in place of what its key held; returns which of `proseKinds` have text, as bits. */
  add: (key: number, sections: Sections) => number
  drop: (key: number) => void
  /** Looks for reports that have every one of `terms` (folded) in `kinds`, exactly; yields between steps of some milliseconds, where a caller may stop. */
  find: (terms: readonly string[], kinds: readonly ProseKind[]) => Generator<undefined, Found>
}

/** The prose of many reports, folded, under keys of the caller's. Nothing else of a report is kept. */
export function createCorpus(): Corpus {
  const texts = new Map<number, readonly string[]>()

  return {
    add(key, sections) {
      const folded = proseKinds.map(kind => sections
        .filter(section => section.kind === kind)
        .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => fold(text)))
        .filter(text => text !== '')
        .join(between))
      texts.set(key, folded)
      return folded.reduce((bits, text, place) => text === '' ? bits : bits | 1 << place, 0)
    },
    drop: key => void texts.delete(key),
    * find(terms, kinds) {
      // The longest is the rarest: most reports are done with after it.
      const ordered = terms.toSorted((a, b) => b.length - a.length)
      const places = proseKinds.flatMap((kind, place) => kinds.includes(kind) ? [place] : [])
      const found: number[] = []
      let looked = 0
      for (const [key, text] of texts) {
        if (++looked % step === 0)
          yield
        const hits = proseKinds.map(() => 0)
        const all = ordered.length > 0 && ordered.every((term) => {
          let own = 0
          for (const place of places) {
            const count = countOf(text[place]!, term)
            hits[place]! += count
            own += count
          }
          return own > 0
        })
        if (all)
          found.push(key, ...hits)
      }
      return Int32Array.from(found)
    },
  }
}
