import type { ReportRule, RuleWords } from '../rule'
import type { FormDefinition, Layout, TableName } from '@/forms'
import type { InEach } from '@/language'
import { currentForm, formCells, formOfYear, forms, layoutMark, layoutOf, tableNames } from '@/forms'
import { en, zh } from '../words'

/** The layout a form prints a table in, the newest. */
const own = (form: FormDefinition): Layout => form.layouts[0]!.id

const former = forms.find(({ next }) => next?.form === currentForm.id)!
const marks = { first: currentForm.years[0], newer: layoutMark(own(currentForm)), older: layoutMark(own(former)) }

/** Whether a form prints other cells in a table than the layout found. */
function differs(form: FormDefinition, table: TableName, found: Layout): boolean {
  return formCells(table, own(form)).join() !== formCells(table, found).join()
}

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '沿用旧表样',
    explanation: `${marks.first} 年度及以后的年报应使用${currentForm.notice}的表样，仍用 ${marks.older} 年表样的予以提示。`,
    sentence: ({ table, params: { year, layout, newer } }) =>
      `${zh.table(table)}：${year} 年度年报仍用 ${layoutMark(String(layout))} 年表样（${layoutOf(String(layout))?.form.notice}），应改用 ${layoutMark(String(newer))} 年表样`,
  },
  'en': {
    name: 'Old form',
    explanation: `Reports for ${marks.first} and later use the form of ${currentForm.notice}; use of the ${marks.older} form is pointed out.`,
    sentence: ({ table, params: { year, layout, newer } }) =>
      `${en.table(table)}: the report for ${year ?? `${marks.first} or later`} still uses the ${layout ? layoutMark(String(layout), 'en') : marks.older} form; it should use the ${newer ? layoutMark(String(newer), 'en') : marks.newer} one.`,
  },
}

/** A report of a year in which a newer form is in force must use it; a table both print alike may be of either. */
export const oldLayout: ReportRule = {
  id: 'old-layout',
  severity: 'info',
  words,
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
        params: { year, layout: found.layout.id, newer: own(form) },
        cells: [],
        elsewhere: [],
        expected: null,
        actual: null,
      }]
    })
  },
}
