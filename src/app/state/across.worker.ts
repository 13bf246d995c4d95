import type { AcrossAnswer, AcrossRequest } from './acrossMessages'
import type { ReportFacts } from '@/checks'
import '../../older'
import { findAcross } from '@/ingest'

/** Facts sent so far, by report id; another reading of a file sends its own. */
const facts = new Map<string, ReportFacts>()

addEventListener('message', ({ data }: MessageEvent<AcrossRequest>) => {
  for (const [id, sent] of data.facts)
    facts.set(id, sent)
  if (!data.question)
    return
  const { agencies, reports, unitYears } = data.question
  const answer: AcrossAnswer = findAcross({ agencies, unitYears, reports: reports.map(report => ({ ...report, facts: facts.get(report.id)! })) })
  postMessage(answer)
})
