import type { Thread } from '../../thread'
import type { AcrossWorker, Header } from './across.worker'
import type { Finding, ReportFacts } from '@/checks'
import type { WorkspaceState } from '@/workspace'
import { threadOf } from '../../thread'

/** Facts sent at a time, so that copying them never holds the page. */
const chunk = 250

/**
 * The rules across reports on a thread of their own: thousands of reports take seconds, and the page must answer meanwhile. One question at a
 * time; of the same reports it is not asked again.
 */
export function createAcross() {
  let thread: Thread<AcrossWorker> | null = null
  let sent = new Map<string, ReportFacts>()
  let last: { question: string, answer: Finding[] } | null = null

  return async function findAcross(state: WorkspaceState): Promise<Finding[]> {
    const asked = state.reports.filter(report => report.current || report.rivals.length > 0)
    const unsent = asked.filter(report => sent.get(report.id) !== report.facts)
    const reports = asked.map(({ id, agency, year, scope, current, rivals, layouts }): Header => ({ id, agency, year, scope, current, rivals, layouts }))
    const unitYears = state.unitYears.filter(({ state }) => state === 'waiting')
    const question = JSON.stringify([state.agencies, reports, unitYears])
    if (unsent.length === 0 && last?.question === question)
      return last.answer
    thread ??= threadOf(new Worker(new URL('./across.worker.ts', import.meta.url), { type: 'module' }))
    const { remote, alive, end } = thread
    try {
      for (let first = 0; first < unsent.length; first += chunk) {
        const some = unsent.slice(first, first + chunk)
        await alive(remote.know(some.map(report => [report.id, report.facts])))
        some.forEach(report => sent.set(report.id, report.facts))
      }
      const answer = await alive(remote.find({ agencies: state.agencies, reports, unitYears }))
      last = { question, answer }
      return answer
    }
    catch (error) {
      end()
      thread = null
      sent = new Map()
      throw error
    }
  }
}
