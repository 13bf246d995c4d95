import type { Page } from 'playwright'
import type { App } from './app'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, go, openSample, scrollsSideways } from './app'

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

const soon = { timeout: 20_000 }
const dialog = () => page.getByRole('dialog', { name: '查找' })
const field = () => page.getByRole('dialog').getByRole('combobox')
const options = () => dialog().getByRole('option')
async function search(words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await field().fill(words)
}
const h1 = () => page.locator('main h1').first().textContent()

describe('going anywhere by name', () => {
  it('opens a page, a unit, a report and a metric by keys', async () => {
    await search('核验')
    await page.keyboard.press('Enter')
    await expect.poll(h1, soon).toContain('核验')
    await search('ycsjyj')
    await expect.poll(() => options().first().textContent(), soon).toContain('云川市教育局')
    await page.keyboard.press('Enter')
    await expect.poll(h1, soon).toContain('云川市教育局')
    await search('云川市教育局 2024')
    await expect.poll(() => options().first().textContent(), soon).toContain('2024 年年报')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url(), soon).toContain('#/report/')
    await expect.poll(h1, soon).toMatch(/教育局.*2024/)
    await search('诉讼纠错率')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator(':focus').textContent(), soon).toContain('诉讼纠错率')
  })

  it('says what was not found, walks by arrows and leaves by Escape', async () => {
    await search('没有这个')
    expect(await dialog().getByRole('status').textContent()).toContain('没有名称含“没有这个”')
    await field().fill('')
    await page.keyboard.press('ArrowUp')
    expect(await options().last().getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await options().first().getAttribute('aria-selected')).toBe('true')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await dialog().count()).toBe(0)
  })

  it('does what is asked: the language', async () => {
    await search('English')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Main pages' }).waitFor()
    await page.keyboard.press('Control+k')
    await field().fill('中文')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: '主要页面' }).waitFor()
  })

  it('is behind 更多 on a phone, as are the pages that do not lead', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const bar = page.getByRole('navigation', { name: '主要页面' })
    expect(await bar.locator('> ul > li').count()).toBe(5)
    await go(page, '汇总')
    await bar.getByRole('button', { name: '更多' }).click()
    expect(await axeViolations(page)).toEqual([])
    await bar.getByRole('button', { name: '查找' }).click()
    await field().fill('简报')
    await options().first().click()
    await expect.poll(h1, soon).toContain('简报')
    expect(await scrollsSideways(page)).toBe(false)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
