import type { Page } from 'playwright'
import type { App } from './app'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, openSample, scrollsSideways } from './app'
import { beyondChance, reports, sumOf, unitsOf, usableFor } from './truth'

const sum = (year: number, ...keys: string[]): number => sumOf(unitsOf(year), ...keys)
const grouped = (value: number): string => new Intl.NumberFormat('zh-CN').format(value)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
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
    await expect.poll(() => share(0, 0)).toEqual([2025, 2024].map(year => percent(sum(year, granted) / sum(year, concluded))))
    const paths = ['review', 'direct', 'afterReview']
    const all = (year: number, result: string): number => sum(year, ...paths.map(path => `appeals.${path}.${result}`))
    await expect.poll(() => share(1, 1)).toEqual([2025, 2024].map(year => percent(all(year, 'overturned') / all(year, 'total'))))
  })

  it('compares with peers it names, and a person may choose others', async () => {
    await page.goto(`${app.url}#/summary?type=police`)
    await expect.poll(() => page.locator('h1').textContent()).toContain('公安')
    const heads = async (): Promise<string[]> => (await page.locator('.shares section').first().locator('thead th').allTextContents()).map(text => text.trim())
    await expect.poll(heads).toHaveLength(4)
    const panel = page.locator('details', { hasText: '同类单位' })
    await panel.locator('summary').click()
    const share = async (): Promise<string> => (await page.locator('.shares section').first().locator('tbody tr').first().locator('.value').last().textContent())!.trim()
    const names = (): Promise<string[]> => panel.locator('.peers a').allTextContents()
    const expected = async (): Promise<string> => {
      const chosen = new Set((await names()).map(name => name.trim()))
      const peers = unitsOf(2025).filter(({ agency }) => chosen.has(agency))
      return percent(sumOf(peers, 'applications.granted.total') / sumOf(peers, 'applications.concluded.total'))
    }
    const before = await names()
    expect(before.length).toBeGreaterThan(5)
    expect(before.join()).not.toContain('公安')
    expect(await share()).toBe(await expected())
    await panel.locator('.peers button').first().click()
    await expect.poll(() => names().then(({ length }) => length)).toBe(before.length - 1)
    await expect.poll(share).toBe(await expected())
    expect(page.url()).toContain('drop=')
    await page.goto(`${app.url}#/summary`)
    await page.getByText('这是全部单位，没有同类可比').waitFor()
    expect(await heads()).toHaveLength(3)
  })

  it('says so where nobody reports the year, and where there is no year before: no number is made up', async () => {
    await page.goto(`${app.url}#/summary?years=2019-2019`)
    await page.getByText('2018 年没有年报，不作比较。').waitFor()
    const usable2019 = unitsOf(2019).filter(usableFor('outcomes'))
    await expect.poll(() => page.locator('.shares section').first().locator('tbody tr').first().locator('.value').allTextContents().then(texts => texts.map(text => text.trim()))).toEqual([percent(sumOf(usable2019, 'applications.granted.total') / sumOf(usable2019, 'applications.concluded.total')), '—'])
    const silent = reports.find(({ agency, year }) => year === 2024 && !unitsOf(2025).some(unit => unit.agency === agency))!
    await page.goto(`${app.url}#/agencies`)
    await page.getByRole('searchbox', { name: '名称、简称、拼音首字母' }).fill(silent.agency)
    const link = await page.getByRole('link', { name: silent.agency, exact: true }).first().getAttribute('href')
    const id = /agency\/([^?]+)/.exec(link!)![1]!
    await page.goto(`${app.url}#/summary?agency=${id}`)
    await page.getByText('没有 2025 年的年报，没有可以汇总的数').waitFor()
    expect(await page.locator('.numbers').count()).toBe(0)
    await page.getByRole('link', { name: '看最近有年报的 2024 年' }).click()
    await expect.poll(() => page.locator('.numbers .value').first().textContent().then(text => text?.trim())).toBe(`${grouped(silent.cells['applications.received.total']!)} 件`)
    await page.goto(`${app.url}#/summary`)
    await page.locator('.shares td .value').first().waitFor()
  })

  it('opens each part as a whole card, and the page goes into a briefing block by block with the same numbers', async () => {
    await page.locator('.shares section').first().getByRole('button', { name: /加入简报/ }).click()
    const dialog = page.getByRole('dialog', { name: '办理结果占比' })
    await dialog.locator('.figure-card svg').waitFor()
    await dialog.getByRole('button', { name: '看表' }).click()
    const cells = await dialog.locator('tbody tr').first().locator('th, td').allTextContents()
    expect(cells.map(text => text.trim())).toEqual(['予以公开', ...[2025, 2024].flatMap(year => [grouped(sum(year, 'applications.granted.total')), percent(sum(year, 'applications.granted.total') / sum(year, 'applications.concluded.total'))])])
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.locator('.summary > header').getByRole('button', { name: '加入简报' }).click()
    await page.getByRole('button', { name: '新建并加入' }).click()
    await page.getByRole('button', { name: '打开简报' }).click()
    const blocks = page.locator('article.block')
    // Findings are told beyond chance only: of this year there may be none.
    const findings = Math.min(3, beyondChance([2024, 2025]).length)
    await expect.poll(() => blocks.count()).toBe(4 + findings)
    const titles = (): Promise<string[]> => blocks.locator('.title').evaluateAll(all => all.map(field => (field as HTMLInputElement).value))
    await expect.poll(titles, { timeout: 20_000 }).toEqual(['2025 年关键指标', ...Array.from({ length: findings }).fill(expect.stringMatching(/^全部单位.+ 2024—2025 年的变化$/)), '全部单位 2025 年办理结果占比', '全部单位 2025 年复议诉讼结果占比', '全部单位 2025 年需要关注的单位'])
    expect(await blocks.first().locator('.items strong').first().textContent()).toBe(`${grouped(sum(2025, 'applications.received.total'))} 件`)
    await blocks.nth(1 + findings).locator('.provenance a').first().click()
    await page.getByText(/一致：现在的数与导出时相同/).waitFor({ timeout: 20_000 })
    await page.goto(`${app.url}#/summary`)
    await page.locator('.shares td .value').first().waitFor()
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

  it('leads to a unit whose figures and form go into a briefing too, with the numbers of its report', async () => {
    const error = page.locator('section[aria-labelledby="attention"] li', { hasText: '处勾稽错误未处理' }).first()
    const name = (await error.locator('.name').textContent())!.trim()
    await error.locator('.name').click()
    await page.locator('h1', { hasText: name }).waitFor()
    await page.locator('.figure-card').getByRole('button', { name: '加入简报' }).click()
    await page.getByLabel('新简报').fill(name)
    await page.getByRole('button', { name: '新建并加入' }).click()
    await page.getByRole('region', { name: '2025 年公布的三张统计表' }).getByRole('button', { name: '加入简报' }).click()
    await page.getByRole('button', { name: new RegExp(`^${name}（1 块）`) }).click()
    await page.getByRole('button', { name: '打开简报' }).last().click()
    const blocks = page.locator('article.block')
    await expect.poll(() => blocks.locator('.title').evaluateAll(all => all.map(field => (field as HTMLInputElement).value)), { timeout: 20_000 }).toEqual([`${name}：2019—2025 年主要指标`, `${name} 2025 年汇总表`])
    const own = unitsOf(2025).find(({ agency }) => agency === name)!
    const received = ['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation', 'total'].map(column => String(own.cells[`applications.received.${column}`] ?? ''))
    expect(await blocks.nth(1).locator('tr', { hasText: '一、本年新收' }).locator('td').allTextContents().then(texts => texts.map(text => text.trim()))).toEqual(received)
    await blocks.first().getByRole('link', { name: '到原页' }).click()
    await page.locator('h1', { hasText: name }).waitFor()
    await page.goto(`${app.url}#/summary`)
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
    expect(await size('.numbers .value')).toBeGreaterThanOrEqual(1080 / 20)
    const smallest = () => wall.evaluate(() => Math.min(...[...document.querySelectorAll('.screen *')].filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())).map(element => Number.parseFloat(getComputedStyle(element).fontSize))))
    expect(await smallest()).toBeGreaterThanOrEqual(24)
    expect(await wall.evaluate(() => [getComputedStyle(document.querySelector('.screen')!).colorScheme, document.documentElement.dataset.theme])).toEqual(['dark', 'light'])
    await wall.clock.fastForward(16_000)
    await wall.locator('.findings').waitFor()
    expect(await smallest()).toBeGreaterThanOrEqual(24)
    await wall.clock.fastForward(16_000)
    await wall.locator('.figure img').waitFor()
    const scale = await wall.locator('.figure img').evaluate((image: HTMLImageElement) => Math.min(image.clientWidth / image.naturalWidth, image.clientHeight / image.naturalHeight))
    const drawn = await wall.locator('.figure img').evaluate((image: HTMLImageElement) => Math.min(...[...decodeURIComponent(image.src).matchAll(/font-size:(\d+)px/g)].map(match => Number(match[1]))))
    expect(scale * drawn).toBeGreaterThanOrEqual(23.9)
    await wall.keyboard.press(' ')
    const title = await wall.locator('.figure h2').textContent()
    await wall.clock.fastForward(60_000)
    expect(await wall.locator('.figure h2').textContent()).toBe(title)
    expect(await axeViolations(wall)).toEqual([])
    await wall.evaluate(() => location.hash = '#/screen?type=police')
    await wall.locator('h1', { hasText: '公安' }).waitFor()
    await wall.locator('.numbers').waitFor()
    expect(await axeViolations(wall)).toEqual([])
    expect(app.errors).toEqual([])
    expect(app.outside).toEqual([])
  })
})
