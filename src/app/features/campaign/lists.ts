import type { Chasing, Matrix } from './matrix'
import type { CampaignView } from './useCampaign'
import type { TableTwin } from '@/figures'
import { dueGroupOf } from '@/reports'
import { shownLanguage } from '../../words'
import { collectedIn, states } from './matrix'

type T = (key: string, values?: Record<string, unknown>) => string

/** The units to remind as a table. */
export function chaseTable(chasing: readonly Chasing[], t: T, { sayDate }: Pick<CampaignView, 'sayDate'>): TableTwin {
  const column = (key: string, kind: 'text' | 'count' = 'text') => ({ key, label: t(`campaign.chase.column.${key}`), kind })
  return {
    columns: [column('at', 'count'), column('unit'), column('due'), column('contact'), column('phone'), column('times', 'count'), column('last')],
    rows: chasing.map(({ agency: { name, listing }, date, times, last }, at) => ({
      at: at + 1,
      unit: name,
      due: sayDate(date),
      contact: listing!.contact?.name ?? null,
      phone: listing!.contact?.phone ?? null,
      times,
      last: last?.slice(0, 10) ?? null,
    })),
  }
}

/** The matrix as a table: a row a unit, a column a year. */
export function matrixTable({ years, groups }: Matrix, t: T, { campaign, sayDate, stateWord }: CampaignView): TableTwin {
  const column = (key: string) => ({ key, label: t(`campaign.workbook.column.${key}`), kind: 'text' as const })
  const due = campaign.value?.due
  return {
    columns: [...['group', 'code', 'unit'].map(column), ...years.map(year => ({ key: String(year), label: String(year), kind: 'text' as const })), ...['due', 'contact', 'phone'].map(column)],
    rows: groups.flatMap(({ kind, parent, rows }) => rows.map(({ agency, cells }) => ({
      group: parent ? t('campaign.kindUnder', { parent: parent.name, kind: t(`campaign.kind.${kind}`) }) : t(`campaign.kind.${kind}`),
      code: agency.listing!.code,
      unit: agency.name,
      ...Object.fromEntries(years.map((year, at) => [year, cells[at] === 'none' ? null : stateWord(cells[at]!, kind)])),
      due: due && agency.listing!.role === 'due' ? sayDate(due[dueGroupOf(agency)]) : null,
      contact: agency.listing!.contact?.name ?? null,
      phone: agency.listing!.contact?.phone ?? null,
    }))),
  }
}

/** The chase list as a file. */
export async function chaseFile(format: 'docx' | 'xlsx', chasing: readonly Chasing[], text: string, t: T, view: CampaignView): Promise<{ blob: Blob, name: string }> {
  const { fileName, listDocx, listXlsx } = await import('@/exports')
  const { year } = view.campaign.value!
  const title = t('campaign.chase.file', { year })
  const table = chaseTable(chasing, t, view)
  const blob = format === 'docx' ? await listDocx({ title, paragraphs: [text], notes: [], table, locale: shownLanguage() }) : await listXlsx({ title, notes: [text], table })
  return { blob, name: fileName({ title, years: [year, year], coverage: t('figures.unitsInName', { units: chasing.length }), fictional: null }, format) }
}

/** The matrix as a workbook, with the counts of each collected year. */
export async function matrixFile(t: T, view: CampaignView, comma: string): Promise<{ blob: Blob, name: string }> {
  const { fileName, listXlsx } = await import('@/exports')
  const { year } = view.campaign.value!
  const title = t('campaign.workbook.title', { year })
  const counts = states.map(state => t('campaign.counted', { state: t(`campaign.state.${state}`), count: view.counts.value[state] })).join(comma)
  const table = matrixTable(view.matrix.value, t, view)
  const blob = await listXlsx({ title, notes: [t('campaign.workbook.counts', { year, counts }), t('campaign.workbook.note')], table })
  return { blob, name: fileName({ title, years: [year, year], coverage: t('figures.unitsInName', { units: collectedIn(view.matrix.value.groups, year).length }), fictional: null }, 'xlsx') }
}
