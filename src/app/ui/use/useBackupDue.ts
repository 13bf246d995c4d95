import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { useStorage } from '../../state/storage'
import { useFormats } from './useFormats'

/** Files, or corrections and other steps, that are worth a backup. */
const worthwhile = 10

/** What was done since the last backup, in words, and whether a backup is due: the browser has not promised to keep the record, and work has piled up. */
export function useBackupDue() {
  const { t } = useI18n()
  const { count, moment } = useFormats()
  const record = useRecord()
  const kept = useStorage()

  /** As the record was when it last told of a change. */
  const since = computed(() => record.state && record.workspace ? record.workspace.sinceBackup() : null)

  const said = computed(() => {
    if (!since.value)
      return ''
    const { at, ...done } = since.value
    const what = (['files', 'corrections', 'others'] as const).flatMap(key => done[key] > 0 ? t(`data.backup.since.${key}`, { count: count(done[key]) }) : []).join(t('frame.comma'))
    return what === '' ? at === null ? '' : t('data.backup.since.nothing', { at: moment(at) }) : at === null ? t('data.backup.since.never', { what }) : t('data.backup.since.last', { at: moment(at), what })
  })
  const due = computed(() => {
    if (!since.value || kept.storage === null || kept.storage.persisted)
      return false
    const { files, corrections, others } = since.value
    return files >= worthwhile || corrections + others >= worthwhile
  })

  return { said, due }
}
