import type { Page } from 'playwright'
import type { App } from './app'
import { arch, platform } from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { go, openApp } from './app'
import { importFiles, reportFile } from './endurance/acts'
import { walkOlder } from './endurance/walk'

/** The old builds are for Linux on x64. */
const runs = platform === 'linux' && arch === 'x64'

if (runs)
  walkOlder(109)

describe('where the app cannot run', () => {
  let app: App
  beforeAll(async () => app = await openApp())
  afterAll(async () => app?.close())

  /** What a fresh page says once `spoil` is done to it. */
  async function says(spoil: (page: Page) => Promise<unknown>): Promise<string> {
    const page = await app.context.newPage()
    await spoil(page)
    await page.goto(app.url)
    const said = await page.getByRole('alert').textContent()
    await page.close()
    return said!
  }

  it('says that the browser is too old', async () => {
    expect(await says(page => page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'findLast')))).toMatch(/浏览器太旧.*103.*本机已保存的年报不受影响.*too old/)
  })

  it('says that WebAssembly is missing, or has no exceptions', async () => {
    expect(await says(page => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly')))).toMatch(/需要 WebAssembly.*WebAssembly is missing/)
    expect(await says(page => page.addInitScript(() => WebAssembly.validate = () => false))).toMatch(/浏览器太旧/)
  })

  it('says that its files are blocked or served as something else', async () => {
    const main = /\/assets\/index-[^/]+\.js$/
    expect(await says(page => page.route(main, route => route.abort()))).toMatch(/没有读到或被拦下.*text\/javascript/)
    expect(await says(page => page.route(main, async route => route.fulfill({ response: await route.fetch(), headers: { 'content-type': 'text/plain' } })))).toMatch(/没有读到或被拦下/)
  })

  it('says nothing of the kind where it runs', async () => {
    const page = await app.newPage()
    await page.getByRole('button', { name: /^载入示例数据/ }).first().waitFor()
    expect(await page.getByText('年报台没有打开').count()).toBe(0)
    expect(app.errors).toEqual([])
  })

  it('runs where only the engine is served as something else, and says so where it is missing', async () => {
    const engine = /\/assets\/duckdb-eh-[^/]+\.wasm$/
    const app = await openApp()
    const page = await app.context.newPage()
    await page.route(engine, async route => route.fulfill({ response: await route.fetch(), headers: { 'content-type': 'text/plain' } }))
    const { name, text } = reportFile(0)
    await importFiles(page, app.url, [{ name, text }])
    await go(page, '总览')
    await page.locator('.figure-card .chart svg').first().waitFor()
    await page.unroute(engine)
    await page.route(engine, route => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await page.reload()
    await page.getByText(/统计引擎没有启动：网站没有给出它的程序文件.*没有丢失/).first().waitFor()
    await app.close()
  })
})
