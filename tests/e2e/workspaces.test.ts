import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTar } from '../../src/workspace/tar'
import { axeViolations, go, importEnd, openSample, scrollsSideways } from './app'

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const row = (name: string) => page.getByRole('table', { name: '工作区' }).getByRole('row').filter({ hasText: name })
const units = () => page.locator('footer').getByText(/^\d+ 个单位$/).textContent()

/** From the first screen, or any other, by click. */
async function toWorkspaces(): Promise<void> {
  const rail = page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '数据', exact: true })
  await rail.click()
  await page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name: '工作区', exact: true }).click()
  await page.getByRole('heading', { name: '工作区', exact: true }).waitFor()
}

async function name(typed: string, press: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('名称').fill(typed)
  await page.getByRole('dialog').getByRole('button', { name: press, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** What lies where the record always lay. */
function disk() {
  return page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('nianbao')
    const names: string[] = []
    for await (const name of (root as unknown as { keys: () => AsyncIterable<string> }).keys())
      names.push(name)
    return { names: names.sort(), pointer: await (await (await root.getFileHandle('record.json')).getFile()).text() }
  })
}

describe('several workspaces', () => {
  it('begin with today’s record as the first, and a new one holds nothing of it', async () => {
    const before = { units: await units(), disk: await disk() }
    await toWorkspaces()
    await row('本机记录').getByText('正在用').waitFor()
    await row('本机记录').getByText(/53 个单位，\d+ 份年报，\d+ 个文件/).waitFor()
    expect(await row('本机记录').getByRole('button', { name: /^删除/ }).count()).toBe(0)
    await button('新建工作区').click()
    await name('县区 2025', '新建')
    await row('县区 2025').getByText('还没有内容').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await button('打开工作区：县区 2025').click()
    await page.locator('footer').getByText('工作区：县区 2025').waitFor()
    await page.getByRole('heading', { name: '把各单位的政府信息公开年报放进来' }).waitFor()
    expect(await disk()).toEqual(before.disk)
    await page.reload()
    await page.locator('footer').getByText('工作区：县区 2025').waitFor()
    await toWorkspaces()
    await button('打开工作区：本机记录').click()
    await page.locator('footer').getByText('工作区：本机记录').waitFor()
    await expect.poll(units, { timeout: 30_000 }).toBe(before.units)
    expect(await disk()).toEqual(before.disk)
  })

  it('has names, which no two share, and which stand in the backup’s file name', async () => {
    await toWorkspaces()
    await button('工作区改名：本机记录').click()
    await page.getByRole('dialog').getByLabel('名称').fill('县区 2025')
    await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已有叫“县区 2025”的工作区').waitFor()
    await name('市本级', '保存')
    await row('市本级').getByText('正在用').waitFor()
    await page.locator('footer').getByText('工作区：市本级').waitFor()
    await page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name: '备份与合并', exact: true }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), button('备份').click()])
    expect(download.suggestedFilename()).toMatch(/^年报台备份-市本级-\d{4}-\d\d-\d\d\.tar$/)
  })

  it('keeps what is imported in one out of the other', async () => {
    await toWorkspaces()
    await button('打开工作区：县区 2025').click()
    await page.getByRole('heading', { name: '把各单位的政府信息公开年报放进来' }).waitFor()
    await page.locator('input[type=file]').first().setInputFiles({ name: '湛河区财政局2024年政府信息公开工作年度报告.txt', mimeType: 'text/plain', buffer: Buffer.from('湛河区财政局2024年政府信息公开工作年度报告\n一、总体情况\n2024年，湛河区财政局主动公开信息12条。\n') })
    await importEnd(page)
    await toWorkspaces()
    await row('县区 2025').getByText(/1 个文件/).waitFor()
    await row('市本级').getByText(/53 个单位/).waitFor()
    await button('打开工作区：市本级').click()
    await page.locator('footer').getByText('工作区：市本级').waitFor()
  })

  it('deletes one after offering its backup, and puts it back until the page is left', async () => {
    await toWorkspaces()
    await button('删除工作区：县区 2025').click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('button', { name: '先备份' }).click()])
    expect(download.suggestedFilename()).toMatch(/^年报台备份-县区 2025-.*\.tar$/)
    expect((await readTar(new Blob([new Uint8Array(await readFile(await download.path()))]))).map(({ path }) => path)).toContain('record.json')
    await page.getByRole('dialog').getByText('已备份为').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
    await row('县区 2025').getByText('已删除，离开或刷新本页之前可以撤销').waitFor()
    await go(page, '总览')
    await toWorkspaces()
    await button('撤销删除：县区 2025').click()
    await row('县区 2025').getByText(/1 个文件/).waitFor()
    await button('删除工作区：县区 2025').click()
    await page.getByRole('dialog').getByRole('button', { name: '不备份，直接删除' }).click()
    await row('县区 2025').getByText('已删除，离开或刷新本页之前可以撤销').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '工作区', exact: true }).waitFor()
    await row('市本级').getByText(/53 个单位/).waitFor()
    expect(await row('县区 2025').count()).toBe(0)
    const left = await page.evaluate(async () => {
      const more = await (await navigator.storage.getDirectory()).getDirectoryHandle('nianbao-more')
      const names: string[] = []
      for await (const name of (more as unknown as { keys: () => AsyncIterable<string> }).keys())
        names.push(name)
      return names
    })
    expect(left).toEqual(['workspaces.json'])
  })

  it('fits a phone, and met no error', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await scrollsSideways(page)).toBe(false)
    expect([app.outside, app.errors]).toEqual([[], []])
  })
})
