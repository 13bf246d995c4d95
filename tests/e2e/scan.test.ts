import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { pdf, stream } from '../unit/readers/pdf-writer'
import { fileList, go, importEnd, openApp } from './app'

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp()
  page = await app.newPage()
})
afterAll(() => app?.close())

const html = reportHtml({ cells: { 'received.person': '21', 'received.total': '21', 'granted.person': '13', 'granted.total': '13', 'concluded.person': '13', 'concluded.total': '13', 'carriedOut.person': '8', 'carriedOut.total': '8' } })
const style = '<style>body { width: 740px; margin: 27px; font: 15px/1.3 "Noto Sans CJK SC", sans-serif } table { border-collapse: collapse; width: 100% } td { border: 1px solid; padding: 3px; text-align: center }</style>'

/** A PDF of one page that is nothing but the picture of a report. */
async function scan(): Promise<Buffer> {
  const sheet = await app.context.browser()!.newPage({ viewport: { width: 794, height: 1000 }, deviceScaleFactor: 2 })
  await sheet.setContent(html.replace('</head>', `${style}</head>`))
  const { height } = (await sheet.locator('html').boundingBox())!
  const jpeg = await sheet.screenshot({ fullPage: true, type: 'jpeg', quality: 85 })
  await sheet.close()
  const picture = stream(jpeg.toString('latin1'), `/Type /XObject /Subtype /Image /Width ${794 * 2} /Height ${Math.round(height) * 2} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`)
  const [width, tall] = [595, Math.round(height * 595 / 794)]
  return Buffer.from(pdf([{ content: `${width} 0 0 ${tall} 0 0 cm /I1 Do`, width, height: tall, resources: '/XObject << /I1 20 0 R >>' }], { objects: [picture] }))
}

/** A saved page whose last table is a picture in it. */
async function pictured(): Promise<Buffer> {
  const tables = html.match(/<table>.*?<\/table>/gs)!
  const sheet = await app.context.browser()!.newPage({ viewport: { width: 794, height: 300 }, deviceScaleFactor: 2 })
  await sheet.setContent(`${style}${tables[2]}`)
  const png = await sheet.screenshot()
  await sheet.close()
  return Buffer.from(html.replace(tables[2]!, `<img src="data:image/png;base64,${png.toString('base64')}">`))
}

const row = (name = '扫描件.pdf') => fileList(page).locator('tr, [role=row]').filter({ hasText: name }).first()

describe('a page with a table that is a picture', () => {
  it('says so, is recognised on request, and shows the picture beside the form', async () => {
    const name = '网页.html'
    await go(page, '数据')
    await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/html', buffer: await pictured() })
    expect(await importEnd(page)).toMatch(/待看 1/)
    await row(name).getByRole('button', { name: /在本机识别/ }).click()
    await page.getByText(/已识别，归入“待看”/).waitFor({ timeout: 60_000 })
    await row(name).getByRole('link', { name: /临江县教育局 2023/ }).click()
    const mark = page.locator('[data-picture] [data-twin]').last()
    const place = (await mark.getAttribute('data-twin'))!
    expect(place).toMatch(/^picture 1 /)
    await mark.click()
    await page.locator('[data-picture="1"] canvas[data-drawn]').waitFor()
    await page.locator('[data-cell^="appeals."] button:focus').waitFor()
    expect(await mark.getAttribute('aria-pressed')).toBe('true')
    expect(await page.locator('section', { has: page.locator('[data-picture]') }).last().locator('footer').textContent()).toContain('第 1 张图片')
    expect(app.outside).toEqual([])
  })
})

