/**
 * The stages of `src/`, one direction of flow (docs/decisions/0001): what each may import of ours and which vendors it alone owns.
 * ESLint's import rule is generated from this table.
 */
export interface Stage {
  /** Stages it may import, through their `index.ts`. */
  imports: readonly string[]
  /** Stages it may import types from, and nothing else. */
  types?: readonly string[]
  /** Packages only the stages that name them may import. */
  vendors?: readonly string[]
}

export const stages: Record<string, Stage> = {
  readers: { imports: [], vendors: ['pdfjs-dist', 'fflate', 'saxes', 'cfb', '@e965/xlsx', 'parse5', 'libarchive.js', 'tesseract.js', 'tesseract.js-core', '@tesseract.js-data'] },
  tables: { imports: [], types: ['readers'] },
  reports: { imports: ['tables'] },
  checks: { imports: ['reports'], types: ['database'] },
  workspace: { imports: ['reports'], types: ['checks'] },
  database: { imports: ['reports'], types: ['workspace'], vendors: ['@duckdb/duckdb-wasm', 'apache-arrow'] },
  metrics: { imports: [], types: ['database'] },
  charts: { imports: ['metrics'], vendors: ['echarts'] },
  exports: { imports: ['reports', 'checks', 'metrics', 'charts'], vendors: ['pptxgenjs', 'docx', 'hucre', 'fflate'] },
  ingest: { imports: ['readers', 'tables', 'reports', 'checks', 'workspace', 'database'] },
  app: {
    imports: ['reports', 'checks', 'workspace', 'database', 'metrics', 'charts', 'exports', 'ingest'],
    vendors: ['vue', 'pinia', 'vue-router', 'vue-i18n', 'element-plus', '@element-plus', 'vue-echarts', '@vueuse', '@tanstack'],
  },
}
