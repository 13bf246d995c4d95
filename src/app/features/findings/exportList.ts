import type { useProvenance } from '../../ui/briefing/useProvenance'
import type { PlaceWords } from '../../ui/findings/usePlaces'
import type { WorkItem } from './work'
import type { Finding, RuleId } from '@/checks'
import type { Locale, TableTwin } from '@/figures'

/** The words a list of findings is written in. */
export interface ListWords {
  t: (key: string, values?: Record<string, unknown>) => string
  textOf: (finding: Finding) => string
  placeOf: (finding: Finding) => PlaceWords
  ruleName: (rule: RuleId) => string
  reasonOf: (finding: Finding) => string
}

const texts = ['unit', 'year', 'severity', 'rule', 'part', 'row', 'cell'] as const
const numbers = ['expected', 'actual', 'difference'] as const
const rest = ['sentence', 'findingStatus', 'reason', 'file', 'fictional'] as const

/** The list as a table of values; an empty cell is no value. */
export function listTable(items: readonly WorkItem[], { t, textOf, placeOf, ruleName, reasonOf }: ListWords): TableTwin {
  const column = (key: string, kind: 'text' | 'count') => ({ key, label: t(`findings.column.${key}`), kind })
  return {
    columns: [...texts.map(key => column(key, 'text')), ...numbers.map(key => column(key, 'count')), ...rest.map(key => column(key, 'text'))],
    rows: items.map(({ finding, report, agency, year, findingStatus }) => {
      const { part, row, column } = placeOf(finding)
      const { expected, actual } = finding
      return {
        unit: agency || t('reports.noAgency'),
        year,
        severity: t(`findings.severity.${finding.severity}`),
        rule: ruleName(finding.rule),
        part,
        row,
        cell: column,
        expected,
        actual,
        difference: expected === null || actual === null ? null : Math.round((actual - expected) * 1e6) / 1e6,
        sentence: textOf(finding),
        findingStatus: t(`findings.findingStatus.${findingStatus}`),
        reason: reasonOf(finding) || null,
        file: report.file.name,
        fictional: report.fictional ? t('figures.fictional') : null,
      }
    }),
  }
}

/** The list as CSV and its file name: `核验清单_2019—2025_37个单位_虚构.csv`. `notes` say what list it is and where it comes from. */
export async function exportList(items: readonly WorkItem[], words: ListWords, notes: readonly string[], { provenanceOf, locale }: { provenanceOf: ReturnType<typeof useProvenance>, locale: Locale }): Promise<{ blob: Blob, name: string }> {
  const { fileName, provenanceLines, tableCsv } = await import('@/exports')
  const { t } = words
  const table = listTable(items, words)
  const years = items.flatMap(({ year }) => year ?? [])
  const fictional = items.some(({ report }) => report.fictional)
  const name = fileName({
    title: t('findings.list'),
    years: years.length === 0 ? null : years.reduce<[number, number]>(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [years[0]!, years[0]!]),
    coverage: t('findings.units', { count: new Set(items.map(({ agency }) => agency)).size }),
    fictional: fictional ? t('figures.fictional') : null,
  }, 'csv')
  const { provenance } = await provenanceOf({ title: t('findings.list'), subtitle: '', model: null, table, sentence: '', coverage: null, values: '', fictional }, null)
  return { name, blob: tableCsv(table, [...notes, ...provenanceLines({ ...provenance, source: '', date: '' }, locale)]) }
}
