import { forms, layoutsOf, mergedRows, tableNames, tableOf } from '@/forms'

const quoted = (list: readonly string[]): string => `[${list.map(each => `'${each}'`).join(', ')}]`
const table = 'applications'
const all = layoutsOf(table).reverse()

/** Rows of section 3 that not every layout prints, with those that do. */
const partly = mergedRows(table).flatMap(({ key }) => {
  const printed = all.filter(layout => tableOf(table, layout)!.rows.some(row => row.key === key))
  return printed.length === all.length ? [] : [`WHEN form_row = '${key}' THEN ${quoted(printed)}`]
})

/** Layouts of section 3 of the forms in force by year, for reports without the table. */
const inForce = forms.flatMap(({ years: [first, last], layouts }) => {
  const layout = layouts.find(({ tables }) => tables.some(({ key }) => key === table))
  return layout ? [`WHEN counted.year ${last === null ? `>= ${first}` : `BETWEEN ${first} AND ${last}`} THEN '${layout.id}'`] : []
})

/** Slots of statements that the forms fill. */
export const formSlots: Readonly<Record<string, string>> = {
  layouts: tableNames.map(name => `layout_${name}`).join(',\n  '),
  inForce: inForce.join(' '),
  printedBy: partly.join(' '),
  layoutsOfTable: quoted(all),
}
