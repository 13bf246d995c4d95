import type { Consolidated } from '../../ui/sent/useConsolidated'
import type { Provenance, UnitSheet } from '@/exports'
import type { Layout } from '@/forms'
import type { Filters } from '@/metrics'
import type { CellKey } from '@/reports'
import { numbersOf } from '@/figures'
import { cellName } from '@/forms'
import { ask } from '@/metrics'
import { valuesSaid } from '../../state/derived'
import { useRecord } from '../../state/record'
import { i18n, shownLanguage } from '../../words'

/** Units a workbook gives a sheet each. */
const mostSheets = 300

interface Subject {
  year: number
  layout: Layout
  answer: Consolidated
  title: string
  notes: readonly string[]
  provenance: Provenance
  filters: Filters
}

/** The consolidated form as a file in the official layout, with what must be known of it and the provenance of its numbers. */
export async function writeForm(format: 'docx' | 'xlsx', { year, layout, answer, title, notes, provenance, filters }: Subject): Promise<{ blob: Blob, name: string }> {
  const { consolidatedXlsx, fileName, formDocx, provenanceLines } = await import('@/exports')
  const { t } = i18n.global
  const { cells, apart } = answer.form.value
  const tooMany = format === 'xlsx' && answer.reports.value.length > mostSheets
  const said = [
    ...notes,
    // Coverage and values are among the notes.
    ...provenanceLines({ ...provenance, coverage: '', values: '' }, shownLanguage()),
    ...(tooMany ? [t('consolidated.export.tooMany', { most: mostSheets })] : []),
  ]
  const sumOf = new Map(answer.sums.value.map(sum => [sum.cell, sum.value]))
  const aside = apart.map(key => ({ key, name: cellName(key, '', 'zh-CN'), value: sumOf.get(key) ?? null }))
  const numbers = numbersOf('zh-CN')
  const name = fileName({
    title,
    years: [year, year],
    coverage: t('figures.unitsInName', { units: answer.reports.value.length }),
    fictional: answer.coverage.value?.fictional ? t('figures.fictional') : null,
  }, format)
  if (format === 'docx') {
    const value = (key: CellKey): number | null => cells[key]?.value ?? null
    const blob = await formDocx({
      title,
      layout,
      whole: false,
      at: key => ({ text: value(key) === null ? '' : numbers.value(value(key), 'money').replaceAll(',', ''), value: value(key) }),
      notes: [...said, ...aside.map(({ name, value }) => `${name}：${numbers.value(value, 'money')}`)],
    })
    return { blob, name }
  }
  const blob = await consolidatedXlsx({
    title,
    layout,
    units: tooMany ? [] : await unitSheets(answer, filters),
    totalAt: key => cells[key]?.value ?? null,
    keysOf: key => cells[key]?.keys ?? [key],
    apart: aside,
    notes: said,
  })
  return { blob, name }
}

/** Every unit's form as it stands under the filters: numbers from the database, what is printed instead of one from its report. */
async function unitSheets(answer: Consolidated, filters: Filters): Promise<UnitSheet[]> {
  const record = useRecord()
  const { t } = i18n.global
  const parts = await ask(record.coordinator!.query('form-export'), 'form-parts', filters, { cells: [] })
  const byReport = new Map<string, Map<CellKey, typeof parts[number]>>()
  for (const part of parts) {
    const own = byReport.get(part.report) ?? new Map()
    own.set(part.cell, part)
    byReport.set(part.report, own)
  }
  return Promise.all(answer.reports.value.map(async ({ report, name }) => {
    const own = byReport.get(report) ?? new Map<CellKey, typeof parts[number]>()
    const printed = [...own.values()].some(part => part.value === null && part.state !== 'blank') ? await record.report(report) : null
    const file = record.lookups.reports.get(report)?.file.name ?? ''
    return {
      name,
      source: t('consolidated.notes.file', { file, values: t(`filters.values.${valuesSaid(record.state, filters.values, new Set([report]))}`) }),
      at: (key) => {
        const part = own.get(key)
        return part?.value ?? (part === undefined || part.state === 'blank' ? null : printed?.cells[key]?.text || null)
      },
    }
  }))
}
