import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import JSZip from 'jszip'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { toHtml } from '../golden/make/html'
import { lookOf } from '../golden/make/looks'
import { storyOf } from '../golden/make/story'
import { reportHtml } from '../unit/ingest/report-html'
import { go, importEnd, openApp } from './app'
import { collected, county, sent, unitList } from './county'

let app: App
let page: Page

beforeEach(async () => {
  app = await openApp({ reducedMotion: 'reduce' }, {}, '李敏')
  page = await app.newPage()
})
afterEach(async () => {
  expect([app.outside, app.errors]).toEqual([[], []])
  await app.close()
})

const html = (name: string, text: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
async function shot(name: string): Promise<void> {
  if (process.env.NIANBAO_SHOTS)
    await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/${name}.png` })
}

/** Texts of each printed page. */
async function printed(): Promise<{ width: number, text: string }[]> {
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 }).promise
  return Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => {
    const found = await pdf.getPage(at + 1)
    const { items } = await found.getTextContent()
    return { width: Math.round(found.view[2]!), text: items.map(item => 'str' in item ? item.str : '').join('').replaceAll(/\s/g, '') }
  }))
}

it('退改 opens on the first unit of its list, prints its letter alone, and says who has a copy', async () => {
  const wrong = { 'received.person': '7', 'received.total': '7', 'granted.person': '7', 'granted.total': '7', 'concluded.person': '7', 'concluded.total': '6' }
  await page.locator('input[type=file]').first().setInputFiles([
    // Only hints: it may be sent back from its page, and is on no list here.
    html('安全局.html', reportHtml({ agency: '临江县安全局' })),
    html('教育局.html', reportHtml({ agency: '临江县教育局', cells: wrong })),
  ])
  await importEnd(page)
  await go(page, '退改')
  await page.getByText('另有 1 份只有提醒').waitFor()
  await page.getByRole('region', { name: '给临江县教育局的通知' }).waitFor()
  expect(await page.getByRole('region', { name: /安全局/ }).count()).toBe(0)

  for (const box of await page.getByRole('group', { name: '写给临江县教育局的问题' }).getByRole('checkbox').all())
    await box.check()
  await page.evaluate(() => Object.assign(window, { printing: 0, print: () => (window as unknown as { printing: number }).printing++ }))
  await button('打印这一份').click()
  expect(await page.evaluate(() => (window as unknown as { printing: number }).printing)).toBe(1)
  await shot('letters')
  const pages = await printed()
  // An A4 sheet, the letter and nothing of the page around it.
  expect(new Set(pages.map(({ width }) => width))).toEqual(new Set([595]))
  const text = pages.map(each => each.text).join('')
  expect(text).toMatch(/^—1—关于退回修改/)
  expect(text).toContain('临江县教育局：')
  expect(text).not.toMatch(/退改这一份|还有错误待核|补充一句|已发出|收报总览/)

  await button('退改这一份…').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('落款单位').fill('临江县人民政府办公室')
  await dialog.getByLabel('抄送').fill('临江县人民政府督查室')
  await shot('letters-dialog')
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '生成并记为退改' }).click()])
  const xml = await (await JSZip.loadAsync(await readFile(await download.path()))).file('word/document.xml')!.async('string')
  expect(xml.replaceAll(/<[^>]+>/g, '')).toMatch(/抄送：临江县人民政府督查室$/)
})

it('收报 says that a report of a listed unit’s name calls itself fictional and is kept apart', async () => {
  await go(page, '单位')
  await button('导入名单').click()
  const [list] = await Promise.all([page.waitForEvent('filechooser'), button('选文件（Excel、Word、文本）').first().click()])
  await list.setFiles(unitList())
  await button('收下 37 个').click()
  await go(page, '收报')
  await button('布置收报').click()
  await page.getByRole('dialog').getByLabel('报告年度').fill(`${collected}`)
  await page.getByRole('dialog').getByRole('button', { name: '布置收报' }).click()
  await button(/^未报 ?36/).waitFor()
  const draft = sent(`${county}财政局`, collected)
  await page.locator('input[type=file]').first().setInputFiles([html('财政局.html', toHtml(draft, storyOf(draft, lookOf('official')), 'clean'))])
  await importEnd(page)
  await go(page, '收报')
  await button(/^未报 ?36/).waitFor()
  const said = page.getByText(/另有 1 份年报自称虚构示例，与名单上的单位同名，已分开/)
  await said.waitFor()
  await shot('namesake')
  await page.setViewportSize({ width: 390, height: 844 })
  await said.scrollIntoViewIfNeeded()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await shot('namesake-phone')
  await said.getByRole('link', { name: `${county}财政局` }).click()
  await page.getByRole('heading', { name: new RegExp(`${county}财政局`) }).first().waitFor()
})
