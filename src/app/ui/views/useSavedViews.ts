import type { ViewSpec } from '../../state/viewSpec'
import type { SavedView } from './saved'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { useChange } from '../use/useChange'
import { lastPlace, onOverview, savedViews, steppedPlace } from './saved'

/** The views of the record and what a person does with them; every change can be undone. */
export function useSavedViews() {
  const { t } = useI18n()
  const record = useRecord()
  const { change } = useChange()
  const views = computed(() => savedViews(record.state.saved))

  const put = ({ id, name, view, place }: Omit<SavedView, 'at'>, done: string): Promise<boolean> =>
    change(kept => kept.save({ id, kind: 'view', name, body: { view, place } }), done)

  return {
    views,
    pinned: computed(() => onOverview(views.value)),
    save: (name: string, view: ViewSpec, pin = false, done = t(pin ? 'views.savedPinned' : 'views.saved', { name })) =>
      put({ id: crypto.randomUUID(), name, view, place: pin ? lastPlace(views.value) : null }, done),
    rename: (view: SavedView, name: string) => put({ ...view, name }, t('views.renamed', { name })),
    pin: (view: SavedView) => put({ ...view, place: lastPlace(views.value) }, t('views.pinned', { name: view.name })),
    unpin: (view: SavedView) => put({ ...view, place: null }, t('views.unpinned', { name: view.name })),
    canMove: (view: SavedView, step: -1 | 1) => steppedPlace(views.value, view.id, step) !== null,
    move: async (view: SavedView, step: -1 | 1) => {
      const place = steppedPlace(views.value, view.id, step)
      if (place !== null)
        await put({ ...view, place }, t('views.moved', { name: view.name }))
    },
    remove: ({ id, name }: SavedView) => change(kept => kept.discard(id), t('views.removed', { name })),
  }
}
