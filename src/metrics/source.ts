import type { Dimension, Period } from './dimensions'
import type { Filters } from './filters'
import type { Codes } from './names'
import { levelOf } from './filters'

/*
 * The parts of a statement that depend on what is asked: only what is needed is written, since planning takes the engine longer than answering.
 * `$3` and `$4` are the years; `$5` regions, `$6` department types and `$7` agencies, as `bind` gives them, where a reader wants names in place of codes.
 */

type Scope = Filters['scope']

/** Filters, and the codes of what they name; without these a statement looks the names up itself, as a reader understands it. */
export type Scoped = Filters & { codes?: Codes }

/** Rows to add up. */
export interface Source {
  /** Table and conditions, after FROM. */
  from: string
  /** Number of reports, or of agencies, among them. */
  count: string
  /** Those that are their agency's first within the years asked for: so many agencies there are. */
  newcomers: string
}

/** Where the key of a dimension is found: its column in the tables of reports. */
const columns: Partial<Record<Dimension, string>> = { year: 'year', province: 'province', city: 'city', county: 'region', type: 'type', level: 'level', agency: 'agency' }

/** The column that tells the groups of a dimension apart; NULL for one that is not asked for, a text for a scope. */
export function keyOf(dimension: Dimension | null, table: string, scope: Scope): string {
  return dimension === null ? 'NULL' : dimension === 'scope' ? `'${scope}'` : `${table}.${columns[dimension]}`
}

/** What the cubes tell apart. */
const inCubes: ReadonlySet<Dimension | null> = new Set<Dimension | null>(['year', 'province', 'type', 'level', 'scope', null])

/** Whether the cubes can answer: nothing is asked of a region, of agencies, of a level or of those that report upward alone. */
function fitsCubes({ regions, agencies, types, scope }: Filters, dimensions: readonly (Dimension | null)[]): boolean {
  return regions.length === 0 && agencies.length === 0 && levelOf(scope) === null && !types.includes('vertical') && dimensions.every(dimension => inCubes.has(dimension))
}

const both = (conditions: readonly (string | false)[]): string => conditions.filter(condition => condition !== false).join(' AND ')

const inCodes = (column: string, codes: readonly number[]): string => codes.length > 0 ? `${column} IN (${codes.join(', ')})` : 'false'

function inRuns(column: string, runs: NonNullable<Codes['regions']>): string {
  const between = ([first, last]: readonly [number, number]): string => first === last ? `${column} = ${first}` : `${column} BETWEEN ${first} AND ${last}`
  return runs.length === 0 ? 'false' : runs.length === 1 ? between(runs[0]!) : `(${runs.map(between).join(' OR ')})`
}

/** Conditions on the agencies that `table` has rows of. */
function among({ regions, types, agencies, codes }: Scoped, table: string, { region, type, agency } = { region: 'region', type: 'type', agency: 'agency' }): (string | false)[] {
  if (codes) {
    return [
      codes.regions !== null && inRuns(`${table}.${region}`, codes.regions),
      codes.types !== null && inCodes(`${table}.${type}`, codes.types),
      codes.agencies !== null && inCodes(`${table}.${agency}`, codes.agencies),
    ]
  }
  return [
    regions.length > 0 && `${table}.${region} IN (SELECT code FROM regions_in($5))`,
    types.length > 0 && `${table}.${type} IN (SELECT code FROM department_type WHERE list_contains(string_split($6, chr(31)), key))`,
    agencies.length > 0 && `${table}.${agency} IN (SELECT code FROM agency WHERE list_contains(string_split($7, chr(31)), id))`,
  ]
}

const inYears = ({ years }: Filters, table: string): string | false => years !== null && `${table}.year BETWEEN $3 AND $4`
/** The condition that a row is of the scope asked for: as `in_scope` of schema.sql has it. */
function ofScope({ types, agencies, codes }: Scoped, scope: Scope, table: string): string {
  if (levelOf(scope) !== null)
    return codes ? `${table}.added_at = ${codes.level ?? -1}` : `${table}.added_at = (SELECT code FROM region WHERE 'at ' || path = $2)`
  const apart = agencies.length > 0 ? '' : types.includes('vertical') ? ` AND ${table}.apart <> 2` : ` AND ${table}.apart NOT IN (1, 2)`
  return `${scope === 'consolidated' ? '' : 'NOT '}${table}.consolidated${apart}`
}

const variants = ({ values }: Filters): string => `variant IN (0, ${values === 'published' ? 1 : 2})`

/** The condition that a report is its agency's first within the years asked for. */
function isNewcomer({ years }: Filters, table: string): string {
  return years === null ? `${table}.previous IS NULL` : `(${table}.previous IS NULL OR ${table}.previous < $3)`
}

