export * from './report'
export type { CellKey, CellState, Doubt, DoubtCode, Layout, SectionKind, TableName } from '@/tables'
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
  proactiveSubjects,
  splitKey,
  tableNames,
} from '@/tables'
