import type { Page } from 'playwright'
import type { App } from './app'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample } from './app'

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

/** The number on the list of the reports behind it: after its name, or above the line of a rate. */
async function listed(): Promise<string> {
  await page.waitForURL(/#\/behind\?/)
  const summary = page.locator('p.sum[role=status]')
  await summary.waitFor({ timeout: 20_000 })
  return (await summary.textContent())!
}

describe('every number of a table', () => {
  it('leads to the reports that make it, on the overview', async () => {
    const figure = page.locator('.figure-card', { has: page.getByRole('heading', { name: /申请办理量/ }) })
    await figure.getByRole('button', { name: '看表' }).click()
    const number = figure.locator('tbody tr').last().locator('td a').first()
    const text = (await number.textContent())!.trim()
    await number.click()
    expect(await listed()).toContain(text)
    // And from there to a cell.
    await page.locator('main tbody tr').first().locator('td a').last().click()
    await page.waitForURL(/#\/reports?\/.*cell=/)
  })

  it('leads there from a table of two dimensions, in the analysis', async () => {
    await page.goto(`${app.url}#/explore?metric=disclosureRate&by=type&and=year`)
    const figure = page.locator('.figure-card').first()
    await figure.getByRole('button', { name: '看表' }).click({ timeout: 20_000 })
    const number = figure.locator('tbody tr').first().locator('td a').first()
    const text = (await number.textContent())!.trim()
    await number.focus()
    await page.keyboard.press('Enter')
    expect(await listed()).toContain(text)
  })
})
