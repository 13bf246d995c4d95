import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import JSZip from 'jszip'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { axeViolations, importEnd, openApp, scrollsSideways } from './app'

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

/** So many new applications of citizens, all granted; the printed total of the outcomes is `concluded`. */
const cells = (count: number, concluded = count) => ({ 'received.person': `${count}`, 'received.total': `${count}`, 'granted.person': `${count}`, 'granted.total': `${count}`, 'concluded.person': `${count}`, 'concluded.total': `${concluded}` })
const html = (name: string, agency: string, values: Record<string, string>) => ({ name, mimeType: 'text/html', buffer: Buffer.from(reportHtml({ agency, cells: values })) })
const go = (name: string) => page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name, exact: true }).first().click()
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
async function bring(files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) {
  await page.locator('input[type=file]').first().setInputFiles(files)
  await importEnd(page)
}

/** The text of a Word file as another reads it. */
async function wordText(bytes: Uint8Array): Promise<string> {
  const xml = await (await JSZip.loadAsync(bytes)).file('word/document.xml')!.async('string')
  return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '')
}

async function saved(act: () => Promise<unknown>): Promise<{ name: string, bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) }
}

describe('letters that send reports back', () => {
  it('are written for all at once, opened, noted, recalled, and answered by a revision', async () => {
    await bring([
      html('教育局.html', '临江县教育局', cells(7, 6)),
      html('民政局.html', '临江县民政局', cells(20, 2)),
      html('司法局.html', '临江县司法局', cells(5)),
    ])
    await go('退改')
    await page.getByText('还没有确认属实的问题。').waitFor()
    expect(await axeViolations(page)).toEqual([])

    // One error is confirmed by ticking it here; the other from the report's page.
    await button(/^临江县民政局/).click()
    for (const box of await page.getByRole('group', { name: '写给临江县民政局的问题' }).getByRole('checkbox').all())
      await box.check()
    await page.getByText('应为', { exact: true }).waitFor()
    await go('报告')
    await page.getByRole('link', { name: /临江县教育局/ }).first().click()
    await page.getByRole('link', { name: '退改…' }).click()
    const ticks = page.getByRole('group', { name: '写给临江县教育局的问题' }).getByRole('checkbox')
    await ticks.first().check()
    const letter = page.getByRole('region', { name: '给临江县教育局的通知' })
    await letter.getByText('本年新收 7 + 上年结转 0 = 7，而办理结果总计 6 + 结转下年度 0 = 6').first().waitFor()
    // The one cell that every comparison accuses, as it is printed and as it should be.
    await expect.poll(() => letter.locator('td.printed, td.expected').allTextContents().then(all => all.map(text => text.trim()))).toEqual(['6', '7'])
    await letter.getByText(/改这一格，与它有关的 \d 处就都相等/).first().waitFor()
    await page.screenshot({ path: '/tmp/letters.png' })

    // As a mail, and as one Word file; nothing is sent back by either.
    await button('复制邮件文字').click()
    await page.getByText('邮件文字已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^关于退回修改2023年度政府信息公开工作年度报告的通知\n临江县教育局：[\s\S]+\n1\. 第三部分/)
    const one = await saved(() => button('Word 这一份').click())
    expect(one.name).toBe('退改通知_临江县教育局_2023.docx')
    expect(await wordText(one.bytes)).toContain('你单位')

    // All at once: only the files first, then with the state.
    await button('生成 2 份…').click()
    const dialog = page.getByRole('dialog', { name: '生成 2 份退改通知' })
    await dialog.getByLabel('落款单位').fill('临江县人民政府办公室')
    await dialog.getByLabel('联系人').fill('李敏')
    await dialog.getByLabel('电话').fill('2200617')
    await dialog.getByLabel('改好期限').fill('2099-01-30')
    expect(await axeViolations(page)).toEqual([])
    const zip = await saved(() => dialog.getByRole('button', { name: '生成并记为退改' }).click())
    expect(zip.name).toBe('退改通知_2023_2个单位.zip')
    const files = await JSZip.loadAsync(zip.bytes)
    expect(Object.keys(files.files).sort()).toEqual(['退改通知_临江县教育局_2023.docx', '退改通知_临江县民政局_2023.docx', '退改问题总表_2023.xlsx'].sort())
    const word = await wordText(await files.file('退改通知_临江县教育局_2023.docx')!.async('uint8array'))
    for (const part of ['临江县教育局：', '2099年1月30日', '李敏', '2200617', '临江县人民政府办公室', '印的数', '应为', '本年新收 7 + 上年结转 0 = 7'])
      expect(word).toContain(part)

    // The state, and its counts; the returned report goes on counting.
    await page.getByRole('heading', { name: '已发出 2' }).waitFor()
    await page.getByLabel('临江县教育局的通知怎样送的').selectOption({ label: '邮件' })
    await page.getByText('已记下：邮件。').waitFor()
    await page.reload()
    await expect.poll(() => page.getByLabel('临江县教育局的通知怎样送的').inputValue()).toBe('mail')
    await button('撤回给临江县民政局的退改').click()
    await page.getByRole('heading', { name: '已发出 1' }).waitFor()

    // The revision mends what was asked, and changes something nobody asked for.
    await go('数据')
    await bring([html('教育局改.html', '临江县教育局', { ...cells(7, 7), 'received.person': '8', 'received.total': '8', 'granted.person': '8', 'granted.total': '8', 'concluded.person': '8', 'concluded.total': '8' })])
    await go('待看')
    await page.getByText('退改后又来了一份').waitFor()
    await page.getByText('✓ 已改好').first().waitFor()
    await page.screenshot({ path: '/tmp/revised.png' })
    await button(/用“教育局改.html”/).click()
    await go('退改')
    await page.getByText('改好 1 条，没有改好 0 条。').waitFor()

    await page.setViewportSize({ width: 390, height: 844 })
    expect(await scrollsSideways(page)).toBe(false)
    await page.screenshot({ path: '/tmp/letters-phone.png', fullPage: true })
  })
})
