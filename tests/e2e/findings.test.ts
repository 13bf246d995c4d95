import type { Page } from 'playwright'
import type { App } from './app'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, go, importEnd, inEnglish, openSample, scrollsSideways } from './app'

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample()
  app = sample
  page = sample.page
  await go(page, '核验')
  await page.locator('tr[data-item]').first().waitFor()
  // The rules across reports run after the import: the count grows until they are done.
  await page.getByText('正在核对跨年、跨单位勾稽').waitFor({ state: 'hidden' })
})
afterAll(async () => app?.close())

const rows = () => page.locator('tr[data-item]')
const state = (name: string) => page.getByRole('group', { name: '处理状态' }).getByRole('button', { name })
const countOf = async (name: string) => Number((await state(name).textContent())!.replaceAll(/\D/g, ''))
const focused = () => page.evaluate(() => document.activeElement?.closest('tr')?.dataset.item)

describe('the work list of findings', () => {
  it('lists what the published report of 洪泽区 2023 is known for, with both numbers', async () => {
    await page.getByRole('searchbox').fill('洪泽区人民政府')
    await expect.poll(() => rows().count()).toBe(3)
    const read = await rows().evaluateAll(all => all.map(row => ({ place: row.querySelector('a')!.textContent!.trim(), numbers: [...row.querySelectorAll('td.number')].map(cell => cell.textContent!.trim()), text: row.textContent! })))
    expect(read.map(({ place, numbers }) => [place, ...numbers])).toEqual([
      ['第四部分 · 行政复议 · 总计', '11', '0', '−11'],
      ['第四部分 · 行政诉讼（复议后起诉） · 总计', '5', '0', '−5'],
      ['第三部分', '—', '—', '—'],
    ])
    expect(read.map(({ text }) => /错误|疑点|提示/.exec(text)![0])).toEqual(['错误', '错误', '提示'])
    expect(read[2]!.text).toContain('沿用旧表样')
    await page.getByRole('searchbox').fill('')
  })

  it('narrows by severity and rule, and keeps the choice in the address', async () => {
    const chip = page.getByRole('group', { name: '规则' }).getByRole('button', { name: /结转衔接/ })
    const expected = Number((await chip.textContent())!.replaceAll(/\D/g, ''))
    await chip.click()
    await expect.poll(() => rows().count()).toBe(expected)
    expect(page.url()).toContain('rule=carry-over')
    await page.reload()
    await expect.poll(() => rows().count(), { timeout: 30_000 }).toBe(expected)
    await chip.click()
    await expect.poll(() => page.url()).not.toContain('rule=')
    expect(await axeViolations(page)).toEqual([])
  })

  it('opens the report at the cell by keyboard and comes back to the same list', async () => {
    await rows().first().getByRole('link').focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toBe('1')
    await page.keyboard.press('ArrowUp')
    await expect.poll(focused).toBe('0')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toMatch(/#\/report\/.+cell=appeals\.review\.total/)
    await page.locator('[data-cell="appeals.review.total"].target').waitFor()
    await page.goBack()
    await rows().first().waitFor()
  })

  it('confirms with a key, dismisses several with one reason, undoes together, and keeps both over a reload', async () => {
    const before = await countOf('待核')
    await rows().first().getByRole('link').focus()
    await page.keyboard.press('c')
    await expect.poll(() => countOf('待核')).toBe(before - 1)
    expect(await countOf('已确认')).toBe(1)
    await expect.poll(focused).toBe('0')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('已选 3 条').waitFor()
    await page.keyboard.press('d')
    const dialog = page.getByRole('dialog', { name: '排除 3 条核验发现' })
    await dialog.getByRole('button', { name: '排除', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('radio').first().check()
    await dialog.getByRole('button', { name: '排除', exact: true }).click()
    await expect.poll(() => countOf('已排除')).toBe(3)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => countOf('已排除')).toBe(0)
    expect([await countOf('待核'), await countOf('已确认')]).toEqual([before - 1, 1])
    await page.reload()
    await rows().first().waitFor()
    await expect.poll(() => countOf('已确认'), { timeout: 30_000 }).toBe(1)
  })

  it('keeps a word when the same file comes again', async () => {
    await state('已确认').click()
    await expect.poll(() => rows().count()).toBe(1)
    await go(page, '数据')
    await page.getByRole('button', { name: /示例/ }).first().click()
    expect(await importEnd(page)).toMatch(/以前都导入过|本次导入/)
    await go(page, '核验')
    await state('已确认').click()
    await expect.poll(() => rows().count(), { timeout: 30_000 }).toBe(1)
    await rows().first().getByRole('button', { name: '恢复待核' }).click()
    await expect.poll(() => countOf('已确认')).toBe(0)
    await go(page, '核验')
  })

  it('exports the list shown, with a name that says what it holds', async () => {
    const expected = await countOf('待核')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()])
    expect(download.suggestedFilename()).toMatch(/^核验清单_2019—2025_\d+个单位_虚构\.csv$/)
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF机构,年度,程度,规则/)
    expect(lines.findIndex(line => line === '') - 1).toBe(expected)
    expect(lines.filter(line => /127\.0\.0\.1|localhost|http/.test(line))).toEqual([])
    for (const said of [/来源：.*未作改动/, /^校验码：[0-9a-f]{12}$/, /^虚构数据/])
      expect(lines.some(line => said.test(line))).toBe(true)
  })

  it('prints every line as a list to be returned, by unit', async () => {
    const expected = await countOf('待核')
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    await page.getByRole('heading', { name: '政府信息公开年报退改清单' }).waitFor()
    expect(await page.locator('.list tbody tr').count()).toBe(expected)
    expect(await page.locator('.list h2').first().textContent()).toContain('洪泽区人民政府')
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  })

  it('stays where a person scrolled to, and comes back there from a report', async () => {
    for (const title of ['报告', '核验']) {
      await go(page, title)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.waitForTimeout(400)
      await page.evaluate(() => scrollTo(0, 2500))
      await page.waitForTimeout(400)
      expect(Math.abs(await page.evaluate(() => scrollY) - 2500), title).toBeLessThan(400)
    }
    const before = await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLElement>('tr[data-item] a')]
      const seen = links.find(link => link.getBoundingClientRect().top > 200)!
      seen.click()
      return scrollY
    })
    await page.locator('article h1').waitFor()
    await page.goBack()
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before - 400)
  })

  it('draws only what is in sight of a long list, and reaches its end by keyboard', async () => {
    await state('全部').click()
    const all = await countOf('全部')
    expect(await rows().count()).toBeLessThan(all)
    await rows().first().getByRole('link').focus()
    await page.keyboard.press('End')
    await expect.poll(focused, { timeout: 10_000 }).toBe(String(all - 1))
  })
})

