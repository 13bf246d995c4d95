import type { LaunchOptions, Page } from 'playwright'
import type { App } from '../app'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importEnd, openApp, openFile } from '../app'
import { olderChromium } from '../older'

const files = { '再交.pdf': '../../published/hongze-2023.pdf', '再交.docx': '../../golden/corpus/docx/matrix-new.docx', '再交.html': '../../published/hongze-2023.html' }
/** Every page, an import, a download and a reload in an old Chromium, of the app as it is served. */
export function walkOlder(version: 103 | 109): void {
  walk(`chromium ${version}`, () => openApp({ reducedMotion: 'reduce' }, olderChromium(version)))
}

/** The same in any browser, of the app as one file. */
export function walkFile(name: string, launch: () => LaunchOptions): void {
  walk(`one file, ${name}`, async () => {
    const profile = await mkdtemp(join(tmpdir(), 'nianbao-file-'))
    const app = await openFile(profile, launch(), { reducedMotion: 'reduce' })
    return {
      ...app,
      close: async () => {
        await app.close()
        await rm(profile, { recursive: true, force: true })
      },
    }
  })
}

function walk(name: string, open: () => Promise<App>): void {
  describe(name, () => {
    let app: App
    let page: Page

    beforeAll(async () => {
      app = await open()
      page = await app.newPage()
      page.setDefaultTimeout(20_000)
    })
    afterAll(async () => app?.close())

    const rail = (name: string) => page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name, exact: true })
    const tab = (name: string) => page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name, exact: true })
    async function shows(title: RegExp): Promise<void> {
      await expect.poll(() => page.title(), { timeout: 20_000 }).toMatch(title)
      await page.locator('main h1').first().waitFor()
      await expect.poll(() => page.getByText('正在计算…').filter({ visible: true }).count(), { timeout: 30_000 }).toBe(0)
      expect(await page.getByRole('alert').filter({ visible: true }).allTextContents()).toEqual([])
      expect(app.errors).toEqual([])
    }

    it('takes the sample by click', async () => {
      await page.getByRole('button', { name: /^载入示例数据/ }).first().click()
      expect(await importEnd(page)).toMatch(/已收 \d+/)
    })

    it('shows every page without an error', async () => {
      await rail('总览').click()
      await shows(/^总览/)
      await page.locator('.figure-card .chart svg').first().waitFor()
      await tab('领导摘要').click()
      await shows(/^领导摘要/)
      await page.getByRole('link', { name: '大屏', exact: true }).click()
      await page.getByRole('link', { name: '返回摘要' }).click()
      await shows(/^领导摘要/)
      await rail('分析').click()
      await shows(/^分析/)
      await page.locator('.figure-card .chart svg').first().waitFor()
      for (const name of ['对比', '检索', '联动', '图例', '视图', 'SQL']) {
        await tab(name).click()
        await shows(new RegExp(`^${name}`))
      }
      await rail('单位').click()
      await shows(/^单位/)
      await page.locator('main table a').first().click()
      await shows(/^单位/)
      await page.getByRole('link', { name: /^\d{4} 查看年报$/ }).first().click()
      await shows(/^报告/)
      for (const name of ['报告', '核验', '汇总', '口径', '简报']) {
        await rail(name).click()
        await shows(new RegExp(`^${name}`))
      }
    })

    it('reads a PDF, a Word document and a saved page anew, and keeps them', async () => {
      await rail('数据').click()
      await shows(/^数据/)
      await page.locator('input[type=file]').first().setInputFiles(Object.entries(files).map(([name, place]) => ({ name, mimeType: 'application/octet-stream', buffer: readFileSync(fileURLToPath(new URL(place, import.meta.url))) })))
      // The end of this import, not that of the sample's 345 before it; the same report as PDF and as a page waits for a choice.
      await expect.poll(() => importEnd(page), { timeout: 60_000 }).toMatch(/已收 2，待看 1，未收 0/)
      await page.reload()
      await page.getByRole('button', { name: '3 个文件' }).click()
      for (const name of Object.keys(files))
        await page.locator('tr, [role=row]').filter({ hasText: name }).first().waitFor()
    })

    it('writes a Word document, and has all after a reload', async () => {
      await rail('汇总').click()
      await shows(/^汇总/)
      await page.getByRole('button', { name: '导出', exact: true }).first().click()
      const button = page.getByRole('button', { name: 'Word（官方版式）' })
      const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()])
      expect(strFromU8(unzipSync(new Uint8Array(readFileSync(await file.path())))['word/document.xml']!)).toContain('政府信息公开')
      await page.reload()
      await shows(/^汇总/)
      expect(app.errors).toEqual([])
      expect(app.outside).toEqual([])
    })
  })
}
