import type { Buffer } from 'node:buffer'
import type { Page } from 'playwright'
import type { App } from './app'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { axeViolations, fileList, importEnd, openApp, scrollsSideways } from './app'

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = await app.newPage()
})
afterAll(() => app?.close())

const html = reportHtml({ cells: { 'received.person': '21', 'received.total': '21', 'granted.person': '21', 'granted.total': '21', 'concluded.person': '21', 'concluded.total': '21' } })
const style = '<style>body { width: 740px; margin: 27px; font: 15px/1.3 "Noto Sans CJK SC", sans-serif } table { border-collapse: collapse; width: 100% } td { border: 1px solid; padding: 3px; text-align: center }</style>'

/** A report photographed on two sheets, the fourth section on the second. */
async function sheets(): Promise<{ name: string, mimeType: string, buffer: Buffer }[]> {
  const at = html.indexOf('四、政府信息公开行政复议')
  const halves = [html.slice(0, at), html.slice(at)]
  const sheet = await app.context.browser()!.newPage({ viewport: { width: 794, height: 600 }, deviceScaleFactor: 2 })
  const first = await (async () => {
    await sheet.setContent(`${style}${halves[0]}`)
    return sheet.screenshot({ fullPage: true, type: 'jpeg', quality: 85 })
  })()
  await sheet.setContent(`${style}${halves[1]}`)
  const second = await sheet.screenshot({ fullPage: true })
  await sheet.close()
  return [
    { name: '临江县教育局2023年年报-2.png', mimeType: 'image/png', buffer: second },
    { name: '临江县教育局2023年年报-1.jpg', mimeType: 'image/jpeg', buffer: first },
  ]
}

const dialog = () => page.getByRole('dialog', { name: '这些图片是一份年报吗？' })
const pages = () => dialog().getByRole('listitem').locator('.name').allTextContents()

describe('a report on several photographs', () => {
  it('is proposed in order, and nothing is imported when the proposal is left', async () => {
    await page.locator('input[type=file]').first().setInputFiles(await sheets())
    await dialog().waitFor()
    expect((await pages()).map(text => text.trim())).toEqual(['第 1 页　临江县教育局2023年年报-1.jpg', '第 2 页　临江县教育局2023年年报-2.png'])
    expect(await axeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await dialog().getByRole('button', { name: '取消' }).click()
    expect(await page.getByText(/年报-1\.jpg/).count()).toBe(0)
  })

  it('can be ordered otherwise and taken apart', async () => {
    await page.locator('input[type=file]').first().setInputFiles(await sheets())
    await dialog().getByRole('button', { name: '下移：临江县教育局2023年年报-1.jpg' }).click()
    expect((await pages())[0]).toContain('年报-2.png')
    await dialog().getByRole('button', { name: '上移：临江县教育局2023年年报-1.jpg' }).click()
    await dialog().getByRole('button', { name: '单独导入：临江县教育局2023年年报-2.png' }).click()
    await dialog().getByRole('button', { name: '分开导入' }).waitFor()
    await dialog().getByRole('button', { name: '放回：临江县教育局2023年年报-2.png' }).click()
    expect(await pages()).toHaveLength(2)
  })

  it('as one it is one file, recognised as one report, each number on its sheet', async () => {
    await dialog().getByRole('button', { name: '合成 1 份并导入' }).click()
    expect(await importEnd(page)).toMatch(/未收 1/)
    const row = fileList(page).locator('tr, [role=row]').filter({ hasText: '临江县教育局2023年年报（2 张图片）.pdf' }).first()
    await row.getByRole('button', { name: /在本机识别/ }).click()
    await page.getByText(/已识别，归入“待看”/).waitFor({ timeout: 150_000 })
    await row.getByRole('link', { name: /临江县教育局 2023/ }).click()
    const received = page.locator('[data-cell="applications.received.total"]')
    await received.waitFor()
    expect(await received.textContent()).toContain('21')
    await page.locator('[data-cell="appeals.review.total"]').getByRole('button').click()
    await page.locator('[data-twin^="page 2 "][aria-pressed="true"]').waitFor({ state: 'attached' })
    expect(app.outside).toEqual([])
    // The engine itself says what it does not know.
    expect(app.errors.filter(text => !text.startsWith('Warning: Parameter not found'))).toEqual([])
  }, 200_000)
})
