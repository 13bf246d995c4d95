import type { Figure } from './figure'
import type { Locale } from '@/charts'
import { i18n } from '../../locales'
import { coverageText } from './coverage'

/** Pixels of an exported figure's width at 1×: a column of A4 with room for direct labels. */
const exportWidth = 960

/** The figure as a file with a name that says what it holds. PNG and SVG carry title, 口径, coverage, source and the 虚构 mark in the drawing; CSV below the table. */
export async function exportFigure(figure: Figure, kind: 'png' | 'svg' | 'csv', options: { locale: Locale, scale: 1 | 2 | 3 | 4, transparent: boolean }): Promise<{ blob: Blob, name: string }> {
  const { fileName, figurePng, figureSvg, frameFigure, tableCsv } = await import('@/exports')
  const { t } = i18n.global
  const { coverage, fictional = coverage?.fictional ?? false } = figure
  const text = {
    title: figure.title,
    subtitle: figure.subtitle,
    coverage: coverageText(coverage, t),
    source: t('figures.source', { date: new Intl.DateTimeFormat(options.locale, { dateStyle: 'long' }).format(new Date()) }),
    fictional: fictional ? t('figures.fictionalData') : null,
    notes: figure.notes ?? [],
  }
  const name = fileName({
    title: figure.title,
    years: coverage && coverage.firstYear !== null && coverage.lastYear !== null ? [coverage.firstYear, coverage.lastYear] : null,
    coverage: coverage ? t('figures.unitsInName', { units: coverage.units }) : null,
    fictional: fictional ? t('figures.fictional') : null,
  }, kind)
  if (kind === 'csv' || !figure.draw)
    return { name, blob: tableCsv(figure.table, [text.title, text.subtitle, text.coverage, ...text.notes, text.source, ...(text.fictional ? [text.fictional] : [])].filter(line => line !== '')) }
  const framed = frameFigure(figure.draw, text, { width: exportWidth, locale: options.locale, theme: 'light', paper: options.transparent ? null : '#ffffff' })
  return { name, blob: kind === 'svg' ? figureSvg(framed) : await figurePng(framed, options.scale) }
}
