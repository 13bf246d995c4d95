import type { Lookups } from './derived'
import type { Finding } from '@/checks'
import type { FindingStatus, StoredFile, StoredReport, WorkspaceState } from '@/workspace'
import { namedFor } from '@/reports'
import { holding, mayBeReport } from '@/workspace'

/** What a person can be asked of a file that waits, in the order it is asked: whose it is first, what it says next, which of several counts last. */
export const asks = ['agency', 'year', 'scope', 'scan', 'doubts', 'tables', 'blanks', 'two', 'revised', 'refused'] as const
export type Ask = typeof asks[number]

/** One report that waits for a person, or one refused file named for a unit, with the first thing it asks. */
export interface QueueEntry {
  /** Of the question: the same file asks the next one under another id. */
  id: string
  ask: Ask
  /** Null for a file that could not be read. */
  report: StoredReport | null
  file: Pick<StoredFile, 'hash' | 'name'>
  /** Whose it is, or is taken to be, and of which year. */
  agency: string | null
  name: string | null
  year: number | null
  /** Open findings the question is about. */
  findings: readonly Finding[]
  /** Entries of one key ask the same and may be answered at once; null: each for itself. */
  alike: string | null
}

/** The field of a report a doubt is about; undefined for cells and the file as a whole. */
export function fieldAsked({ rule, params }: Finding): 'agency' | 'year' | 'scope' | undefined {
  if (rule === 'year-conflict' || rule === 'agency-conflict')
    return rule === 'year-conflict' ? 'year' : 'agency'
  return params.field === 'agency' || params.field === 'year' || params.field === 'scope' ? params.field : undefined
}

const isPicture = ({ rule, params: { code, pictured } }: Finding): boolean => rule === 'doubtful' ? code === 'ocr' || code === 'picture-held' || code === 'scanned-page' : pictured === 1

function askOf(finding: Finding): Ask {
  const field = fieldAsked(finding)
  if (field)
    return field
  if (isPicture(finding))
    return 'scan'
  return finding.rule === 'doubtful' ? 'doubts' : finding.rule === 'incomplete' && finding.params.open === undefined ? 'tables' : 'blanks'
}

/** The first question of a report that waits. */
function firstAsk(report: StoredReport, open: readonly Finding[], lookups: Lookups, returned: ReadonlySet<string>): Ask {
  if (report.agency === null || report.year === null)
    return report.agency === null ? 'agency' : 'year'
  if (report.status === 'review') {
    const asked = new Set(open.map(askOf))
    return asks.find(ask => asked.has(ask)) ?? 'doubts'
  }
  return report.rivals.some(id => returned.has(id) || lookups.reports.get(id)?.current) ? 'revised' : 'two'
}

/** A sentence of the reader without what it quotes: the same for all files of one pattern. */
const patternOf = (findings: readonly Finding[]): string => findings.map(({ params }) => String(params.said1 ?? '').replaceAll(/“[^”]*”/g, '“”')).join('|')

function alikeKey(ask: Ask, { read }: StoredReport, findings: readonly Finding[]): string | null {
  switch (ask) {
    case 'scope': return `scope ${read.scope} ${patternOf(findings)}`
    case 'agency': return read.agencyId === null ? null : `agency ${patternOf(findings)}`
    case 'year': return read.year === null ? null : `year ${read.year} ${patternOf(findings)} ${findings.map(({ params }) => params.years ?? '').join(' ')}`
    case 'blanks': return `blanks ${findings.map(({ rule, cells }) => [rule, ...cells.toSorted()].join(' ')).sort().join('|')}`
    default: return null
  }
}

/**
 * Everything that waits for a person, each file once, by what is asked and then by unit. A report waits while its doubts are open, it is not known whose it
 * is, or nobody has chosen between it and its rivals; copies, reports not chosen and those sent back ask nothing.
 */
export function queueOf(state: WorkspaceState, lookups: Lookups, statusOf: (finding: Finding) => FindingStatus): QueueEntry[] {
  const returned = new Set(state.sentBack.map(({ report }) => report))
  const waiting = state.reports.filter(({ id, version }) => version === 'waiting' && !returned.has(id)).map((report): QueueEntry => {
    const open = holding(report.findings).filter(finding => statusOf(finding) === 'open')
    const ask = firstAsk(report, open, lookups, returned)
    const findings = open.filter(finding => askOf(finding) === ask)
    const agency = report.agency ?? report.read.agencyId
    return {
      id: `${ask} ${report.id}`,
      ask,
      report,
      file: report.file,
      agency,
      name: lookups.agencies.get(agency ?? '')?.name ?? report.read.agency,
      year: report.year ?? report.read.year,
      findings,
      alike: alikeKey(ask, report, findings),
    }
  })
  const collator = new Intl.Collator('zh', { numeric: true })
  return [...waiting, ...refusedOf(state, lookups)].sort((a, b) =>
    asks.indexOf(a.ask) - asks.indexOf(b.ask) || collator.compare(a.name ?? '', b.name ?? '') || (b.year ?? 0) - (a.year ?? 0) || collator.compare(a.file.name, b.file.name))
}

/** Files that could not be read and are named for a unit of which nothing else of that year counts. */
function refusedOf({ files, agencies }: WorkspaceState, lookups: Lookups): QueueEntry[] {
  const refused = files.filter(mayBeReport)
  const nameOf = refused.length > 0 ? namedFor(agencies) : () => null
  return refused.flatMap((file): QueueEntry[] => {
    const named = nameOf(file.name)
    return named && lookups.states.get(`${named.agency}|${named.year}`) === 'waiting'
      ? [{ id: `refused ${file.hash}`, ask: 'refused', report: null, file, ...named, name: lookups.agencies.get(named.agency)?.name ?? null, findings: [], alike: null }]
      : []
  })
}

/** How a report stands by now: it counts or waits for a person, was sent back, or gave way to another that stands for it. */
export type Standing = 'accepted' | 'review' | 'returned' | 'aside'

export function standingOf({ sentBack }: WorkspaceState, { id, version }: StoredReport): Standing {
  const gaveWay = version === 'replaced' || version === 'copy'
  if (!gaveWay && sentBack.some(({ report }) => report === id))
    return 'returned'
  return version === 'counted' ? 'accepted' : version === 'waiting' ? 'review' : 'aside'
}

/** The others that ask the same as `entry`. */
export function alikeTo(queue: readonly QueueEntry[], entry: QueueEntry): QueueEntry[] {
  return entry.alike === null ? [] : queue.filter(({ id, alike }) => alike === entry.alike && id !== entry.id)
}
