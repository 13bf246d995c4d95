import { measures, tableNames } from '@/forms'
import template from './schema.sql?raw'

/** schema.sql with the columns that the forms make: the layout of each table of a report, the measures and their gaps. */
export const schema = template
  .replace('{{layouts}}', () => tableNames.map(table => `layout_${table} VARCHAR`).join(',\n  '))
  .replace('{{measures}}', () => [...measures.map(({ column }) => `${column} DOUBLE`), ...measures.map(({ column }) => `${column}_gaps UTINYINT`)].join(',\n  '))
