import type { Locale, TableColumn, TableTwin, TableValue } from '@/figures'
import { shownValue } from './briefing/values'
import { neutral, plainLines } from './csv'
import { escaped } from './xml'

/**
 * A cell for documents: the number as printed. Beside it stands the number itself, as Excel (`x:num`) and LibreOffice (`sdval`) take it from HTML, so that a
 * spreadsheet gets it unrounded.
 */
function cell(value: TableValue, column: TableColumn, locale: Locale, tag: 'th' | 'td'): string {
  const text = escaped(typeof value === 'string' ? neutral(value) : shownValue(value, column, locale))
  if (typeof value !== 'number' || column.kind === 'text' || column.kind === 'year')
    return `<${tag}${column.kind === 'text' ? '' : ' align="right"'}>${text}</${tag}>`
  // Formats of their own are all that spreadsheets take from HTML.
  const [excel, office] = column.kind === 'rate' ? ['Percent', '0.00%'] : Number.isInteger(value) ? ['\'\\#\\,\\#\\#0\'', '#,##0'] : ['General', '']
  return `<${tag} align="right" x:num="${value}" sdval="${value}" sdnum="2052;0;${office}" style="mso-number-format:${excel}">${text}</${tag}>`
}

/** A table for the clipboard: as text with tabs in full precision, and as HTML that documents and spreadsheets take. Nothing in it runs as a formula. */
export function clipboardTable(table: TableTwin, locale: Locale): { text: string, html: string } {
  const line = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`
  const head = table.columns.map(column => cell(column.label, column, locale, 'th'))
  const rows = table.rows.map(row => table.columns.map((column, at) => cell(row[column.key] ?? null, column, locale, at === 0 ? 'th' : 'td')))
  return {
    text: plainLines(table).map(values => values.map(value => value === null ? '' : typeof value === 'number' ? String(value) : neutral(value).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n'),
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border="1">${[head, ...rows].map(line).join('')}</table></body></html>`,
  }
}
