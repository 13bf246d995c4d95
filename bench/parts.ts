import type { Agency } from '@/reports'
import { resolveAgency } from '@/reports'
import { groupWork, workItems } from '../src/app/features/findings/work'
import { emptyState, findingStatuses, lookUp } from '../src/app/state/derived'
import { agency, finding, stored } from '../tests/unit/app/fakes'
import { median } from './stats'
import { brief, table } from './table'

const reports = 10_000
const rounds = 25

/** Median in ms over many runs, each after the others have had one. */
function timed(works: readonly (() => unknown)[]): number[] {
  const times = works.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [at, work] of works.entries()) {
      const began = performance.now()
      work()
      times[at]!.push(performance.now() - began)
    }
  }
  return times.map(median)
}

/** Parts of the app that people wait for at 10,000 reports, in Node on one thread, beside the least that such a task takes there. */
export async function run(): Promise<string> {
  const departments = ['教育局', '工信局', '财政局', '公安局', '司法局', '民政局', '水利局', '人民政府']
  const known: Agency[] = Array.from({ length: reports }, (_, at) => resolveAgency(`云${String.fromCharCode(0x4E00 + at % 1250)}市青石区${departments[at % 8]}`, []).agency)
  const agencies = Array.from({ length: 2000 }, (_, at) => agency(`机构${at}`))
  const list = agencies.flatMap(each => [2019, 2020, 2021, 2022, 2023].map(year => stored(`${each.id}-${year}`, each.id, year, { findings: [finding(`${each.id}-${year}`, 'f')] })))
  const state = { ...emptyState, agencies, reports: list }
  const lookups = lookUp(state)
  const findingStatusOf = findingStatuses(state, lookups)
  const [name, oneMap, looking, findings, pass] = timed([
    () => resolveAgency('平顶山市湛河区教育局', known),
    () => new Map(list.map(report => [report.id, report])),
    () => lookUp(state),
    () => groupWork(workItems(list, id => lookups.reports.get(id)!.findings, findingStatusOf, report => report.agency ?? ''), 'report', [], new Intl.Collator('zh')),
    () => list.flatMap(report => report.findings.map(each => ({ report, finding: each }))),
  ]) as [number, number, number, number, number]
  const row = (what: string, ms: number, reference: string, least: number): string[] => [what, `${brief(ms)} ms`, `${reference}: ${brief(least)} ms`, `${brief(ms / least)}×`]
  return `## Parts that people wait for, at 10,000 reports\n\n${table(['what', 'measured', 'reference in the same run', 'ratio'], [
    row('a name found among 10,000 agencies', name, 'one Map of 10,000 reports', oneMap),
    row('lookups of the record', looking, 'one Map of 10,000 reports', oneMap),
    row('10,000 findings with their states, grouped', findings, 'one pass over them', pass),
  ])}`
}
