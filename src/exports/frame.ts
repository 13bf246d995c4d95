import type { Provenance } from './provenance'
import type { FigureText, Locale } from '@/figures'
import { provenanceLines, provenanceWords } from './provenance'

/** The texts of a picture from the provenance of its numbers. */
export function pictureText({ title, subtitle, notes, provenance }: { title: string, subtitle: string, notes: readonly string[], provenance: Provenance }, locale: Locale): FigureText {
  const word = provenanceWords(locale)
  const formula = provenance.formula === '' || subtitle.includes(provenance.formula) ? [] : [word('formula', provenance.formula)]
  return {
    title,
    subtitle: [subtitle, ...formula].filter(text => text !== '').join(' · '),
    coverage: [provenance.coverage || provenance.period, provenance.values].filter(text => text !== '').join(' · '),
    source: [word('source', provenance.source), provenance.date, word('checksum', provenance.checksum)].join(' · '),
    fictional: provenance.fictional,
    notes,
    about: [title, ...provenanceLines(provenance, locale)].join('\n'),
  }
}
