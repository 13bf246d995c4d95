import type { Case, Outcome } from './judge'
import process from 'node:process'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { anyCase } from './cases'
import found from './found.json'
import { judge } from './judge'

/** Twenty-one runs of a hundred: one test each keeps every test short. `npm run soak -- mutations` runs them by the hundred thousand. */
const rounds = 21
const runs = Number(process.env.NIANBAO_RUNS ?? 100)
const longest = 10_000

const tally = new Map<string, number>()

describe('reports that went wrong on their way', () => {
  it.each(Array.from({ length: rounds }, (_, round) => round + 1))('never give a wrong number in silence, round %i', async (round) => {
    await fc.assert(fc.asyncProperty(anyCase, async (item) => {
      const start = performance.now()
      const outcome: Outcome = await judge(item)
      const name = outcome.kind + (outcome.reprinted ? ', print changed' : '')
      tally.set(name, (tally.get(name) ?? 0) + 1)
      expect(outcome.kind === 'silent' ? outcome.wrong : []).toEqual([])
      expect(performance.now() - start).toBeLessThan(longest)
    }), { numRuns: runs, seed: round })
  })
})

/** Cases that once gave a wrong number in silence. */
describe('cases found before', () => {
  it.each((found as Case[]).map(item => [item.mutations.map(({ kind }) => kind).join(', '), item] as const))('%s', async (_, item) => {
    const { kind, wrong } = await judge(item)
    expect(kind === 'silent' ? wrong : []).toEqual([])
  })
})

afterAll(() => {
  console.log(`mutations: ${[...tally].sort().map(([name, count]) => `${count} ${name}`).join('; ')}`)
})
