import process from 'node:process'
import { expect, it } from 'vitest'
import { count, kinds, ways, wrongAt } from '../unit/reports/issuers/readings'
import { endured } from './record'

it(`${count} names of agencies are read exactly`, () => {
  const wrong: string[] = []
  for (let index = 0; index < count; index++) {
    const said = wrongAt(index)
    if (said !== null)
      wrong.push(said)
    if (index % 100_000 === 0)
      process.stderr.write(`${index} ${wrong.length}\n`)
  }
  endured({
    what: `Names: every division × ${kinds.length} kinds of organs × ${ways.length} ways a title or a first sentence is written`,
    runs: count,
    outcome: `${wrong.length} not read exactly`,
  })
  expect(wrong.slice(0, 20)).toEqual([])
}, 3_600_000)
