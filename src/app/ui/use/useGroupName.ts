import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFilterWords } from '../../state/filterWords'
import { useScope } from './useScope'

/** Names told before the rest is counted. */
const mostNames = 3

/** Whose reports the filters that hold here leave, in words: `云川市、公安`, `全部单位`. */
export function useGroupName() {
  const { t } = useI18n()
  const filters = useScope()
  const wordsOf = useFilterWords()
  return computed(() => {
    const names = wordsOf(filters.value).filter(({ control }) => ['regions', 'types', 'agencies'].includes(control)).map(({ label }) => label)
    return names.length === 0 ? t('filters.group.all') : names.length > mostNames ? t('filters.group.several', { first: names[0]!, count: names.length }) : names.join(t('frame.comma'))
  })
}
