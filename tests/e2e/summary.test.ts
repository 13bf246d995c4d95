import type { Page } from 'playwright'
import type { App } from './app'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, importEnd, openApp, scrollsSideways } from './app'
import { sumOf, unitsOf } from './truth'

const sum = (year: number, ...keys: string[]): number => sumOf(unitsOf(year), ...keys)
const grouped = (value: number): string => new Intl.NumberFormat('zh-CN').format(value)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp({ reducedMotion: 'reduce' })
  page = await app.newPage()
  await page.getByRole('button', { name: '载入示例数据' }).first().click()
  await importEnd(page)
  await page.goto(`${app.url}#/summary`)
  await page.locator('.numbers .value').first().waitFor({ timeout: 20_000 })
  await page.locator('.shares td .value').first().waitFor()
})
afterAll(async () => app?.close())

describe('summary of the sample city', () => {
  it('gives five figures, outcomes and results against the year before, equal to an independent sum', async () => {
    expect(await page.locator('h1').textContent()).toContain('全部单位 2025 年政府信息公开工作摘要')
    const values = await page.locator('.numbers .value').allTextContents()
    const [granted, partly, concluded] = ['granted', 'partlyGranted', 'concluded'].map(row => `applications.${row}.total`) as [string, string, string]
    expect(values.map(text => text.trim())).toEqual([
      `${grouped(sum(2025, 'applications.received.total'))} 件`,
      `${grouped(sum(2025, concluded))} 件`,
      percent(sum(2025, granted, partly) / sum(2025, concluded)),
      `${grouped(sum(2025, 'appeals.review.total'))} 件`,
      `${grouped(sum(2025, 'appeals.direct.total', 'appeals.afterReview.total'))} 件`,
    ])
    const share = async (section: number, row: number): Promise<string[]> => (await page.locator('.shares section').nth(section).locator('tbody tr').nth(row).locator('.value').allTextContents()).map(text => text.trim())
    expect(await share(0, 0)).toEqual([2025, 2024].map(year => percent(sum(year, granted) / sum(year, concluded))))
    const paths = ['review', 'direct', 'afterReview']
    const all = (year: number, result: string): number => sum(year, ...paths.map(path => `appeals.${path}.${result}`))
    expect(await share(1, 1)).toEqual([2025, 2024].map(year => percent(all(year, 'overturned') / all(year, 'total'))))
  })

  it('compares a group with all units', async () => {
    await page.goto(`${app.url}#/summary?type=police`)
    await expect.poll(() => page.locator('h1').textContent()).toContain('公安')
    await expect.poll(async () => (await page.locator('.shares section').first().locator('thead th').allTextContents()).map(text => text.trim())).toEqual(['项目', '2025 年', '2024 年', '全部单位 2025 年'])
    await page.goto(`${app.url}#/summary`)
  })

  it('names units that need attention with reasons that lead to their evidence', async () => {
    const items = page.locator('section[aria-labelledby="attention"] li')
    await items.first().waitFor()
    expect(await items.count()).toBeGreaterThan(3)
    expect(await items.count()).toBeLessThanOrEqual(8)
    const error = page.locator('section[aria-labelledby="attention"] .reason a', { hasText: '处勾稽错误未处理' }).first()
    const count = Number(/(\d+) 处/.exec((await error.textContent())!)![1])
    await error.click()
    await expect.poll(() => page.url()).toContain('#/report/')
    await page.locator('.form').first().waitFor()
    expect(count).toBeGreaterThan(0)
    await page.goBack()
    expect(await axeViolations(page)).toEqual([])
  })

  it('prints on one A4 page with its text', async () => {
    await page.locator('.shares td .value').first().waitFor()
    const pdf = await page.pdf({ format: 'A4', printBackground: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
    const streams = [...pdf.toString('latin1').matchAll(/FlateDecode[\s\S]*?stream\r?\n/g)]
    const drawn = streams.map(({ index, 0: head }) => {
      try {
        return inflateSync(pdf.subarray(index + head.length)).toString('latin1')
      }
      catch {
        return ''
      }
    }).join('')
    expect(drawn.match(/T[jJ]/g)?.length ?? 0).toBeGreaterThan(20)
  })

  it('fits a leader’s screen without scrolling, and a phone without scrolling sideways', async () => {
    const height = await page.evaluate(() => document.querySelector('.summary')!.getBoundingClientRect().bottom)
    expect(height).toBeLessThanOrEqual(900)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await scrollsSideways(page)).toBe(false)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('turns its pages on the large screen by itself, in type for five metres, and stops when told', async () => {
    const wall = await app.newPage('#/screen')
    await wall.setViewportSize({ width: 1920, height: 1080 })
    await wall.locator('.numbers .value').first().waitFor()
    await wall.clock.install()
    await wall.reload()
    await wall.locator('.numbers .value').first().waitFor()
    const size = (selector: string) => wall.locator(selector).first().evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))
    expect(await size('.numbers .value')).toBeGreaterThanOrEqual(96)
    expect(await size('.numbers p')).toBeGreaterThanOrEqual(28)
    await wall.clock.fastForward(16_000)
    await wall.locator('.figure img').waitFor()
    const scale = await wall.locator('.figure img').evaluate((image: HTMLImageElement) => Math.min(image.clientWidth / image.naturalWidth, image.clientHeight / image.naturalHeight))
    expect(scale * 12).toBeGreaterThanOrEqual(20)
    await wall.keyboard.press(' ')
    const title = await wall.locator('.figure h2').textContent()
    await wall.clock.fastForward(60_000)
    expect(await wall.locator('.figure h2').textContent()).toBe(title)
    await wall.keyboard.press('ArrowLeft')
    await wall.locator('.numbers').waitFor()
    expect(await axeViolations(wall)).toEqual([])
    expect(app.errors).toEqual([])
    expect(app.outside).toEqual([])
  })
})
