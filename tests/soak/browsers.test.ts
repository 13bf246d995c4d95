import { afterAll, beforeEach } from 'vitest'
import { walkOlder } from '../e2e/endurance/walk'
import { endured } from './record'

/** Playwright itself asks for `checkVisibility`, which Chromium 103 has not: it finds nothing by role there. */
const versions = [109] as const
let passed = 0
let tried = 0
beforeEach(({ onTestFinished, task }) => {
  tried++
  onTestFinished(() => void (task.result?.errors?.length || passed++))
})
versions.forEach(walkOlder)
afterAll(() => endured({
  what: 'Browsers: every page, an import, a download and a reload in Chromium 109',
  runs: versions.length,
  outcome: `${passed} of ${tried} walks without an error, an alert or a request outside`,
}))
