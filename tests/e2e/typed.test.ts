import type { Buffer } from 'node:buffer'
import type { Page } from 'playwright'
import type { App } from './app'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, fileList, importEnd, openApp, scrollsSideways } from './app'

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp({ permissions: ['clipboard-read', 'clipboard-write'] })
  page = await app.newPage()
})
afterAll(() => app?.close())

const field = (name: string) => page.getByLabel(name, { exact: true })
const progress = () => page.getByRole('status').filter({ hasText: /已录 \d+ \/ \d+ 格/ }).textContent()
const cell = (key: string) => page.locator(`[data-cell="${key}"]`).getByRole('textbox')
const kept = () => page.getByText(/^草稿已存/).waitFor()

/** A picture that nothing can be read from. */
async function picture(): Promise<Buffer> {
  const sheet = await app.context.newPage()
  await sheet.setContent('<body style="font: 40px sans-serif"><p>临江县水利局 2024</p><table border=1><tr><td>12<td>3</table>')
  const png = await sheet.screenshot({ clip: { x: 0, y: 0, width: 600, height: 300 } })
  await sheet.close()
  return png
}

describe('a report is typed into the form', () => {
  it('from the first screen, by keys; blank stays blank and a broken sum is told', async () => {
    await page.getByRole('link', { name: '人工录入' }).click()
    await field('机构').fill('临江县教育局')
    await page.getByLabel('年度', { exact: true }).selectOption('2024')
    await field('录入人').fill('李敏')
    await page.getByRole('button', { name: '开始录入' }).click()
    await page.getByRole('heading', { name: /临江县教育局 2024 人工录入/ }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell)).toBe('proactive.regulations.issued')
    // Table 2, by Tab and Enter.
    for (const key of ['0', 'Tab', '0', 'Tab', '3', 'Enter', '1', 'Tab', '-', 'Tab', '4', 'Enter', '12', 'Enter', '0', 'Enter', 'Space', '1.5', 'Enter'])
      await (/^[\d.]+$/.test(key) ? page.keyboard.type(key) : page.keyboard.press(key))
    expect(await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell)).toBe('applications.received.person')
    // The first row of table 3: a total that does not add up.
    await page.keyboard.type('12')
    await page.keyboard.press('Tab')
    await page.keyboard.type('3')
    for (const _ of Array.from({ length: 4 })) {
      await page.keyboard.press('ArrowRight')
      await page.keyboard.type('0')
    }
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('16')
    await page.getByText(/一、本年新收政府信息公开申请数量.*16.*15|一、本年新收政府信息公开申请数量.*15.*16/).first().waitFor()
    expect(await cell('applications.received.total').getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('5')
    await page.getByText('已录全的行列都对得上。').waitFor()
    expect(await progress()).toContain('已录 17 / 200 格')
    await kept()
  })

  it('is there after a reload, and goes on at the cell it was left', async () => {
    await page.waitForTimeout(600)
    await page.reload()
    await page.getByRole('link', { name: '数据' }).first().click()
    await page.getByRole('link', { name: '人工录入（草稿 1 份）' }).click()
    await page.getByRole('link', { name: /临江县教育局 2024/ }).click()
    expect(await progress()).toContain('已录 17 / 200 格')
    expect(await cell('applications.received.total').inputValue()).toBe('15')
    expect(await cell('proactive.coercion.decisions').getAttribute('placeholder')).toBe('空白')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell)).toBe('applications.received.total')
    expect(await axeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
  })

  it('lines of cells are pasted where they stand; what does not fit is put nowhere', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('0\t0\t0\t0\t0\t0\t0\n10\t2\t0\t0\t0\t0\t12'))
    await cell('applications.carriedIn.business').focus()
    await page.keyboard.press('Control+V')
    await page.getByText(/放不下，没有填入/).waitFor()
    await cell('applications.carriedIn.person').focus()
    await page.keyboard.press('Control+V')
    await page.getByText('已填入粘贴的 14 格').waitFor()
    expect(await cell('applications.granted.total').inputValue()).toBe('12')
    expect(await page.getByText(/粘贴的文字|以前都导入过/).count()).toBe(0)
    await cell('applications.partlyGranted.person').focus()
    await page.keyboard.type('2')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+ArrowRight')
    expect(await cell('applications.partlyGranted.otherOrganisation').inputValue()).toBe('0')
    expect(await cell('applications.partlyGranted.total').inputValue()).toBe('0')
    await cell('applications.partlyGranted.total').fill('3')
    for (let row = 0; row < 21; row++) {
      const at = page.locator('table.applications tbody tr').nth(4 + row).getByRole('textbox').first()
      await at.focus()
      await page.keyboard.press('Control+ArrowRight')
    }
    await page.locator('table.appeals').getByRole('textbox').first().focus()
    await page.keyboard.press('Control+ArrowRight')
    for (const [key, text] of Object.entries({ person: '12', business: '3', total: '15' }))
      await cell(`applications.concluded.${key}`).fill(text)
    await page.getByText('已录全的行列都对得上。').waitFor()
    expect(await progress()).toContain('已录 200 / 200 格')
  })

  it('finished it is a report typed by hand, listed as a file, counted, and led back to its form', async () => {
    await page.keyboard.press('Control+Enter')
    expect(await importEnd(page)).toMatch(/已收 1，待看 0，未收 0/)
    const row = fileList(page).locator('tr, [role=row]').filter({ hasText: /人工录入 临江县教育局 2024年 .*\.html/ }).first()
    expect(await row.textContent()).toContain('人工录入')
    expect(await page.getByRole('link', { name: /^人工录入（草稿/ }).count()).toBe(0)
    await row.getByRole('link', { name: /临江县教育局 2024/ }).click()
    await page.getByText(/人工录入：李敏，/).waitFor()
    expect((await page.locator('[data-cell="proactive.coercion.decisions"]').textContent())!.trim()).toBe('')
    await page.locator('[data-cell="applications.received.total"]').getByRole('button').click()
    await page.getByRole('button', { name: '看原件' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('15')
    expect(await page.evaluate(() => document.activeElement?.closest('[data-twin]')?.getAttribute('data-twin'))).toMatch(/^table 2 4 /)
  })

  it('undone, the report is gone and the draft is back', async () => {
    await page.getByRole('link', { name: '数据' }).first().click()
    // The notice went with its page; the journal keeps the promise.
    const tabs = page.getByRole('navigation', { name: '本部分的页面' })
    await tabs.getByRole('link', { name: '操作记录' }).click()
    await page.getByRole('table', { name: '操作记录' }).getByRole('button', { name: /撤销/ }).first().click()
    await tabs.getByRole('link', { name: '文件' }).click()
    await page.getByRole('link', { name: '人工录入（草稿 1 份）' }).first().click()
    await page.getByRole('link', { name: /临江县教育局 2024/ }).click()
    expect(await progress()).toContain('已录 200 / 200 格')
    await page.getByRole('button', { name: '录完，收下' }).click()
    expect(await importEnd(page)).toMatch(/已收 1/)
  })

  it('a file that cannot be read leads to the form, with the original beside it; what is not typed is asked about', async () => {
    await page.locator('input[type=file]').first().setInputFiles({ name: '临江县水利局 2024.png', mimeType: 'image/png', buffer: await picture() })
    await page.getByRole('link', { name: '人工录入：临江县水利局 2024.png' }).click()
    await page.getByText('照《临江县水利局 2024.png》录入').waitFor()
    await field('机构').fill('临江县水利局')
    expect(await field('年度').inputValue()).toBe('2024')
    await page.getByRole('button', { name: '开始录入' }).click()
    await page.locator('canvas[data-drawn]').waitFor()
    await cell('proactive.licensing.decisions').fill('7')
    await page.keyboard.press('Control+Enter')
    const asked = page.getByRole('dialog', { name: '录完，收下' })
    expect(await asked.textContent()).toMatch(/还有 199 格没有录.*空白不当作 0/)
    await asked.getByRole('button', { name: '就这样收下' }).click()
    await page.getByRole('link', { name: /临江县水利局 2024/ }).first().waitFor()
    await page.getByRole('link', { name: /^\s*临江县水利局 2024\s*$/ }).first().click()
    await page.getByText(/照《临江县水利局 2024.png》/).first().waitFor()
    expect(await page.locator('main').textContent()).toContain('没有找到表格')
    await page.getByRole('link', { name: '人工录入' }).first().waitFor()
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
