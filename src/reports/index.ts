export { regionPath } from './agencies/divisions'
export { sayGuess, sayResolution } from './agencies/guess'
export { agencyLevels } from './agencies/levels'
export { locator, type PlaceClue } from './agencies/locate'
export { type Resolution, resolveAgency } from './agencies/resolve'
export { type DepartmentKey, type DepartmentType, departmentTypes } from './agencies/types'
export { buildReport } from './build'
export { type Extracted, type Reading, sayClaim, unsure } from './extracted'
export { type Added, addedAt, apartOf, type ApartReason, apartReasons } from './levels'
export { isReportYear, reportYears } from './normal'
export * from './printed'
export { differingCells, isSamePublished, type Published } from './published'
export * from './report'
export { findTitle, yearsIn } from './title'
export * from './unit-list'
export { governsRegion, namedFor, type Received, type UnitYear, unitYears, type UnitYearState } from './unit-years'
export * from './units'
export type { Scope } from './words'
export type { CellKey, DueGroup, Layout, TableName } from '@/forms'
export {
  appealPaths,
  appealResults,
  applicationColumns,
  applicationRowKeys,
  applicationRows,
  formCells,
  isChange,
  isMoney,
  outcomeGroups,
  splitKey,
  tableNames,
} from '@/forms'
export { type CellState, type Doubt, type DoubtCode, sayDoubt, type SectionKind, unmarked } from '@/tables'
