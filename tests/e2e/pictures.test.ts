import type { Buffer } from 'node:buffer'
import type { Page } from 'playwright'
import type { App } from './app'
import { mkdirSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importEnd, openApp, openSample } from './app'

/** The pictures of the README, taken on the way a person goes. `NIANBAO_PICTURES=1` writes them into docs/pictures. */
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const published = fileURLToPath(new URL('../published/hongze-2023.pdf', import.meta.url))

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

/** A picture that shows more than an empty page. */
async function take(name: string): Promise<void> {
  await page.mouse.move(0, 0)
  for (const close of await page.getByRole('button', { name: '关闭', exact: true }).all())
    await close.click()
  const picture: Buffer = await page.screenshot({ animations: 'disabled' })
  expect(picture.length).toBeGreaterThan(50_000)
  if (process.env.NIANBAO_PICTURES === undefined)
    return
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}${name}.png`, picture)
}

const main = () => page.getByRole('navigation').first()

describe('pictures of the README', () => {
  it('overview', async () => {
    await main().getByRole('link', { name: '总览' }).click()
    await page.locator('.figure-card svg').nth(1).waitFor()
    await take('overview')
  })

  it('consolidated form', async () => {
    await main().getByRole('link', { name: /汇总/ }).first().click()
    await page.locator('[data-cell="appeals.review.total"]').waitFor()
    await take('consolidated')
  })

  it('a report beside its original', async () => {
    // A record of its own: beside the sample, which holds the same figures as text, the PDF would be a copy.
    await app.close()
    app = await openApp({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } })
    page = await app.newPage()
    await main().getByRole('link', { name: '数据' }).first().click()
    await page.locator('input[type=file]').first().setInputFiles(published)
    await expect.poll(() => importEnd(page), { timeout: 60_000 }).toMatch(/已收 1，/)
    await main().getByRole('link', { name: '报告' }).click()
    await page.getByRole('searchbox').fill('洪泽')
    await page.getByRole('row').filter({ hasText: '2023' }).getByRole('link', { name: /洪泽区人民政府/ }).first().click()
    await page.locator('[data-cell="applications.received.total"]').first().click()
    await page.getByRole('dialog').getByRole('button', { name: '看原件' }).click()
    await page.getByRole('region', { name: '原件', exact: true }).locator('canvas[data-drawn] ~ [data-twin].shown, :has(> canvas[data-drawn]) [data-twin].shown').first().waitFor()
    await page.keyboard.press('Escape')
    await take('report')
  })
})
