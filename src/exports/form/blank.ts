import type { Layout } from '@/reports'
import { formDocx } from './docx'
import { formXlsx } from './xlsx'

const empty = () => ({ text: '', value: null })

/** The title line of the blank form: what stands in brackets is to be replaced. */
export const blankTitle = '（单位全称）（年度）年政府信息公开工作年度报告'

/** The blank official form for units to fill in; filled, it imports back exactly. */
export function blankForm(layout: Layout, format: 'docx' | 'xlsx'): Promise<Blob> {
  return format === 'docx'
    ? formDocx({ title: blankTitle, layout, at: empty, notes: [], whole: true })
    : formXlsx({ title: blankTitle, layout, at: empty, notes: [] })
}
