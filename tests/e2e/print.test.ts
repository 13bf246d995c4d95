import type { Page } from 'playwright'
import type { App } from './app'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample } from './app'

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

interface Text { str: string, left: number, right: number, bottom: number, top: number }

/** Texts of each printed page with their boxes, points. */
async function printed(): Promise<Text[][]> {
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 }).promise
  return Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => {
    const { items } = await (await pdf.getPage(at + 1)).getTextContent()
    return items.flatMap(item => 'str' in item && item.str.trim() !== '' && item.transform[1] === 0
      ? [{ str: item.str, left: item.transform[4], right: item.transform[4] + item.width, bottom: item.transform[5], top: item.transform[5] + item.height * 0.8 }]
      : [])
  }))
}

/** Texts laid over one another: more than a third of the lower of the two lines and more than 2 points across. */
function overlaps(pages: Text[][]): string[] {
  return pages.flatMap((texts, at) => texts.flatMap((a, index) => texts.slice(index + 1).filter((b) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const down = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom)
    // Runs of one line: signs like ： are set narrower than their box.
    return across > (Math.abs(a.bottom - b.bottom) < 0.5 ? 6 : 2) && down > Math.min(a.top - a.bottom, b.top - b.bottom) / 3
  }).map(b => `${at + 1}: ${a.str} | ${b.str}`)))
}
const textOf = (pages: Text[][]): string => pages.flat().map(({ str }) => str).join('').replaceAll(/\s/g, '').normalize('NFKC')
const rail = (name: string) => page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name, exact: true })
const tab = (name: string) => page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name, exact: true })
const settled = () => expect.poll(() => page.getByText(/正在计算|正在汇总/).filter({ visible: true }).count(), { timeout: 30_000 }).toBe(0)

describe('what is printed', () => {
  it('is never laid over something else, on any page', async () => {
    const pages: [RegExp, () => Promise<unknown>][] = [
      [/年汇总表/, () => rail('汇总').click()],
      [/关键指标|新收/, () => rail('总览').click()],
      [/工作摘要/, () => tab('领导摘要').click()],
      [/分析/, () => rail('分析').click()],
      [/公开率/, () => tab('对比').click()],
      [/联动/, () => tab('联动').click()],
      [/单位/, () => rail('单位').click()],
      [/报告/, () => rail('报告').click()],
      [/口径/, () => rail('口径').click()],
    ]
    for (const [says, open] of pages) {
      await open()
      await page.locator('main h1').first().waitFor()
      await settled()
      await expect.poll(async () => textOf(await printed()), { timeout: 30_000, interval: 500 }).toMatch(says)
      expect(overlaps(await printed()), String(says)).toEqual([])
    }
  })

  it('lays every section of the consolidated form of several units below the one before', async () => {
    await rail('汇总').click()
    await page.getByRole('heading', { name: /汇总表/ }).first().waitFor()
    await settled()
    const pages = await printed()
    expect(overlaps(pages)).toEqual([])
    const text = textOf(pages)
    for (const section of ['二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况'])
      expect(text).toContain(section)
  })

  it('says that figures are still computed, instead of half a page', async () => {
    const late = await app.context.newPage()
    await late.goto(`${app.url}#/summary`)
    await late.getByText('正在计算……').or(late.getByText('正在打开本机的年报记录…')).first().waitFor()
    const before = page
    page = late
    let early = textOf(await printed())
    for (let turn = 0; turn < 20 && !early.includes('还在计算') && !early.includes('需要关注'); turn++)
      early = textOf(await printed())
    expect(early).not.toContain('正在计算')
    await settled()
    await expect.poll(async () => textOf(await printed()), { timeout: 30_000, interval: 500 }).toMatch(/需要关注的单位/)
    expect(textOf(await printed())).not.toMatch(/正在计算|还在计算/)
    page = before
    await late.close()
  })

  it('keeps the trend lines of the summary', async () => {
    await rail('总览').click()
    await tab('领导摘要').click()
    await settled()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => page.locator('.numbers .spark path').filter({ visible: true }).count(), { timeout: 20_000 }).toBe(5)
    await page.emulateMedia({ media: null })
  })
})
