import type { Consolidated } from '../../ui/sent/useConsolidated'
import type { TableTwin } from '@/figures'
import type { Layout } from '@/forms'
import { cellName } from '@/forms'
import { isMoney } from '@/reports'
import { i18n, shownLanguage } from '../../words'

/** The form as a table of its cells: what its checksum covers. */
export function sumTable({ form, reports }: Consolidated, layout: Layout): TableTwin {
  const { t } = i18n.global
  return {
    columns: [{ key: 'cell', label: t('consolidated.own.cell'), kind: 'text' }, { key: 'value', label: t('consolidated.cell.sum'), kind: 'plain' }],
    rows: reports.value.length === 0 ? [] : Object.entries(form.value.cells).map(([key, { value }]) => ({ cell: cellName(key, layout, shownLanguage()) + (isMoney(key) ? t('briefing.money') : ''), value })),
  }
}
