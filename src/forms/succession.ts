import type { CellKey, FormDefinition, Layout, Successor } from './definition'
import { formCells, layoutOf, layouts, splitKey } from './layouts'
import { forms } from './registry'

const formById = new Map(forms.map(form => [form.id, form]))
const cellsOf = new Map(forms.map(form => [form.id, new Set(form.layouts.flatMap(layout => layout.tables.flatMap(table => formCells(table.key, layout.id))))]))

/** The form that took the place of another; null for the newest. */
export function nextForm({ next }: FormDefinition): FormDefinition | null {
  return next ? formById.get(next.form) ?? null : null
}

/** What a cell of a form is in the next one. */
export function successorOf(form: FormDefinition, key: CellKey): Successor {
  const next = nextForm(form)
  if (!next)
    return { relation: 'none', to: [] }
  const { table, row } = splitKey(key)
  const said = form.next!.cells[key] ?? form.next!.cells[`${table}.${row}`]
  if (said)
    return said
  return cellsOf.get(next.id)!.has(key) ? { relation: 'same', to: [key] } : { relation: 'none', to: [] }
}

/** Forms from an older one to a newer one, the older first; null where they do not follow each other. */
function between(older: FormDefinition, newer: FormDefinition): FormDefinition[] | null {
  const path: FormDefinition[] = []
  for (let form: FormDefinition | null = older; form; form = nextForm(form)) {
    if (form === newer)
      return path
    path.push(form)
  }
  return null
}

/** The cells a cell is the same as in a newer form; null where it is not. */
function sameLater(key: CellKey, path: readonly FormDefinition[]): CellKey[] | null {
  return path.reduce<CellKey[] | null>((keys, form) => {
    const later = keys?.map(each => successorOf(form, each))
    return later?.every(({ relation }) => relation === 'same') ? later.flatMap(({ to }) => to) : null
  }, [key])
}

/** Whether two layouts count a cell alike, each under this one key. */
export function alikeIn(key: CellKey, one: Layout, other: Layout): boolean {
  const { table } = splitKey(key)
  if (!formCells(table, one).includes(key) || !formCells(table, other).includes(key))
    return false
  const [a, b] = [layoutOf(one)!.form, layoutOf(other)!.form]
  const path = between(a, b) ?? between(b, a)
  return path !== null && (sameLater(key, path)?.join() === key || path.every(form => successorOf(form, key).to.join() === key))
}

/** The cells that a cell of a layout stands for in reports of any layout: itself, and those of newer forms that add up to it. */
export function cellsMeaning(key: CellKey, layout: Layout): CellKey[] {
  const own = layoutOf(layout)!.form
  const later = layouts.flatMap(({ form }) => {
    const path = form === own ? null : between(own, form)
    return path ? sameLater(key, path) ?? [] : []
  })
  return [...new Set([key, ...later])]
}
