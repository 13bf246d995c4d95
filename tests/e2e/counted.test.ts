import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { read as readWorkbook, utils } from '@e965/xlsx'
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

const received = (count: number) => Object.fromEntries(['received', 'granted', 'concluded'].flatMap(row => [[`${row}.person`, `${count}`], [`${row}.total`, `${count}`]]))
const html = (name: string, count: number) => ({ name, mimeType: 'text/html', buffer: Buffer.from(reportHtml({ agency: '临江县教育局', cells: received(count) })) })
async function bring(...files: ReturnType<typeof html>[]) {
  await go(page, '数据')
  await page.locator('input[type=file]').first().setInputFiles(files)
  await importEnd(page)
}
async function openReport(name: string) {
  await go(page, '报告')
  await page.getByRole('row').filter({ hasText: name }).getByRole('link').first().click()
}

describe('what counted when', () => {
  it('is told beside the versions, cell by cell, and the figures of an earlier day are made again', async () => {
    await page.clock.setSystemTime('2026-11-18T09:00:00+08:00')
    await bring(html('甲.html', 20), html('乙.html', 21))
    await openReport('乙.html')
    const versions = page.getByRole('region', { name: /2 份不同的年报/ })
    await versions.getByText('选定之前都不计入任何数字').waitFor()
    // Differences first, the rest on demand.
    expect(await versions.locator('tbody tr').count()).toBe(6)
    await versions.getByRole('button', { name: /看其余相同的 \d+ 格/ }).click()
    expect(await versions.locator('tbody tr').count()).toBeGreaterThan(190)
    expect(await axeViolations(page)).toEqual([])
    await versions.getByRole('button', { name: '用这一份：甲.html' }).click()
    await versions.getByText(/起计入“甲.html”/).waitFor()

    await page.clock.setSystemTime('2026-11-28T09:00:00+08:00')
    await bring(html('丙.html', 30))
    await go(page, '待看')
    await page.getByRole('heading', { name: /新来一份，与已收的有 6 格不同/ }).waitFor()
    await page.getByRole('button', { name: /用“丙.html”/ }).click()
    await openReport('丙.html')
    const history = page.getByRole('region', { name: /份不同的年报/ }).getByRole('listitem').filter({ hasText: '起计入' })
    await expect.poll(() => history.allTextContents()).toEqual([expect.stringContaining('“甲.html”'), expect.stringContaining('“丙.html”')])

    await go(page, '数据')
    await page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name: '操作记录' }).click()
    await page.getByLabel('到这一天结束').fill('2026-11-20')
    await page.getByText('当时计入 1 份').waitFor()
    await page.getByText('临江县教育局 2023 年：当时用“甲.html”，现在用“丙.html”').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出当时的数（Excel）' }).click()])
    const book = readWorkbook(await readFile(await download.path()))
    const rows = utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 })
    const head = rows.findIndex(row => row.includes('文件'))
    const column = rows[head]!.findIndex(text => /本年新收.*总计/.test(String(text)))
    expect(rows.slice(head + 1, head + 3).map(row => row[column])).toEqual([20, 20])
    await page.getByLabel('到这一天结束').fill('2026-11-28')
    await page.getByText('和现在计入的一样。').waitFor()
  })
})
