import type { Page } from 'playwright'
import type { App } from '../app'
import { openSample } from '../app'
import { randomOf } from './random'

export interface Played {
  actions: number
  /** Pages that were stood on. */
  pages: number
  undone: number
  wrong: string[]
}

const keys = ['Tab', 'Tab', 'Shift+Tab', 'Enter', 'Space', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'PageUp', 'Backspace', 'Delete', 'c', 'd', 'j', 'k', '/', '?']
const texts = ['教育', 'gaj', '2023', '-1', '0', '%', '\'"; --', '<b>', '新收 办结', '🙂', 'a'.repeat(300), '１２', ' ']
const sizes = [[1440, 900], [1024, 768], [390, 844], [700, 500], [1920, 1080]] as const
const pages: readonly (readonly [path: string, name: RegExp])[] = [['/', /总览|Overview/], ['/summary', /./], ['/explore', /./], ['/compare', /./], ['/search', /./], ['/linked', /./], ['/gallery', /./], ['/views', /./], ['/console', /./], ['/agencies', /./], ['/reports', /./], ['/findings', /./], ['/consolidated', /./], ['/briefing', /./], ['/metrics', /./], ['/data', /./]]
/** An alert that is the app's own failure and no answer to what was typed. */
const failing = '.failure, .problems, [role=alert]:not(dialog [role=alert], form [role=alert], .note)'
const units = (page: Page) => page.locator('footer span').first().textContent({ timeout: 5000 }).catch(() => null)

/** Lets a monkey loose on the app with the sample for `actions` actions that follow from `seed`. */
export async function play(actions: number, seed: number, told: (line: string) => void = () => {}): Promise<Played> {
  const random = randomOf(seed)
  const app = await openSample({ reducedMotion: 'reduce' })
  const { page } = app
  page.setDefaultTimeout(1500)
  const start = await units(page)
  const log: string[] = []
  const stood = new Set<string>()
  const result: Played = { actions, pages: 0, undone: 0, wrong: [] }
  page.on('dialog', dialog => void dialog.dismiss().catch(() => {}))
  app.context.on('page', other => void other.close().catch(() => {}))
  try {
    for (let at = 0; at < actions && result.wrong.length === 0; at++) {
      log.push(`${at} ${await act(page, random)}`)
      // Back, or a link out of reach: a person would come again.
      if (!page.url().startsWith(app.url))
        await page.goto(app.url)
      stood.add(new URL(page.url()).hash.replace(/\?.*/, '').replace(/^(#\/\w+\/).*/, '$1…'))
      const alerts = await page.locator(failing).filter({ visible: true }).allTextContents().catch(() => [])
      const found = [...app.errors, ...app.outside.map(address => `outside: ${address}`), ...alerts.map(text => `alert: ${text.trim()}`)]
      if (found.length === 0 && (at % 50 === 49 || await differs(page, start)))
        found.push(...await mend(page, start, result))
      if (found.length > 0)
        result.wrong.push(`seed ${seed}, action ${at}, ${page.url()}: ${found.join(' | ')}\n${log.slice(-30).join('\n')}`)
      if (at % 250 === 249)
        told(`${at + 1} actions, ${stood.size} pages`)
    }
    if (result.wrong.length === 0)
      result.wrong.push(...(await mend(page, start, result)).map(each => `seed ${seed}, in the end: ${each}\n${log.slice(-30).join('\n')}`), ...(await everyPage(page, app)).map(each => `seed ${seed}: ${each}`))
    result.pages = stood.size
    return result
  }
  finally {
    await app.close()
  }
}

/** Does something on the page and says what. What cannot be done (covered, gone) is nothing. */
async function act(page: Page, random: ReturnType<typeof randomOf>): Promise<string> {
  const kind = random.upTo(100)
  const pick = random.upTo(1_000_000)
  const tried = async (what: string, done: Promise<unknown>): Promise<string> => done.then(() => what, () => `${what} (could not)`)
  if (kind < 50) {
    const targets = page.locator('a[href], button, summary, input, select, [role=button], [role=tab], .chart, td[tabindex]').filter({ visible: true })
    const count = await targets.count().catch(() => 0)
    if (count === 0)
      return 'nothing to click'
    const target = targets.nth(pick % count)
    const name = await target.evaluate(element => `${element.tagName} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`).catch(() => '?')
    return tried(`click ${name}`, target.click({ timeout: 800, noWaitAfter: true }))
  }
  if (kind < 72)
    return tried(`press ${keys[pick % keys.length]}`, page.keyboard.press(keys[pick % keys.length]!))
  if (kind < 80)
    return tried(`type ${texts[pick % texts.length]!.slice(0, 20)}`, page.keyboard.insertText(texts[pick % texts.length]!))
  if (kind < 86)
    return tried('back', page.evaluate(() => history.back()))
  if (kind < 89)
    return tried('forward', page.evaluate(() => history.forward()))
  if (kind < 92) {
    const [width, height] = sizes[pick % sizes.length]!
    return tried(`size ${width}×${height}`, page.setViewportSize({ width, height }))
  }
  if (kind < 97) {
    const [path] = pages[pick % pages.length]!
    return tried(`go ${path}`, page.evaluate(path => void (location.hash = path), path))
  }
  const { width, height } = page.viewportSize()!
  const [x, y] = [pick % width, Math.floor(pick / 7) % height]
  return tried(`click at ${x},${y}`, page.mouse.click(x, y))
}

async function differs(page: Page, start: string | null): Promise<boolean> {
  const now = await page.locator('footer span').first().textContent({ timeout: 100 }).catch(() => null)
  return now !== null && now.replace(/\D/g, '') !== start!.replace(/\D/g, '')
}

/** Whether the units are those of the beginning; what the monkey did to them it takes back. */
async function mend(page: Page, start: string | null, result: Played): Promise<string[]> {
  const now = async (): Promise<string | null> => (await units(page))?.replace(/\D/g, '') ?? null
  const before = start!.replace(/\D/g, '')
  await page.keyboard.press('Escape')
  if ((await page.evaluate(() => location.hash)).startsWith('#/screen'))
    await page.evaluate(() => void (location.hash = '/'))
  for (let step = 0; step < 20 && await now() !== before; step++) {
    await page.evaluate(() => void (location.hash = '/data')).catch(() => {})
    const undo = page.getByRole('button', { name: /^(?:撤销|Undo)/ }).filter({ visible: true }).last()
    if (await undo.click({ timeout: 5000 }).then(() => true, () => false))
      result.undone++
    await page.waitForTimeout(500)
  }
  return await now() === before ? [] : [`${await now()} units, not ${before}, and no undo brings them back`]
}

async function everyPage(page: Page, app: App): Promise<string[]> {
  const wrong: string[] = []
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const [path] of pages) {
    await page.goto(`${app.url}#${path}`)
    await page.locator('main h1').first().waitFor({ timeout: 20_000 }).catch(() => wrong.push(`${path} does not show`))
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached', timeout: 30_000 }).catch(() => wrong.push(`${path} is never done`))
    wrong.push(...(await page.locator(failing).filter({ visible: true }).allTextContents()).map(text => `${path}: ${text.trim()}`))
  }
  return [...wrong, ...app.errors, ...app.outside]
}
