import type { ImportLine } from '../../state/importing'
import type { TableTwin } from '@/figures'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { useFormats } from './useFormats'
import { useRefusal } from './useRefusal'

/** What became of a picked file. `unread`: the import was stopped before it. */
export type ImportOutcome = 'accepted' | 'review' | 'rejected' | 'duplicate' | 'unread'

export interface ImportRow extends ImportLine {
  outcome: ImportOutcome
}

/** What the last import of this page came to: every picked file, those in archives one by one, has a line and a reason. */
export function useImportResult() {
  const { t } = useI18n()
  const { moment } = useFormats()
  const record = useRecord()
  const sayRefusal = useRefusal()

  const rows = computed<readonly ImportRow[]>(() => {
    // A file waits where the queue asks about it, whatever it was when it was read.
    const asked = new Set(record.queue.map(({ file }) => file.hash))
    return record.importing.lines.flatMap((line): ImportRow[] => {
      if (line.status === 'opened')
        return []
      const outcome = line.status === 'waiting' || line.refusal?.code === 'cancelled' ? 'unread' : line.status === 'duplicate' || line.status === 'rejected' ? line.status : line.hash !== null && asked.has(line.hash) ? 'review' : 'accepted'
      return [{ ...line, outcome }]
    })
  })
  const counts = computed(() => {
    const found: Record<ImportOutcome, number> = { accepted: 0, review: 0, rejected: 0, duplicate: 0, unread: 0 }
    rows.value.forEach(({ outcome }) => found[outcome]++)
    return found
  })

  /** Of which units and years the reports of a kept file are. */
  function unitsOf(hash: string | null): string {
    const own = record.lookups.files.get(hash ?? '')?.reports.flatMap(id => record.lookups.reports.get(id) ?? []) ?? []
    return own.map(({ agency, year, read }) => [record.agencyById(agency)?.name ?? read.agency ?? t('reports.noAgency'), year ?? read.year ?? t('reports.noYear')].join(' ')).join(t('frame.comma'))
  }

  /** What a file equals, or why it was not taken; empty where it was. */
  function reasonOf({ outcome, hash, refusal }: ImportRow): string {
    if (outcome === 'unread')
      return t('data.result.unread')
    if (outcome !== 'duplicate')
      return refusal ? sayRefusal(refusal) : ''
    const same = record.lookups.files.get(hash ?? '')
    if (!same)
      return t('data.result.equalsGone')
    const at = record.state.batches.find(({ id }) => id === same.came)?.at
    return t('data.result.equals', { file: same.name, of: [unitsOf(hash), at ? t('queue.imported', { at: moment(at) }) : ''].filter(part => part !== '').join(t('frame.pause')) })
  }

  function table(): TableTwin {
    const column = (key: string, label: string) => ({ key, label, kind: 'text' as const })
    return {
      columns: [column('file', t('data.column.file')), column('folder', t('data.result.folder')), column('status', t('data.column.status')), column('units', t('data.result.units')), column('reason', t('data.column.reason'))],
      rows: rows.value.map(row => ({ file: row.name, folder: row.folder || null, status: t(`data.status.${row.outcome}`), units: unitsOf(row.hash) || null, reason: reasonOf(row) || null })),
    }
  }

  return { rows, counts, reasonOf, table }
}