interface Wanted {
  /** The filters' own when it is left out. */
  scope?: Scope
  /** What the rows must tell apart. */
  dimensions?: readonly (Dimension | null)[]
  period?: Period
  /** Codes of the only agencies told of, among those the filters mean. */
  only?: readonly number[] | null
}

/** The reports that make a total, each once, as `reports`, with their measures; those present where `all` are wanted, also what others contain. */
export function reportsFrom(filters: Scoped, { scope = filters.scope, dimensions = [], period = 'all', only = null }: Wanted = {}, all = false): Source {
  const cube = scope === 'unit' && fitsCubes(filters, dimensions)
  const isContained = scope === 'consolidated' && !all
  const from = both([
    `reports.${variants(filters)}`,
    !cube && ofScope(filters, scope, 'reports'),
    isContained && `reports.report IN (SELECT report FROM reports_counted('${filters.values}', 'consolidated', ${filters.years === null ? '0, 9999' : '$3, $4'}, $5, $6, $7))`,
    inYears(filters, 'reports'),
    ...isContained ? [] : among(filters, 'reports'),
    only !== null && inCodes('reports.agency', only),
    period === 'last' && lastYear(filters, dimensions.includes('scope') ? null : scope),
  ])
  const count = cube ? 'sum(reports.reports)' : 'count(*)'
  return { from: `${cube ? 'report_cube' : 'report_wide'} AS reports WHERE ${from}`, count, newcomers: `${count} FILTER (${isNewcomer(filters, 'reports')})` }
}

/** The reports that make the totals of the first and the last year of the filters, as `reports`, each with that of its agency of the other year as `other`. */
export function pairedFrom(filters: Scoped, scope: Scope): Source {
  const counts = (table: string): string => both([
    `${table}.${variants(filters)}`,
    scope === 'consolidated' ? `${table}.report IN (SELECT report FROM reports_counted('${filters.values}', 'consolidated', $3, $4, $5, $6, $7))` : ofScope(filters, scope, table),
    `${table}.year IN ($3, $4)`,
    ...scope === 'consolidated' ? [] : among(filters, table),
  ])
  return {
    from: `report_wide AS reports
  LEFT JOIN (SELECT agency, year, gap_profile, unusable FROM report_wide AS sought WHERE ${counts('sought')}) AS other ON other.agency = reports.agency AND other.year = $3 + $4 - reports.year
WHERE ${counts('reports')}`,
    count: 'count(*)',
    newcomers: '0',
  }
}

/**
 * The units' years that should have a report, as `expected`: see `unit_year` in schema.sql. `newcomers`: so many agencies they are, with those `beyond`
 * them, whose reports count all the same.
 */
export function expectedFrom(filters: Scoped, { scope = filters.scope, dimensions = [], period = 'all' }: Wanted = {}): Source & { waiting: string, beyond: string } {
  const cube = fitsCubes(filters, dimensions)
  const from = both([
    cube ? `${scope === 'consolidated' ? '' : 'NOT '}expected.consolidated` : ofScope(filters, scope, 'expected'),
    !cube && `expected.state <> 'exempt'`,
    inYears(filters, 'expected'),
    ...among(filters, 'expected'),
    period === 'last' && lastYear(filters, dimensions.includes('scope') ? null : scope, 'expected'),
  ])
  return {
    from: `${cube ? 'unit_year_cube' : 'unit_year'} AS expected WHERE ${from}`,
    count: cube ? 'sum(expected.units)' : 'count(*) FILTER (expected.due)',
    newcomers: `${cube ? 'sum(expected.received)' : 'count(*)'} FILTER (${isNewcomer(filters, 'expected')})`,
    waiting: cube ? 'sum(expected.waiting)' : `count(*) FILTER (expected.state = 'waiting')`,
    beyond: cube ? 'sum(expected.beyond)' : `count(*) FILTER (NOT expected.due AND expected.state IN ('accepted', 'returned'))`,
  }
}

/** Condition: the last year with reports of this scope, or of any. */
function lastYear(filters: Scoped, scope: Scope | null, table = 'reports'): string {
  const cube = scope === 'unit' && fitsCubes(filters, [])
  const conditions = both([
    `latest.${variants(filters)}`,
    !cube && scope !== null && ofScope(filters, scope, 'latest'),
    inYears(filters, 'latest'),
    ...among(filters, 'latest'),
  ])
  return `${table}.year = (SELECT max(year) FROM ${cube ? 'report_cube' : 'report_wide'} AS latest WHERE ${conditions})`
}
