import type { TableTwin } from '@/figures'
import type { Agency, CellKey, Correction } from '@/reports'
import type { StoredReport } from '@/workspace'
import { cellName } from '@/forms'
import { formCells, splitKey, tableNames } from '@/reports'
import { versionKey } from '@/workspace'
import { shownLanguage } from '../../../words'

interface Held {
  reports: readonly StoredReport[]
  agencies: readonly Agency[]
  corrections: readonly Correction[]
}

/** What counted at a moment, and how it differs from what counts now. */
export interface CountedThen {
  reports: readonly StoredReport[]
  corrections: readonly Correction[]
  /** Units' years of which another report counts now. */
  changed: readonly { before: StoredReport, now: StoredReport }[]
  /** Those of which none does. */
  gone: readonly StoredReport[]
  /** How many count now and did not then. */
  fresh: number
  /** How many cells were corrected otherwise then, in reports that count in both. */
  corrected: number
}

const cellsOf = (corrections: readonly Correction[], ids: ReadonlySet<string>): Map<string, Correction['after']> => new Map(corrections.filter(({ report, field }) => ids.has(report) && field.includes('.')).map(({ report, field, after }) => [`${report} ${field}`, after]))

export function countedThen(now: Held, then: Held): CountedThen {
  const current = new Map(now.reports.filter(report => report.current).map(report => [versionKey(report), report]))
  const reports = then.reports.filter(report => report.current)
  const known = new Set(reports.map(versionKey))
  const both = new Set(reports.filter(report => current.get(versionKey(report))?.id === report.id).map(({ id }) => id))
  const [before, after] = [cellsOf(then.corrections, both), cellsOf(now.corrections, both)]
  return {
    reports,
    corrections: then.corrections,
    changed: reports.flatMap((before) => {
      const now = current.get(versionKey(before))
      return now && now.id !== before.id ? [{ before, now }] : []
    }),
    gone: reports.filter(report => !current.has(versionKey(report))),
    fresh: [...current.keys()].filter(key => !known.has(key)).length,
    corrected: [...new Set([...before.keys(), ...after.keys()])].filter(key => before.get(key) !== after.get(key)).length,
  }
}

/** The numbers that counted, as corrected by then: a row a report, above them the sums of each year and scope. A blank is left blank. */
export function countedTable({ reports, corrections }: CountedThen, t: (key: string, values?: Record<string, unknown>) => string, name: (report: StoredReport) => string): TableTwin {
  const layouts = new Map(tableNames.flatMap(table => reports.flatMap(({ layouts }) => layouts[table] ? [[`${table} ${layouts[table]}`, [table, layouts[table]] as const] as const] : [])))
  const cells = [...new Map([...layouts.values()].flatMap(([table, layout]) => formCells(table, layout).map(key => [key, layout] as const)))]
  const byReport = new Map<string, Map<CellKey, number | null>>()
  for (const { report, field, after, asRead } of corrections) {
    if (field.includes('.') && !asRead)
      byReport.set(report, (byReport.get(report) ?? new Map()).set(field, typeof after === 'number' ? after : null))
  }
  const valueOf = ({ id, facts }: StoredReport, key: CellKey): number | null => byReport.get(id)?.has(key) ? byReport.get(id)!.get(key)! : facts.numbers[key] ?? null
  const sums = new Map<string, StoredReport[]>()
  for (const report of reports)
    sums.set(`${report.year}|${report.scope}`, [...sums.get(`${report.year}|${report.scope}`) ?? [], report])
  const kind = (key: CellKey) => splitKey(key).table === 'proactive' ? 'money' as const : 'count' as const
  const said = (report: StoredReport) => ({ year: report.year, scope: t(`reports.scope.${report.scope}`) })
  return {
    columns: [
      ...(['unit', 'year', 'scope', 'file'] as const).map(key => ({ key, label: t(`journal.then.column.${key}`), kind: 'text' as const })),
      ...cells.map(([key, layout]) => ({ key, label: cellName(key, layout, shownLanguage()), kind: kind(key) })),
    ],
    rows: [
      ...[...sums.values()].map(own => ({ unit: t('journal.then.sum', { count: own.length }), ...said(own[0]!), file: null, ...Object.fromEntries(cells.map(([key]) => [key, own.some(report => valueOf(report, key) !== null) ? Math.round(own.reduce((sum, report) => sum + (valueOf(report, key) ?? 0), 0) * 1e6) / 1e6 : null])) })),
      ...reports.map(report => ({ unit: name(report), ...said(report), file: report.file.name, ...Object.fromEntries(cells.map(([key]) => [key, valueOf(report, key)])) })),
    ],
  }
}

/** The same as a workbook. */
export async function countedFile(then: CountedThen, day: string, t: (key: string, values?: Record<string, unknown>) => string, name: (report: StoredReport) => string): Promise<{ blob: Blob, name: string }> {
  const { fileName, listXlsx } = await import('@/exports')
  const title = t('journal.then.file', { day })
  return { blob: await listXlsx({ title, notes: [t('journal.then.note', { day })], table: countedTable(then, t, name) }), name: fileName({ title, years: null, coverage: t('figures.unitsInName', { units: new Set(then.reports.map(({ agency }) => agency)).size }), fictional: then.reports.some(({ fictional }) => fictional) ? t('figures.fictional') : null }, 'xlsx') }
}
