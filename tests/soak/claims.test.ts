import { afterAll, beforeEach } from 'vitest'
import { claimsHold } from '../unit/figures/claims'
import { endured } from './record'
import { runsOf } from './runs'

const records = runsOf(300)
let passed = 0
let tried = 0
beforeEach(({ onTestFinished, task }) => {
  tried++
  onTestFinished(() => void (task.result?.errors?.length || passed++))
})
claimsHold(records)
afterAll(() => endured({
  what: 'Claims: every kind of sentence beside its own computation from the cells, over made-up records of units, years, gaps and ties',
  runs: records * tried,
  outcome: `${passed} of ${tried} groups of claims with every word and number as the cells say`,
}))