describe('the catalog of metrics', () => {
  it('opens from a card at the metric, with the same number and what stands behind it', async () => {
    await go(page, '总览')
    const card = page.locator('li.card').filter({ has: page.getByRole('heading', { name: '复议纠错率' }) })
    const value = await card.locator('.value').textContent()
    await card.getByRole('link', { name: '复议纠错率的口径' }).click()
    const entry = page.locator('article:focus')
    await entry.waitFor()
    expect(await entry.getAttribute('id')).toBe('metric-reviewOverturnRate')
    await expect.poll(() => entry.locator('.value').textContent(), { timeout: 15_000 }).toContain(value)
    const [numerator, denominator] = (await entry.locator('.now').getByText('÷').textContent())!.split('÷').map(text => Number(text.replaceAll(',', '').trim()))
    expect(`${(numerator! / denominator! * 100).toFixed(1)}%`).toBe(value)
    expect(await entry.evaluate(element => element.getBoundingClientRect().top < innerHeight / 2)).toBe(true)
  })

  it('shows no column of the database, and passes axe', async () => {
    await expect.poll(() => page.getByText('正在计算').count(), { timeout: 20_000 }).toBe(0)
    expect(await page.locator('main').textContent()).not.toMatch(/[a-z]+_[a-z]+/)
    expect(await axeViolations(page)).toEqual([])
  })
})

describe('both pages', () => {
  it('fit a phone and are complete in English', async () => {
    const fits = async (titles: readonly string[]) => {
      await page.setViewportSize({ width: 390, height: 844 })
      for (const title of titles) {
        await go(page, title)
        await page.getByRole('heading', { level: 1, name: title }).waitFor()
        expect([title, await scrollsSideways(page)]).toEqual([title, false])
      }
      await page.setViewportSize({ width: 1440, height: 900 })
    }
    await fits(['核验', '口径'])
    await inEnglish(page)
    await fits(['Checks', 'Metrics'])
    await go(page, 'Checks')
    const sentences = page.locator('tr[data-item] p[lang]')
    await expect.poll(() => sentences.first().getAttribute('lang')).toBe('en')
    for (const sentence of await sentences.allTextContents())
      expect(sentence.replaceAll(/“[^”]*”/g, '')).not.toMatch(/[。，：；]|不等于|相差/)
    expect(await axeViolations(page)).toEqual([])
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
