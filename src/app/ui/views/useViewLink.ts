import type { ViewSpec } from '../../state/viewSpec'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useNotices } from '../../state/notices'
import { pageOf } from '../../state/viewSpec'
import { putOnClipboard } from '../use/clipboard'
import { drawsFigures } from './sources'

/** Where a view stands on its own page. */
export function useViewLink() {
  const { t } = useI18n()
  const router = useRouter()
  const notices = useNotices()
  /** Null for a page that draws no views here: it came from elsewhere, and its address may need more than a query. */
  const placeOf = (view: ViewSpec) => drawsFigures(view.page) ? pageOf(view) : null

  async function copy(view: ViewSpec): Promise<void> {
    const place = placeOf(view)
    if (!place)
      return void notices.fail(t('views.cannotDraw', { name: '', detail: view.page }))
    const address = new URL(router.resolve(place).href, document.baseURI).href
    const copied = await putOnClipboard(() => ({ 'text/plain': new Blob([address], { type: 'text/plain' }) })).catch(() => false)
    if (copied)
      notices.say(t('views.copied'))
    else
      notices.fail(t('views.notCopied', { address }))
  }
  return { placeOf, copy }
}
