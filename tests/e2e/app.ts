import type { BrowserContext, BrowserContextOptions, LaunchOptions, Locator, Page } from 'playwright'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { expect, inject } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { giveCheckVisibility } from './older'

/** The build under test; `NIANBAO_DIST` names another than the last. */
export const dist = process.env.NIANBAO_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url))
/** The app as one file, of the last release made here. */
export const oneFile = fileURLToPath(new URL('../../release/年报台.html', import.meta.url))
/** The system's Chromium. */
export const executablePath = process.env.NIANBAO_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

/** A name as an intranet has it: over plain http it is no secure context, as 127.0.0.1 is. */
export const plainHost = 'nianbao.test'

/** How the browser is started; `launch` names another Chromium than the system's. */
export function launching(launch: LaunchOptions = {}): LaunchOptions {
  return {
    executablePath,
    ...launch,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', `--host-resolver-rules=MAP ${plainHost} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`, ...launch.args ?? []],
  }
}

const tester = '张三'

/** Sets the name that stands with what is done, as it is from the second day on: nobody is asked for it. */
async function named(context: BrowserContext, who: string): Promise<void> {
  // A blank page, before the app or behind it, has no storage of its own.
  await context.addInitScript(who => location.protocol === 'about:' || (localStorage.getItem('nianbao.who') ?? localStorage.setItem('nianbao.who', who)), who)
}

const common: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', acceptDownloads: true }

/**
 * The app at its first screen, with nothing kept; `who`: the name of whoever works there, null where it was never set; `host`: the name it is reached by;
 * `folder`: another than the build.
 */
export async function openApp(options: BrowserContextOptions = {}, launch: LaunchOptions = {}, who: string | null = tester, host = '127.0.0.1', folder = dist): Promise<App> {
  const server = await serve(folder, { port: 0 })
  const browser = await chromium.launch(launching(launch))
  const context = await browser.newContext({ ...common, ...options })
  if (who !== null)
    await named(context, who)
  return watched(server.url.replace('127.0.0.1', host), context, async () => {
    await browser.close()
    await server.close()
  })
}

/** The app with the sample in its record, as `prepare` took it, and a page of it. */
export async function openSample(options: BrowserContextOptions = {}, before: (context: BrowserContext) => Promise<unknown> = async () => {}): Promise<App & { page: Page }> {
  const { url, profile } = inject('sample')
  const copy = await mkdtemp(join(tmpdir(), 'nianbao-e2e-'))
  await cp(profile, copy, { recursive: true })
  const context = await chromium.launchPersistentContext(copy, { ...launching(), ...common, ...options })
  await named(context, tester)
  await before(context)
  const app = await watched(url, context, async () => {
    await context.close()
    await rm(copy, { recursive: true, force: true })
  })
  const page = await app.newPage()
  await page.locator('footer').getByText(/\d+ 个单位/).waitFor({ timeout: 60_000 })
  return { ...app, page }
}

/** The app as one file, opened from the disk. `profile` is a folder whose record stays. `npm run release` makes the file. */
export async function openFile(profile: string, launch: LaunchOptions = {}, options: BrowserContextOptions = {}): Promise<App> {
  if (!existsSync(oneFile))
    throw new Error('There is no release/年报台.html: npm run release makes it.')
  const context = await chromium.launchPersistentContext(profile, { ...launching(launch), ...common, ...options })
  await named(context, tester)
  return watched(pathToFileURL(oneFile).href, context, () => context.close())
}

async function watched(url: string, context: BrowserContext, close: () => Promise<void>): Promise<App> {
  const outside: string[] = []
  const errors: string[] = []
  await context.route(address => !address.href.startsWith(url) && !/^(?:data|blob):/.test(address.href), (route) => {
    outside.push(route.request().url())
    return route.abort()
  })
  return {
    url,
    context,
    outside,
    errors,
    async newPage(hash = '') {
      const page = await context.newPage()
      page.on('pageerror', error => errors.push(error.message))
      page.on('console', message => message.type() === 'error' && errors.push(message.text()))
      if (context.browser()?.version().startsWith('103.'))
        await giveCheckVisibility(page)
      await page.goto(url + hash)
      return page
    },
    close,
  }
}

/** Goes to a main page by its entry in the navigation, in either language; on a phone the most stand behind 更多. */
export async function go(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: /^(?:主要页面|Main pages)$/ })
  const link = navigation.getByRole('link', { name, exact: true })
  const more = navigation.getByRole('button', { name: /^(?:更多|More)$/ })
  await navigation.waitFor()
  const behind = await link.count() === 0
  if (behind)
    await more.click()
  await link.click()
  await (behind ? more.and(page.locator('.here[aria-expanded=false]')) : link.and(page.locator('[aria-current=page]'))).waitFor()
  await page.locator('main h1').first().waitFor()
}

/** Sets the interface to English by its setting, and waits until the words, a file of their own, have come. */
export async function inEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '设置' }).click()
  await page.getByRole('radio', { name: 'English' }).check()
  await page.getByRole('navigation', { name: 'Main pages' }).waitFor()
  await page.keyboard.press('Escape')
}

/** Waits until nothing of `parts` is in Chinese any more: charts ask anew after a change of language. */
export async function noChinese(parts: Locator): Promise<void> {
  await expect.poll(async () => (await parts.allTextContents()).join(' '), { timeout: 30_000 }).not.toMatch(/\p{Script=Han}/u)
}

/** The list of what is kept, on 数据; above it stands what became of the last import. */
export const fileList = (page: Page): Locator => page.getByRole('region', { name: '文件', exact: true })

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
