import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions, Page } from 'playwright'
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { serve } from '../../scripts/serve.mjs'

/** The build under test; `NIANBAO_DIST` names another than the last. */
const dist = process.env.NIANBAO_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url))
/** The system's Chromium. */
export const executablePath = process.env.NIANBAO_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** The built app in the system's Chromium, with every address but its own blocked and recorded. */
export interface App {
  url: string
  context: BrowserContext
  /** Addresses outside the app that something tried to reach: always empty. */
  outside: string[]
  /** Errors of the page and its console: always empty. */
  errors: string[]
  newPage: (hash?: string) => Promise<Page>
  close: () => Promise<void>
}

/** `launch` names another Chromium than the system's. */
export async function openApp(options: BrowserContextOptions = {}, launch: LaunchOptions = {}): Promise<App> {
  const server = await serve(dist, { port: 0 })
  const browser: Browser = await chromium.launch({
    executablePath,
    ...launch,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', ...launch.args ?? []],
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', acceptDownloads: true, ...options })
  const outside: string[] = []
  const errors: string[] = []
  await context.route(url => !url.href.startsWith(server.url) && !/^(?:data|blob):/.test(url.href), (route) => {
    outside.push(route.request().url())
    return route.abort()
  })
  return {
    url: server.url,
    context,
    outside,
    errors,
    async newPage(hash = '') {
      const page = await context.newPage()
      page.on('pageerror', error => errors.push(error.message))
      page.on('console', message => message.type() === 'error' && errors.push(message.text()))
      await page.goto(server.url + hash)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Waits until the import that runs has ended and says what came of it, as a person reads it. */
export async function importEnd(page: Page, timeout = 150_000): Promise<string> {
  const summary = page.getByText(/本次导入：|以前都导入过/).last()
  await summary.waitFor({ timeout })
  return (await summary.textContent())!
}

/** Rules of WCAG A and AA that the page breaks, with where. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string, nodes: { target: string[] }[] }[] }> } }
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')}`)
  })
}

/** Whether the page scrolls sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
}
