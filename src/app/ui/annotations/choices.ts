import type { AnnotationPlace, ChartSubject, Mark } from '@/figures'
import { pointOf } from '@/figures'

/** A number of a table that can be annotated. */
export interface Choice {
  group: string
  label: string
  place: AnnotationPlace
}

/** The marks of a table that take annotations, in groups by metric: `甲局 · 公开率 45.0%`. */
export function choicesOf(marks: readonly Mark[], subject: ChartSubject, nameOf: (metric: string) => string): Choice[] {
  return marks.flatMap((mark) => {
    const place = mark.value === null ? null : pointOf(mark, subject)
    return place ? [{ group: nameOf(place.metric), label: [mark.place?.name ?? '', mark.text].filter(part => part !== '').join(' · '), place }] : []
  })
}
