import type { Dimension, Period } from './dimensions'
import type { Filters } from './filters'
import type { Adding } from './metric'
import { overBareReports, overCube } from './metric'

/*
 * The parts of a statement that depend on what is asked: only what is needed is written, since planning takes the engine longer than answering.
 * `$3` and `$4` are the years, `$5` regions, `$6` department types, `$7` agencies, as `bind` gives them.
 */

type Scope = Filters['scope']

/** Rows to add up. */
export interface Source {
  /** Table, joins and conditions, after FROM. */
  from: string
  /** Number of reports, or of agencies, among them. */
  count: string
  /** How figures are added up over them. */
  adding: Adding
}

const one = { count: 'count(*)', adding: overBareReports }

/** Where the key of a dimension is found: its column in the tables of reports, and the table that names it. */
interface Keyed { column: string, table: string, key: string }

const keyed: Partial<Record<Dimension, Keyed>> = {
  province: { column: 'province', table: 'region', key: 'path' },
  city: { column: 'city', table: 'region', key: 'path' },
  county: { column: 'region', table: 'region', key: 'path' },
  type: { column: 'type', table: 'department_type', key: 'key' },
  level: { column: 'level', table: 'agency_level', key: 'key' },
  agency: { column: 'agency', table: 'agency', key: 'id' },
}

/** What the cubes tell apart. */
const inCubes: ReadonlySet<Dimension> = new Set<Dimension>(['year', 'province', 'type', 'level', 'scope'])

/** Whether the cubes can answer: nothing is asked of a region or of agencies alone. The cube of reports has those of units only. */
export function fitsCubes({ regions, agencies }: Filters, dimensions: readonly Dimension[] = []): boolean {
  return regions.length === 0 && agencies.length === 0 && dimensions.every(dimension => inCubes.has(dimension))
}

const both = (conditions: readonly (string | false)[]): string => conditions.filter(condition => condition !== false).join(' AND ')

/** Conditions on the agencies that `table` has rows of. */
function among({ regions, types, agencies }: Filters, table: string, columns = { region: 'region', type: 'type', agency: 'agency' }): (string | false)[] {
  return [
    regions.length > 0 && `${table}.${columns.region} IN (SELECT code FROM regions_in($5))`,
    types.length > 0 && `${table}.${columns.type} IN (SELECT code FROM department_type WHERE list_contains(string_split($6, chr(31)), key))`,
    agencies.length > 0 && `${table}.${columns.agency} IN (SELECT code FROM agency WHERE list_contains(string_split($7, chr(31)), id))`,
  ]
}

const inYears = ({ years }: Filters, table: string): string | false => years !== null && `${table}.year BETWEEN $3 AND $4`
const variants = ({ values }: Filters): string => `variant IN (0, ${values === 'published' ? 1 : 2})`

const place = (at: number): string => ['first_place', 'second_place'][at]!

function joins(dimensions: readonly (Dimension | null)[], table: string, column = (name: string) => name): string {
  return dimensions.map((dimension, at) => {
    const found = dimension && keyed[dimension]
    return found ? ` JOIN ${found.table} AS ${place(at)} ON ${place(at)}.code = ${table}.${column(found.column)}` : ''
  }).join('')
}

/** The SQL of each dimension's key, over a source that joins them. */
export function keysOf(dimensions: readonly (Dimension | null)[], table: string, scope: Scope): string[] {
  return dimensions.map((dimension, at) => {
    if (dimension === null)
      return 'NULL'
    if (dimension === 'scope')
      return `'${scope}'`
    const found = keyed[dimension]
    return found ? `${place(at)}.${found.key}` : `${table}.year::VARCHAR`
  })
}

interface Wanted {
  /** The filters' own when it is left out. */
  scope?: Scope
  /** What the rows must tell apart. */
  dimensions?: readonly (Dimension | null)[]
  period?: Period
  /** Whether the tables that name the dimensions are joined, as `keysOf` wants. */
  named?: boolean
}

