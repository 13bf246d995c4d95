import process from 'node:process'
import { expect, it } from 'vitest'
import { plainHost } from '../e2e/app'
import { damage } from '../e2e/endurance/damages'
import { kill } from '../e2e/endurance/kills'
import { endured } from './record'
import { runsOf, seed } from './runs'

const told = (line: string): void => void process.stderr.write(`${line}\n`)

it('what was said to be kept in IndexedDB is there after every kill', async () => {
  const { kills, said, interrupted, wrong } = await kill(runsOf(100), seed, told, plainHost)
  endured({
    what: 'Kills at a plain http address, where the record lies in IndexedDB',
    runs: kills,
    outcome: `${wrong.length} losses, half-written parts or notices of damage; ${said.toLocaleString('en')} acts said to be done, all there on opening, ${interrupted} cut short, each there whole or not at all`,
  })
  expect(wrong).toEqual([])
})

it('a damaged record in IndexedDB is said to be, or shows what it held', async () => {
  const { damages, said, unchanged, wrong } = await damage(runsOf(1000), seed, told, plainHost)
  endured({
    what: 'Damages at a plain http address, where the record lies in IndexedDB',
    runs: damages,
    outcome: `${wrong.length} in silence, unopened or with anything deleted; ${said} said on the screen, ${unchanged} that change nothing shown`,
  })
  expect(wrong).toEqual([])
})
