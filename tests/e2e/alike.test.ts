import type { Page } from 'playwright'
import type { App } from './app'
import type { Truth } from './truth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample } from './app'
import { pairOf, sumOf, unitsOf, usableFor } from './truth'

/*
 * What the sample city's pages say of two years, recomputed from the generator's own record: over the units of both years, with the set's gains and losses apart.
 */

const received = 'applications.received.total'
const grouped = (value: number): string => new Intl.NumberFormat('zh-CN').format(value)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
const rate = (list: readonly Truth[]): number => sumOf(list, 'applications.granted.total', 'applications.partlyGranted.total') / sumOf(list, 'applications.concluded.total')
const signed = (value: number, digits = 0): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits).replace(/\B(?=(?:\d{3})+$)/g, digits === 0 ? ',' : '')}`
const patient = { timeout: 20_000 }

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
  await page.getByRole('link', { name: '总览' }).first().click()
})
afterAll(async () => app?.close())

/** What is said of 新收 between two years. */
function receivedText(years: readonly [number, number]): string {
  const { first, last, gone, entered } = pairOf(years)
  const [before, now] = [sumOf(first, received), sumOf(last, received)]
  return [
    `${years.join('、')} 年都报送的 ${first.length} 个单位，新收申请从 ${grouped(before)} 件${now > before ? '增' : '降'}至 ${grouped(now)} 件（${signed((now / before - 1) * 100, 1)}%）`,
    ...gone.length > 0 ? [`只计入 ${years[0]} 年的 ${gone.length} 个单位 ${grouped(sumOf(gone, received))} 件`] : [],
    ...entered.length > 0 ? [`只计入 ${years[1]} 年的 ${entered.length} 个单位 ${grouped(sumOf(entered, received))} 件`] : [],
  ].join('；')
}

/** What is said of 公开率 between two years, without the set. */
function rateText(years: readonly [number, number]): string {
  const { first, last } = pairOf(years, usableFor('outcomes'))
  const printed = [rate(first), rate(last)].map(share => Math.round(share * 1000))
  return `${years.join('、')} 年都报送且可计算的 ${first.length} 个单位，公开率从 ${percent(rate(first))}${printed[1]! > printed[0]! ? '增' : '降'}至 ${percent(rate(last))}（${signed((printed[1]! - printed[0]!) / 10, 1)} 个百分点）`
}

describe('two years of the sample city', () => {
  it('the overview: sentences and tiles over the units of both years', async () => {
    await expect.poll(() => page.locator('.sentence').allTextContents().then(all => all.join()), patient).toContain(receivedText([2019, 2025]))
    expect((await page.locator('.sentence').allTextContents()).join()).toContain(rateText([2019, 2025]))
    const { first, last } = pairOf([2024, 2025])
    const tile = page.locator('.figures li', { hasText: '新收' }).first()
    expect(await tile.locator('.change').textContent()).toContain(`${signed(sumOf(last, received) - sumOf(first, received))} 件`)
    expect(await tile.locator('.pair').textContent()).toContain(`2024、2025 年都报送的 ${first.length} 个单位 ${grouped(sumOf(first, received))} → ${grouped(sumOf(last, received))}`)
  })

  it('the summary and the large screen: figures and findings over the units of both years', async () => {
    await page.getByRole('link', { name: '领导摘要' }).first().click()
    const { first, last } = pairOf([2024, 2025])
    const told = `2024、2025 年都报送的 ${first.length} 个单位 ${grouped(sumOf(first, received))} → ${grouped(sumOf(last, received))}`
    await expect.poll(() => page.locator('.numbers .card').first().textContent(), patient).toContain(told)
    const findings = page.locator('.findings li')
    for (const text of await findings.allTextContents())
      expect(text).toMatch(/两年都报送的 \d+ 个单位，/)
    await page.getByRole('link', { name: '大屏' }).first().click()
    await expect.poll(() => page.locator('.screen .numbers .card').first().textContent(), patient).toContain(told)
    await page.getByRole('link', { name: '返回摘要' }).click()
  })

  it('the briefing: the same words in its text', async () => {
    await page.locator('.summary > header').getByRole('button', { name: '加入简报' }).click()
    await page.getByRole('button', { name: '新建并加入' }).click()
    await page.getByRole('button', { name: '打开简报' }).click()
    const { first, last } = pairOf([2024, 2025])
    await expect.poll(() => page.locator('article.block').first().textContent(), patient).toContain(`2024、2025 年都报送的 ${first.length} 个单位 ${grouped(sumOf(first, received))} → ${grouped(sumOf(last, received))}`)
  })

  it('an office that printed no outcomes is in no rate, and the figure says so', async () => {
    await page.getByRole('link', { name: '总览' }).first().click()
    const usable = unitsOf(2025).filter(usableFor('outcomes'))
    await expect.poll(() => page.locator('.figures li', { hasText: '公开率' }).first().locator('.value').textContent(), patient).toBe(percent(rate(usable)))
    expect(unitsOf(2019).some(report => !usableFor('outcomes')(report))).toBe(true)
  })
})
