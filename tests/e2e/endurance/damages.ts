import type { Page } from 'playwright'
import type { App } from '../app'
import type { Disk } from './disk'
import type { Random } from './random'
import { Buffer } from 'node:buffer'
import { openApp } from '../app'
import { correct, dismiss, importFiles, reportFile, saveView } from './acts'
import { readDisk, writeDisk } from './disk'
import { randomOf } from './random'

export interface Damages {
  damages: number
  /** Damages the app told of, and those after which everything it shows is what it was. */
  said: number
  unchanged: number
  /** A number that differs in silence, an empty record in silence, a page that does not come, or a file that was deleted. */
  wrong: string[]
}

/** What the pages show: their texts by page, and what is said of damage there. */
interface Seen {
  shown: Record<string, string>
  said: Record<string, string[]>
}

interface Damage {
  what: string
  disk: Disk
}

const empty = '把各单位的政府信息公开年报放进来'
const told = /损坏|缺失|不在浏览器存储|无法读取|与导入时不同|没有打开|没有存/

/** A record as the app makes it of four reports, with a correction, a dismissed finding and a saved view in it. */
async function makeRecord(page: Page, url: string): Promise<void> {
  const files = [0, 1, 2, 54].map(reportFile)
  files[1]!.text = files[1]!.text.replace('<td>6</td>', '<td>4</td>')
  await importFiles(page, url, files.slice(0, 3))
  await page.reload()
  await importFiles(page, url, files.slice(3))
  await page.goto(`${url}#/reports`)
  const addresses = await reportsOn(page)
  await correct(page, url, addresses[0]!.slice('#/report/'.length), 123)
  await dismiss(page, url)
  await saveView(page, url, '视图一')
}

async function reportsOn(page: Page): Promise<string[]> {
  const links = page.locator('main table a[href^="#/report/"]')
  await links.first().waitFor({ timeout: 20_000 })
  return [...new Set((await links.evaluateAll(all => all.map(link => link.getAttribute('href')!.split('?')[0]!))))].sort()
}

async function calm(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1, main [role=alert]') && !document.querySelector('main [aria-busy=true]') && !/正在(?:计算|打开|核对|读取)/.test(document.body.textContent ?? ''), undefined, { timeout: 30_000 })
}

/** Walks the pages that show what the record holds; a page that is not yet what it was (`truth`) and says nothing is given time. */
async function look(page: Page, pages: readonly string[], truth?: Seen): Promise<Seen> {
  const seen: Seen = { shown: {}, said: {} }
  for (const hash of pages) {
    await page.evaluate(hash => void (location.hash = hash), hash)
    await page.waitForTimeout(150)
    for (let tries = 0; tries < 25; tries++) {
      await calm(page)
      seen.shown[hash] = await shownOn(page, hash)
      seen.said[hash] = await saidOn(page)
      if (truth && (seen.said[hash].length > 0 || seen.shown[hash] === truth.shown[hash]))
        break
      if (!truth && tries > 0)
        break
      await page.waitForTimeout(600)
    }
  }
  return seen
}

async function texts(page: Page, selector: string): Promise<string[]> {
  const all = await page.locator(selector).filter({ visible: true }).allTextContents()
  return all.map(text => text.replaceAll(/\s+/g, ' ').trim())
}

async function saidOn(page: Page): Promise<string[]> {
  return [...await texts(page, '[role=alert]'), ...(await texts(page, 'main p, main li, main td')).filter(text => told.test(text))]
}

async function shownOn(page: Page, hash: string): Promise<string> {
  const shown: string[] = []
  for (const selector of ['footer span:first-child', 'li.card .value', 'td[data-cell]', 'tr[data-item]', '.what .name', 'main table tr'])
    shown.push(...await texts(page, selector))
  return [...shown, ...hash.startsWith('#/report/') ? await sourceTexts(page) : []].join('\n')
}

/** What the pane shows of the original. */
async function sourceTexts(page: Page): Promise<string[]> {
  const open = page.getByRole('button', { name: '看原件' }).filter({ visible: true })
  if (await open.count() > 0)
    await open.first().click().catch(() => {})
  return page.frames().length > 1 ? Promise.all(page.frames().slice(1).map(frame => frame.locator('body').textContent({ timeout: 2000 }).then(text => text ?? '', () => ''))) : []
}

function damaged(disk: Disk, random: Random): Damage {
  const path = random.of(Object.keys(disk).sort())
  const bytes = Buffer.from(disk[path]!)
  const others = { ...disk }
  const kind = random.of(['byte', 'byte', 'byte', 'digit', 'digit', 'cut', 'cut', 'line', 'zeros', 'gone'] as const)
  if (kind === 'gone') {
    delete others[path]
    return { what: `${path} deleted`, disk: others }
  }
  const at = random.upTo(Math.max(bytes.length, 1))
  if (kind === 'cut')
    return { what: `${path} cut off at ${at} of ${bytes.length}`, disk: { ...others, [path]: bytes.subarray(0, at) } }
  if (kind === 'line') {
    const end = bytes.lastIndexOf('\n', at) + 1
    return { what: `${path} cut off after a line, at ${end} of ${bytes.length}`, disk: { ...others, [path]: bytes.subarray(0, end) } }
  }
  if (kind === 'zeros')
    return { what: `${path} zeros from ${at} on, at most 512`, disk: { ...others, [path]: Buffer.concat([bytes.subarray(0, at), Buffer.alloc(Math.min(512, bytes.length - at)), bytes.subarray(at + 512)]) } }
  // A digit that becomes another leaves every format whole.
  const digits = kind === 'digit' ? [...bytes.keys()].filter(place => bytes[place]! >= 48 && bytes[place]! <= 57) : []
  const place = digits.length > 0 ? random.of(digits) : at
  const now = digits.length > 0 ? 48 + (bytes[place]! - 48 + 1 + random.upTo(9)) % 10 : bytes[place]! ^ (1 << random.upTo(8))
  const what = `${path} byte ${place} of ${bytes.length} from ${bytes[place]} to ${now}, after ${JSON.stringify(bytes.subarray(Math.max(place - 30, 0), place).toString('latin1'))}`
  bytes[place] = now
  return { what, disk: { ...others, [path]: bytes } }
}

