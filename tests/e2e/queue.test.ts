import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { axeViolations, importEnd, openApp, scrollsSideways } from './app'

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

const received = (count: number) => ({ 'received.person': `${count}`, 'received.total': `${count}`, 'granted.person': `${count}`, 'granted.total': `${count}`, 'concluded.person': `${count}`, 'concluded.total': `${count}` })
const file = (name: string, text: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })
/** A department's report whose prose speaks of its whole system. */
function ofSystem(agency: string, count: number) {
  return file(`${agency}2023.html`, reportHtml({ agency, cells: received(count) }).replace('认真贯彻落实', `全系统共收到政府信息公开申请${count}件，认真贯彻落实`))
}
const go = (name: string) => page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name, exact: true }).first().click()
const heading = (count: number) => page.getByRole('heading', { name: `待看 ${count}`, exact: true })

/** What every page says of how many wait. */
async function counts(): Promise<string[]> {
  const found: string[] = []
  const say = async (text: string | null) => found.push(text!.replaceAll(/\D/g, ''))
  await say(await page.locator('footer').getByRole('link', { name: /份待看/ }).textContent())
  await say(await page.getByRole('navigation', { name: '主要页面' }).locator('.badge').textContent())
  await go('数据')
  await say(await page.getByRole('group', { name: '结果' }).getByRole('button', { name: /待看/ }).textContent())
  await go('报告')
  await say(await page.locator('main').getByRole('link', { name: /份待看/ }).textContent())
  await go('总览')
  await say(await page.locator('main').getByRole('link', { name: /另有 \d+ 份待看/ }).textContent())
  return found
}

describe('the queue of what waits', () => {
  it('has one count everywhere, answers many at once by key, undoes them as one, and is emptied', async () => {
    const departments = ['临江县教育局', '临江县民政局', '临江县司法局', '临江县财政局']
    await page.locator('input[type=file]').first().setInputFiles([
      ...departments.map((agency, at) => ofSystem(agency, 21 + at)),
      file('统计局甲.html', reportHtml({ agency: '临江县统计局', cells: received(67) })),
      file('统计局乙.html', reportHtml({ agency: '临江县统计局', cells: received(72) })),
      file('审计局.html', reportHtml({ agency: '临江县审计局', cells: received(3) })),
    ])
    expect(await importEnd(page)).toMatch(/已收 1，待看 6/)
    expect(await counts()).toEqual(['6', '6', '6', '6', '6'])

    await go('待看')
    await heading(6).waitFor()
    await page.getByRole('heading', { name: '正文写的是“全系统共收到政府信息公开申请' }).waitFor()
    await page.getByText('另有 3 份问的是同一件事').waitFor()
    await page.getByRole('region', { name: '原件' }).locator('[data-twin]').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)

    // One is left out, the others are answered with it; it stays, and is the next.
    await page.getByRole('region', { name: '另有 3 份问的是同一件事' }).getByRole('checkbox').nth(3).click()
    await page.keyboard.press('a')
    await heading(3).waitFor()
    await page.getByText(/这一阵看完 3，还剩 3/).waitFor()
    expect(await page.getByRole('navigation', { name: '待看的各件' }).locator('.done').count()).toBe(3)
    await page.getByRole('heading', { name: /正文写的是/ }).waitFor()
    await page.keyboard.press('u')
    await heading(6).waitFor()
    await page.keyboard.press('a')
    await heading(2).waitFor()

    // Next and back by key; a field that is written in keeps its letters; the report and back to the same place.
    await page.getByRole('heading', { name: /临江县统计局 2023 年有 2 份不同的年报/ }).waitFor()
    const place = page.locator('.who').getByText(/第 \d \/ 2 件/)
    await page.keyboard.press('j')
    expect(await place.textContent()).toContain('第 2 / 2 件')
    await page.keyboard.press('k')
    expect(await place.textContent()).toContain('第 1 / 2 件')
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await page.getByRole('heading', { name: /临江县统计局 2023 年度报告/ }).waitFor()
    await page.goBack()
    await place.getByText('第 2 / 2 件').waitFor()
    await page.getByRole('button', { name: /^1 用“/ }).click()
    await page.getByText('看完了').waitFor()
    await heading(0).waitFor()
    await page.getByText('已收，数字计入').waitFor()
    expect(await page.getByRole('navigation', { name: '主要页面' }).locator('.badge').count()).toBe(0)
    await go('数据')
    expect(await page.getByRole('group', { name: '结果' }).getByRole('button', { name: /待看/ }).textContent()).toMatch(/待看\s*0/)
    await page.reload()
    await go('待看')
    await page.getByText('没有等人看的年报').waitFor()
  })
})
