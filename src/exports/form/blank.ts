import type { Layout } from '@/reports'
import { formDocx } from './docx'
import { blankTitle } from './labels'
import { formXlsx } from './xlsx'

const empty = () => ({ text: '', value: null })

/** The blank official form for units to fill in; filled, it imports back exactly. */
export function blankForm(layout: Layout, format: 'docx' | 'xlsx'): Promise<Blob> {
  return format === 'docx'
    ? formDocx({ title: blankTitle, layout, at: empty, notes: [], whole: true })
    : formXlsx({ title: blankTitle, layout, at: empty, notes: [] })
}
