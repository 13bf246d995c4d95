import { afterAll, beforeEach } from 'vitest'
import { walkFile, walkOlder } from '../e2e/endurance/walk'
import { olderChromium } from '../e2e/older'
import { endured } from './record'

const versions = [109, 103] as const
let passed = 0
let tried = 0
beforeEach(({ onTestFinished, task }) => {
  tried++
  onTestFinished(() => void (task.result?.errors?.length || passed++))
})
versions.forEach(walkOlder)
walkFile('the system’s Chromium', () => ({}))
for (const version of versions)
  walkFile(`chromium ${version}`, () => olderChromium(version))
afterAll(() => endured({
  what: 'Browsers: every page, an import, a download and a reload; served in Chromium 109 and 103, as one file in these and the system’s',
  runs: 2 * versions.length + 1,
  outcome: `${passed} of ${tried} walks without an error, an alert or a request outside`,
}))
