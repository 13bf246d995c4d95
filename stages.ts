/**
 * The stages of `src/`, one direction of flow (docs/decisions/0001): what each may import of ours and which vendors it alone owns.
 * ESLint's import rule is generated from this table.
 */
export interface Stage {
  /** What goes in and what comes out. */
  does: string
  /** Stages it may import, through their `index.ts`. */
  imports: readonly string[]
  /** Stages it may import types from, and nothing else. */
  types?: readonly string[]
  /** Packages only the stages that name them may import. */
  vendors?: readonly string[]
}

export const stages: Record<string, Stage> = {
  readers: {
    does: 'bytes of a file → paragraphs, grids and pictures, each with its place',
    imports: [],
    vendors: ['pdfjs-dist', 'fflate', 'saxes', 'cfb', '@e965/xlsx', 'parse5', 'libarchive.js', 'tesseract.js', 'tesseract.js-core', '@tesseract.js-data'],
  },
  tables: {
    does: 'a document → the three tables of the form, cell by cell',
    imports: [],
    types: ['readers'],
  },
  reports: {
    does: 'tables → a report: agency, year, scope, cells',
    imports: ['tables'],
  },
  checks: {
    does: 'reports → findings, one rule a file',
    imports: ['reports'],
    types: ['database'],
  },
  workspace: {
    does: 'the durable record, and its backup',
    imports: ['reports'],
    types: ['checks'],
    vendors: ['valibot'],
  },
  database: {
    does: 'the record → DuckDB, a projection that can be rebuilt',
    imports: ['reports'],
    types: ['workspace'],
    vendors: ['@duckdb/duckdb-wasm', 'apache-arrow'],
  },
  metrics: {
    does: 'the catalog of metrics and the SQL of every question',
    imports: [],
    types: ['database'],
  },
  charts: {
    does: 'rows of an answer → a chart, its table and its sentence',
    imports: ['metrics'],
    vendors: ['echarts'],
  },
  exports: {
    does: 'charts, forms and findings → files',
    imports: ['reports', 'checks', 'metrics', 'charts'],
    vendors: ['pptxgenjs', 'docx', 'hucre', 'fflate'],
  },
  ingest: {
    does: 'the inbound flow, from bytes to findings, in workers',
    imports: ['readers', 'tables', 'reports', 'checks', 'workspace', 'database'],
  },
  app: {
    does: 'pages, state and words',
    imports: ['reports', 'checks', 'workspace', 'database', 'metrics', 'charts', 'exports', 'ingest'],
    vendors: ['vue', 'pinia', 'vue-router', 'vue-i18n', 'element-plus', '@element-plus', 'vue-echarts', '@vueuse', '@tanstack'],
  },
}
