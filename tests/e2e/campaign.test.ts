import type { Page } from 'playwright'
import type { App } from './app'
import type { Agency, Listing } from '@/reports'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { reportHtml } from '../unit/ingest/report-html'
import { memoryRoot } from '../unit/workspace/memory'
import { axeViolations, go, openApp, scrollsSideways } from './app'

let app: App
let page: Page

beforeEach(async () => {
  app = await openApp({ permissions: ['clipboard-read', 'clipboard-write'] })
  page = await app.newPage()
})
afterEach(async () => {
  expect([app.outside, app.errors]).toEqual([[], []])
  await app.close()
})

const listing: Listing = { role: 'due', code: null, parent: null, order: 0, from: null, to: null, exempt: [], contact: null }
function unit(name: string, over: Partial<Listing> = {}, more: Partial<Agency> = {}): Agency {
  return {
    id: name,
    name,
    aliases: [],
    region: { code: null, province: null, city: null, county: '临江县' },
    level: 'county',
    type: 'other',
    fictional: false,
    guessed: { region: null, level: null, type: null },
    ...more,
    listing: { ...listing, ...over },
  }
}
const units = [
  ...['教育局', '财政局', '水利局', '审计局', '商务局'].map((name, order) => unit(`临江县${name}`, { order, contact: { name: '何青', phone: `62${10 + order}` } })),
  unit('国家税务总局临江县税务局', { order: 9, role: 'vertical' }, { type: 'vertical' }),
]

/** A backup of a record that holds the list of units and nothing else. */
async function listed(): Promise<Buffer> {
  const workspace = await openWorkspace(memoryRoot().root)
  await workspace.saveAgencies(units)
  const backup = Buffer.from(await (await workspace.backup()).arrayBuffer())
  workspace.close()
  return backup
}

const button = (name: string | RegExp) => page.getByRole('button', { name })
const cell = (name: string, state: string) => page.getByRole('gridcell', { name: `临江县${name} 2025 年：${state}` })
const panel = () => page.getByRole('dialog', { name: /2025 年$/ })
const html = (name: string, options: Parameters<typeof reportHtml>[0]) => ({ name, mimeType: 'text/html', buffer: Buffer.from(reportHtml(options)) })
const only = (state: string, count: number) => button(new RegExp(`^${state} ?${count}(?!\\d)`))

async function takeList(): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('从备份恢复').first().click()])
  await chooser.setFiles({ name: '名单.tar', mimeType: 'application/x-tar', buffer: await listed() })
  await button('用备份代替现在的记录').click()
  await page.getByText('已从 名单.tar 恢复').waitFor({ timeout: 60_000 })
}

async function openYear(): Promise<void> {
  await button('布置收报').click()
  const form = page.getByRole('dialog')
  await form.getByLabel('报告年度').fill('2025')
  await form.getByLabel('落款单位').fill('临江县人民政府办公室')
  await form.getByLabel('联系人').fill('李敏')
  await form.getByLabel('电话').fill('2200617')
  await form.getByRole('button', { name: '布置收报' }).click()
  await page.getByRole('heading', { name: '收报 2025' }).waitFor()
}

