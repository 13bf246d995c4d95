import type { Agency } from '@/reports'
import type { ImportedFile } from '@/workspace'

/** A report that says it is another unit's, or of another year. */
export interface Strange {
  file: string
  /** Null: it says none. */
  agency: string | null
  year: number | null
}

/** The reports of some files that say another unit or year than the cell they were brought to; what says nothing is not strange. */
export function strangeTo({ agency, year }: { agency: Pick<Agency, 'id'>, year: number }, files: readonly Pick<ImportedFile, 'name' | 'reports'>[]): Strange[] {
  return files.flatMap(({ name, reports }) => reports.flatMap(({ agency: named, report }): Strange[] => {
    const said = report.year.value
    const isOther = (named !== null && named.id !== agency.id) || (said !== null && said !== year)
    return isOther ? [{ file: name, agency: named?.name ?? null, year: said }] : []
  }))
}
