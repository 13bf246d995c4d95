import type { Dimension, Grouping, Period } from './dimensions'
import type { Filters } from './filters'
import type { WholeKey } from './parts'
import type {
  AppealsByYear,
  ApplicationsByYear,
  BreakdownRow,
  CompareRow,
  Contribution,
  Coverage,
  DepartmentByYear,
  DrilldownReport,
  FormApart,
  FormMissing,
  FormPart,
  FormReport,
  FormSum,
  KeyFigure,
  LikeForLike,
  OutcomesByYear,
  TopAgency,
} from './rows'
import type { Param } from '@/database'
import { lowCount } from './metric'
import agencyYears from './questions/agency-years.sql?raw'
import applicationFlow from './questions/application-flow.sql?raw'
import compare from './questions/compare.sql?raw'
import formApart from './questions/form-apart.sql?raw'
import formMissing from './questions/form-missing.sql?raw'
import formParts from './questions/form-parts.sql?raw'
import formReports from './questions/form-reports.sql?raw'
import formSums from './questions/form-sums.sql?raw'
import outcomesByApplicant from './questions/outcomes-by-applicant.sql?raw'
import reportsBehind from './questions/reports-behind.sql?raw'
import topAgencies from './questions/top-agencies.sql?raw'
import sums from './sums/sums.sql?raw'

/** What each question answers with and what it needs beside the filters. */
export interface Questions {
  'applications-by-year': { row: ApplicationsByYear, extra: undefined }
  'outcomes-by-year': { row: OutcomesByYear, extra: undefined }
  'appeals-by-year': { row: AppealsByYear, extra: undefined }
  'department-by-year': { row: DepartmentByYear, extra: { metric: string } }
  /** Changes over the units that reported in both of two years, with what the set gained and lost apart. */
  'like-for-like': { row: LikeForLike, extra: LikeForLikeExtra }
  'key-figures': { row: KeyFigure, extra: { metrics: readonly string[] } }
  /** Years come from the filters; region, type, agencies and scope do not apply. */
  'agency-years': { row: KeyFigure, extra: { agency: string, metrics?: readonly string[] } }
  /** Metrics, or the parts of a whole; a dimension that is no dimension throws `RangeError`. */
  'breakdown': { row: BreakdownRow, extra: BreakdownExtra }
  /** `first` is a row of section 3, a column of 新收, or a number of reports that do not reconcile; none without reports. */
  'application-flow': { row: BreakdownRow, extra: undefined }
  /** `first` is a column of section 3, `total` among them; `metric` an outcome. */
  'outcomes-by-applicant': { row: BreakdownRow, extra: { period: Period } }
  /** Metrics of parties (`kind:key`) and their peers; the metric `coverage` is no figure of a party. */
  'compare': { row: CompareRow, extra: CompareExtra }
  /** Between the two years the filters name. */
  'contributions': { row: Contribution, extra: { metric: string } }
  /** The total first, then the agencies in order. Not for the metric `coverage`, whose total is no sum over agencies. */
  'top-agencies': { row: TopAgency, extra: { metric: string, period: Period, end: 'highest' | 'lowest', limit: number } }
  /** The total first, then the reports in order. */
  'reports-behind': { row: DrilldownReport, extra: { metric: string, period: Period, limit: number } }
  /** The consolidated form: filters hold one year, or numbers of several are added. */
  'form-reports': { row: FormReport, extra: undefined }
  /** Reports within the filters that are in no total of theirs. */
  'form-apart': { row: FormApart, extra: undefined }
  'form-missing': { row: FormMissing, extra: undefined }
  'form-sums': { row: FormSum, extra: undefined }
  /** Of these cells, of all when there are none. */
  'form-parts': { row: FormPart, extra: { cells: readonly string[] } }
  'coverage': { row: Coverage, extra: undefined }
}

export interface BreakdownExtra {
  metrics?: readonly string[]
  whole?: WholeKey
  /** `applicant` and `flow` with the wholes of `groupings` only: their statements are those of questions of their own. */
  by: Grouping
  and: Dimension | null
  period: Period
}

export interface LikeForLikeExtra {
  metrics?: readonly string[]
  whole?: WholeKey
  /** Two years; or the first and the last of the filters in which each metric has a value, those on the other side of the change of form left out. */
  between: readonly [number, number] | 'ends'
  /** The metric over whose reports they all are; each over its own when left out. */
  like?: string
}

export interface CompareExtra {
  metrics: readonly string[]
  parties: readonly string[]
  /** Agency ids; `all` for every agency that is no party. */
  peers: readonly string[] | 'all'
  /** The year changes are told against, or the one before each; null: no changes are asked for. */
  reference: number | 'before' | null
  /** What the peers' spread is of. */
  spread: 'value' | 'change'
}

