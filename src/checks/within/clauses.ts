import type { Place, Report } from '@/reports'
import { unmarked } from '@/reports'
import { withArabic } from './numerals'

/** A stretch of prose between two stops, where one number has one meaning; numbers in half-width digits, no spaces, no marks of notes. */
export interface Clause {
  text: string
  /** The sentence it stands in, for what its subject and period are. */
  sentence: string
  /** The paragraph up to the end of the sentence, for what is spoken of. */
  context: string
  place: Place
}

/** The clauses of sections 1, 5 and 6 and of prose standing in the others. */
export function clausesOf(report: Report): Clause[] {
  return report.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ text, place }) => {
    let context = ''
    return unmarked(text).normalize('NFKC').replace(/\s+/g, '').replace(/(\d),(?=\d{3}(?!\d))/g, '$1').split(/[。;!?]/).flatMap((printed) => {
      const sentence = withArabic(printed)
      context += `${sentence}。`
      return sentence.split(/[,:]|(?<=\d[件份条宗起例项])、/).filter(clause => clause !== '').map(clause => ({ text: clause, sentence, context, place }))
    })
  }))
}
