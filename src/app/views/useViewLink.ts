import type { ViewSpec } from './spec'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useNotices } from '../stores/notices'
import { routeQuery } from './spec'

/** Where a view stands on its own page. */
export function useViewLink() {
  const { t } = useI18n()
  const router = useRouter()
  const notices = useNotices()
  const placeOf = (view: ViewSpec) => ({ name: view.page, query: routeQuery(view) })

  async function copy(view: ViewSpec): Promise<void> {
    const address = new URL(router.resolve(placeOf(view)).href, document.baseURI).href
    try {
      await navigator.clipboard.writeText(address)
      notices.say(t('views.copied'))
    }
    catch {
      notices.fail(t('views.notCopied', { address }))
    }
  }
  return { placeOf, copy }
}
