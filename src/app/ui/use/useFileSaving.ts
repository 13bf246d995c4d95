import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useNotices } from '../../state/notices'
import { sayError } from '../../words/errors'
import { download } from './download'

/** Where the words stand for what did not come about: `failed` takes `detail`; a cancel without words is silent. */
interface Words {
  failed: string
  cancelled?: string
}

/** Files a person asks for, one at a time: made, handed to the browser, and told by name, or why not. */
export function useFileSaving({ failed, cancelled }: Words) {
  const { t } = useI18n()
  const notices = useNotices()
  const busy = ref(false)

  /** `said` replaces the usual words for a file that was made. */
  async function save(make: () => Promise<{ blob: Blob, name: string, said?: string }>): Promise<void> {
    if (busy.value)
      return
    busy.value = true
    try {
      const { blob, name, said = t('figures.saved', { name }) } = await make()
      download(blob, name)
      notices.say(said)
    }
    catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        notices.fail(t(failed, { detail: sayError(error) }))
      else if (cancelled !== undefined)
        notices.say(t(cancelled))
    }
    busy.value = false
  }

  return { busy, save }
}
