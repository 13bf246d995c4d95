import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { axeViolations, go, importEnd, openApp, scrollsSideways } from './app'

let app: App
let page: Page

beforeEach(async () => {
  app = await openApp()
  page = await app.newPage()
})
afterEach(async () => {
  expect([app.outside, app.errors]).toEqual([[], []])
  await app.close()
})

type Cells = NonNullable<Parameters<typeof reportHtml>[0]>['cells']

const file = (name: string, text: string | Buffer, mimeType = 'text/html') => ({ name, mimeType, buffer: Buffer.from(text) })
const received = (count: number): Cells => ({ 'received.person': `${count}`, 'received.total': `${count}`, 'granted.person': `${count}`, 'granted.total': `${count}`, 'concluded.person': `${count}`, 'concluded.total': `${count}` })

async function bring(...files: ReturnType<typeof file>[]): Promise<string> {
  await go(page, '数据')
  await page.locator('input[type=file]').first().setInputFiles(files)
  return importEnd(page)
}

/** The key figure 新收 of the overview; null where the overview has none. */
async function overviewReceived(): Promise<string | null> {
  await go(page, '总览')
  await page.getByText('正在').waitFor({ state: 'hidden' }).catch(() => {})
  const value = page.locator('li.card').filter({ has: page.getByRole('heading', { name: '新收' }) }).locator('.value').first()
  return await value.count() > 0 ? value.textContent() : null
}

async function openReport(name: string): Promise<void> {
  await go(page, '报告')
  await page.getByRole('row').filter({ hasText: name }).getByRole('link').first().click()
  await page.getByRole('heading', { name: /年度报告/ }).first().waitFor()
}

describe('two differing reports of one unit and year', () => {
  it('that come together count neither until a person chooses; the choice outlives a reload, and the same contents again', async () => {
    await bring(file('甲.html', reportHtml({ cells: received(21) })), file('乙.html', reportHtml({ cells: received(20) })))
    await go(page, '核验')
    await page.locator('tr[data-item]').first().waitFor()
    expect(await page.locator('tr[data-item]').filter({ hasText: '两份年报不同' }).count()).toBe(2)
    expect(await overviewReceived()).toBeNull()
    await openReport('乙.html')
    const versions = page.getByRole('region', { name: /2 份不同的年报/ })
    expect(await versions.textContent()).toMatch(/选定之前都不计入任何数字.*甲\.html.*\d 格数字不同/)
    expect(await axeViolations(page)).toEqual([])
    await versions.getByRole('link', { name: '打开看' }).click()
    await page.getByText('甲.html').first().waitFor()
    await versions.getByRole('button', { name: '用这一份：甲.html' }).click()
    await page.getByText('已选用“甲.html”').waitFor()
    await expect.poll(overviewReceived, { timeout: 20_000 }).toBe('21')
    await page.reload()
    await expect.poll(overviewReceived, { timeout: 20_000 }).toBe('21')
    await bring(file('甲的另一份.html', reportHtml({ cells: received(21) }).replace('</body>', ' </body>')))
    await expect.poll(overviewReceived, { timeout: 20_000 }).toBe('21')
  })

  it('leave the one that counted before counting, and a dismissal never hides the revision’s error', async () => {
    const wrong = (printed: number): Cells => ({ ...received(21), 'received.total': `${printed}` })
    await bring(file('初稿.html', reportHtml({ cells: wrong(23) })))
    await openReport('初稿.html')
    const sum = page.getByRole('listitem').filter({ hasText: /21.*23|23.*21/, has: page.getByRole('button', { name: '排除…' }) }).first()
    await sum.getByRole('button', { name: '排除…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio').first().check()
    await dialog.getByRole('button', { name: '排除', exact: true }).click()
    await page.getByText('已排除').first().waitFor()
    await bring(file('退改后.html', reportHtml({ cells: wrong(41) })))
    await expect.poll(overviewReceived, { timeout: 20_000 }).toBe('23')
    await openReport('退改后.html')
    await page.getByText(/曾于 .* 以“已与单位核实，原数无误”为由排除；当时相差 [+−-]2/).first().waitFor()
    await page.getByRole('button', { name: '用这一份：退改后.html' }).click()
    await page.getByText('已选用“退改后.html”').waitFor()
    await expect.poll(overviewReceived, { timeout: 20_000 }).toBe('41')
  })
})

describe('a unit whose file waits', () => {
  it('is 待看 and never 未报送, in the overview, the summary, the form and its Word file', async () => {
    const [finance, health] = ['临江县财政局', '临江县卫生健康局']
    const scan = file(`${health}2023年政府信息公开工作年度报告.docx`, Buffer.from('PK\u0003\u0004 broken'), 'application/octet-stream')
    const units = ['临江县教育局', finance, health]
    await bring(
      ...units.map(agency => file(`${agency}2022.html`, reportHtml({ agency, year: 2022, cells: received(5) }))),
      file('教育2023.html', reportHtml({ year: 2023, cells: received(8) })),
      scan,
    )
    await go(page, '总览')
    await page.getByText(/另有 1 份待看未计入/).first().waitFor({ timeout: 20_000 })
    await page.getByRole('link', { name: '领导摘要' }).click()
    const attention = page.getByRole('region', { name: /关注/ })
    await attention.getByRole('listitem').filter({ hasText: finance }).getByText('未报送 2023 年年报').waitFor({ timeout: 20_000 })
    await attention.getByRole('listitem').filter({ hasText: health }).getByText('2023 年年报已收到，待看，未计入').waitFor()
    await go(page, '汇总')
    await page.getByText(`未报送（1）：${finance}`).waitFor({ timeout: 20_000 })
    await page.getByText(`已收到、待看，未计入（1）：${health}`).waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    await page.getByRole('button', { name: /导出/ }).first().click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Word/ }).first().click()])
    const text = strFromU8(unzipSync(await readFile(await download.path()))['word/document.xml']!).replaceAll(/<[^>]+>/g, '')
    expect(text).toContain(`已收到、待看，未计入（1）：${health}`)
    expect(text).toContain(`未报送（1）：${finance}`)
  })
})
