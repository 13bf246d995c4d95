import type { SavedView } from './saved'
import { useI18n } from 'vue-i18n'
import { fromQuery } from '../../state/filterQuery'
import { useNotices } from '../../state/notices'
import { useRecord } from '../../state/record'
import { routeQuery } from '../../state/viewSpec'
import { sayError } from '../../words/errors'
import { download } from '../use/download'
import { readViewFile, viewFile } from './saved'
import { useSavedViews } from './useSavedViews'

export const viewFileEnding = '.nianbao-view.json'

/** Views as small files: written for another record, taken in from one. */
export function useViewFiles() {
  const { t } = useI18n()
  const record = useRecord()
  const notices = useNotices()
  const { save } = useSavedViews()

  async function write(view: SavedView): Promise<void> {
    const { fileName } = await import('@/exports')
    const name = fileName({ title: view.name, years: null, coverage: null, fictional: null }, viewFileEnding.slice(1))
    download(viewFile(view), name)
    notices.say(t('views.exported', { name }))
  }

  async function read(files: readonly File[]): Promise<void> {
    for (const file of files) {
      try {
        const found = readViewFile(await file.text())
        if (!found) {
          notices.fail(t('views.notView', { name: file.name }))
          continue
        }
        const foreign = fromQuery(routeQuery(found.view)).agencies.filter(id => !record.agencyById(id)).length
        await save(found.name, found.view, false, t(foreign > 0 ? 'views.importedForeign' : 'views.imported', { name: found.name, count: foreign }))
      }
      catch (error) {
        notices.fail(t('views.unreadable', { name: file.name, detail: sayError(error) }))
      }
    }
  }
  return { write, read }
}
