import type { Case, Outcome } from '../unit/mutations/judge'
import process from 'node:process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyCase } from '../unit/mutations/cases'
import { judge } from '../unit/mutations/judge'
import { endured } from './record'

/** Without a seed the cases are new ones each day. A case that fails is shown by `npx tsx bench/reading/replay.ts ITEM`. */
const date = new Date().toISOString().slice(0, 10)
const seed = Number(process.env.NIANBAO_SEED ?? date.replaceAll('-', ''))
const count = Number(process.env.NIANBAO_RUNS ?? 100_000)
const chunk = 1000

it(`${count} reports that went wrong on their way give no wrong number in silence`, async () => {
  const tally = new Map<string, number>()
  const add = (name: string): void => void tally.set(name, (tally.get(name) ?? 0) + 1)
  const failures: { item: Case, wrong: string[] }[] = []
  for (let done = 0; done < count; done += chunk) {
    for (const item of fc.sample(anyCase, { numRuns: Math.min(chunk, count - done), seed: seed + done })) {
      const began = performance.now()
      const { kind, reprinted, wrong }: Pick<Outcome, 'reprinted' | 'wrong'> & { kind: string } = await judge(item).catch((error: unknown) => ({ kind: 'crash', reprinted: false, wrong: [String(error)] }))
      add(kind)
      if (reprinted)
        add('reprinted')
      if (performance.now() - began > 2000)
        add('slow')
      if (kind === 'silent' || kind === 'crash')
        failures.push({ item, wrong: wrong.slice(0, 3) })
    }
    process.stderr.write(`${Math.min(done + chunk, count)} ${JSON.stringify(Object.fromEntries(tally))}\n`)
  }
  const of = (name: string): number => tally.get(name) ?? 0
  endured({
    what: 'Mutations: reports gone wrong in up to three of 60 ways, in fifteen ways of writing them, some cut off or with a byte changed',
    runs: count,
    outcome: `${of('silent')} accepted with a wrong number that no finding names, ${of('crash')} crashes, ${of('slow')} longer than 2 s; ${of('flagged')} wrong or doubtful and named, ${of('clean')} read right, ${of('held')} held for review with a wrong number beside the named ones, ${of('none')} no report, ${of('damaged')} with a changed byte in plain text (only crashes count). In ${of('reprinted')} what is printed changed, and they are compared with that; ${of('undetectable')} read exactly as printed though the office’s own form had other numbers and no sum tells`,
  })
  expect(failures.slice(0, 20).map(failure => JSON.stringify(failure))).toEqual([])
})
