import type { CellKey, Layout } from '@/forms'
import { cellHeadings } from '@/forms'

/** A cell in the form's own words: `（三）不予公开 · 1.属于国家秘密 · 自然人`. */
export function cellName(key: CellKey, layout: Layout, english: boolean): string {
  return cellHeadings(key, layout).map(({ zh, en }) => english ? en : zh).join(' · ')
}
