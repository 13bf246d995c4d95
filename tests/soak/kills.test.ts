import process from 'node:process'
import { expect, it } from 'vitest'
import { kill } from '../e2e/endurance/kills'
import { endured } from './record'
import { runsOf, seed } from './runs'

it('what was said to be kept is there after every kill', async () => {
  const { kills, said, interrupted, wrong } = await kill(runsOf(100), seed, line => process.stderr.write(`${line}\n`))
  endured({
    what: 'Kills: the browser killed at any moment while files are imported, cells corrected, findings dismissed and views saved in the sample',
    runs: kills,
    outcome: `${wrong.length} losses, half-written parts or notices of damage; ${said.toLocaleString('en')} acts said to be done, all there on opening, ${interrupted} cut short, each there whole or not at all`,
  })
  expect(wrong).toEqual([])
})
