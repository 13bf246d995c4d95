import type { ReportHits } from '../../state/search'
import type { TableTwin } from '@/figures'
import type { Passage } from '@/search'

interface Words {
  t: (key: string, values?: Record<string, unknown>) => string
  agencyName: (hits: ReportHits) => string
}

/** Every paragraph with hits as a line, its text whole. */
export function hitsTable(hits: readonly ReportHits[], passages: ReadonlyMap<string, readonly Passage[]>, { t, agencyName }: Words): TableTwin {
  const texts = ['agency', 'year', 'scope', 'section', 'paragraph', 'hits', 'text', 'file', 'fictional'] as const
  return {
    columns: texts.map(key => ({ key, label: t(`search.column.${key}`), kind: key === 'paragraph' || key === 'hits' ? 'count' : key === 'year' ? 'year' : 'text' })),
    rows: hits.flatMap(hit => (passages.get(hit.report.id) ?? []).map(({ kind, paragraph, hits, text }) => ({
      agency: agencyName(hit),
      year: hit.report.year,
      scope: t(`reports.scope.${hit.report.scope}`),
      section: t(`search.section.${kind}`),
      paragraph: paragraph + 1,
      hits,
      text,
      file: hit.report.file.name,
      fictional: hit.report.fictional ? t('figures.fictional') : null,
    }))),
  }
}
