import type { Sections } from '../src/search/corpus'
import type { Report } from '@/reports'
import { Buffer } from 'node:buffer'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readReports } from '@/ingest'
import { sectionsIn } from '@/workspace'
import { buildSample } from '../datasets'
import { createCorpus, proseKinds } from '../src/search/corpus'
import { passagesOf } from '../src/search/snippets'
import { termsOf } from '../src/search/terms'
import { proseOf } from './prose'
import { median, quantile } from './stats'
import { brief, table } from './table'

const reports = 10_000
/** Characters of prose in one report, on average. */
const characters = 3000
const rounds = 25

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
function heap(): number {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}

/** What people look for: rare, in every report, several at once, long, in none, a single character. */
export const queries = ['职业病防治', '公开', '满意度 培训', '图解 满意度 公示屏 走访', '“我局计划用半年时间开展公众满意度走访”', '第三方评估机构', '公', 'OA系统']

/** Search over the prose of 10,000 reports, in one thread, beside `indexOf` over the same characters as one string. */
export async function run(): Promise<string> {
  const [sample] = await Promise.all(buildSample().files.filter(({ truth }) => truth.file.endsWith('.html')).slice(0, 1).map(({ truth, bytes }) => readReports({ name: truth.file, folder: '', bytes })))
  const template: Report = sample![0]!.reports[0]!.report
  const corpus = createCorpus()
  const joined: string[] = []
  let bytes = 0
  let length = 0
  let reading = 0
  const kept: Sections[] = []
  const before = heap()
  for (let key = 0; key < reports; key++) {
    const sections = proseOf(key)
    if (key < 20)
      kept.push(sections)
    const stored = Buffer.from(JSON.stringify({ ...template, sections }))
    bytes += stored.length
    const began = performance.now()
    corpus.add(key, sectionsIn(new TextDecoder().decode(stored)))
    reading += performance.now() - began
    const text = sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n')
    length += text.length
    joined.push(text)
  }
  let reference = joined.splice(0).join('\n')

  const rows = queries.map((query) => {
    const terms = termsOf(query)
    const times: number[] = []
    const alone: number[] = []
    let found = 0
    for (let round = 0; round < rounds; round++) {
      let began = performance.now()
      const finding = corpus.find(terms, proseKinds)
      let next = finding.next()
      while (!next.done)
        next = finding.next()
      times.push(performance.now() - began)
      found = next.value.length / 4
      began = performance.now()
      for (const term of terms) {
        for (let at = reference.indexOf(term); at >= 0; at = reference.indexOf(term, at + term.length));
      }
      alone.push(performance.now() - began)
    }
    return { query, found, times, alone }
  })
  reference = ''
  const memory = heap() - before
  const all = rows.flatMap(({ times }) => times)
  const began = performance.now()
  kept.forEach(sections => passagesOf(sections, termsOf('满意度 培训'), proseKinds))
  const showing = performance.now() - began
  return [
    '## Search in the prose of 10,000 reports',
    '',
    `${reports.toLocaleString('en')} generated reports, ${brief(length / 1e6)} million characters (${Math.round(length / reports)} each; aim ${characters}), one thread, Node. Exact: every report is looked through. The reference is \`indexOf\` for the same terms over the same text as one string, in the same run. Aim: ≤ 200 ms.`,
    '',
    table(['query', 'reports found', 'median ms', 'p95 ms', '`indexOf` alone, median ms', 'ratio'], [
      ...rows.map(({ query, found, times, alone }) => [query, found, brief(median(times)), brief(quantile(times, 0.95)), brief(median(alone)), `${brief(median(times) / median(alone))}×`]),
      ['all', '', brief(median(all)), brief(quantile(all, 0.95)), '', ''],
    ]),
    '',
    `Reading all prose from ${brief(bytes / 1e6)} MB of reports as they are kept, once a visit: ${brief(reading / 1000)} s. Memory of the folded text: ${brief(memory)} MB (two bytes a character). Marking the hits of 20 reports: ${brief(showing)} ms.`,
  ].join('\n')
}
