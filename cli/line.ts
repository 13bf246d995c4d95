import type { Finding, ReportFacts } from '@/checks'
import type { CellKey, Layouts } from '@/forms'
import type { CellState, Report, Scope } from '@/reports'
import type { FileStatus, ImportedFile } from '@/workspace'
import { formCells, tableNames } from '@/reports'

type Told = Pick<Finding, 'rule' | 'severity' | 'message' | 'cells' | 'expected' | 'actual'>

/** One line of output: what was read of one report, or why nothing was. */
export interface Line {
  file: string
  /** Sheet of a workbook that holds several reports. */
  part?: string
  format: string
  status: FileStatus
  /** Why it was rejected, in Chinese. */
  reason: string | null
  agency: string | null
  year: number | null
  scope: Scope | null
  layouts: Layouts
  /** Every cell of the form of each table found, by key; null where no number is printed. */
  cells: Record<CellKey, number | null>
  /** Why, for each null. */
  states: Record<CellKey, CellState>
  findings: Told[]
}

/** A line with what the rules across reports need of its report; the report itself is let go. */
export interface ExtractedLine {
  line: Line
  report: { id: string, facts: ReportFacts, fictional: boolean } | null
}

export function told({ rule, severity, message, cells, expected, actual }: Finding): Told {
  return { rule, severity, message, cells, expected, actual }
}

function cellsOf({ layouts, cells }: Report): Pick<Line, 'cells' | 'states'> {
  const keys = tableNames.flatMap(table => formCells(table, layouts[table]))
  const found = keys.map(key => [key, cells[key]] as const)
  return {
    cells: Object.fromEntries(found.map(([key, cell]) => [key, cell?.value ?? null])),
    states: Object.fromEntries(found.flatMap(([key, cell]) => cell?.state === 'number' ? [] : [[key, cell?.state ?? 'absent'] as const])),
  }
}

/** The lines of one file read; `path` is that of the file on disk, an archive's when the file lay in one. */
export function linesOf(file: ImportedFile, path: string): ExtractedLine[] {
  const inArchive = file.folder !== ''
  const name = inArchive ? `${path}/${[file.folder, file.name].join('/').split('/').slice(1).join('/')}` : path
  if (file.reports.length === 0) {
    return [{
      line: {
        file: name,
        format: file.format,
        status: file.status,
        reason: file.refusal?.reason ?? null,
        agency: null,
        year: null,
        scope: null,
        layouts: { proactive: null, applications: null, appeals: null },
        cells: {},
        states: {},
        findings: [],
      },
      report: null,
    }]
  }
  return file.reports.map(({ report, facts, findings, status }) => ({
    line: {
      file: name,
      ...report.source.part === null ? {} : { part: report.source.part },
      format: file.format,
      status,
      reason: null,
      agency: report.agency.value,
      year: report.year.value,
      scope: report.scope.value,
      layouts: report.layouts,
      ...cellsOf(report),
      findings: findings.map(told),
    },
    report: { id: report.id, facts, fictional: report.fictional },
  }))
}
