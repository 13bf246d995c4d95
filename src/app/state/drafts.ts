import type { CellKey, Layout, TableName } from '@/forms'
import type { Scope } from '@/reports'
import type { Saved, WorkspaceState } from '@/workspace'
import * as v from 'valibot'
import { formCells, tableNames } from '@/forms'
import { parsed } from './parsed'

/** A report that is being typed into the form. */
export interface Draft {
  id: string
  agency: string
  year: number
  scope: Scope
  fictional: boolean
  who: string
  /** The kept file it is typed from. */
  from: { name: string, hash: string } | null
  /** The layout each table is typed in. */
  layouts: Record<TableName, Layout>
  /** What was typed so far; '' where the paper is blank; a cell that is not named was not reached yet. */
  cells: Record<CellKey, string>
  /** The cell that was typed last. */
  last: CellKey | null
  /** SHA-256 of the file it became; null: it is not finished. */
  finished: string | null
  /** ISO time it was last saved. */
  at: string
}

const text = v.string()
const maybe = v.nullable(text)
const kept = v.object({
  agency: text,
  year: v.pipe(v.number(), v.integer()),
  scope: v.picklist(['unit', 'consolidated']),
  fictional: v.boolean(),
  who: text,
  from: v.nullable(v.object({ name: text, hash: text })),
  layouts: v.record(text, text),
  /** By table, in the order the layout prints its cells: a key for each of them would be many times what was typed. */
  cells: v.record(text, v.array(maybe)),
  last: maybe,
  finished: maybe,
})

/** The drafts of the record that became no file, or of which the file is not kept any more: undoing its import brings a draft back. */
export function draftsOf({ saved, files }: Pick<WorkspaceState, 'saved' | 'files'>): Draft[] {
  const hashes = new Set(files.map(({ hash }) => hash))
  return saved.flatMap(item => draftOf(item) ?? []).filter(({ finished }) => finished === null || !hashes.has(finished))
}

/** What is saved as a draft; null when it is none. */
export function draftOf({ id, kind, body, at }: Saved): Draft | null {
  const found = kind === 'draft' ? parsed(kept, body) : null
  if (!found)
    return null
  const cells = Object.entries(found.layouts).flatMap(([table, layout]) => {
    const typed = found.cells[table] ?? []
    return formCells(table, layout).flatMap((key, at) => typeof typed[at] === 'string' ? [[key, typed[at]] as const] : [])
  })
  return { ...found, id, at, cells: Object.fromEntries(cells) }
}

/** A draft as the record keeps it. */
export function savedDraft({ id, at: _, cells, ...draft }: Draft): Omit<Saved, 'at'> {
  const byTable = Object.entries(draft.layouts).map(([table, layout]) => [table, formCells(table, layout).map(key => cells[key] ?? null)] as const)
  return { id, kind: 'draft', name: `${draft.agency} ${draft.year}`, body: { ...draft, cells: Object.fromEntries(byTable) } }
}

/** Every cell of the form a draft is typed into, in printed order. */
export function draftCells({ layouts }: Pick<Draft, 'layouts'>): CellKey[] {
  return tableNames.flatMap(table => formCells(table, layouts[table]))
}
