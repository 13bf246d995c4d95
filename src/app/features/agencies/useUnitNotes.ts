import type { Agency } from '@/reports'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'

/** What the list says of a unit, in words. */
export function useUnitNotes() {
  const { t } = useI18n()
  const record = useRecord()

  function spanOf({ listing }: Agency): string {
    const { from = null, to = null } = listing ?? {}
    return from !== null && to !== null ? `${from}—${to}` : from !== null ? t('agencies.since', { year: from }) : to !== null ? t('agencies.until', { year: to }) : ''
  }

  function notesOf({ listing, former = [] }: Agency): string[] {
    const parent = listing?.parent ? record.agencyById(listing.parent)?.name : undefined
    return [
      ...(parent !== undefined ? [t('agencies.under', { name: parent })] : []),
      ...(listing?.exempt ?? []).map(({ year, reason }) => t('agencies.exemptIn', { year, reason })),
      ...former.map(({ name, until }) => until === null ? t('agencies.formerly', { name }) : t('agencies.formerlyUntil', { name, until })),
      ...(listing?.role === 'due' && !listing.contact ? [t('agencies.noContact')] : []),
    ]
  }

  return { spanOf, notesOf }
}
