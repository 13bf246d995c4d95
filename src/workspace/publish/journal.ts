import type { DerivedState } from '../derive'
import type { LogEntry } from '../entries'
import type { BatchIndex, BatchSums } from '../format'
import type { StoredReport, Verdict } from '../record'
import type { Agency } from '@/reports'
import { undoneIn } from '../entries'
import { verdictKey } from '../verdicts'

/** What a correction may put a report elsewhere by, and so change which one counts, also after it was taken back. */
const claims: ReadonlySet<string> = new Set(['agency', 'year', 'scope'])

/** An agency without the person its reports are asked of. */
export function withoutContact(agency: Agency): Agency {
  return agency.listing ? { ...agency, listing: { ...agency.listing, contact: null } } : agency
}

interface Published {
  log: readonly LogEntry[]
  state: DerivedState
  /** The batches that go in, as they go in, and their sums. */
  batches: ReadonlyMap<string, { index: BatchIndex, sums: BatchSums }>
  /** Whether names go in. */
  names: boolean
}

/**
 * The journal of a package: what stands of the record and nothing else. Units, merges and campaigns as they are now, without contacts, letters and notes; imports,
 * corrections and choices as they were made, since their order says which report counts; verdicts last.
 */
export function publishedLog({ log, state, batches, names }: Published): LogEntry[] {
  const undone = undoneIn(log)
  const ids = new Set([...batches.values()].flatMap(({ index }) => index.reports.map(({ id }) => id)))
  const counting = new Set([...state.corrections, ...state.checked])
  const first = log[0]?.at ?? new Date(0).toISOString()
  let made = 0
  const now = () => ({ id: `published-${++made}`, at: first })
  const by = (who: string): string => names ? who : ''
  const filesIn = (batch: string, files: readonly string[]): string[] => files.filter(hash => batches.get(batch)?.index.files.some(file => file.hash === hash))

  function kept(entry: LogEntry): LogEntry | null {
    switch (entry.type) {
      case 'accepted':
      case 'proposed': {
        const batch = batches.get(entry.batch)
        return batch ? { ...entry, sums: batch.sums } : null
      }
      case 'decided': {
        const files = entry.taken ? filesIn(entry.batch, entry.files) : []
        return files.length > 0 ? { ...entry, files } : null
      }
      case 'reread': return { ...entry, files: entry.files.filter(hash => state.files.some(file => file.hash === hash)) }
      case 'corrected': {
        const { correction } = entry
        if (!ids.has(correction.report))
          return null
        if (counting.has(correction))
          return { ...entry, correction: { ...correction, who: by(correction.who) } }
        return claims.has(correction.field) ? { ...entry, correction: { ...correction, reason: '', who: '' } } : null
      }
      case 'uncorrected': return ids.has(entry.report) && claims.has(entry.field) ? entry : null
      case 'chosen': return ids.has(entry.report) ? { ...entry, over: entry.over.filter(id => ids.has(id)) } : null
      case 'sentBack': return ids.has(entry.report) ? { ...entry, note: '' } : null
      default: return null
    }
  }

  function signed(entry: LogEntry): LogEntry {
    if (names)
      return entry
    const { who, ...unsigned } = entry
    return entry.type === 'chosen' ? { ...entry, who: '' } : unsigned as LogEntry
  }

  return [
    ...state.agencies.map((agency): LogEntry => ({ ...now(), type: 'agency', agency: withoutContact(agency) })),
    ...[...state.merged].map(([from, into]): LogEntry => ({ ...now(), type: 'merged', from, into })),
    ...state.distinct.map((agencies): LogEntry => ({ ...now(), type: 'distinct', agencies: [...agencies] })),
    ...state.campaigns.map((campaign): LogEntry => ({ ...now(), type: 'campaign', campaign: { ...campaign, contact: { name: '', phone: '' }, letter: null } })),
    ...log.flatMap((entry) => {
      const own = undone.has(entry.id) ? null : kept(entry)
      return own ? [signed(own)] : []
    }),
    ...verdictsIn(state).map(({ report, finding, said }): LogEntry =>
      ({ ...now(), at: said.when, type: 'judged', report, finding, state: said.state, reason: said.reason, ...said.numbers && { numbers: said.numbers } })),
  ]
}

/** The verdicts on reports that are there, each by one of those it holds for. One of before its numbers were kept is left out where its report was read anew since. */
export function verdictsIn({ reports, verdicts }: Pick<DerivedState, 'reports' | 'verdicts'>): { report: string, finding: string, said: Verdict }[] {
  const byPlace = new Map<string, StoredReport[]>()
  for (const report of reports) {
    const place = verdictKey(report, '')
    byPlace.set(place, [...byPlace.get(place) ?? [], report])
  }
  const places = [...byPlace.keys()].sort((a, b) => b.length - a.length)
  return [...verdicts].flatMap(([key, said]) => {
    const place = places.find(place => key.startsWith(place))
    const standing = place === undefined ? [] : byPlace.get(place)!
    const report = said.numbers ? standing[0] : standing.find(({ facts }) => JSON.stringify(facts.numbers) === JSON.stringify(said.read))
    return report ? [{ report: report.id, finding: key.slice(place!.length), said }] : []
  })
}
