import type { Figure } from '../card/figure'
import type { Annotation, AnnotationPlace, Chart, ChartContext, ChartSubject } from '@/figures'
import type { Saved } from '@/workspace'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { annotated, drawOf, readPlace } from '@/figures'
import { wholeOf } from '@/metrics'
import { useRecord } from '../../state/record'
import { useChange } from '../use/useChange'
import { useNumbers } from '../use/useNumbers'
import { useScope } from '../use/useScope'

/** Most characters an annotation has. */
export const longestAnnotation = 120

/** The annotations of the record, in the order they were made. */
export function annotationsOf(saved: readonly Saved[]): Annotation[] {
  return saved.flatMap(({ id, kind, name, body }) => {
    const place = kind === 'annotation' ? readPlace(body) : null
    return place ? [{ id, text: name, place }] : []
  })
}

/** Width the notes are numbered at, px: which points a chart draws can depend on it. */
const width = 960

/** A figure with the annotations of its points and years, on the page and in exports, and what a person does with them. */
export function useAnnotated(given: () => Figure) {
  const { t } = useI18n()
  const { language } = useNumbers()
  const record = useRecord()
  const scope = useScope()
  const { change } = useChange()
  const all = computed(() => annotationsOf(record.state.saved))

  /** Null where the figure does not say what it is of. */
  const subject = computed<ChartSubject | null>(() => {
    const { metrics, own, only } = given()
    const [first, ...others] = own ? [own.key] : metrics ?? []
    return first === undefined ? null : { metric: others.length > 0 || wholeOf(first) ? null : first, filters: { ...scope.value, ...only } }
  })
  const notes = computed(() => {
    const { model, over, marks } = given()
    if (!(model || marks) || !subject.value || all.value.length === 0)
      return []
    const context: ChartContext = { locale: language.value, theme: 'light', width, motion: false }
    const chart: Chart = model ? drawOf({ model, over })(context) : { option: {}, height: 0, marks: [...marks!], description: '' }
    return annotated(chart, all.value, subject.value, context).notes
  })
  const figure = computed<Figure>(() => {
    const plain = given()
    const about = subject.value
    if (!about || notes.value.length === 0)
      return plain
    return {
      ...plain,
      over: (chart, context) => annotated(plain.over ? plain.over(chart, context) : chart, all.value, about, context),
      notes: notes.value.map(({ number, where, text }) => t('annotations.line', { number, where, text })),
    }
  })

  return {
    figure,
    notes,
    subject,
    annotations: all,
    write: (id: string | null, place: AnnotationPlace, text: string) =>
      change(kept => kept.save({ id: id ?? crypto.randomUUID(), kind: 'annotation', name: text, body: place }), t(id === null ? 'annotations.added' : 'annotations.changed')),
    remove: (id: string) => change(kept => kept.discard(id), t('annotations.removed')),
  }
}
