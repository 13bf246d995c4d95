import type { ViewSpec } from '../../../state/viewSpec'
import type { Asked, Figure } from '../../../ui/card/figure'
import type { Answered } from './snapshot'
import { computed, shallowRef, watch } from 'vue'
import { useAnnotated } from '../../../ui/annotations/useAnnotated'
import { useProvenance } from '../../../ui/briefing/useProvenance'
import { useNumbers } from '../../../ui/use/useNumbers'

/** What a block shows once its question is answered, with annotations and provenance; null before, and while numbers are stale. */
export function useAnswered(view: () => ViewSpec, figure: () => Figure, asked: () => Asked) {
  const { language } = useNumbers()
  const provenanceOf = useProvenance()
  const { figure: annotated } = useAnnotated(figure)
  const shown = shallowRef<Answered | null>(null)

  const answer = computed(() => asked().answered.value && !asked().dim.value && !asked().error.value ? { figure: annotated.value, view: view(), language: language.value } : null)
  let turn = 0
  watch(answer, async (answer) => {
    const mine = ++turn
    if (!answer) {
      shown.value = null
      return
    }
    const { title, subtitle, sentence, table, items, form, model, over, notes = [] } = answer.figure
    const stamped = await provenanceOf(answer.figure, answer.view)
    if (mine === turn)
      shown.value = { title, subtitle, sentence, table, items, form, model, over, notes, ...stamped }
  }, { immediate: true })
  return shown
}
