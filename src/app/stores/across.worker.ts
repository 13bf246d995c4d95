import type { AcrossAnswer, AcrossRequest } from './across'
import type { ReportFacts } from '@/checks'
import { findAcross } from '@/ingest'

/** Facts already sent, by report id: a report never changes, so they are sent once. */
const facts = new Map<string, ReportFacts>()

addEventListener('message', ({ data }: MessageEvent<AcrossRequest>) => {
  for (const [id, sent] of data.facts)
    facts.set(id, sent)
  if (!data.question)
    return
  const { agencies, reports } = data.question
  const answer: AcrossAnswer = findAcross({ agencies, reports: reports.map(report => ({ ...report, facts: facts.get(report.id)! })) })
  postMessage(answer)
})
