import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, inEnglish, noChinese, openSample, scrollsSideways } from './app'
import { contested, files } from './truth'

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  }
  catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The text of every report, from the bytes of its file: markup and white space out, one for each agency and year. */
const texts = new Map(files.map(({ truth, bytes }) => [`${truth.agency}|${truth.year}`, {
  truth,
  text: decode(bytes).replaceAll(/<[^>]*>|\s/g, '').replaceAll('（', '(').replaceAll('）', ')'),
}]))
const having = (...words: string[]) => [...texts.values()].filter(({ text }) => words.every(word => text.includes(word)))
const times = (text: string, word: string): number => text.split(word).length - 1

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

const box = () => page.getByRole('searchbox')
const summary = () => page.locator('.summary')
const said = async (pattern: RegExp | number): Promise<void> => expect.poll(() => summary().textContent(), { timeout: 20_000 }).toMatch(typeof pattern === 'number' ? new RegExp(`^${pattern} 份年报命中`) : pattern)
const rows = () => page.locator('.figure-card table tbody tr').evaluateAll(all => all.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent!.trim())))

describe('search in the text of the sample city', () => {
  it('is a tab beside the analysis, and says what can be searched', async () => {
    await page.getByRole('link', { name: '分析', exact: true }).click()
    await page.getByRole('link', { name: '检索', exact: true }).click()
    await page.getByText(/可以在 \d+ 份年报的总体情况、存在问题、其他事项里查找/).waitFor({ timeout: 30_000 })
    expect(await axeViolations(page)).toEqual([])
  })

  it('finds every report that says it, while one types, with its occurrences', async () => {
    await box().pressSequentially('满意度', { delay: 30 })
    const found = having('满意度')
    await said(new RegExp(`^${found.length} 份年报命中 ${found.reduce((sum, { text }) => sum + times(text, '满意度'), 0)} 处`))
    await expect.poll(() => page.url()).toContain('q=%E6%BB%A1%E6%84%8F%E5%BA%A6')
    expect(await axeViolations(page)).toEqual([])
  })

  it('draws the share by year, with the reports read as its denominator, and has it as a table', async () => {
    await page.locator('.figure-card svg').waitFor()
    await page.getByRole('button', { name: '看表' }).click()
    const table = await rows()
    for (const year of [2019, 2021, 2025]) {
      const dated = [...texts.values()].filter(({ truth }) => truth.year === year && !contested.has(truth.file) && truth.file.startsWith('fictional'))
      const said = dated.filter(({ text }) => text.includes('满意度'))
      const [, found, read, share, hits] = table.find(([first]) => first === String(year))!
      expect([year, Number(found), hits]).toEqual([year, said.length, String(said.reduce((sum, { text }) => sum + times(text, '满意度'), 0))])
      expect(Number(read)).toBeGreaterThanOrEqual(dated.length)
      expect(share).toBe(`${(Number(found) / Number(read) * 100).toFixed(1)}%`)
    }
    await page.getByRole('button', { name: '看图' }).click()
  })

  it('puts the share by year into a briefing, where it is searched for anew with the same numbers', async () => {
    await page.getByRole('button', { name: '看表' }).click()
    const table = await rows()
    await page.locator('.figure-card').getByRole('button', { name: '加入简报' }).click()
    await page.getByRole('button', { name: '新建并加入' }).click()
    await page.getByRole('button', { name: '打开简报' }).click()
    const block = page.locator('article.block')
    await block.locator('svg').first().waitFor({ timeout: 20_000 })
    expect(await block.locator('.title').inputValue()).toBe('提到“满意度”的年报占比')
    expect(await block.locator('.provenance').first().textContent()).toContain('年报原文')
    await block.locator('.provenance a').first().click()
    await page.getByText(/一致：现在的数与导出时相同/).waitFor({ timeout: 20_000 })
    await page.goto(`${app.url}#/search?q=满意度`)
    await said(having('满意度').length)
    await page.getByRole('button', { name: '看表' }).click()
    expect(await rows()).toEqual(table)
    await page.getByRole('button', { name: '看图' }).click()
  })

  it('takes several words, half or full width, spaces or not; says what was searched when nothing is there', async () => {
    await box().fill('满意度 培训覆盖')
    await said(having('满意度', '培训覆盖').length)
    await box().fill('“满 意 度 走 访”')
    await said(having('满意度走访').length)
    await box().fill('虚构示例，单位')
    const full = having('虚构示例，单位').length
    await said(full)
    await box().fill('虚构示例,单位')
    await said(full)
    await box().fill('没有人写过的话')
    await said(/没有找到“没有人写过的话”；找了 \d+ 份年报的总体情况、存在问题、其他事项/)
    expect(await axeViolations(page)).toEqual([])
  })

  it('keeps to the filters and the sections, and offers to lift them', async () => {
    await expect.poll(() => page.url()).toContain(encodeURIComponent('没有人写过的话'))
    await page.goto(`${app.url}#/search?q=满意度&years=2024-2024`)
    await said(having('满意度').filter(({ truth }) => truth.year === 2024 && !contested.has(truth.file)).length)
    await page.getByLabel('存在问题').uncheck()
    await page.getByLabel('总体情况').uncheck()
    await said(/没有找到“满意度”；找了 \d+ 份年报的其他事项/)
    await page.getByRole('button', { name: '三个部分都找' }).click()
    await said(/份年报命中/)
    await page.getByRole('button', { name: /去掉条件：2024 年/ }).click()
    await said(having('满意度').length)
  })

  it('sorts by occurrences, and leads to the paragraph and its place in the original', async () => {
    await page.getByRole('button', { name: '按命中多少' }).click()
    const most = Math.max(...having('满意度').map(({ text }) => times(text, '满意度')))
    const first = page.locator('.hits').first()
    await expect.poll(() => first.locator('h3 .where').textContent()).toContain(`存在问题 ${most} 处`)
    await first.locator('mark').first().waitFor()
    const passage = (await first.locator('li a mark').first().textContent())!
    expect(passage).toBe('满意度')
    await first.locator('li a').first().click()
    await expect.poll(() => page.url()).toMatch(/#\/report\/.*cell=problems:\d/)
    const shown = page.locator('.prose p.shown')
    await expect.poll(() => shown.locator('mark').count()).toBe(most)
    await expect.poll(() => page.locator('.source-side .twin.shown').textContent(), { timeout: 20_000 }).toContain('满意度')
    expect(await shown.evaluate(paragraph => paragraph.getBoundingClientRect().top < innerHeight)).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    await page.goBack()
    await said(having('满意度').length)
    expect(await box().inputValue()).toBe('满意度')
  })

  it('exports every paragraph with hits', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出命中' }).click()])
    expect(download.suggestedFilename()).toMatch(/满意度.*虚构.*\.csv$/)
    const csv = await readFile((await download.path())!, 'utf8')
    const lines = csv.split('\r\n')
    const end = lines.indexOf('')
    expect(lines[0]).toContain('机构,年度,口径,部分,第几段,命中（处）,原文')
    const hits = lines.slice(1, end).map(line => Number(line.split(',')[5]))
    expect(hits.reduce((sum, count) => sum + count, 0)).toBe(having('满意度').reduce((sum, { text }) => sum + times(text, '满意度'), 0))
    expect(csv).toContain('占比 = 提到的年报 ÷ 读到总体情况、存在问题、其他事项文字的年报')
  })

  it('keeps in step with the record: an import and its undo', async () => {
    await box().fill('第三方评估机构走访')
    await said(/没有找到/)
    await expect.poll(() => page.url()).toContain(encodeURIComponent('第三方评估机构走访'))
    // Of a unit of its own: the same numbers of the same unit's year would be a copy, which counts once.
    const { truth, bytes } = files.find(({ truth }) => truth.file.endsWith('.txt') && truth.file.startsWith('fictional'))!
    const text = decode(bytes).replaceAll(truth.agency!, '云川市文物局')
    await page.goto(`${app.url}#/data`)
    await page.locator('input[type=file]').first().setInputFiles([{ name: '新的年报.txt', mimeType: 'text/plain', buffer: Buffer.from(text.replace('本报告为虚构示例', '=第三方评估机构走访。本报告为虚构示例')) }])
    await expect.poll(() => page.getByText(/本次导入：已收 1/).count(), { timeout: 30_000 }).toBe(1)
    const undo = page.locator('.notice').getByRole('button', { name: '撤销' })
    await page.evaluate(() => history.back())
    await said(/^1 份年报命中 1 处/)
    await undo.click()
    await said(/没有找到“第三方评估机构走访”/)
  })

  it('fits a phone and is complete in English', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${app.url}#/search?q=满意度`)
    await said(/份年报命中/)
    await page.locator('.hits mark').first().waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    await inEnglish(page)
    await said(/^\d+ reports, \d+ occurrences/)
    await noChinese(page.locator('main h1, main form, .summary, .figure-card header .muted'))
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
