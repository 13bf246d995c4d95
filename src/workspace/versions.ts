import type { LogEntry } from './entries'
import type { StoredReport } from './record'
import type { Scope } from '@/reports'
import { isSamePublished } from '@/reports'
import { WorkspaceError } from './errors'
import { told } from './words'

/** Agency, year and scope a report counts under. */
export interface Claims {
  agency: string | null
  year: number | null
  scope: Scope
}

/** A person's choice among the reports of one unit, year and scope. */
export type Chosen = Extract<LogEntry, { type: 'chosen' }>

/** A report before it is known whether it counts, with when it came to be one of its unit, year and scope: what came at one moment came together. */
export interface Arrival {
  report: StoredReport
  moment: number
  /** Where it stood among the reports when it first came. */
  order: number
}

/** Unit, year and scope, of which reports are versions; null while nobody knows them. */
export function versionKey({ agency, year, scope }: Claims): string | null {
  return agency === null || year === null ? null : `${agency}|${year}|${scope}`
}

/**
 * Settles which of the reports of one unit, year and scope counts, in the order they came. Copies of one content are one version, of which the first that was
 * read with certainty stands. One version counts once it is accepted. Of several that differ the one a person chose counts; before that the one that came
 * before the others goes on counting, and of those that came together none does.
 */
export function settleVersions(arrivals: readonly Arrival[], chosen: readonly Chosen[]): void {
  const contents: StoredReport[][] = []
  arrivals.forEach(({ report }, at) => {
    report.revision = at + 1
    const same = contents.find(([first]) => isSamePublished(first!, report))
    if (same)
      same.push(report)
    else
      contents.push([report])
  })
  const holding = (id: string): StoredReport[] | undefined => contents.find(reports => reports.some(report => report.id === id))
  const choice = chosen.findLast(({ report }) => holding(report))
  const first = arrivals.filter(({ moment }) => moment === arrivals[0]!.moment)
  const chose = choice ? holding(choice.report)! : null
  const counting = chose ?? (contents.length === 1 || first.every(({ report }) => contents[0]!.includes(report)) ? contents[0]! : null)
  // What a person saw and did not choose gives way; what came since is another that differs.
  const passed = new Set(choice?.over.flatMap(id => holding(id) ?? []))
  const open = contents.filter(reports => reports === counting || !passed.has(reports[0]!))
  for (const reports of contents) {
    const stands = reports.find(({ id }) => id === choice?.report) ?? reports.find(({ status }) => status === 'accepted') ?? reports[0]!
    for (const report of reports) {
      report.version = report !== stands ? 'copy' : !open.includes(reports) ? 'replaced' : reports === counting && report.status === 'accepted' ? 'counted' : 'waiting'
      report.chosen = choice && report.id === choice.report ? { who: choice.who, when: choice.at } : null
      report.current = report.version === 'counted'
      report.rivals = report === stands && open.length > 1 && open.includes(reports) ? open.filter(other => other !== reports).map(([other]) => other!.id) : []
    }
  }
}

/** What `report` is chosen over: the others of its agency, year and scope; with its file's name. Throws where it has none by now. */
export function choiceOf({ reports }: { reports: readonly StoredReport[] }, report: string): { file: string, over: string[] } {
  const chosen = reports.find(({ id }) => id === report)
  const key = chosen && versionKey(chosen)
  if (!chosen || !key)
    throw new WorkspaceError('missing', told('reportMoved'))
  return { file: chosen.file.name, over: reports.filter(other => other.id !== report && versionKey(other) === key).map(({ id }) => id) }
}
