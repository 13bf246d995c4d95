import type { Draft } from '../draft'
import type { Table } from './grid'
import type { Style } from './style'
import type { SectionKind } from '@/reports'
import { tableOf } from './grid'
import { labelIn, showIn } from './style'

/** A report laid out: what stands in which section, before it becomes text or HTML. */
export interface Layouted {
  title: string
  publisher: string
  year: number
  sections: { kind: SectionKind, heading: string, paragraphs: string[], table: Table | null, picture: boolean }[]
}

const order: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'appeals', 'problems', 'others']

/** The six sections of a draft in the style: prose, and the tables it has. */
export function layOut(draft: Draft, style: Style): Layouted {
  const show = showIn(style)
  return {
    title: draft.title,
    publisher: draft.publisher,
    year: draft.year,
    sections: order.map((kind) => {
      const heading = style.headings[kind]
      if (kind === 'overview' || kind === 'problems' || kind === 'others')
        return { kind, heading, paragraphs: draft.prose[kind], table: null, picture: false }
      const layout = draft.layouts[kind] ?? null
      const table = layout === null ? null : tableOf(kind, layout, draft.cells, (key, value) => draft.texts.get(key) ?? show(key, value)).map(row => row.map(cell => ({ ...cell, text: labelIn(style, cell.text) })))
      return { kind, heading, paragraphs: [], table, picture: draft.pictured.includes(kind) }
    }),
  }
}
