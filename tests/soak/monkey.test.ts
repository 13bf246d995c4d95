import process from 'node:process'
import { expect, it } from 'vitest'
import { play } from '../e2e/endurance/monkey'
import { endured } from './record'
import { runsOf, seed } from './runs'

it('stands a monkey', async () => {
  const { actions, pages, undone, wrong } = await play(runsOf(10_000), seed, line => process.stderr.write(`${line}\n`))
  endured({
    what: 'Monkey: clicks, keys, typing, back and forward, other sizes on the app with the sample',
    runs: actions,
    outcome: `${wrong.length} errors, failures, requests outside or units lost; ${pages} pages stood on, ${undone} steps of its own undone, every page renders after`,
  })
  expect(wrong).toEqual([])
})