describe('the year being collected', () => {
  it('without a list says what to do and calls nobody missing', async () => {
    await go(page, '收报')
    await page.getByText('先告诉年报台：今年该有谁。').waitFor()
    expect(await page.getByText('未报送').count()).toBe(0)
    expect(await axeViolations(page)).toEqual([])
  })

  it('is lived from the list to the reminder: open the year, exempt, import for a gap, remind', async () => {
    await takeList()
    await go(page, '收报')
    await page.getByText('名单有了，还没布置收报。').waitFor()
    await openYear()
    await only('未报', 5).waitFor()
    expect(await axeViolations(page)).toEqual([])

    // By key: from the first unit down to 水利局, exempt it with a reason, and take that back.
    await cell('教育局', '未报').click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await page.keyboard.type('并入农业农村局')
    await page.keyboard.press('Enter')
    await only('免报', 1).waitFor()
    await cell('水利局', '免报').waitFor()
    await button('撤销').last().click()
    await only('未报', 5).waitFor()

    // A file that says another unit is asked about, and refused is not filed.
    await cell('教育局', '未报').click()
    await panel().locator('input[type=file]').setInputFiles(html('财政.html', { agency: '临江县财政局', year: 2025 }))
    await panel().getByText('“财政.html”里写的是 临江县财政局 2025 年，不是这一格。').waitFor({ timeout: 30_000 })
    expect(await axeViolations(page)).toEqual([])
    await panel().getByRole('button', { name: '先不收' }).click()
    await only('未报', 5).waitFor()
    await panel().locator('input[type=file]').setInputFiles(html('教育.html', { agency: '临江县教育局', year: 2025 }))
    await cell('教育局', '已收').waitFor({ timeout: 30_000 })
    await page.keyboard.press('Escape')

    // What cannot be read makes its unit wait; what is of another year says so.
    await cell('审计局', '未报').click()
    await panel().locator('input[type=file]').setInputFiles({ name: '扫描.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 broken') })
    await cell('审计局', '待看').waitFor({ timeout: 30_000 })
    await page.keyboard.press('Escape')
    await go(page, '数据')
    await page.locator('input[type=file]').first().setInputFiles(html('临江县商务局2025年报.html', { agency: '临江县商务局', year: 2024 }))
    await page.getByText('其中 1 份不是正在收的 2025 年度的').waitFor({ timeout: 60_000 })
    await page.getByText('文件名写 2025 年，内容是 2024 年度的年报').waitFor()

    // Only the missing are reminded.
    await go(page, '收报')
    await only('未报', 3).waitFor()
    await button(/^复制文字/).click()
    await page.getByText('催报文字已复制（3 个单位）').waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toContain('临江县财政局、临江县水利局、临江县商务局')
    expect(text).toContain('联系人：李敏 2200617')
    expect(text).not.toMatch(/教育局|审计局|税务局/)
    const [download] = await Promise.all([page.waitForEvent('download'), button('Word').click()])
    const word = strFromU8(unzipSync(await readFile(await download.path()))['word/document.xml']!).replaceAll(/<[^>]+>/g, ' ')
    expect(word).toContain('临江县水利局')
    expect(word).toContain('6212')
    expect(word).not.toContain('税务局')
    // What a person wrote in its place stays, whoever is chosen after and wherever one was meanwhile.
    const written = page.getByRole('textbox', { name: /^催报文字/ })
    await written.fill('请各单位尽快报送。')
    await page.getByRole('checkbox', { name: /^选中 .*水利局/ }).uncheck()
    expect(await written.inputValue()).toBe('请各单位尽快报送。')
    await go(page, '总览')
    await go(page, '收报')
    await expect.poll(() => written.inputValue()).toBe('请各单位尽快报送。')
    await button('按现在的名单重写').click()
    expect(await written.inputValue()).toContain('临江县财政局、临江县水利局、临江县商务局')
    await button('记为已催').click()
    await expect.poll(() => page.getByText(/^.*催过 1 次/).count()).toBe(3)
    const [workbook] = await Promise.all([page.waitForEvent('download'), button('导出 Excel').click()])
    const sheets = unzipSync(await readFile(await workbook.path()))
    expect(strFromU8(sheets['xl/sharedStrings.xml'] ?? sheets['xl/worksheets/sheet1.xml']!)).toContain('已收')

    // Every page expects what the list says, also after a reload.
    await page.reload()
    await go(page, '总览')
    // Of two years, one unit reported in each.
    await page.getByText(/5 个单位中 2 个/).first().waitFor({ timeout: 30_000 })
    await go(page, '汇总')
    await page.getByText('应报送 5 个单位，已计入 1 个').first().waitFor({ timeout: 30_000 })
    await page.getByText('未报送（3）：').first().waitFor()
    await go(page, '收报')
    await only('已收', 1).click()
    expect(await page.getByRole('gridcell', { name: /2025 年：/ }).count()).toBe(1)
    expect(await scrollsSideways(page)).toBe(false)
  })

  it('is closed: what was sent up stands with its date, later changes show against it, and the next year begins from it', async () => {
    await takeList()
    await go(page, '收报')
    await openYear()
    await cell('教育局', '未报').click()
    await panel().locator('input[type=file]').setInputFiles(html('教育.html', { agency: '临江县教育局', year: 2025 }))
    await cell('教育局', '已收').waitFor({ timeout: 30_000 })
    await page.keyboard.press('Escape')
    await button('结束收报').click()
    const ask = page.getByRole('dialog', { name: '结束 2025 年度收报' })
    await ask.getByText('计入 1 份年报').waitFor()
    await ask.getByText('4 个单位未报。').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await ask.getByRole('button', { name: '结束收报' }).click()
    await page.getByText(/^2025 年度收报已于 .+ 结束$/).waitFor()
    await page.getByText('上报后没有变化。').waitFor({ timeout: 30_000 })

    // A report that comes late changes the form, and both pages say which cells.
    await cell('财政局', '未报').click()
    await panel().locator('input[type=file]').setInputFiles(html('财政.html', { agency: '临江县财政局', year: 2025 }))
    await cell('财政局', '已收').waitFor({ timeout: 30_000 })
    await page.keyboard.press('Escape')
    for (const where of ['收报', '汇总']) {
      await go(page, where)
      const told = page.getByText(/^上报后有 [1-9]\d* 格变化$/)
      await told.waitFor({ timeout: 30_000 })
      await told.click()
      await page.getByText('新计入 1 个单位：临江县财政局').waitFor()
      const rows = page.getByRole('region', { name: /上报后有/ }).locator('tbody tr')
      // The two reports are alike: each sum is twice what was sent up.
      for (const row of (await rows.all()).slice(0, 5)) {
        const [sent, now] = (await row.locator('td').allTextContents()).map(text => Number(text.replaceAll(',', '')))
        expect(now).toBe(2 * sent!)
      }
      expect(await axeViolations(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
    }

    // One click begins the next year with what this one had; undo takes it back, and the closing too.
    await go(page, '收报')
    await button('沿用本年度，布置 2026 年度').click()
    await page.getByText('已布置 2026 年度收报').waitFor()
    await page.getByRole('heading', { name: '收报 2026' }).waitFor()
    await only('未报', 5).waitFor()
    await button('改期限、联系人、落款').click()
    expect(await page.getByRole('dialog').getByLabel('落款单位').inputValue()).toBe('临江县人民政府办公室')
    await page.keyboard.press('Escape')
    await page.getByLabel('收报年度').selectOption('2025')
    await button('重新收报').click()
    await button('结束收报').waitFor()
    await button('撤销').last().click()
    await page.getByText(/^2025 年度收报已于 .+ 结束$/).waitFor()
  })
})