/**
 * Whether the bytes are still somewhere in what is kept: at their place, under another name, or with more appended. The number of lines the journal had is
 * written anew once it was told of.
 */
function keeps(now: Disk, path: string, bytes: Buffer): boolean {
  return bytes.length === 0 || Object.values(now).some(file => file.length >= bytes.length && file.subarray(0, bytes.length).equals(bytes)) || (path === 'record.json' && pointer(bytes) && now[path] !== undefined) || path.endsWith('/journal.end')
}

function pointer(bytes: Buffer): boolean {
  try {
    return (JSON.parse(bytes.toString('utf8')) as { format?: string }).format === 'nianbao'
  }
  catch {
    return false
  }
}

/** Damages a record `count` times, each time another file at another place that follow from `seed`, and looks at what the app shows; `host`: the name it is reached by. */
export async function damage(count: number, seed: number, report: (line: string) => void = () => {}, host = '127.0.0.1'): Promise<Damages> {
  const random = randomOf(seed)
  const app = await openApp({ reducedMotion: 'reduce' }, {}, '张三', host)
  const result: Damages = { damages: count, said: 0, unchanged: 0, wrong: [] }
  try {
    const page = await app.newPage()
    await page.getByRole('heading', { name: empty }).waitFor()
    await makeRecord(page, app.url)
    const disk = await readDisk(page)
    await page.goto(`${app.url}#/reports`)
    const pages = ['#/', '#/explore?metric=received&by=agency', ...await reportsOn(page), '#/findings?state=all', '#/views', '#/data']
    await writeDisk(page, disk)
    await calm(page)
    const truth = await look(page, pages)
    const before = Object.values(truth.said).flat()
    if (before.length > 0)
      throw new Error(`said of a whole record: ${before.join(' | ')}`)
    for (let round = 0; round < count; round++) {
      const { what, disk: spoiled } = damaged(disk, random)
      const wrong = await visit(app, page, { pages, truth, spoiled }).catch((error: unknown) => ({ kind: 'wrong' as const, text: `does not open: ${String(error).slice(0, 300)}` }))
      if (wrong.kind === 'wrong')
        result.wrong.push(`seed ${seed}, damage ${round}: ${what}: ${wrong.text}`)
      else
        result[wrong.kind]++
      report(`damage ${round + 1}: ${what}: ${wrong.kind === 'wrong' ? wrong.text : wrong.kind}`)
    }
    return result
  }
  finally {
    await app.close()
  }
}

async function visit(app: App, page: Page, { pages, truth, spoiled }: { pages: readonly string[], truth: Seen, spoiled: Disk }): Promise<{ kind: 'said' | 'unchanged' } | { kind: 'wrong', text: string }> {
  await page.goto(`${app.url}#/`)
  await writeDisk(page, spoiled)
  await calm(page)
  const isEmpty = await page.getByRole('heading', { name: empty }).isVisible()
  const alerts = await page.getByRole('alert').filter({ visible: true }).allTextContents()
  const failed = await page.locator('.failure').isVisible()
  const seen = isEmpty || failed ? null : await look(page, pages, truth)
  const now = await readDisk(page)
  const deleted = Object.entries(spoiled).filter(([path, bytes]) => !keeps(now, path, bytes)).map(([path]) => path)
  if (deleted.length > 0)
    return { kind: 'wrong', text: `no longer there: ${deleted.join(', ')}` }
  if (!seen)
    return alerts.length > 0 ? { kind: 'said' } : { kind: 'wrong', text: 'an empty record, in silence' }
  const everywhere = await page.locator('section.problems').count() > 0
  const silent = pages.filter(hash => seen.shown[hash] !== truth.shown[hash] && !everywhere && seen.said[hash]!.length === 0)
  if (silent.length > 0)
    return { kind: 'wrong', text: silent.map(hash => `${hash} differs in silence: ${difference(truth.shown[hash]!, seen.shown[hash]!)}`).join('; ') }
  return { kind: everywhere || Object.values(seen.said).some(said => said.length > 0) ? 'said' : 'unchanged' }
}

function difference(before: string, now: string): string {
  const [was, is] = [before.split('\n'), now.split('\n')]
  const at = was.findIndex((line, index) => line !== is[index])
  return `“${(was[at < 0 ? was.length - 1 : at] ?? '').slice(0, 80)}” is “${(is[at < 0 ? is.length - 1 : at] ?? '').slice(0, 80)}”`
}
