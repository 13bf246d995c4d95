import type { Copied } from './clipboard'
import { useI18n } from 'vue-i18n'
import { useNotices } from '../../state/notices'
import { sayError } from '../../words/errors'
import { putOnClipboard } from './clipboard'

/** Things a person copies. A browser may ask or refuse, and takes no pictures from a page of plain http: then it is said why, and what to do instead. */
export function useCopying() {
  const { t } = useI18n()
  const notices = useNotices()

  /** Copies one thing, in one or several types; `said` tells it. What is still being made may be promised, so that the click it came from still counts. */
  async function copy(parts: () => Copied, said: string): Promise<void> {
    try {
      if (!await putOnClipboard(parts))
        throw new Error(t('figures.noClipboard'))
      notices.say(said)
    }
    catch (error) {
      notices.fail(t('figures.notCopied', { detail: sayError(error) }))
    }
  }

  return { copy }
}
