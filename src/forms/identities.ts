import type { CarryDefinition, CellKey, Layout, SumDefinition, TableName } from './definition'
import { formCells, layouts, splitKey } from './layouts'

const sums = new Map<string, SumDefinition[]>()
const carries = new Map<string, CarryDefinition[]>()

for (const { form, layout } of layouts) {
  const cells = new Set(layout.tables.flatMap(table => formCells(table.key, layout.id)))
  const isPrinted = (keys: readonly CellKey[]): boolean => keys.every(key => cells.has(key))
  for (const sum of form.sums) {
    if (sum.in?.includes(layout.id) ?? isPrinted([...sum.parts, ...sum.total]))
      keep(sums, layout.id, sum, sum.total[0]!)
  }
  for (const carry of form.carries) {
    if (isPrinted([carry.from, ...carry.plus, ...carry.minus, carry.to]))
      keep(carries, layout.id, carry, carry.to)
  }
}

function keep<T extends { rule: string }>(map: Map<string, T[]>, layout: Layout, each: T, key: CellKey): void {
  const name = `${splitKey(key).table} ${layout} ${each.rule}`
  map.set(name, [...map.get(name) ?? [], each])
}

/** The sums of one rule that must hold in a table as a layout prints it. */
export function sumsOf(table: TableName, layout: Layout, rule: string): readonly SumDefinition[] {
  return sums.get(`${table} ${layout} ${rule}`) ?? []
}

/** What a table hands on from year to year under one rule, as a layout prints it. */
export function carriesOf(table: TableName, layout: Layout, rule: string): readonly CarryDefinition[] {
  return carries.get(`${table} ${layout} ${rule}`) ?? []
}

/**
 * The sums that tables added up over reports of any layout must keep: those of all forms, lines told apart by rule and total, with the parts of all layouts that
 * have the line.
 */
export const allSums: readonly SumDefinition[] = [...layouts.flatMap(({ form }) => form.sums).reduce((known, sum) => {
  const id = `${sum.rule} ${sum.line} ${sum.total.join()}`
  const before = known.get(id)
  return known.set(id, before ? { ...sum, parts: merged(before.parts, sum.parts) } : sum)
}, new Map<string, SumDefinition>()).values()]

/** Those of `allSums` that a layout has itself: a total of the same key may have no parts there. */
export function allSumsOf(layout: Layout): readonly SumDefinition[] {
  return allSums.filter(({ rule, line, total }) => sumsOf(splitKey(total[0]!).table, layout, rule).some(own => own.line === line && own.total.join() === total.join()))
}

function merged(newer: readonly CellKey[], older: readonly CellKey[]): CellKey[] {
  const result = [...newer]
  older.forEach((key, at) => {
    if (!result.includes(key)) {
      const next = older.slice(at + 1).map(each => result.indexOf(each)).find(index => index >= 0)
      result.splice(next ?? result.length, 0, key)
    }
  })
  return result
}
