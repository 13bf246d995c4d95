import type { ReportRule } from '../rule'
import type { FormDefinition, Layout, TableName } from '@/forms'
import { currentForm, formCells, formOfYear, forms, layoutMark, layoutOf, tableNames } from '@/forms'
import { tableWords } from '../words'

/** The layout a form prints a table in, the newest. */
const own = (form: FormDefinition): Layout => form.layouts[0]!.id

const former = forms.find(({ next }) => next?.form === currentForm.id)!

/** Whether a form prints other cells in a table than the layout found. */
function differs(form: FormDefinition, table: TableName, found: Layout): boolean {
  return formCells(table, own(form)).join() !== formCells(table, found).join()
}

/** A report of a year in which a newer form is in force must use it; a table both print alike may be of either. */
export const oldLayout: ReportRule = {
  id: 'old-layout',
  severity: 'info',
  name: '沿用旧表样',
  explanation: `${currentForm.years[0]} 年度及以后的年报应使用${currentForm.notice}的表样，仍用 ${layoutMark(own(former))} 年表样的予以提示。`,
  find(report) {
    const year = report.year.value
    const form = year === null ? null : formOfYear(year)
    if (form === null)
      return []
    return tableNames.flatMap((table) => {
      const found = layoutOf(report.layouts[table])
      if (!found || found.form.years[0] >= form.years[0] || !differs(form, table, found.layout.id))
        return []
      return [{
        where: table,
        report: report.id,
        table,
        row: null,
        column: null,
        message: `${tableWords(table)}：${year} 年度年报仍用 ${layoutMark(found.layout.id)} 年表样（${found.form.notice}），应改用 ${layoutMark(own(form))} 年表样`,
        params: { year },
        cells: [],
        elsewhere: [],
        expected: null,
        actual: null,
      }]
    })
  },
}
