import type { AcrossAnswer, AcrossRequest, Header } from './acrossMessages'
import type { ReportFacts } from '@/checks'
import type { WorkspaceState } from '@/workspace'

/** Facts sent at a time, so that copying them never holds the page. */
const chunk = 250

const nextTask = () => new Promise<void>(resolve => setTimeout(resolve))

/**
 * The rules across reports on a thread of their own: thousands of reports take seconds, and the page must answer meanwhile. One question at a
 * time; of the same reports it is not asked again.
 */
export function createAcross(start = () => new Worker(new URL('./across.worker.ts', import.meta.url), { type: 'module' })) {
  let worker: Worker | null = null
  let sent = new Map<string, ReportFacts>()
  let last: { question: string, answer: AcrossAnswer } | null = null

  function post(request: AcrossRequest) {
    worker!.postMessage(request)
  }

  return async function findAcross(state: WorkspaceState): Promise<AcrossAnswer> {
    const asked = state.reports.filter(report => report.current || report.rivals.length > 0)
    const unsent = asked.filter(report => sent.get(report.id) !== report.facts)
    const reports = asked.map(({ id, agency, year, scope, current, rivals, layouts }): Header => ({ id, agency, year, scope, current, rivals, layouts }))
    const unitYears = state.unitYears.filter(({ state }) => state === 'waiting')
    const question = JSON.stringify([state.agencies, reports, unitYears])
    if (unsent.length === 0 && last?.question === question)
      return last.answer
    worker ??= start()
    for (let first = 0; first < unsent.length; first += chunk) {
      const some = unsent.slice(first, first + chunk)
      post({ facts: some.map(report => [report.id, report.facts]), question: null })
      some.forEach(report => sent.set(report.id, report.facts))
      await nextTask()
    }
    const answering = worker
    try {
      const answer = await new Promise<AcrossAnswer>((resolve, reject) => {
        answering.onmessage = ({ data }: MessageEvent<AcrossAnswer>) => resolve(data)
        answering.onerror = event => reject(new Error(event.message))
        post({ facts: [], question: { agencies: state.agencies, reports, unitYears } })
      })
      last = { question, answer }
      return answer
    }
    catch (error) {
      answering.terminate()
      worker = null
      sent = new Map()
      throw error
    }
  }
}
