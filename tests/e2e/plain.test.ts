import type { Page } from 'playwright'
import type { App } from './app'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTar } from '../../src/workspace/tar'
import { axeViolations, go, importEnd, openApp, plainHost } from './app'

const cell = 'applications.received.person'

let app: App
let page: Page
beforeAll(async () => {
  app = await openApp({}, {}, '张三', plainHost)
  page = await app.newPage()
})
afterAll(async () => app?.close())

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name, exact: typeof name === 'string' }).first()

/** Opens the first report listed for a unit and its dialog on a cell. */
async function correct(on: Page, agency: string, value: string): Promise<void> {
  await go(on, '报告')
  await on.getByRole('searchbox').first().fill(agency)
  await on.getByRole('row').filter({ hasText: agency }).getByRole('link').first().click()
  await on.locator(`[data-cell="${cell}"] button`).click()
  const dialog = on.getByRole('dialog')
  await dialog.getByRole('button', { name: /更正这一格|再更正/ }).click()
  await dialog.getByRole('textbox', { name: '更正为' }).fill(value)
  await dialog.getByRole('textbox', { name: '理由' }).fill('电话核实')
  await dialog.getByRole('button', { name: '保存更正' }).click()
}

const corrected = (on: Page, value: string) => on.getByText(`已更正为 ${value}`).first()

/** What was copied, as a page gets it that is pasted into. */
async function pasted(): Promise<Record<string, string>> {
  await page.evaluate(() => document.addEventListener('paste', (event) => {
    const { clipboardData } = event
    Object.assign(globalThis, { pasted: Object.fromEntries([...clipboardData!.types].map(type => [type, clipboardData!.getData(type)])) })
    event.stopImmediatePropagation()
    event.preventDefault()
  }, { once: true, capture: true }))
  await page.keyboard.press('Control+V')
  return page.evaluate(() => (globalThis as unknown as { pasted: Record<string, string> }).pasted)
}

describe('at a plain http address of an intranet', () => {
  it('opens, says under which address it keeps a record, and takes the sample', async () => {
    expect(await page.evaluate(() => [isSecureContext, 'storage' in navigator, 'locks' in navigator, 'clipboard' in navigator, 'subtle' in crypto])).toEqual([false, false, false, false, false])
    await page.getByText(`地址 ${new URL(app.url).origin} 下还没有记录`).waitFor()
    await button(/^载入示例数据/).click()
    expect(await importEnd(page)).toMatch(/已收 \d+/)
  })

  it('says on 数据 where the record lies', async () => {
    await go(page, '数据')
    await page.getByText(`归在地址 ${new URL(app.url).origin} 名下（浏览器的数据库 IndexedDB）`).waitFor()
    await page.getByText('请定期在“数据”页备份').waitFor()
    expect(await page.getByText('可用 0').count()).toBe(0)
    expect(await axeViolations(page)).toEqual([])
  })

  it('keeps a correction across a reload', async () => {
    await correct(page, '云川市公安局', '4321')
    await corrected(page, '4,321').waitFor()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.locator('footer').getByText(/\d+ 个单位/).waitFor({ timeout: 60_000 })
    await page.locator(`[data-cell="${cell}"]`).getByText('4,321').first().waitFor()
  })

  it('copies a table, and says what to do instead of copying a picture', async () => {
    await go(page, '总览')
    const card = page.getByRole('region', { name: /申请办理量/ }).first()
    await card.getByRole('button', { name: '导出' }).click()
    await button('复制为表格').click()
    await page.getByText(/已复制 \d+ 行/).waitFor()
    const table = await pasted()
    expect(table['text/plain']).toMatch(/2025\t\d+/)
    expect(table['text/html']).toContain('<table')
    await button('复制图片').click()
    await page.getByText('没能复制，数据未受影响').waitFor()
    await page.keyboard.press('Escape')
  })

  it('exports a figure and a backup that holds the record', async () => {
    await go(page, '总览')
    await page.getByRole('region', { name: /申请办理量/ }).first().getByRole('button', { name: '导出' }).click()
    const [csv] = await Promise.all([page.waitForEvent('download'), button(/CSV/).click()])
    expect(await readFile(await csv.path(), 'utf8')).toContain('2025')
    await page.keyboard.press('Escape')
    await go(page, '数据')
    await page.getByRole('link', { name: '备份与合并' }).click()
    const [backup] = await Promise.all([page.waitForEvent('download'), button('备份').click()])
    const entries = await readTar(new Blob([new Uint8Array(await readFile(await backup.path()))]))
    expect(entries[0]!.path).toBe('record.json')
    expect(await entries.find(({ path }) => path === 'journal.ndjson')!.data.text()).toContain('4321')
  })

  it('a second tab waits with what it writes until the first is done or gone, and both see all', async () => {
    const second = await app.newPage()
    await second.locator('footer').getByText(/\d+ 个单位/).waitFor({ timeout: 60_000 })
    // The lease as a tab holds it while it writes.
    await second.evaluate(async () => {
      const lease = (await indexedDB.databases()).find(({ name }) => name === 'nianbao:nianbao:lease')
      const request = indexedDB.open(lease!.name!, lease!.version! + 1)
      await new Promise((resolve, reject) => {
        request.onsuccess = resolve
        request.onerror = reject
      })
      Object.assign(globalThis, { held: request.result })
    })
    await correct(page, '云川市水利局', '77')
    await page.waitForTimeout(1500)
    expect(await corrected(page, '77').count()).toBe(0)
    await second.close()
    await corrected(page, '77').waitFor()
    await page.keyboard.press('Escape')

    const third = await app.newPage()
    await third.locator('footer').getByText(/\d+ 个单位/).waitFor({ timeout: 60_000 })
    await Promise.all([correct(page, '云川市教育局', '88'), correct(third, '云川市水利局', '99')])
    await Promise.all([corrected(page, '88').waitFor(), corrected(third, '99').waitFor()])
    for (const tab of [page, third]) {
      await tab.keyboard.press('Escape')
      await go(tab, '数据')
      await tab.getByRole('link', { name: '操作记录' }).click()
      for (const value of ['4,321', '77', '88', '99'])
        await tab.getByText(new RegExp(`→ (?:${value}|${value.replace(',', '')})`)).first().waitFor()
    }
    await third.close()
  })

  it('nothing failed on the way, and nothing left the machine', () => {
    // The browser's own word on a header that means something on https alone.
    expect(app.errors.filter(text => !text.startsWith('The Cross-Origin-Opener-Policy header has been ignored'))).toEqual([])
    expect(app.outside).toEqual([])
  })
})
