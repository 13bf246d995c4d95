import type { Page } from 'playwright'
import type { App } from './app'
import type { Truth } from './truth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, inEnglish, noChinese, openSample, scrollsSideways } from './app'
import { sumOf, unitsOf, usableFor } from './truth'

const [granted, partly, concluded] = ['granted', 'partlyGranted', 'concluded'].map(row => `applications.${row}.total`) as [string, string, string]
/** Reports without their outcomes are in neither part. */
function rateOf(reports: readonly Truth[]): string {
  const usable = reports.filter(usableFor('outcomes'))
  return `${(sumOf(usable, granted, partly) / sumOf(usable, concluded) * 100).toFixed(1)}%`
}

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

const heading = () => page.locator('.figure-card h2')
const rows = async () => page.locator('.figure-card table tr').evaluateAll(all => all.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent!.trim())))
async function open(hash: string, title: RegExp): Promise<void> {
  await page.goto(`${app.url}#${hash}`)
  await expect.poll(() => heading().textContent(), { timeout: 20_000 }).toMatch(title)
}

describe('analysis of the sample city', () => {
  it('is in the navigation and draws the chart that fits', async () => {
    await page.getByRole('link', { name: '分析', exact: true }).click()
    await expect.poll(() => heading().textContent(), { timeout: 20_000 }).toMatch(/2025 年各部门类型公开率/)
    await page.locator('.figure-card svg').waitFor()
    expect(await page.getByLabel('图形').inputValue()).toBe('dots')
    expect(await page.locator('.sentence').textContent()).toContain(`合计 ${rateOf(unitsOf(2025))}`)
    expect(await axeViolations(page)).toEqual([])
  })

  it('answers three questions of every day in three choices at most, from the overview', async () => {
    let choices = 0
    const overview = async () => {
      choices = 0
      await page.goto(`${app.url}#/`)
      await page.getByRole('heading', { name: /申请办理量/ }).waitFor({ timeout: 20_000 })
    }
    async function press(name: string) {
      choices++
      await page.getByRole('link', { name, exact: true }).first().click()
    }
    async function choose(label: RegExp, value: string) {
      choices++
      await page.locator('label', { hasText: label }).locator('select').selectOption(value)
    }

    await overview()
    await press('分析')
    await expect.poll(() => heading().textContent(), { timeout: 20_000 }).toMatch(/2025 年各部门类型公开率/)
    await page.locator('.figure-card svg').waitFor()
    expect(await page.locator('.sentence').textContent()).toMatch(/最低为.*（\d+\.\d%）/)
    expect(choices).toBeLessThanOrEqual(3)

    await overview()
    await press('分析')
    await choose(/^\s*指标/, 'reviewCount')
    await choose(/^\s*分组/, 'agency')
    const reviews = (report: Truth): number => sumOf([report], 'appeals.review.total')
    const most = unitsOf(2025).toSorted((a, b) => reviews(b) - reviews(a))[0]!
    await expect.poll(() => page.locator('.sentence').textContent(), { timeout: 20_000 }).toContain(`复议量最高为${most.agency}（${reviews(most)} 件）`)
    await page.locator('.figure-card svg').waitFor()
    expect(choices).toBeLessThanOrEqual(3)

    await overview()
    await press('分析')
    await press('对比')
    await choose(/^\s*怎样读/, 'before')
    const change = (sumOf(unitsOf(2025), granted, partly) / sumOf(unitsOf(2025), concluded) - sumOf(unitsOf(2024), granted, partly) / sumOf(unitsOf(2024), concluded)) * 100
    await expect.poll(() => page.locator('.sentence').textContent(), { timeout: 20_000 }).toContain(`（比 2024 年）：全部合计 ${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} 个百分点`)
    await page.locator('.figure-card svg').waitFor()
    expect(choices).toBeLessThanOrEqual(3)
    await open('/explore', /2025 年各部门类型公开率/)
  })

  it('keeps every choice in the address; back and forward walk through them', async () => {
    await page.getByLabel('指标').selectOption('received')
    await page.getByLabel(/^\s*分组/).selectOption('year')
    await expect.poll(() => heading().textContent()).toMatch(/2019—2025 年新收/)
    expect(page.url()).toMatch(/metric=received.*by=year/)
    await page.goBack()
    await expect.poll(() => heading().textContent()).toMatch(/2025 年各部门类型新收/)
    await page.goBack()
    await expect.poll(() => heading().textContent()).toMatch(/各部门类型公开率/)
    await page.goForward()
    await page.goForward()
    await expect.poll(() => heading().textContent()).toMatch(/2019—2025 年新收/)
    const other = await app.newPage(new URL(page.url()).hash)
    await expect.poll(() => other.locator('.figure-card h2').textContent(), { timeout: 20_000 }).toMatch(/2019—2025 年新收/)
    await other.close()
  })

  it('gives a table twin with the published numbers', async () => {
    await page.getByRole('button', { name: '看表' }).click()
    const table = await rows()
    for (const year of [2019, 2022, 2025])
      expect(table.find(([first]) => first === String(year))![1]!.replaceAll(',', '')).toBe(String(sumOf(unitsOf(year), 'applications.received.total')))
    await page.getByRole('button', { name: '看图' }).click()
  })

  it.each([
    ['/explore?by=year', /公开率/],
    ['/explore?by=agency&chart=funnel', /各单位公开率/],
    ['/explore?by=type&chart=bars', /各部门类型公开率/],
    ['/explore?metric=outcomes&by=year', /办理结果/],
    ['/explore?metric=outcomes&by=type&as=count', /各部门类型办理结果/],
    ['/explore?metric=denied&by=year', /不予公开事由/],
    ['/explore?metric=applicants&by=level', /新收申请人类型/],
    ['/explore?by=type&and=year', /各部门类型公开率/],
    ['/explore?by=type&and=year&chart=slope', /各部门类型公开率/],
    ['/explore?by=level&and=year&chart=multiples', /各层级公开率/],
    ['/explore?metric=licensing&by=level&and=year', /各层级行政许可/],
    ['/explore?metric=coverage&by=type', /各部门类型报送率/],
    ['/explore?metric=outcomes&by=applicant', /各申请人类型办理结果/],
    ['/explore?metric=outcomes&by=flow', /从收到到办结的流向/],
    ['/explore?metric=received&by=scope&and=year', /各口径新收/],
    ['/explore?metric=fees&by=county&and=type', /各县区、各部门类型行政事业性收费/],
  ])('%s draws and stays accessible', async (hash, title) => {
    await open(hash, title)
    await page.locator('.figure-card svg').waitFor()
    expect(await axeViolations(page)).toEqual([])
  })

  it('a mark is reached by keyboard, filters to its group, and opens its agency', async () => {
    await open('/explore?metric=received&by=agency', /各单位新收/)
    const chart = page.locator('.chart')
    await chart.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const menu = page.locator('.menu')
    const name = (await menu.getByRole('link', { name: /^打开/ }).textContent())!.trim().replace('打开', '')
    expect(await axeViolations(page)).toEqual([])
    await menu.getByRole('button', { name: `只看：${name}` }).click()
    await expect.poll(() => page.url()).toContain('agency=')
    await expect.poll(() => page.locator('.sentence').textContent()).toContain(name)
    await page.goBack()
    await expect.poll(() => page.locator('.sentence').textContent()).toContain('最高')
    await chart.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.locator('.menu').getByRole('link', { name: /^打开/ }).click()
    await expect.poll(() => page.url()).toContain('#/agency/')
  })

  it('ranks rates only, few cases apart below a line, and opens an agency', async () => {
    await open('/explore?view=rank&by=agency&metric=received', /2025 年各单位公开率排名/)
    const table = await rows()
    const rated = unitsOf(2025).filter(({ cells }) => (cells[concluded] ?? 0) >= 30)
    const best = rated.map(report => ({ name: report.agency, rate: sumOf([report], granted, partly) / sumOf([report], concluded) })).sort((a, b) => b.rate - a.rate)[0]!
    expect(table[1]!.slice(0, 3)).toEqual(['1', best.name, `${(best.rate * 100).toFixed(1)}%`])
    const apart = table.findIndex(([text]) => /不足 30 件，不排名/.test(text!))
    expect(apart).toBeGreaterThan(1)
    expect(table.slice(1, apart).every(([rank]) => /\d/.test(rank!))).toBe(true)
    expect(table.slice(apart).filter(row => row.length > 1).every(([rank]) => rank === '—')).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    const estimates = (lines: string[][]): number[] => lines.slice(1, lines.findIndex(([text]) => /不足 30 件，不排名/.test(text!))).map(row => Number.parseFloat(row[3]!))
    expect(table[0]![3]).toBe('收缩估计')
    const overall = Number.parseFloat(rateOf(unitsOf(2025)))
    expect(table.slice(1, apart).every(([, , published, estimate]) => Math.abs(Number.parseFloat(estimate!) - overall) <= Math.abs(Number.parseFloat(published!) - overall) + 0.2)).toBe(true)
    await page.getByRole('button', { name: '按收缩估计' }).click()
    await expect.poll(() => page.url()).toContain('sort=-shrunk')
    const ordered = estimates(await rows())
    expect(ordered.length).toBe(apart - 1)
    expect(ordered).toEqual(ordered.toSorted((a, b) => b - a))
    await page.getByRole('link', { name: best.name! }).click()
    await expect.poll(() => page.url()).toContain('#/agency/')
  })

  it('drills from a group to its agencies, and back', async () => {
    await open('/explore?view=rank&by=type', /各部门类型公开率排名/)
    await page.locator('.figure-card tbody').getByRole('link', { name: '公安' }).click()
    await expect.poll(() => heading().textContent()).toMatch(/各单位公开率排名/)
    expect(page.url()).toContain('type=')
    expect((await rows()).flat().filter(text => text.endsWith('局')).every(name => name.includes('公安'))).toBe(true)
    await page.goBack()
    await expect.poll(() => heading().textContent()).toMatch(/各部门类型公开率排名/)
  })

  it('a pivot has totals that are ratios of sums, sorts, copies and exports as seen', async () => {
    await open('/explore?view=pivot', /2019—2025 年各部门类型公开率/)
    const table = await rows()
    const at = table[0]!.findIndex(name => name.startsWith('2025'))
    expect(table.at(-1)![at]).toBe(rateOf(unitsOf(2025)))
    expect(table.at(-1)!.at(-1)).toBe(rateOf([2019, 2020, 2021, 2022, 2023, 2024, 2025].flatMap(unitsOf)))
    await page.getByRole('columnheader', { name: '合计' }).getByRole('button').click()
    await expect.poll(() => page.url()).toContain('sort=-total')
    const totals = await page.locator('.figure-card tbody:not(.sums) td.total:not(.low)').allTextContents()
    const shares = totals.map(text => Number.parseFloat(text)).filter(Number.isFinite)
    expect(shares.length).toBeGreaterThan(10)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    const numbers = page.locator('.figure-card tbody:not(.sums) td.total')
    expect(await numbers.first().getAttribute('class')).not.toContain('low')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('button', { name: '复制为表格' }).click()
    await page.getByText(/已复制 \d+ 行/).waitFor()
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return { types: item!.types, text: await (await item!.getType('text/plain')).text() }
    })
    expect(copied.types).toContain('text/html')
    expect(copied.text.trim().split(/\r?\n/).map(line => line.split('\t')[0])).toEqual(['部门类型', ...(await rows()).slice(1).map(row => row[0])])
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
    expect(download.suggestedFilename()).toMatch(/各部门类型公开率.*虚构.*\.csv$/)
    await page.keyboard.press('Escape')
    expect(await axeViolations(page)).toEqual([])
  })

  it('fits a phone, in every view', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const hash of ['/explore', '/explore?by=agency', '/explore?metric=outcomes&by=year', '/explore?by=type&and=year&chart=slope', '/explore?view=rank&by=agency', '/explore?view=pivot']) {
      await open(hash, /公开率|办理结果/)
      expect([hash, await scrollsSideways(page)]).toEqual([hash, false])
      expect(await axeViolations(page)).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('is complete in English', async () => {
    await inEnglish(page)
    for (const hash of ['/explore', '/explore?metric=denied&by=year', '/explore?view=rank', '/explore?view=pivot']) {
      await open(hash, /Disclosure rate|Reasons/)
      await noChinese(page.locator('main .controls, main h1, .figure-card header'))
    }
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
