import { buildSample } from '../../datasets'

const { files, faults } = buildSample()
export { files }

/** Files whose agency or year is contradicted: their reports count nowhere until a person decides. */
export const contested: ReadonlySet<string | null> = new Set(faults.filter(fault => fault.rule.endsWith('-conflict')).map(fault => fault.file))

export type Truth = typeof files[number]['truth']

/** The units' reports that count, from the generator's own record of what it wrote: one for each agency and year. */
export const reports: readonly Truth[] = [...new Map(files.map(file => file.truth)
  // Without one of its tables a report waits for a person.
  .filter(truth => truth.scope === 'unit' && !contested.has(truth.file) && Object.values(truth.layouts).every(layout => layout !== null))
  .map(truth => [`${truth.agency} ${truth.year}`, truth])).values()]

/** Those of a year. */
export function unitsOf(year: number): Truth[] {
  return reports.filter(report => report.year === year)
}

/** Σ of cells over reports; what prints no number counts as 0. */
export function sumOf(list: readonly Truth[], ...keys: readonly string[]): number {
  return list.reduce((total, { cells }) => total + keys.reduce((part, key) => part + (cells[key] ?? 0), 0), 0)
}
