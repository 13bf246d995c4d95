import type { Draft } from '../../golden/make/figures'
import type { Look } from '../../golden/make/looks'
import type { Piece } from '../../golden/make/story'
import type { CellKey, TableName } from '@/reports'
import { formCells, isMoney } from '@/reports'
import { shown, storyOf } from '../../golden/make/story'

/**
 * A printed cell that knows which cell of the form it is. `says`: what a careful reader takes it for where its text alone does not tell.
 * `order`: the keys of its row before one of them was taken out; the rest may then be read by position too,
 * when `headed` only where no heading is left. `swallowed`: the neighbours merged into it. `was`: its key before its heading was exchanged.
 * `gap`: an empty cell of nobody; `inserted`: a number of nobody, which takes the place of a cell taken out; beside an empty cell, text that leaves no trace of empty cells shows it in a place of the form.
 */
export interface Cell { text: string, colspan: number, rowspan: number, key?: CellKey, says?: Said, order?: CellKey[], headed?: boolean, inserted?: boolean, gap?: boolean, swallowed?: { key: CellKey, said: Said }[], was?: CellKey }
export type Rows = Cell[][]
export type Part = { kind: 'title' | 'heading' | 'text' | 'note', text: string } | { kind: 'table', table: TableName | 'all', cells: Rows }

/** What a cell says: a number, or that it is none. `unsure`: the document contradicts itself, whatever is read must be flagged. */
export type Said = number | 'none' | 'unsure'

/** A report's document, cell by cell with its key. */
export function partsOf(draft: Draft, look: Look): Part[] {
  return storyOf(draft, { ...look, numbered: false }, (_, key) => `⟦${key}⟧`).map((piece: Piece): Part => piece.kind !== 'table'
    ? piece
    : {
        ...piece,
        cells: piece.cells.map(row => row.map((cell) => {
          const key = /^⟦(.*)⟧$/.exec(cell.text)?.[1]
          return key === undefined ? { ...cell } : { ...cell, key, text: shown(look, key, draft.cells.get(key)!) }
        })),
      })
}

/** A text as a person reads it in the cell of `key`; money in 万元. Written apart from the project's own reading on purpose. */
export function saidBy(text: string, key: CellKey): Said {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim()
  const match = /^([+-]?)(\d+(?:\.\d+)?)(元|万元)?$/.exec(plain)
  if (!match)
    return 'none'
  const value = Number(`${match[1] === '-' ? '-' : ''}${match[2]}`)
  return isMoney(key) && match[3] === '元' ? Number(`${match[2]}e-4`) : value === 0 ? 0 : value
}

function said(cell: Cell, key: CellKey): Said {
  return cell.says ?? saidBy(cell.text, key)
}

/** What the document says of every cell of the form, with every legitimate reading; a cell printed twice with two numbers is unsure. */
export function truthOf(parts: readonly Part[], draft: Draft): Map<CellKey, Set<Said>> {
  const truth = new Map<CellKey, Set<Said>>()
  for (const key of Object.entries(draft.layouts).flatMap(([table, layout]) => formCells(table, layout)))
    truth.set(key, new Set<Said>(['none']))
  const rows = parts.flatMap(part => part.kind === 'table' ? part.cells : [])
  const seen = new Set<CellKey>()
  for (const cell of rows.flat()) {
    if (cell.key === undefined)
      continue
    const here = said(cell, cell.key)
    const before = seen.has(cell.key) ? truth.get(cell.key)! : new Set<Said>()
    const contradicts = here !== 'none' && [...before].some(one => one !== 'none' && one !== here)
    truth.set(cell.key, contradicts ? new Set<Said>(['unsure']) : new Set([...before, here]))
    seen.add(cell.key)
  }
  for (const { key, said } of rows.flat().flatMap(({ swallowed }) => swallowed ?? []))
    truth.get(key)?.add(said)
  for (const part of parts) {
    if (part.kind !== 'table')
      continue
    const heading = part.cells.some(row => row.length > 2 && row.every(cell => cell.key === undefined))
    for (const row of part.cells) {
      const { order, headed } = row.find(cell => cell.order !== undefined) ?? {}
      const left = row.filter(cell => cell.key !== undefined || cell.gap)
      const printed = row.filter(cell => (cell.key !== undefined || cell.inserted) && cell.text.trim() !== '')
      const keys = order ?? row.flatMap(({ key }) => key ?? [])
      if (row.some(({ inserted }) => inserted) && printed.length === keys.length)
        keys.forEach((key, at) => truth.get(key)?.add(saidBy(printed[at]!.text, key)))
      const held = row.filter(cell => cell.key !== undefined || cell.inserted || cell.gap)
      if (held.length > left.length && held.length === keys.length && (!headed || !heading))
        keys.forEach((key, at) => truth.get(key)?.add(saidBy(held[at]!.text, key)))
      const texts = row.filter(cell => cell.key !== undefined || cell.gap).map(({ text }) => text)
      const window = texts.slice(texts.findIndex(text => text !== ''), texts.findLastIndex(text => text !== '') + 1)
      if (row.some(({ gap }) => gap) && window.length === keys.length)
        keys.forEach((key, at) => truth.get(key)?.add(saidBy(window[at]!, key)))
      if (!headed || !heading)
        order?.forEach((key, at) => truth.get(key)?.add(left[at] ? said(left[at], key) : 'none'))
    }
  }
  return truth
}
