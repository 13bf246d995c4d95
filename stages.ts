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
  forms: {
    does: 'the printed forms as data, one folder a form: every name, sum, year and successor',
    imports: [],
  },
  readers: {
    does: 'bytes of a file → paragraphs, grids and pictures, each with its place',
    imports: [],
    vendors: ['pdfjs-dist', 'fflate', 'saxes', 'cfb', '@e965/xlsx', 'parse5', 'libarchive.js', 'tesseract.js', 'tesseract.js-core', '@tesseract.js-data'],
  },
  tables: {
    does: 'a document → the tables of a form, cell by cell',
    imports: ['forms'],
    types: ['readers'],
  },
  reports: {
    does: 'tables → a report: agency, year, scope, cells',
    imports: ['forms', 'tables'],
  },
  checks: {
    does: 'reports → findings, one rule a file',
    imports: ['forms', 'reports'],
    types: ['database'],
  },
  workspace: {
    does: 'the durable record, and its backup',
    imports: ['forms', 'reports'],
    types: ['checks'],
    vendors: ['valibot'],
  },
  database: {
    does: 'the record → DuckDB, a projection that can be rebuilt',
    imports: ['forms', 'reports'],
    types: ['workspace'],
    vendors: ['@duckdb/duckdb-wasm', 'apache-arrow'],
  },
  metrics: {
    does: 'the catalog of metrics and the SQL of every question',
    imports: ['forms'],
    types: ['database'],
  },
  figures: {
    does: 'rows of an answer → a chart, its table and its sentence',
    imports: ['forms', 'metrics'],
    vendors: ['echarts'],
  },
  exports: {
    does: 'figures, forms and findings → files',
    imports: ['forms', 'reports', 'checks', 'metrics', 'figures'],
    vendors: ['pptxgenjs', 'docx', 'hucre', 'fflate'],
  },
  ingest: {
    does: 'the inbound flow, from bytes to findings, in workers',
    imports: ['forms', 'readers', 'tables', 'reports', 'checks', 'workspace', 'database'],
  },
  search: {
    does: 'the prose of the record → where words stand in it, in a worker',
    imports: ['workspace'],
    types: ['reports'],
  },
  app: {
    does: 'pages, state and words',
    imports: ['forms', 'reports', 'checks', 'workspace', 'database', 'metrics', 'figures', 'exports', 'ingest', 'search'],
    vendors: ['valibot', 'vue', 'pinia', 'vue-router', 'vue-i18n', 'element-plus', '@element-plus', 'vue-echarts', '@vueuse', '@tanstack'],
  },
}

/** Packages that only the files beside the stages import, for all of them. */
export const sharedVendors: readonly string[] = ['@noble/hashes']

/** The layers of `src/app`, and those below each that it may import; a feature never imports another. */
export const layers: Record<string, readonly string[]> = {
  shell: ['features', 'ui', 'state', 'words'],
  features: ['ui', 'state', 'words'],
  ui: ['state', 'words'],
  state: ['words'],
  words: [],
}
