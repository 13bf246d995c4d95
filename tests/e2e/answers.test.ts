import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { axeViolations, go, importEnd, openApp } from './app'

let app: App
let page: Page

beforeEach(async () => {
  app = await openApp()
  page = await app.newPage()
})
afterEach(async () => {
  expect([app.outside, app.errors]).toEqual([[], []])
  await app.close()
})

type Cells = NonNullable<Parameters<typeof reportHtml>[0]>['cells']
const received = (count: number): Cells => ({ 'received.person': `${count}`, 'received.total': `${count}`, 'granted.person': `${count}`, 'granted.total': `${count}`, 'concluded.person': `${count}`, 'concluded.total': `${count}` })
const file = (name: string, text: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })
const heading = (count: number) => page.getByRole('heading', { name: `待看 ${count}`, exact: true })
const question = () => page.locator('#question')
/** A report whose number of 商业企业 is printed torn apart. */
const doubted = (agency: string) => file(`${agency}2023.html`, reportHtml({ agency, cells: { ...received(21), 'received.business': '1 0' } }))
/** A report whose tables were left blank. */
const blank = (agency: string) => file(`${agency}2023.html`, reportHtml({ agency }).replaceAll(/(<td[^>]*>)\d+<\/td>/g, '$1</td>'))

async function bring(...files: ReturnType<typeof file>[]): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(files)
  await importEnd(page)
}

describe('answers in the queue', () => {
  it('lists its keys, leaves by Escape, and keeps them from fields that are written in', async () => {
    await bring(doubted('临江县教育局'), doubted('临江县民政局'))
    await go(page, '总览')
    await go(page, '待看')
    await heading(2).waitFor()
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: '全部按键' })
    expect(await list.textContent()).toMatch(/问同一件事的都这样答/)
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('j')
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'hidden' })
    await heading(2).waitFor()
    await page.getByText('第 1 / 2 件').waitFor()

    await page.keyboard.press('2')
    await page.getByRole('button', { name: '更正这一格' }).click()
    const field = page.locator('.ask').getByRole('textbox').first()
    await field.fill('')
    await field.press('u')
    await field.pressSequentially('1j2k?')
    expect(await field.inputValue()).toBe('u1j2k?')
    expect(await list.count()).toBe(0)
    await heading(2).waitFor()
    await page.getByText('第 1 / 2 件').waitFor()

    await question().click()
    await page.keyboard.press('Escape')
    await page.getByRole('navigation', { name: '主要页面' }).locator('[aria-current=page]').getByText('总览').waitFor()
  })

  it('say whose it is, that blanks are blanks, and which of two counts, where one counted before', async () => {
    await bring(file('统计局.html', reportHtml({ agency: '临江县统计局', cells: received(67) })))
    await bring(
      file('统计局改.html', reportHtml({ agency: '临江县统计局', cells: received(72) })),
      file('临江县财政局2023年报.html', reportHtml({ agency: '临江县民政局', cells: received(5) })),
      blank('临江县审计局'),
      blank('临江县司法局'),
    )
    await go(page, '待看')
    await heading(4).waitFor()
    expect(await question().textContent()).toContain('没有认准是哪个单位的')
    await page.getByRole('button', { name: /是临江县民政局的/ }).click()
    await heading(3).waitFor()
    expect(await question().textContent()).toContain('是没有发生，还是漏填')
    await page.keyboard.press('a')
    await heading(1).waitFor()
    expect(await question().textContent()).toMatch(/临江县统计局 2023 年新来一份，与已收的有 \d+ 格不同/)
    const rows = page.getByRole('navigation', { name: '待看的各件' }).locator('.which')
    expect(await rows.allTextContents()).toEqual([expect.stringMatching(/统计局改\.html · .* · 新收 72/)])
    await page.getByRole('button', { name: /用“统计局改\.html”/ }).click()
    await page.getByText('看完了').waitFor()
    await go(page, '总览')
    const value = page.locator('li.card').filter({ has: page.getByRole('heading', { name: '新收' }) }).locator('.value').first()
    await expect.poll(() => value.textContent(), { timeout: 20_000 }).toBe('77')
  })

  it('name the numbers they confirm: in the queue, on the report, and under 核验, one or many, undone as one', async () => {
    await bring(...['临江县教育局', '临江县民政局', '临江县财政局', '临江县司法局'].map(doubted))
    await go(page, '待看')
    await heading(4).waitFor()
    const says = /确认这 1 个数与原件一致：.*商业企业 10。只确认这些/
    expect(await page.getByRole('button', { name: /照印收下/ }).textContent()).toMatch(says)
    await page.keyboard.press('o')
    const onReport = page.locator('.printed').filter({ has: page.getByRole('button', { name: '照印收下' }) })
    await onReport.waitFor()
    expect(await onReport.textContent()).toMatch(says)
    await onReport.getByRole('button').click()
    await page.getByText(/已确认 1 条：临江县.* 2023 .*商业企业 10/).waitFor()

    await go(page, '核验')
    const lines = page.locator('tr[data-item]').filter({ hasText: '识别存疑' })
    await expect.poll(() => lines.count()).toBe(3)
    await expect.poll(() => lines.first().locator('.printed').textContent()).toMatch(says)
    for (let at = 0; at < 3; at++)
      await lines.nth(at).getByRole('checkbox').check()
    const bar = page.getByRole('group', { name: '已选 3 条' })
    expect(await bar.textContent()).toMatch(/确认的是：.*商业企业 10；.*商业企业 10；.*商业企业 10/)
    await bar.getByRole('button', { name: '确认属实' }).click()
    await page.getByText(/已确认 3 条：.*商业企业 10/).waitFor()
    await page.getByRole('navigation', { name: '主要页面' }).locator('.badge').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(() => lines.count()).toBe(3)
    await expect.poll(() => page.getByRole('navigation', { name: '主要页面' }).locator('.badge').textContent()).toContain('3')
  })
})
