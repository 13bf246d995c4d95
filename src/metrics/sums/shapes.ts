import type { Dimension } from '../dimensions'
import type { Filters } from '../filters'
import type { Metric } from '../metric'
import type { NamedAgency } from '../names'
import type { Choice, QuestionId, Questions } from '../questions'
import type { NameOf } from './breakdown'
import type { Groups } from './groups'
import type { Wanted } from './statement'
import { allColumns } from '../metric'
import { breakdownRows } from './breakdown'
import { appealsByYear, applicationsByYear, coverage, departmentByYear, outcomesByYear, sectionColumns } from './byYear'
import { contributions } from './contributions'

/** What the rows of a question are made with. */
interface Given {
  filters: Filters
  choice: Choice
  metrics: readonly Metric[]
  nameOf: NameOf
  agencies: ReadonlyMap<number, NamedAgency>
}

/** A question that sums answer: what is added up, under which filters, and what rows that makes. */
interface Shape<Row> {
  wanted: (given: Pick<Given, 'choice' | 'metrics'>) => Wanted
  /** The filters themselves when it is left out. */
  under?: (filters: Filters) => Filters
  rows: (groups: Groups, given: Given) => Row[]
}

const of = (by: Dimension | null, and: Dimension | null = null) => ({ metrics }: Pick<Given, 'metrics'>): Wanted => ({ columns: allColumns(metrics), by, and, period: 'all' })
const section = (question: keyof typeof sectionColumns) => (): Wanted => ({ columns: sectionColumns[question], by: 'year', and: null, period: 'all' })

/** Between the years the filters name; the first and the last of all would have to be looked up. */
function bothYears({ years }: Filters): readonly [number, number] {
  if (!years)
    throw new RangeError('contributions need two years')
  return years
}

/** Every question that is answered from sums. */
export const shapes: { readonly [Q in QuestionId]?: Shape<Questions[Q]['row']> } = {
  'breakdown': {
    wanted: ({ choice, metrics }) => ({ ...of(choice.by as Dimension, choice.and ?? null)({ metrics }), period: choice.period ?? 'last' }),
    rows: (groups, { choice, metrics, nameOf }) => breakdownRows(groups, metrics, { by: choice.by as Dimension, and: choice.and ?? null }, nameOf),
  },
  'applications-by-year': { wanted: section('applications-by-year'), rows: applicationsByYear },
  'outcomes-by-year': { wanted: section('outcomes-by-year'), rows: outcomesByYear },
  'appeals-by-year': { wanted: section('appeals-by-year'), rows: appealsByYear },
  'department-by-year': { wanted: of('type', 'year'), rows: (groups, { metrics: [metric], nameOf }) => departmentByYear(groups, metric!, code => nameOf('type', code)) },
  'coverage': { wanted: () => of(null)({ metrics: [] }), rows: coverage },
  'contributions': { wanted: of('agency', 'year'), rows: (groups, { metrics: [metric], filters, agencies }) => contributions(groups, metric!, bothYears(filters), agencies) },
}
