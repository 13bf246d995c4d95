import { useI18n } from 'vue-i18n'
import { useNotices } from '../../state/notices'
import { sayError } from '../../words/errors'

/** Things a person copies. A browser gives the clipboard to secure pages only, and may ask or refuse: then it is said why, and what to do instead. */
export function useCopying() {
  const { t } = useI18n()
  const notices = useNotices()

  /** Copies one thing, in one or several types; `said` tells it. What is still being made may be promised, so that the click it came from still counts. */
  async function copy(parts: () => Record<string, Blob | Promise<Blob>>, said: string): Promise<void> {
    try {
      const { clipboard } = navigator as Partial<Navigator>
      if (!clipboard || typeof ClipboardItem === 'undefined')
        throw new Error(t('figures.noClipboard'))
      const made = parts()
      await Promise.all([...Object.values(made), clipboard.write([new ClipboardItem(made)])])
      notices.say(said)
    }
    catch (error) {
      notices.fail(t('figures.notCopied', { detail: sayError(error) }))
    }
  }

  return { copy }
}
