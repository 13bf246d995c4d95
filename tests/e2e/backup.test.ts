import type { Page } from 'playwright'
import type { App } from './app'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, go, importEnd, openApp } from './app'
import { collected, file, reporting, sent } from './county'

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp({}, {}, '李敏')
  page = await app.newPage()
})
afterAll(async () => app?.close())

const advice = () => page.locator('footer').getByRole('link', { name: /^建议备份/ })

async function bring(from: number, to: number): Promise<void> {
  await go(page, '数据')
  const files = await Promise.all(reporting.slice(from, to).map((agency, at) => file(sent(agency, collected), at)))
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件', exact: true }).first().click()])
  await chooser.setFiles(files)
  await importEnd(page)
  await page.getByRole('status').getByText(`已收 ${files.length}`).first().waitFor()
}

describe('a backup', () => {
  it('is not suggested for little work', async () => {
    await bring(0, 2)
    expect(await advice().count()).toBe(0)
  })

  it('is suggested at the foot of every page once work has piled up, says what, and still after a reload', async () => {
    await bring(2, 12)
    await advice().getByText('还没有备份过，已有导入 12 个文件').waitFor()
    await page.reload()
    await go(page, '报告')
    await advice().waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    if (process.env.NIANBAO_SHOTS)
      await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/backup-advice.png` })
  })

  it('that is taken ends it, also after a reload; what is done since is said', async () => {
    await advice().click()
    await page.getByText(/建议备份：还没有备份过，已有导入 12 个文件。浏览器没有承诺/).waitFor()
    if (process.env.NIANBAO_SHOTS)
      await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/backup-page.png` })
    await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '备份', exact: true }).click()])
    await page.getByText(/上次备份 .*，之后没有新的处理/).waitFor()
    expect(await advice().count()).toBe(0)
    await page.reload()
    await page.getByText(/上次备份 .*，之后没有新的处理/).waitFor()
    expect(await advice().count()).toBe(0)
    await bring(12, 24)
    await advice().getByText(/上次备份 .*，之后有导入 12 个文件/).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    if (process.env.NIANBAO_SHOTS)
      await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/backup-phone.png`, fullPage: true })
  })

  it('is not suggested where the browser has promised to keep the record', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.addInitScript(() => navigator.storage.persisted = async () => true)
    await page.reload()
    await go(page, '报告')
    await page.locator('footer').getByText(/\d+ 个单位/).waitFor()
    expect(await advice().count()).toBe(0)
    expect(app.errors).toEqual([])
  })
})
