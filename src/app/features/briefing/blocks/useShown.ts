import type { ViewSpec } from '../../../state/viewSpec'
import type { Asked, Figure } from '../../../ui/figures/figure'
import type { Shown } from './shown'
import { computed, shallowRef, watch } from 'vue'
import { useAnnotated } from '../../../ui/annotations/useAnnotated'
import { useStamp } from '../../../ui/briefing/useStamp'
import { useNumbers } from '../../../ui/use/useNumbers'

/** What a block shows once its question is answered, with annotations and stamp; null before, and while numbers are stale. */
export function useShown(view: () => ViewSpec, figure: () => Figure, asked: () => Asked) {
  const { language } = useNumbers()
  const stampOf = useStamp()
  const { figure: annotated } = useAnnotated(figure)
  const shown = shallowRef<Shown | null>(null)

  const answer = computed(() => asked().answered.value && !asked().dim.value && !asked().error.value ? { figure: annotated.value, view: view(), language: language.value } : null)
  let turn = 0
  watch(answer, async (answer) => {
    const mine = ++turn
    if (!answer) {
      shown.value = null
      return
    }
    const { title, subtitle, sentence, table, items, form, draw, notes = [] } = answer.figure
    const stamped = await stampOf(answer.figure, answer.view)
    if (mine === turn)
      shown.value = { title, subtitle, sentence, table, items, form, draw, notes, ...stamped }
  }, { immediate: true })
  return shown
}