/** The reports that make a total, each once, as `reports`, with their measures. */
export function countedFrom(filters: Filters, { scope = filters.scope, dimensions = [], period = 'all', named = true }: Wanted = {}): Source {
  const asked = dimensions.filter(dimension => dimension !== null)
  const last = period === 'last' && lastYear(filters, asked.includes('scope') ? null : scope, 'reports')
  const joined = named ? joins(dimensions, 'reports') : ''
  if (scope === 'consolidated') {
    const counted = `reports.report IN (SELECT report FROM reports_counted('${filters.values}', 'consolidated', ${filters.years === null ? '0, 9999' : '$3, $4'}, $5, $6, $7))`
    return { from: `report_wide AS reports${joined} WHERE ${both([`reports.${variants(filters)}`, 'reports.consolidated', counted, last])}`, ...one }
  }
  const years = inYears(filters, 'reports')
  if (fitsCubes(filters, asked))
    return { from: `report_cube AS reports${joined} WHERE ${both([`reports.${variants(filters)}`, years, ...among(filters, 'reports'), last])}`, count: 'sum(reports.reports)', adding: overCube }
  return { from: `report_wide AS reports${joined} WHERE ${both([`reports.${variants(filters)}`, 'NOT reports.consolidated', years, ...among(filters, 'reports'), last])}`, ...one }
}

/** The reports that are there, those that others contain among them, as `present`. */
export function presentFrom(filters: Filters, { scope = filters.scope, dimensions = [], period = 'all', named = true }: Wanted = {}): Omit<Source, 'adding'> {
  const asked = dimensions.filter(dimension => dimension !== null)
  const conditions = [
    scope === 'consolidated' ? 'present.consolidated' : 'NOT present.consolidated',
    inYears(filters, 'present'),
    ...among(filters, 'present'),
    period === 'last' && lastYear(filters, asked.includes('scope') ? null : scope, 'present'),
  ]
  const joined = named ? joins(dimensions, 'present') : ''
  return fitsCubes(filters, asked)
    ? { from: `presence_cube AS present${joined} WHERE ${both(conditions)}`, count: 'sum(present.reports)' }
    : { from: `report_wide AS present${joined} WHERE ${both([`present.${variants(filters)}`, ...conditions])}`, count: 'count(*)' }
}

/** The agencies that should report, as `expected`: see `agencies_expected` in schema.sql. */
export function expectedFrom(filters: Filters, { scope = filters.scope, dimensions = [] }: Omit<Wanted, 'period' | 'named'> = {}): Omit<Source, 'adding'> {
  if (fitsCubes(filters, dimensions.filter(dimension => dimension !== null))) {
    const conditions = [`expected.${scope}`, ...among(filters, 'expected')]
    return { from: `agency_cube AS expected${joins(dimensions, 'expected')} WHERE ${both(conditions)}`, count: 'sum(expected.agencies)' }
  }
  const should = scope === 'consolidated' ? 'expected.consolidated_reports > 0' : '(expected.unit_reports > 0 OR expected.consolidated_reports = 0)'
  const conditions = [should, ...among(filters, 'expected', { region: 'region_code', type: 'type_code', agency: 'code' })]
  return { from: `agency AS expected${joins(dimensions, 'expected', column => column === 'agency' ? 'code' : `${column}_code`)} WHERE ${both(conditions)}`, count: 'count(*)' }
}

/** Agencies that reported and that should have, beside each group of `countedFrom` by these columns. */
export function agenciesBeside(filters: Filters, counted: Source, columns: readonly ('year' | 'type')[]): Pick<Adding, 'present' | 'expected'> {
  const present = presentFrom(filters, { dimensions: columns, named: false })
  const expected = expectedFrom(filters)
  const type = fitsCubes(filters) ? 'type' : 'type_code'
  return {
    // Of units each has one report a year, and all of them count.
    present: filters.scope === 'unit' ? counted.count : `(SELECT ${present.count} FROM ${present.from}${columns.map(column => ` AND present.${column} = reports.${column}`).join('')})`,
    expected: `(SELECT ${expected.count} FROM ${expected.from}${columns.includes('type') ? ` AND expected.${type} = reports.type` : ''})`,
  }
}

/** Condition: the last year with reports of this scope, or of any. */
function lastYear(filters: Filters, scope: Scope | null, table: string): string {
  const cube = fitsCubes(filters)
  const conditions = both([
    !cube && `latest.${variants(filters)}`,
    scope !== null && (scope === 'consolidated' ? 'latest.consolidated' : 'NOT latest.consolidated'),
    inYears(filters, 'latest'),
    ...among(filters, 'latest'),
  ])
  return `${table}.year = (SELECT max(year) FROM ${cube ? 'presence_cube' : 'report_wide'} AS latest${conditions === '' ? '' : ` WHERE ${conditions}`})`
}
