/**
 * Reads mutated reports by the hundred thousand: `npx tsx bench/reading/mutations.ts [cases] [seed]`. Without a seed the cases are new ones each
 * day. Every silent wrong number is printed with its case, the count so far goes to stderr. A run of 100,000 or more is recorded in mutations.json,
 * which the section of RESULTS.md repeats.
 */
import type { Outcome } from '../../tests/unit/mutations/judge'
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import fc from 'fast-check'
import { anyCase } from '../../tests/unit/mutations/cases'
import { judge } from '../../tests/unit/mutations/judge'

const count = Number(process.argv[2] ?? 100_000)
const date = new Date().toISOString().slice(0, 10)
const seed = Number(process.argv[3] ?? date.replaceAll('-', ''))
const chunk = 1000
const tally = new Map<string, number>([['crash', 0], ['silent', 0]])
const slow: number[] = []
let shown = 0
for (let done = 0; done < count; done += chunk) {
  for (const item of fc.sample(anyCase, { numRuns: Math.min(chunk, count - done), seed: seed + done })) {
    const start = performance.now()
    const outcome: Outcome | { kind: 'crash', reprinted: false, wrong: string[] } = await judge(item).catch((error: unknown) => ({ kind: 'crash' as const, reprinted: false as const, wrong: [String(error)] }))
    const took = performance.now() - start
    if (took > 2000)
      slow.push(took)
    const name = outcome.kind + (outcome.reprinted ? ', print changed' : '')
    tally.set(name, (tally.get(name) ?? 0) + 1)
    if ((outcome.kind === 'silent' || outcome.kind === 'crash') && shown++ < 200)
      console.log(JSON.stringify({ ...outcome, wrong: outcome.wrong.slice(0, 3), item }))
  }
  process.stderr.write(`${done + chunk} ${JSON.stringify(Object.fromEntries(tally))}\n`)
}
const result = { date, count, seed, ...Object.fromEntries([...tally].sort()), slow: slow.length }
if (count >= 100_000)
  writeFileSync(new URL('mutations.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
console.log(JSON.stringify(result))
