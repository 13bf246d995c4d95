import type { Page } from 'playwright'
import type { App } from './app'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, go, importEnd, inEnglish, noChinese, openApp, scrollsSideways } from './app'
import { contested, sumOf, unitsOf } from './truth'

const published = (key: string, year: number): number => sumOf(unitsOf(year), key)

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = await app.newPage()
})
afterAll(async () => app?.close())

const figure = (name: string) => page.locator('li.card').filter({ has: page.getByRole('heading', { name }) }).locator('.value').first()

/** The table twin of a figure card, cell texts by row. */
async function twin(title: RegExp): Promise<string[][]> {
  const card = page.getByRole('region', { name: title })
  await card.getByRole('button', { name: '看表' }).click()
  const rows = await card.locator('table tr').evaluateAll(rows => rows.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent!.trim())))
  await card.getByRole('button', { name: '看图' }).click()
  return rows
}

/** How many reports the overview says wait to be looked at. */
const waiting = async () => Number(/\d+/.exec((await page.getByText(/另有 \d+ 份待看，看完才计入/).textContent())!)![0])

describe('the sample city, from one click to trends', () => {
  it('says on one screen what it is and takes the sample', async () => {
    await page.getByRole('heading', { name: /年报/ }).first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '载入示例数据' }).first().click()
    await page.getByRole('progressbar').waitFor()
    expect(await importEnd(page)).toMatch(/已收 \d+/)
    expect(await axeViolations(page)).toEqual([])
  })

  it('shows the key figures the units published', async () => {
    await go(page, '总览')
    await figure('新收').waitFor()
    const number = async (name: string) => Number((await figure(name).textContent())!.replaceAll(',', ''))
    expect(await number('新收')).toBe(published('applications.received.total', 2025))
    expect(await number('办结')).toBe(published('applications.concluded.total', 2025))
    expect(await number('复议量')).toBe(published('appeals.review.total', 2025))
    const [granted, partly, concluded] = ['granted', 'partlyGranted', 'concluded'].map(row => published(`applications.${row}.total`, 2025))
    expect(await waiting()).toBeGreaterThanOrEqual(contested.size)
    expect(await figure('公开率').textContent()).toBe(`${((granted! + partly!) / concluded! * 100).toFixed(1)}%`)
  })

  it('gives every chart a table twin with the same numbers, and the provenance', async () => {
    const rows = await twin(/申请办理量/)
    for (const year of [2019, 2021, 2025]) {
      const row = rows.find(cells => cells[0]?.startsWith(String(year)))!
      expect(row.map(cell => cell.replaceAll(',', ''))).toContain(String(published('applications.received.total', year)))
    }
    expect(await page.getByText(/\d+ 个单位中 \d+ 个，2019—2025 年/).count()).toBeGreaterThanOrEqual(4)
    expect(await axeViolations(page)).toEqual([])
  })

  it('filters everything, keeps the filters in the address, and shows the same in a new tab', async () => {
    const before = await figure('新收').textContent()
    await page.getByRole('button', { name: '部门类型' }).click()
    await page.getByRole('checkbox', { name: /^公安/ }).check()
    await page.keyboard.press('Escape')
    await expect.poll(() => figure('新收').textContent(), { timeout: 15_000 }).not.toBe(before)
    const filtered = await figure('新收').textContent()
    expect(page.url()).toContain('type=')
    const other = await app.newPage(new URL(page.url()).hash)
    await expect.poll(() => other.locator('li.card .value').first().textContent(), { timeout: 20_000 }).toBe(filtered)
    await other.close()
    await page.goBack()
    await expect.poll(() => figure('新收').textContent(), { timeout: 15_000 }).toBe(before)
  })

  it('finds agencies by pinyin initials', async () => {
    await go(page, '单位')
    await page.getByRole('searchbox').fill('gaj')
    await expect.poll(() => page.locator('main').textContent(), { timeout: 15_000 }).toContain('公安局')
    expect(await page.locator('main').textContent()).not.toContain('财政局')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('link', { name: /公安局/ }).first().click()
    await page.getByRole('table').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await page.getByText('虚构').count()).toBeGreaterThan(0)
  })

  it('counts a contested report once a person has chosen, and lets that be taken back', async () => {
    await go(page, '总览')
    const before = await waiting()
    await go(page, '报告')
    await page.getByRole('searchbox').fill('退役军人')
    await page.getByRole('row').filter({ hasText: '2025' }).getByRole('link', { name: /退役军人事务局/ }).first().click()
    await page.getByRole('button', { name: /采用“?云川市退役军人事务局/ }).first().click()
    await page.getByText(/已更正/).first().waitFor()
    await go(page, '总览')
    await expect.poll(waiting, { timeout: 15_000 }).toBe(before - 1)
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(waiting, { timeout: 15_000 }).toBe(before)
  })

  it('holds everything after a reload', async () => {
    await go(page, '总览')
    await page.reload()
    await figure('新收').waitFor()
    expect(Number((await figure('新收').textContent())!.replaceAll(',', ''))).toBe(published('applications.received.total', 2025))
  })

  it('saves a chart as PNG, SVG and CSV under names that say what they hold', async () => {
    const card = page.getByRole('region', { name: /申请办理量/ })
    for (const type of ['PNG', 'SVG', 'CSV']) {
      await card.getByRole('button', { name: '导出' }).click()
      const [download] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: new RegExp(type) }).click()])
      expect(download.suggestedFilename()).toMatch(new RegExp(`^2019—2025 年申请办理量.*个单位_虚构.*\\.${type.toLowerCase()}$`))
      await page.keyboard.press('Escape')
    }
  })

  it('is complete in English', async () => {
    await inEnglish(page)
    for (const name of ['Overview', 'Units', 'Reports', 'Data']) {
      await go(page, name)
      await noChinese(page.locator('h1'))
    }
  })

  it('fits a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const name of ['Overview', 'Units', 'Reports', 'Data']) {
      await go(page, name)
      expect([name, await scrollsSideways(page)]).toEqual([name, false])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
