import type { Figure } from './figure'
import type { Provenance } from '@/exports'
import type { Locale } from '@/figures'
import { drawOf, frameFigure } from '@/figures'
import { i18n } from '../../words'

/** Pixels of an exported figure's width at 1×: a column of A4 with room for direct labels. */
const exportWidth = 960

export interface PictureOptions {
  locale: Locale
  scale: 1 | 2 | 3 | 4
  transparent: boolean
}

/** The figure as pixels or as a drawing, with title, 口径, coverage, source, checksum and the 虚构 mark drawn in. It must have a drawing. */
export async function figurePicture({ title, subtitle, model, over, notes = [] }: Figure, provenance: Provenance, kind: 'png' | 'svg', { locale, scale, transparent }: PictureOptions): Promise<Blob> {
  const { figurePng, figureSvg, pictureText } = await import('@/exports')
  const framed = frameFigure(drawOf({ model: model!, over }), pictureText({ title, subtitle, notes, provenance }, locale), { width: exportWidth, locale, theme: 'light', paper: transparent ? null : '#ffffff' })
  return kind === 'svg' ? figureSvg(framed) : figurePng(framed, scale)
}

/** The figure as a file with a name that says what it holds; CSV has what must be known of the numbers below the table. */
export async function exportFigure(figure: Figure, provenance: Provenance, kind: 'png' | 'svg' | 'csv', options: PictureOptions): Promise<{ blob: Blob, name: string }> {
  const { fileName, provenanceLines, tableCsv } = await import('@/exports')
  const { t } = i18n.global
  const { title, subtitle, coverage, table, notes = [] } = figure
  const name = fileName({
    title,
    years: coverage && coverage.firstYear !== null && coverage.lastYear !== null ? [coverage.firstYear, coverage.lastYear] : null,
    coverage: coverage ? t('figures.unitsInName', { units: coverage.units }) : null,
    fictional: provenance.fictional === null ? null : t('figures.fictional'),
  }, kind)
  const said = [title, ...(provenance.formula.includes(subtitle) ? [] : [subtitle]), ...notes, ...provenanceLines(provenance, options.locale)]
  return { name, blob: kind === 'csv' ? tableCsv(table, said) : await figurePicture(figure, provenance, kind, options) }
}
