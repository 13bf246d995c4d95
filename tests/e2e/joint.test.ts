import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { axeViolations, importEnd, openApp, scrollsSideways } from './app'

const file = (agency: string, year: number) => ({ name: `${agency}${year}.html`, mimeType: 'text/html', buffer: Buffer.from(reportHtml({ agency, year })) })
const key = 'applications.received.total'

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.NIANBAO_SHOTS)
    await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/${name}.png` })
}

/** A person at a machine of their own. */
function person(page: Page) {
  const go = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click()
  const dialog = () => page.getByRole('dialog')
  const journal = () => page.getByRole('table', { name: '操作记录' })
  return {
    page,
    go,
    dialog,
    journal,
    line: (text: string | RegExp) => journal().getByRole('row').filter({ hasText: text }),
    async tab(name: string) {
      await go('数据')
      await page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { name, exact: true }).first().waitFor()
    },
    async bring(...files: ReturnType<typeof file>[]) {
      await page.locator('input[type=file]').first().setInputFiles(files)
      return importEnd(page)
    },
    async correct(agency: string, value: string, reason: string) {
      await go('报告')
      await page.getByRole('row').filter({ hasText: agency }).getByRole('link').first().click()
      await page.locator(`[data-cell="${key}"] button`).click()
      await dialog().getByRole('button', { name: /更正这一格|再更正/ }).click()
      await dialog().getByRole('textbox', { name: '更正为' }).fill(value)
      await dialog().getByRole('textbox', { name: '理由' }).fill(reason)
      await dialog().getByRole('button', { name: '保存更正' }).click()
    },
  }
}

describe('the journal', () => {
  let app: App
  let a: ReturnType<typeof person>
  beforeAll(async () => {
    app = await openApp({}, {}, null)
    a = person(await app.newPage())
  })
  afterAll(async () => app?.close())

  it('asks who one is before the first correction, and shows it at the foot of every page', async () => {
    await a.bring(file('甲县教育局', 2023), file('甲县水利局', 2023))
    await a.correct('甲县教育局', '9', '电话核实')
    await a.page.getByRole('dialog', { name: '我是谁' }).getByRole('textbox', { name: '姓名' }).fill('李敏')
    expect(await axeViolations(a.page)).toEqual([])
    await shot(a.page, 'who')
    await a.page.keyboard.press('Enter')
    await a.page.locator('footer').getByRole('button', { name: '李敏' }).waitFor()
    await a.page.locator('ins').filter({ hasText: '9' }).first().waitFor()
    await a.page.keyboard.press('Escape')
    await a.correct('甲县水利局', '8', '以台账为准')
    await a.page.getByText('已更正为 8').first().waitFor()
    expect(await a.page.getByRole('dialog', { name: '我是谁' }).count()).toBe(0)
    await a.page.keyboard.press('Escape')
  })

  it('says who did what and why, and counts before what goes with a step', async () => {
    await a.tab('操作记录')
    expect(await a.journal().getByRole('row').count()).toBe(4)
    expect(await a.line('甲县教育局').textContent()).toMatch(/李敏.*更正.*甲县教育局 2023.*→ 9.*电话核实/)
    await a.line('导入 2 个文件').getByRole('button', { name: /^撤销 3 步/ }).focus()
    expect(await a.journal().locator('tr.along').count()).toBe(2)
    expect(await axeViolations(a.page)).toEqual([])
    await a.page.keyboard.press('Enter')
    await a.page.getByText('后面有 2 步靠它，要一起撤销').waitFor()
    await shot(a.page, 'journal')
    await a.page.setViewportSize({ width: 390, height: 844 })
    await shot(a.page, 'journal-phone')
    expect(await scrollsSideways(a.page)).toBe(false)
    await a.page.setViewportSize({ width: 1440, height: 900 })
    await a.page.emulateMedia({ colorScheme: 'dark' })
    await shot(a.page, 'journal-dark')
    expect(await axeViolations(a.page)).toEqual([])
    await a.page.emulateMedia({ colorScheme: 'light' })
  })

  it('undoes a step alone, and with all that stands on it, and does it again after a reload', async () => {
    await a.page.getByRole('button', { name: '取消' }).click()
    await a.line('甲县教育局').getByRole('button', { name: /^撤销：/ }).click()
    await a.line('甲县教育局').locator('del').waitFor()
    await a.line('导入 2 个文件').getByRole('button', { name: /^撤销 2 步/ }).click()
    await a.page.getByRole('button', { name: '撤销这 2 步' }).click()
    await expect.poll(() => a.journal().locator('del').count()).toBe(3)
    await a.page.reload()
    await expect.poll(() => a.journal().locator('del').count()).toBe(3)
    // The first screen of what is empty now leads back to it.
    await a.go('总览')
    await a.page.getByRole('link', { name: '操作记录', exact: true }).click()
    await a.line('更正“甲县水利局2023.html”').getByRole('button', { name: /^重做 2 步/ }).click()
    await a.page.getByRole('button', { name: '重做这 2 步' }).click()
    await expect.poll(() => a.journal().locator('del').count()).toBe(1)
    await a.page.locator('footer').getByText('上次导入').waitFor()
  })

  it('is narrowed by kind and by person, and goes on in another window', async () => {
    const other = person(await app.newPage())
    await other.tab('操作记录')
    await a.page.getByLabel('类别').selectOption({ label: '更正' })
    expect(await a.journal().getByRole('row').count()).toBe(3)
    await other.line('甲县水利局').getByRole('button', { name: /^撤销：/ }).click()
    await a.line('甲县水利局').locator('del').waitFor()
    await other.page.close()
    await a.page.locator('footer').getByRole('button', { name: '李敏' }).click()
    await a.page.getByRole('textbox', { name: '姓名' }).fill('王丽娟')
    await a.page.keyboard.press('Enter')
    await a.correct('甲县教育局', '7', '再核')
    await a.tab('操作记录')
    await a.page.getByLabel('谁').selectOption('王丽娟')
    expect(await a.journal().getByRole('row').count()).toBe(2)
  })

  it('reached nothing outside and met no error', () => {
    expect([app.outside, app.errors]).toEqual([[], []])
  })
})
