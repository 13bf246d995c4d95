import type { Finding, ReportFacts } from '@/checks'
import type { PlaceableReport } from '@/ingest'
import type { Agency } from '@/reports'
import type { WorkspaceState } from '@/workspace'

/** What `findAcross` reads of a report, its facts apart. */
export type Header = Omit<PlaceableReport, 'facts'>

export interface AcrossRequest {
  facts: (readonly [string, ReportFacts])[]
  /** Null: only facts, the question follows. */
  question: { agencies: readonly Agency[], reports: Header[] } | null
}

export type AcrossAnswer = Finding[]

/** Facts sent at a time, so that copying them never holds the page. */
const chunk = 250

const nextTask = () => new Promise<void>(resolve => setTimeout(resolve))

/** The rules across reports on a thread of their own: thousands of reports take seconds, and the page must answer meanwhile. One question at a time. */
export function createAcross(start = () => new Worker(new URL('./across.worker.ts', import.meta.url), { type: 'module' })) {
  let worker: Worker | null = null
  let sent = new Set<string>()

  function post(request: AcrossRequest) {
    worker!.postMessage(request)
  }

  return async function findAcross(state: WorkspaceState): Promise<AcrossAnswer> {
    worker ??= start()
    const current = state.reports.filter(report => report.current)
    const unsent = current.filter(report => !sent.has(report.id))
    for (let first = 0; first < unsent.length; first += chunk) {
      const some = unsent.slice(first, first + chunk)
      post({ facts: some.map(report => [report.id, report.facts]), question: null })
      some.forEach(report => sent.add(report.id))
      await nextTask()
    }
    const answering = worker
    try {
      return await new Promise<AcrossAnswer>((resolve, reject) => {
        answering.onmessage = ({ data }: MessageEvent<AcrossAnswer>) => resolve(data)
        answering.onerror = event => reject(new Error(event.message))
        post({ facts: [], question: { agencies: state.agencies, reports: current.map(({ id, agency, year, scope, current, layouts }) => ({ id, agency, year, scope, current, layouts })) } })
      })
    }
    catch (error) {
      answering.terminate()
      worker = null
      sent = new Set()
      throw error
    }
  }
}
