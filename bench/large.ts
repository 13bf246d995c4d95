import type { Page } from 'playwright'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../tests/e2e/app'
import { twoFrames, untilRepainted } from './app'
import { writeRecord } from './record'
import { queries } from './search'
import { median, quantile } from './stats'
import { table } from './table'

const reports = 10_000
const rounds = 6
const changes = 60
const patient = { timeout: 300_000 }

/** Milliseconds from a change of the search box to the picture that tells what was found of it, and to the one with the first passages. */
async function untilFound(page: Page, query: string): Promise<{ told: number, shown: number }> {
  return page.evaluate(async (query) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search].box')!
    const text = (): string => document.querySelector('.summary')?.textContent ?? ''
    const list = (): string => document.querySelector('.hits')?.textContent ?? ''
    const before = { text: text(), list: list() }
    const painted = (): Promise<number> => new Promise(resolve => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    }))
    const until = (holds: () => boolean): Promise<number> => new Promise((resolve) => {
      const look = (_: readonly MutationRecord[], observer: MutationObserver) => {
        if (!holds())
          return
        observer.disconnect()
        void painted().then(resolve)
      }
      new MutationObserver(look).observe(document.querySelector('main')!, { subtree: true, childList: true, characterData: true })
    })
    const began = performance.now()
    box.value = query
    box.dispatchEvent(new Event('input', { bubbles: true }))
    const told = until(() => text() !== before.text)
    const shown = until(() => text() !== before.text && (document.querySelector('.hits') === null || (list() !== before.list && document.querySelector('.hits mark') !== null)))
    return { told: await told - began, shown: await shown - began }
  }, query)
}

/** Searching and filtering in the built app with a record of 10,000 made-up reports, in Chromium. */
export async function run(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-bench-'))
  const backup = join(folder, 'record.tar')
  const agencies = await writeRecord(reports, backup)
  const app = await openApp({ reducedMotion: 'reduce' })
  // What runs this file gives functions their names with a helper that the page does not have.
  await app.context.addInitScript({ content: 'globalThis.__name = value => value' })
  const page = await app.newPage('#/data')
  await page.locator('input[type=file][aria-label="从备份恢复"]').first().setInputFiles(backup)
  await page.getByText(/^已从 .* 恢复。$/).waitFor(patient)
  await page.goto(`${app.url}#/`)
  await page.locator('figure svg').nth(3).waitFor(patient)
  await page.waitForTimeout(20_000)

  const frames = await twoFrames(page)
  const types = ['police', 'education', 'housing', 'transport', 'health', 'finance', 'township']
  const measured = async (hash: (change: number) => string): Promise<number[]> => {
    const times: number[] = []
    for (let change = 0; change < changes; change++)
      times.push(await untilRepainted(page, hash(change), 600))
    return times
  }
  const overview = await measured(i => i % 3 === 2 ? `#/?years=${2019 + i % 4}-2025` : `#/?type=${types[i % types.length]}`)
  await page.goto(`${app.url}#/linked`)
  await page.locator('figure svg').nth(5).waitFor(patient)
  await page.waitForTimeout(2000)
  const linked = await measured(i => i % 3 === 2 ? `#/linked?sel.years=${2019 + i % 4}-2025` : `#/linked?sel.type=${types[i % types.length]}`)

  await page.goto(`${app.url}#/search`)
  await page.getByText(`可以在 ${reports.toLocaleString('en')} 份年报`).waitFor(patient)
  const told: number[] = []
  const shown: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      const found = await untilFound(page, query)
      told.push(found.told)
      shown.push(found.shown)
      // The address follows when typing pauses; the next word comes after that.
      await page.waitForTimeout(600)
    }
  }
  await app.close()
  await rm(folder, { recursive: true, force: true })
  const row = (what: string, times: readonly number[], aim: string) => [what, `${median(times).toFixed(0)} ms`, `${quantile(times, 0.95).toFixed(0)} ms`, `${(median(times) / frames).toFixed(1)}×`, aim]
  return [
    '## The app in Chromium, built, a record of 10,000 reports',
    '',
    `${reports.toLocaleString('en')} made-up reports of ${agencies.toLocaleString('en')} agencies, with prose of the usual length, restored from a backup. The reference is two frames of the same page: ${frames.toFixed(0)} ms.`,
    '',
    table(['what', 'median', 'p95', 'median : two frames', 'aim'], [
      row('overview: filter change to last repaint', overview, ''),
      row('six linked views: selection to last repaint', linked, ''),
      row('search: typing to what was found, painted', told, '≤ 200 ms'),
      row('search: typing to the first passages, painted', shown, ''),
    ]),
  ].join('\n')
}