export type QuestionId = keyof Questions

/** One question: its SQL, and which of the filters bind to `$1`, `$2` … in what order. */
export interface Question {
  id: QuestionId
  sql: string
  parameters: readonly Parameter[]
}

export type Parameter = 'values' | 'scope' | 'firstYear' | 'lastYear' | 'regions' | 'types' | 'agencies' | 'agency' | 'period' | 'lowBelow' | 'limit' | 'parties' | 'peers' | 'reference' | 'spread' | 'cells'

const filters: readonly Parameter[] = ['values', 'scope', 'firstYear', 'lastYear', 'regions', 'types', 'agencies']

export const questions: { readonly [Q in QuestionId]: Question } = {
  'applications-by-year': { id: 'applications-by-year', sql: sums, parameters: filters },
  'outcomes-by-year': { id: 'outcomes-by-year', sql: sums, parameters: filters },
  'appeals-by-year': { id: 'appeals-by-year', sql: sums, parameters: filters },
  'department-by-year': { id: 'department-by-year', sql: sums, parameters: filters },
  'like-for-like': { id: 'like-for-like', sql: sums, parameters: filters },
  'key-figures': { id: 'key-figures', sql: sums, parameters: filters },
  'agency-years': { id: 'agency-years', sql: agencyYears, parameters: ['values', 'firstYear', 'lastYear', 'agency'] },
  'breakdown': { id: 'breakdown', sql: sums, parameters: filters },
  'application-flow': { id: 'application-flow', sql: applicationFlow, parameters: filters },
  'outcomes-by-applicant': { id: 'outcomes-by-applicant', sql: outcomesByApplicant, parameters: [...filters, 'period', 'lowBelow'] },
  'compare': { id: 'compare', sql: compare, parameters: [...filters, 'parties', 'peers', 'reference', 'spread'] },
  'contributions': { id: 'contributions', sql: sums, parameters: filters },
  'top-agencies': { id: 'top-agencies', sql: topAgencies, parameters: [...filters, 'limit'] },
  'reports-behind': { id: 'reports-behind', sql: reportsBehind, parameters: [...filters, 'limit'] },
  'form-reports': { id: 'form-reports', sql: formReports, parameters: filters },
  'form-apart': { id: 'form-apart', sql: formApart, parameters: filters },
  'form-missing': { id: 'form-missing', sql: formMissing, parameters: filters.slice(1) },
  'form-sums': { id: 'form-sums', sql: formSums, parameters: filters },
  'form-parts': { id: 'form-parts', sql: formParts, parameters: [...filters, 'cells'] },
  'coverage': { id: 'coverage', sql: sums, parameters: filters },
}

/** Lists go in as one text; a filter value never holds this character. */
const separator = '\x1F'

/** Bounds that let every year through. A NULL would have no type, and the engine would plan the statement anew each time. */
const [firstOfAll, lastOfAll] = [0, 9999]

/** What some questions take beside the filters. */
export interface Choice {
  metric?: string
  metrics?: readonly string[]
  whole?: WholeKey
  agency?: string
  by?: Grouping
  and?: Dimension | null
  period?: Period
  end?: 'highest' | 'lowest'
  limit?: number
  parties?: CompareExtra['parties']
  peers?: CompareExtra['peers']
  reference?: CompareExtra['reference']
  spread?: CompareExtra['spread']
  cells?: readonly string[]
  between?: LikeForLikeExtra['between']
  like?: string
}

/** Values of a question's parameters, in their order. */
export function bind(parameters: readonly Parameter[], { values, scope, years, regions, types, agencies }: Filters, choice: Choice): Param[] {
  const bound: Record<Parameter, Param> = {
    values,
    scope,
    firstYear: years?.[0] ?? firstOfAll,
    lastYear: years?.[1] ?? lastOfAll,
    regions: regions.join(separator),
    types: types.join(separator),
    agencies: agencies.join(separator),
    agency: choice.agency ?? null,
    period: choice.period ?? null,
    lowBelow: lowCount,
    limit: choice.limit ?? null,
    parties: (choice.parties ?? []).join(separator),
    peers: choice.peers === 'all' ? '*' : (choice.peers ?? []).join(separator),
    reference: choice.reference === 'before' ? 0 : choice.reference ?? -1,
    spread: choice.spread ?? 'value',
    cells: (choice.cells ?? []).join(separator),
  }
  return parameters.map(parameter => bound[parameter])
}
