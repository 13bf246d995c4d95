import process from 'node:process'
import { expect, it } from 'vitest'
import { damage } from '../e2e/endurance/damages'
import { endured } from './record'
import { runsOf, seed } from './runs'

it('a damaged record is said to be, or shows what it held', async () => {
  const { damages, said, unchanged, wrong } = await damage(runsOf(1000), seed, line => process.stderr.write(`${line}\n`))
  endured({
    what: 'Damages: one file of a record with a byte or a digit changed, cut off, zeros in it, or deleted, opened in the browser and looked at page by page',
    runs: damages,
    outcome: `${wrong.length} in silence, unopened or with anything deleted; ${said} said on the screen, ${unchanged} that change nothing shown`,
  })
  expect(wrong).toEqual([])
})