describe('a scanned report', () => {
  // What the page said of another file would answer for this one.
  beforeAll(async () => {
    await app.close()
    app = await openApp()
    page = await app.newPage()
  })

  it('is refused with its reason, recognised on request, and waits for review beside its picture', async () => {
    await go(page, '数据')
    await page.locator('input[type=file]').first().setInputFiles({ name: '扫描件.pdf', mimeType: 'application/pdf', buffer: await scan() })
    expect(await importEnd(page)).toMatch(/未收 1/)
    expect(await row().textContent()).toMatch(/没有文字层.*文件已原样保留/)

    await row().getByRole('button', { name: /在本机识别/ }).click()
    await row().getByText('正在识别第 1 页，共 1 页').waitFor({ timeout: 30_000 })
    await row().getByRole('button', { name: '取消识别' }).click()
    await page.getByText(/已取消识别/).waitFor()
    expect(await row().textContent()).toMatch(/没有文字层/)

    await row().getByRole('button', { name: /在本机识别/ }).click()
    await page.getByText(/已识别，归入“待看”/).waitFor({ timeout: 150_000 })
    expect(await row().textContent()).toMatch(/待看.*临江县教育局 2023/)

    await row().getByRole('link', { name: /临江县教育局 2023/ }).click()
    await page.locator('table').nth(2).waitFor()
    expect(await page.locator('main').textContent()).toContain('尚未对照原图核对')
    const counted = page.locator('table').nth(1).locator('td')
    expect((await counted.allTextContents()).filter(text => text.trim() === '21').length).toBeGreaterThan(0)
    expect(app.outside).toEqual([])
    // Tesseract's data names settings that this build of it does not have.
    expect(app.errors.filter(text => !text.startsWith('Warning: Parameter not found'))).toEqual([])
  })

  it('is a refused scan again when that is undone', async () => {
    await go(page, '数据')
    await page.getByRole('button', { name: '撤销' }).first().click()
    await row().getByRole('button', { name: /在本机识别/ }).waitFor()
    expect(await row().textContent()).toMatch(/未收/)
  })
})

describe('what was recognised is compared by row', () => {
  const key = (name: string) => page.keyboard.press(name)
  const progress = async () => /已核 (\d+) \/ (\d+) 行/.exec((await page.getByRole('status').filter({ hasText: /已核 \d+/ }).textContent())!)!.slice(1).map(Number)
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.key)

  it('the strip of the picture stands above its numbers; Enter takes the row, as read or as corrected', async () => {
    await row().getByRole('button', { name: /在本机识别/ }).click()
    await page.getByText(/已识别，归入“待看”/).last().waitFor({ timeout: 150_000 })
    await row().getByRole('link', { name: /临江县教育局 2023/ }).click()
    await page.getByRole('link', { name: '对照原图逐行核对' }).click()
    await page.locator('canvas[data-drawn]').first().waitFor()
    await expect.poll(focused).toBe('proactive.regulations.issued')
    expect((await progress())[0]).toBe(0)
    await key('Enter')
    await expect.poll(async () => (await progress())[0]).toBe(1)
    await page.locator('[data-key="applications.received.person"]').focus()
    await key('ArrowRight')
    expect(await focused()).toBe('applications.received.business')
    await key('ArrowDown')
    expect(await focused()).toBe('applications.carriedIn.business')
    await key('ArrowUp')
    // A wrong digit breaks the sum and the table is not taken at a glance; the right one mends it.
    await page.keyboard.type('5')
    await page.getByRole('group', { name: /本年新收/ }).getByText(/✗/).waitFor()
    await key('Control+Enter')
    await page.getByText(/没有整张收下/).waitFor()
    await page.locator('[data-key="applications.received.business"]').fill('0')
  })

  it('a whole table takes one key, and what is as read is no correction', async () => {
    let keys = 0
    // A table that adds up takes one key; a row that does not is looked at by itself.
    for (let [done, all] = await progress(); done! < all! && keys < 20; [done, all] = await progress()) {
      await key('Control+Enter')
      keys++
      await page.waitForTimeout(700)
      if (await page.getByRole('group').filter({ has: page.locator('input:focus') }).getByText(/✗/).count() > 0) {
        await key('Enter')
        keys++
        await page.waitForTimeout(400)
      }
    }
    expect(keys).toBeLessThanOrEqual(6)
    await page.getByRole('link', { name: '回到这份年报' }).first().click()
    await page.locator('[data-cell="applications.received.person"]').getByRole('button').click()
    await page.getByText(/核对原件，与识别一致/).waitFor()
    expect(await page.locator('main ins, main del').count()).toBe(0)
    // One claim after the other: the next is asked once the last one is settled on the page.
    for (const name of ['采用“临江县教育局”', '采用“2023”', '采用“本单位”']) {
      const adopt = page.getByRole('button', { name })
      await adopt.click()
      await adopt.waitFor({ state: 'detached' })
    }
    await expect.poll(() => page.locator('header').getByText('已收', { exact: true }).count(), { timeout: 10_000 }).toBe(1)
    expect(app.outside).toEqual([])
  })
})
