import type { Page } from 'playwright'
import type { App } from './app'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { fileList, importEnd, openApp } from './app'

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp({ permissions: ['clipboard-read', 'clipboard-write'] })
  page = await app.newPage()
  await page.getByRole('heading', { name: '把各单位的政府信息公开年报放进来' }).waitFor()
})
afterAll(() => app?.close())

/** Lays something on the clipboard, as copying in another window does. */
async function copy(held: Record<string, string>): Promise<void> {
  await page.evaluate(async (held) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 40
    canvas.getContext('2d')!.fillRect(5, 5, 20, 20)
    const picture = new Promise<Blob>(resolve => canvas.toBlob(blob => resolve(blob!), 'image/png'))
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(held).map(([type, text]) => [type, type === 'image/png' ? picture : new Blob([text], { type })])))])
  }, held)
}

const paste = () => page.keyboard.press('Control+V')
const row = (name: RegExp) => fileList(page).locator('tr, [role=row]').filter({ hasText: name }).first()

describe('what is pasted anywhere', () => {
  it('a copied report is imported from the first screen, under a name of its own, and its source is kept', async () => {
    await copy({ 'text/html': reportHtml({ cells: { 'received.person': '21', 'received.total': '21', 'granted.person': '21', 'granted.total': '21', 'concluded.person': '21', 'concluded.total': '21' } }), 'text/plain': '一、总体情况' })
    await paste()
    expect(await importEnd(page)).toMatch(/已收 1，待看 0/)
    const listed = row(/粘贴的表格 \d{4}-\d\d-\d\d \d\d\.\d\d\.html/)
    await listed.getByRole('link', { name: /临江县教育局 2023/ }).click()
    await page.locator('[data-cell="applications.received.total"]').getByRole('button', { name: /21/ }).waitFor()
    await page.getByRole('button', { name: '对照原件' }).or(page.getByRole('region', { name: '原件' })).first().waitFor()
  })

  it('the same again is no second file, another has another name', async () => {
    await paste()
    await page.getByText('以前都导入过').waitFor()
    await copy({ 'text/html': reportHtml({ year: 2024 }), 'text/plain': '' })
    await paste()
    await page.getByRole('link', { name: /临江县教育局 2024/ }).first().waitFor()
    expect(new Set(await page.getByText(/^\s*粘贴的表格 .*\.html/).allTextContents()).size).toBe(2)
  })

  it('text and a picture are imported too, each as what it is', async () => {
    await copy({ 'text/plain': '今天下午三点开会，请带材料。' })
    await paste()
    await row(/粘贴的文字 .*\.txt/).getByText(/没有找到政府信息公开工作年度报告/).waitFor()
    await copy({ 'image/png': '' })
    await paste()
    await row(/粘贴的图片 .*\.png/).getByRole('button', { name: /在本机识别/ }).waitFor()
  })

  it('an undone paste is gone', async () => {
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(() => fileList(page).getByText(/粘贴的图片/).count()).toBe(0)
  })

  it('a text field keeps its own paste', async () => {
    await copy({ 'text/plain': '教育局' })
    await page.getByRole('searchbox', { name: '查找文件' }).click()
    await paste()
    expect(await page.getByRole('searchbox', { name: '查找文件' }).inputValue()).toBe('教育局')
    await page.getByRole('searchbox', { name: '查找文件' }).fill('')
    await row(/粘贴的文字/).waitFor()
    expect(await fileList(page).getByText(/^\s*粘贴的文字 .*\.txt/).count()).toBe(1)
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
