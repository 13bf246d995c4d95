import type { Page } from 'playwright'
import { buildSample } from '../datasets'
import { readReports } from '../src/ingest/read'
import { importEnd, openApp } from '../tests/e2e/app'
import { median, quantile } from './stats'

const imports = 3
const starts = 9
const changes = 60

/** Milliseconds from the call of `act` to the last change of the page's figures, once nothing has changed for `quiet` ms. */
export async function untilRepainted(page: Page, act: string, quiet = 250): Promise<number> {
  return page.evaluate(async ({ act, quiet }) => {
    const root = document.querySelector('main')!
    const start = performance.now()
    let last = start
    const observer = new MutationObserver(() => {
      last = performance.now()
    })
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
    location.hash = act
    await new Promise<void>((resolve) => {
      const check = setInterval(() => {
        if (last > start && performance.now() - last > quiet) {
          clearInterval(check)
          resolve()
        }
      }, 20)
    })
    observer.disconnect()
    return last - start
  }, { act, quiet })
}

/** Two frames as this page paints them: what a person cannot tell from at once. */
export async function twoFrames(page: Page): Promise<number> {
  const frames = await page.evaluate(async () => {
    const times: number[] = []
    for (let i = 0; i < 60; i++)
      times.push(await new Promise<number>(resolve => requestAnimationFrame(resolve)))
    return times.slice(2).map((time, index) => time - times[index]!)
  })
  return median(frames)
}

/** Import, filtering and start of the built app with the sample city, in Chromium. */
export async function run(): Promise<string> {
  const files = buildSample().files
  const seconds: number[] = []
  const alone: number[] = []
  for (let i = 0; i < imports; i++) {
    const began = performance.now()
    for (const { truth, bytes } of files)
      await readReports({ name: truth.file.split('/').at(-1)!, folder: '', bytes: bytes.slice() })
    alone.push((performance.now() - began) / 1000)
    const app = await openApp()
    const page = await app.newPage()
    const button = page.getByRole('button', { name: '载入示例数据' }).first()
    await button.waitFor()
    const clicked = performance.now()
    await button.click()
    await importEnd(page)
    seconds.push((performance.now() - clicked) / 1000)
    await app.close()
  }

  const app = await openApp({ reducedMotion: 'reduce' })
  const page = await app.newPage()
  await page.getByRole('button', { name: '载入示例数据' }).first().click()
  await importEnd(page)
  await page.goto(`${app.url}#/`)
  await page.locator('figure svg').first().waitFor()
  await page.waitForTimeout(1500)
  const frames = await twoFrames(page)
  const types = ['police', 'education', 'housing', 'transport', 'health', 'finance', 'township']
  const repaints: number[] = []
  for (let i = 0; i < changes; i++)
    repaints.push(await untilRepainted(page, i % 3 === 2 ? `#/?years=${2019 + i % 4}-2025` : `#/?type=${types[i % types.length]}`))
  await page.goto(`${app.url}#/linked`)
  await page.locator('figure svg').nth(5).waitFor()
  await page.waitForTimeout(1500)
  const linked: number[] = []
  for (let i = 0; i < changes; i++)
    linked.push(await untilRepainted(page, i % 3 === 2 ? `#/linked?sel.years=${2019 + i % 4}-2025` : `#/linked?sel.type=${types[i % types.length]}`))

  const firstCharts: number[] = []
  const blanks: number[] = []
  for (let i = 0; i < starts; i++) {
    const fresh = await app.context.newPage()
    let began = performance.now()
    await fresh.goto(`${app.url}favicon.svg`)
    blanks.push(performance.now() - began)
    began = performance.now()
    await fresh.goto(`${app.url}#/`)
    await fresh.locator('figure svg path').first().waitFor({ state: 'attached' })
    firstCharts.push(performance.now() - began)
    await fresh.close()
  }
  await app.close()

  const row = (what: string, value: string, reference: string, ratio: number): string => `| ${what} | ${value} | ${reference} | ${ratio.toFixed(2)} |`
  return [
    '## The app in Chromium, built, sample city',
    '',
    `| what (${files.length} files) | measured | reference in the same run | ratio |`,
    '| --- | --- | --- | --- |',
    row('import, click to summary', `${median(seconds).toFixed(1)} s`, `the same files read under Node in one thread: ${median(alone).toFixed(1)} s`, median(seconds) / median(alone)),
    row('filter change to last repaint, median', `${median(repaints).toFixed(0)} ms`, `two frames: ${frames.toFixed(0)} ms`, median(repaints) / frames),
    row('filter change to last repaint, p95', `${quantile(repaints, 0.95).toFixed(0)} ms`, `two frames: ${frames.toFixed(0)} ms`, quantile(repaints, 0.95) / frames),
    row('selection in linked views to last repaint, median', `${median(linked).toFixed(0)} ms`, `two frames: ${frames.toFixed(0)} ms`, median(linked) / frames),
    row('selection in linked views to last repaint, p95', `${quantile(linked, 0.95).toFixed(0)} ms`, `two frames: ${frames.toFixed(0)} ms`, quantile(linked, 0.95) / frames),
    row('start to first chart', `${median(firstCharts).toFixed(0)} ms`, `an icon from the same server: ${median(blanks).toFixed(0)} ms`, median(firstCharts) / median(blanks)),
  ].join('\n')
}
