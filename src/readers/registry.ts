import type { Format, Reader } from './document'

/** Every format that can be read, one line each; a reader is loaded when its first file arrives. */
export const registry: Partial<Record<Format, () => Promise<Reader>>> = {
  txt: async () => (await import('./text/txt')).readTxt,
  md: async () => (await import('./text/markdown')).readMarkdown,
  csv: async () => (await import('./text/csv')).readCsv,
  html: async () => (await import('./html/html')).readHtml,
  mht: async () => (await import('./mht')).readMht,
  zip: async () => (await import('./zip/zip')).readZip,
}

/** Formats that are decoded as text, and are therefore bounded before decoding. */
export const textFormats: ReadonlySet<Format> = new Set(['txt', 'md', 'csv', 'html', 'mht'])
