import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTar } from '../../src/workspace/tar'
import { axeViolations, go, openApp, openSample, scrollsSideways } from './app'

/** Figures of the leader's summary, as a person reads them. */
async function figures(page: Page): Promise<string[]> {
  await page.locator('.shares td .value').first().waitFor({ timeout: 60_000 })
  const texts = await page.locator('main .summary .value').allTextContents()
  return texts.map(text => text.trim())
}

let app: App | null = null
let reader: App | null = null
let folder = ''
let told: string[] = []
const files = new Map<string, Buffer>()
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-package-'))
})
afterAll(async () => {
  await app?.close()
  await reader?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a record published for readers', () => {
  it('is made by click: the app, the data and their checksums in one folder', async () => {
    const sample = app = await openSample({ reducedMotion: 'reduce' })
    const { page } = sample
    await go(page, '总览')
    await page.getByRole('link', { name: '领导摘要', exact: true }).click()
    told = await figures(page)
    expect(told.length).toBeGreaterThan(10)
    await go(page, '数据')
    await page.getByRole('link', { name: '发布', exact: true }).click()
    await page.getByRole('heading', { name: '发布', exact: true }).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), page.getByRole('button', { name: '生成只读包' }).click()])
    expect(download.suggestedFilename()).toMatch(/^年报台只读包-\d{4}-\d\d-\d\d\.zip$/)
    await page.getByText(/已生成“年报台只读包[^\n\r\u201D\u2028\u2029]*\u201D.*SHA-256：[\da-f]{64}/).waitFor()
    const zip = await JSZip.loadAsync(await readFile(await download.path()))
    for (const [name, { dir }] of Object.entries(zip.files)) {
      if (dir)
        continue
      const [, path] = /^nianbao-\d{4}-\d\d-\d\d\/(.+)$/.exec(name)!
      const bytes = await zip.files[name]!.async('nodebuffer')
      files.set(path!, bytes)
      await mkdir(dirname(join(folder, path!)), { recursive: true })
      await writeFile(join(folder, path!), bytes)
    }
    const sums = new Map(files.get('SHA256SUMS')!.toString().trim().split('\n').map(line => [line.slice(66), line.slice(0, 64)]))
    expect([...sums.keys()].sort()).toEqual([...files.keys()].filter(path => path !== 'SHA256SUMS').sort())
    for (const [path, sum] of sums)
      expect(sumOf(files.get(path)!), path).toBe(sum)
    expect(files.get('readme.txt')!.toString()).toContain(sums.get('package/data.tar'))
    const data = await readTar(new Blob([new Uint8Array(files.get('package/data.tar')!)]))
    expect(data.filter(({ path }) => path.endsWith('sources.bin')).reduce((sum, { data }) => sum + data.size, 0)).toBe(0)
    expect([...files.keys()].some(path => path.startsWith('sample/'))).toBe(false)
    expect([sample.outside, sample.errors]).toEqual([[], []])
  })

  it('opens for a stranger at the leader’s summary, with the record’s figures, read only and dated', async () => {
    reader = await openApp({ reducedMotion: 'reduce' }, {}, null, undefined, folder)
    const page = await reader.newPage()
    await page.locator('h1').getByText('年政府信息公开工作摘要').waitFor({ timeout: 60_000 })
    expect(await figures(page)).toEqual(told)
    const sum = sumOf(files.get('package/data.tar')!)
    await page.locator('footer').getByText(`校验和 ${sum.slice(0, 12)}`).click()
    await page.getByRole('heading', { name: '关于这份数据' }).waitFor()
    expect(await page.locator('main').textContent()).toContain(sum)
    expect(await axeViolations(page)).toEqual([])
    await page.reload()
    await page.getByRole('heading', { name: '关于这份数据' }).waitFor()
    await go(page, '总览')
    await page.getByRole('link', { name: '领导摘要', exact: true }).click()
    expect(await figures(page)).toEqual(told)
    expect([reader.outside, reader.errors]).toEqual([[], []])
  })

  it('has nothing that would change it, on any page, and leaves the reader’s browser as it was', async () => {
    const page = reader!.context.pages()[0]!
    const writes = /导入|更正|移除|清空|恢复|合并|加入简报|批注|删|录入|撤销|退改|属实|排除|保存|添加|新建|编辑|采用|用这一份|载入示例/
    // The filter of values, what a chart shows, filters of the list of findings and its printing.
    const reads = /^原报或更正$|^更正过的格：原报与更正$|^已排除 \d+$|^打印退改清单$/
    const names = await page.getByRole('navigation', { name: '主要页面' }).getByRole('link').allTextContents()
    expect(names.map(name => name.trim()).filter(name => name !== '年报台')).toEqual(['总览', '分析', '单位', '报告', '核验', '汇总', '口径', '关于'])
    const seen: string[] = []
    async function look(where: string): Promise<void> {
      expect(await page.locator('input[type=file]').count(), where).toBe(0)
      const controls = await page.locator('button, a').evaluateAll(all => all.filter(each => (each as HTMLElement).offsetParent !== null).map(each => `${each.textContent ?? ''} ${each.getAttribute('aria-label') ?? ''}`.replace(/\s+/g, ' ').trim()))
      seen.push(...controls)
      expect(controls.filter(text => writes.test(text) && !reads.test(text)), where).toEqual([])
    }
    for (const name of ['总览', '分析', '单位', '报告', '核验', '汇总', '口径', '关于']) {
      await go(page, name)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(800)
      await look(name)
      const tabs = page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link')
      for (let tab = 1; tab < await tabs.count(); tab++) {
        await tabs.nth(tab).click()
        await page.waitForTimeout(800)
        await look(`${name} ${tab}`)
      }
    }
    await go(page, '单位')
    await page.getByRole('table').getByRole('link').first().click()
    await page.locator('main h1').waitFor()
    await page.waitForTimeout(500)
    await look('单位的页')
    expect(seen.length).toBeGreaterThan(100)
    const left = await page.evaluate(async () => {
      const names: string[] = []
      for await (const name of (await navigator.storage.getDirectory() as unknown as { keys: () => AsyncIterable<string> }).keys())
        names.push(name)
      return { names, databases: (await indexedDB.databases()).length, settings: Object.keys(localStorage).filter(key => !key.startsWith('package:')) }
    })
    expect(left).toEqual({ names: [], databases: 0, settings: [] })
  })

  it('leads from a number to its text and place, and says that the original is not enclosed', async () => {
    const page = reader!.context.pages()[0]!
    await go(page, '报告')
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByText(/原件没有随发布包附上.*SHA-256 [\da-f]{64}/).first().waitFor()
    await page.locator('td[data-cell] button').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('位置', { exact: true }).first().waitFor()
    expect(await dialog.getByRole('button').allTextContents().then(all => all.map(text => text.trim()).filter(text => text !== ''))).toEqual(expect.not.arrayContaining([expect.stringMatching(/更正|核对无误/)]))
    await page.keyboard.press('Escape')
    expect(reader!.errors).toEqual([])
  })

  it('fits a phone', async () => {
    const page = reader!.context.pages()[0]!
    await page.setViewportSize({ width: 390, height: 844 })
    await go(page, '关于')
    expect(await scrollsSideways(page)).toBe(false)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('is refused with one byte changed, and says so', async () => {
    const data = files.get('package/data.tar')!
    const changed = Buffer.from(data)
    changed[Math.floor(data.length / 2)]! ^= 1
    await writeFile(join(folder, 'package/data.tar'), changed)
    const page = await reader!.newPage()
    await page.getByRole('heading', { name: '这份发布的数据没有打开' }).waitFor({ timeout: 60_000 })
    await page.getByText(new RegExp(`应为 SHA-256 ${sumOf(data)}，实为 ${sumOf(changed)}`)).waitFor()
    expect(await page.locator('.value').count()).toBe(0)
    await writeFile(join(folder, 'package/data.tar'), data)
    await page.getByRole('button', { name: '重新打开' }).click()
    await page.locator('h1').getByText('年政府信息公开工作摘要').waitFor({ timeout: 60_000 })
    expect(await figures(page)).toEqual(told)
  })
})
