import type { Workspace } from '@/workspace'
import { openWorkspace } from '@/workspace'
import { matrixOf } from '../src/app/features/campaign/matrix'
import { findingStatuses, lookUp } from '../src/app/state/derived'
import { queueOf } from '../src/app/state/queue'
import { finding } from '../tests/unit/app/fakes'
import { agency, importedFile } from '../tests/unit/workspace/make'
import { memoryRoot } from '../tests/unit/workspace/memory'
import { median, quantile } from './stats'
import { brief, table } from './table'

const units = 200
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025]
/** Reports that ask for a person. */
const asking = 60
const rounds = 40

/** What the office's pages are made of. */
function pagesOf({ state }: Workspace) {
  const lookups = lookUp(state)
  return { matrix: matrixOf(state.agencies.filter(({ listing }) => listing), state.unitYears, years), queue: queueOf(state, lookups, findingStatuses(state, lookups)) }
}

/** An office of 200 units over seven years: undo of a step and the next of the queue, each until the matrix and the queue are as they are then. In Node, on one thread, disk in memory. */
export async function run(): Promise<string> {
  const workspace = await openWorkspace(memoryRoot().root)
  const names = Array.from({ length: units }, (_, at) => `临江县第${at}局`)
  await workspace.saveAgencies(names.map((name, order) => ({ ...agency(name), listing: { role: 'due', code: null, parent: null, order, from: null, to: null, exempt: [], contact: null } })))
  const files = await Promise.all(names.flatMap((name, at) => years.map((year, index) => importedFile(`${at} ${year}`, { agency: name, year, value: (at * 7 + index) % 50, status: index === 6 && at < asking ? 'review' : 'accepted', findings: index === 6 && at < asking ? [finding(`${at}`, 'f', { rule: 'doubtful' })] : [] }))))
  await workspace.accept(files, new Uint8Array([1]), 'one')
  const times = { undo: [] as number[], next: [] as number[], matrix: [] as number[], copy: [] as number[] }
  const timed = async (into: number[], work: () => unknown): Promise<void> => {
    const began = performance.now()
    await work()
    into.push(performance.now() - began)
  }
  for (let round = 0; round < rounds; round++) {
    const [first] = pagesOf(workspace).queue
    await timed(times.next, async () => {
      await workspace.settle({ verdicts: first!.findings.map(finding => ({ report: first!.report!.id, finding: finding.id, state: 'dismissed', reason: '看过' })) })
      return pagesOf(workspace)
    })
    const { id } = workspace.steps().at(-1)!
    await timed(times.undo, async () => {
      await workspace.undoStep(id)
      return pagesOf(workspace)
    })
    await timed(times.matrix, () => pagesOf(workspace).matrix)
    await timed(times.copy, () => structuredClone(workspace.state.reports))
  }
  const reference = median(times.copy)
  const row = (what: string, own: readonly number[], aim: string): string[] => [what, `${brief(median(own))} ms`, `${brief(quantile(own, 0.95))} ms`, `${brief(median(own) / reference)}×`, aim]
  workspace.close()
  return `## The office: ${units} units, ${years.length} years\n\nIn Node on one thread, disk in memory; until matrix and queue are as they are then. The reference copies the ${units * years.length} reports once: ${brief(reference)} ms.\n\n${table(
    ['what', 'median', 'p95', 'of the reference', 'aim'],
    [row('an answer, to the next of the queue', times.next, '≤ 100 ms'), row('undo of a step of the journal', times.undo, '≤ 100 ms'), row('matrix and queue anew', times.matrix, '≤ 100 ms')],
  )}`
}
