import type { Layout } from './definition'
import { layoutsOf, mergedRows, tableOf } from './layouts'

/*
 * Rows and columns of the three tables of the forms in force, over their layouts: what a page or a check that is about one of them lists.
 */

interface Part {
  key: string
  /** As the form prints it. */
  label: string
}

/** Rows of section 3 of all layouts in printed order; 其他处理 is a row of its own in one and three items in another. */
export const applicationRows: readonly (Part & { group: string | null })[] = mergedRows('applications').map(({ key, label, group = null }) => ({ key, label: label.zh, group }))

const [newest] = layoutsOf('applications')
const applications = tableOf('applications', newest!)!
const appeals = tableOf('appeals', newest!)!
const parts = (list: readonly { key: string, label: { zh: string } }[]): readonly Part[] => list.map(({ key, label }) => ({ key, label: label.zh }))

/** The applicant columns of section 3, the total last. */
export const applicationColumns = parts(applications.columns)

/** Outcome groups of section 3 with the label of their heading cell. */
export const outcomeGroups = parts(applications.groups ?? [])

export const appealPaths = parts(appeals.rows)

export const appealResults = parts(appeals.columns)

/** Subjects of section 2 of all layouts in printed order. `article` is 《条例》第二十条. */
export const proactiveSubjects: readonly (Part & { article: string })[] = mergedRows('proactive').map(({ key, label, article = '' }) => ({ key, label: label.zh, article }))

/** The measures a layout prints for a subject of section 2; none means it lacks the row. */
export function measuresOf(subject: string, layout: Layout): readonly Part[] {
  return parts(tableOf('proactive', layout)?.rows.find(({ key }) => key === subject)?.columns ?? [])
}

/** Keys of the rows of section 3 that `layout` prints, in order. */
export function applicationRowKeys(layout: Layout): string[] {
  return tableOf('applications', layout)?.rows.map(({ key }) => key) ?? []
}
