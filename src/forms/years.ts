import type { CellKey, FormDefinition, Layout, TableName } from './definition'
import { layoutOf, layouts, splitKey, tableNames, tableOf } from './layouts'
import { forms } from './registry'

/** The layout of each table of a report; null: the form has the table and it was not found. A table of another form is not named. */
export type Layouts = Readonly<Partial<Record<TableName, Layout | null>>>

const holds = ([first, last]: readonly [number, number | null], year: number): boolean => year >= first && (last === null || year <= last)

/** Forms in force for a report year, the newest first. */
function formsOfYear(year: number): FormDefinition[] {
  return forms.filter(form => holds(form.years, year))
}

/** The one form of the whole country in force for a year of which real reports were seen; null where provinces had their own or none is known. */
export function formOfYear(year: number): FormDefinition | null {
  return formsOfYear(year).find(form => form.region === null && form.layouts.some(({ awaiting }) => !awaiting)) ?? null
}

/** The newest form: what is assumed where nothing tells. */
export const currentForm: FormDefinition = forms[0]!

/** Form of a report: the one in force for its year where its tables are of it, else that of its tables; null where neither tells. */
export function formOf(found: Layouts, year: number | null): FormDefinition | null {
  const ofTables = tableNames.flatMap(table => layoutOf(found[table])?.form ?? [])
  const ofYear = year === null ? null : formOfYear(year)
  if (ofTables.length === 0)
    return ofYear ?? (year === null ? currentForm : null)
  return ofTables.find(form => form === ofYear) ?? (ofYear && ofTables.some(form => sameTables(form, ofYear)) ? ofYear : ofTables[0]!)
}

function sameTables(one: FormDefinition, other: FormDefinition): boolean {
  const keys = ({ layouts: [layout] }: FormDefinition): string => layout!.tables.map(({ key }) => key).join()
  return keys(one) === keys(other)
}

/** Whether every form of which a table is named has all its tables named, found or not: what is written of a report says so of each. */
export function namesWholeForm(found: Layouts): boolean {
  return forms.every((form) => {
    const tables = form.layouts[0]!.tables.filter(({ required }) => required).map(({ key }) => key)
    const named = tables.filter(table => found[table] !== undefined)
    return named.length === 0 || named.length === tables.length
  })
}

/** Tables a report must carry to be complete: those of its own form. */
export function requiredTables(found: Layouts, year: number | null): TableName[] {
  const form = formOf(found, year)
  return form ? form.layouts[0]!.tables.filter(({ required }) => required).map(({ key }) => key) : []
}

/** The tables of a report in printed order: those of its form, and any other found. */
export function tablesOf(found: Layouts, year: number | null): TableName[] {
  const asked = layoutsAsked(found, year)
  return tableNames.filter(table => asked[table] !== undefined)
}

/** Whether a layout asks for a cell in a year; some rows were printed in some years only. */
export function isAskedIn(key: CellKey, layout: Layout, year: number | null): boolean {
  const { table, row } = splitKey(key)
  const years = tableOf(table, layout)?.rows.find(each => each.key === row)?.years
  return years === undefined || (year !== null && holds(years, year))
}

/** The layout each table of a report's form has: as found, else the one its form printed in that year. */
export function layoutsAsked(found: Layouts, year: number | null): Record<TableName, Layout> {
  const form = formOf(found, year)
  const printed = form?.layouts.find(layout => year !== null && holds(layout.years, year)) ?? form?.layouts[0]
  return Object.fromEntries(tableNames.flatMap((table) => {
    const layout = found[table] ?? (printed?.tables.some(({ key }) => key === table) ? printed.id : null)
    return layout === null ? [] : [[table, layout]]
  }))
}

/** Layouts of the whole country of which real reports were seen, the newest first. */
export const nationalLayouts: readonly Layout[] = layouts.filter(({ form, layout }) => form.region === null && !layout.awaiting).map(({ layout }) => layout.id)
