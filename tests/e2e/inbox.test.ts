import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
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

const file = (name: string, text: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })
const names = [...'东西南北中上下前后大'].flatMap(first => [...'山河岭坪湖桥田坝关城'].map(second => `临江县${first}${second}镇人民政府`))
const reports = () => names.map((agency, index) => file(`${agency}.html`, reportHtml({ agency, cells: { 'received.person': String(index + 1), 'received.total': String(index + 1), 'granted.person': String(index + 1), 'granted.total': String(index + 1), 'concluded.person': String(index + 1), 'concluded.total': String(index + 1) } })))
const read = async () => Number(/已读 (\d+)/.exec((await page.locator('footer .reading').allTextContents()).join())?.[1] ?? 0)

/** Brings the hundred and lets `count` be read. */
async function begin(count: number): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(reports())
  await expect.poll(read, { timeout: 60_000, interval: 30 }).toBeGreaterThanOrEqual(count)
}

async function kept(): Promise<number[]> {
  await go(page, '数据')
  return (await page.getByRole('group', { name: '结果' }).getByRole('button').allTextContents()).map(text => Number(text.replaceAll(/\D/g, '')))
}

/** Names left in the inbox on disk. */
function inbox() {
  return page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('nianbao')
    const found: string[] = []
    for await (const name of (await root.getDirectoryHandle('inbox')).keys())
      found.push(name)
    return found
  })
}

describe('an import of a hundred files', () => {
  it('goes on by itself when its tab is closed in the middle: nothing twice, nothing lost, and one step to undo', async () => {
    await begin(20)
    await go(page, '总览')
    expect(await read()).toBeGreaterThan(0)
    await page.close()
    page = await app.newPage()
    await expect.poll(read, { timeout: 60_000, interval: 30 }).toBeGreaterThan(0)
    expect(await importEnd(page)).toMatch(/本次导入：已收 100，待看 0，未收 0。$/)
    expect(await kept()).toEqual([100, 100, 0, 0])
    await page.getByText('这次选了 100 个文件').waitFor()
    expect(await inbox()).toEqual([])
    await page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name: '操作记录' }).click()
    await expect.poll(() => page.getByRole('table', { name: '操作记录' }).getByRole('button', { name: /撤销/ }).count()).toBe(1)
    await page.reload()
    expect(await kept()).toEqual([100, 100, 0, 0])
    expect(await page.locator('.reading').count()).toBe(0)
  })

  it('is asked about when it is stopped: it goes on later, also after the tab was closed, or is given up', async () => {
    const stop = async (how: string) => {
      await page.getByRole('button', { name: '取消导入' }).click()
      const dialog = page.getByRole('dialog', { name: '停止导入？' })
      expect(await axeViolations(page)).toEqual([])
      await dialog.getByRole('button', { name: how }).click()
    }
    await begin(5)
    await stop('以后接着导入')
    await page.getByText('导入停下了，已读完的文件都已保存').waitFor()
    await page.close()
    page = await app.newPage()
    await page.locator('footer').getByRole('link', { name: '有没做完的导入' }).waitFor()
    await go(page, '数据')
    await page.getByRole('region', { name: '有没做完的导入' }).getByRole('button', { name: '接着导入' }).click()
    await expect.poll(read, { timeout: 60_000, interval: 30 }).toBeGreaterThan(5)
    await stop('其余的不要了')
    await page.getByText('导入已取消').waitFor()
    expect(await inbox()).toEqual([])
    expect(await page.getByRole('region', { name: '有没做完的导入' }).count()).toBe(0)
    const listed = await page.getByText(/^已收 \d+，待看 0，未收 0，重复 0，没有读 \d+/).textContent()
    const [taken, , , , unread] = listed!.match(/\d+/g)!.map(Number)
    expect(taken! + unread!).toBe(100)
    expect((await kept())[0]).toBe(taken)
  })

  it('names each duplicate with what it equals, on the page and in the list that is exported', async () => {
    const one = reportHtml({ agency: '临江县教育局' })
    await page.locator('input[type=file]').first().setInputFiles(file('教育局.html', one))
    await importEnd(page)
    await page.locator('input[type=file]').first().setInputFiles([
      file('教育局（又一份）.html', one),
      file('民政局.html', reportHtml({ agency: '临江县民政局' })),
      file('民政局 - 副本.html', reportHtml({ agency: '临江县民政局' })),
      file('通知.html', '<p>关于召开会议的通知</p>'),
    ])
    await page.getByText('本次导入：已收 1，待看 0，未收 1。另有 2 个与已有的完全相同').waitFor({ timeout: 60_000 })
    const result = page.getByRole('region', { name: '这次导入的结果' })
    expect(await result.textContent()).toMatch(/这次选了 4 个文件.*已收 1，待看 0，未收 1，重复 2/)
    const rows = await result.getByRole('row').allTextContents()
    expect(rows.find(row => row.includes('又一份'))).toMatch(/重复.*与“教育局\.html”完全相同（临江县教育局 2023，.*导入）/)
    expect(rows.find(row => /民政局/.test(row))).toMatch(/重复.*与“民政局( - 副本)?\.html”完全相同（临江县民政局 2023/)
    expect(await axeViolations(page)).toEqual([])
    const [download] = await Promise.all([page.waitForEvent('download'), result.getByRole('button', { name: '导出清单' }).click()])
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines.filter(line => line.includes('重复'))).toHaveLength(2)
    expect(lines.find(line => line.includes('又一份'))).toContain('教育局.html')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await scrollsSideways(page)).toBe(false)
  })
})
