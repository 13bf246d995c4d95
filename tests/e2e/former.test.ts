import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import facts from '../datasets/pingtan.json'
import { reportHtml } from '../unit/ingest/report-html'
import { importEnd, openApp } from './app'

let app: App
let page: Page

function former({ year, rows }: typeof facts.reports[number]): string {
  const title = `${facts.agency}${year}年政府信息公开工作年度报告`
  const line = (cells: readonly string[]) => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
  return `<!doctype html><html><head><meta charset="utf-8"><title>年报</title></head><body><p>${title}</p><p>一、概述</p><p>现公布${title}，统计期限为${year}年1月1日至12月31日，${facts.agency}本级编制。</p>
<p>二、政府信息公开情况统计表</p><table>${[['指标名称', '计量单位', `${year}年度`, '历年累计'], ...rows].map(line).join('')}</table></body></html>`
}

const file = (name: string, html: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(html) })
async function shot(name: string): Promise<void> {
  if (process.env.NIANBAO_SHOTS)
    await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/${name}.png`, fullPage: true })
}

beforeAll(async () => {
  app = await openApp()
  page = await app.newPage('#/data')
  await page.locator('input[type=file]').first().setInputFiles([
    ...facts.reports.map(report => file(`${report.year}.html`, former(report))),
    ...[2021, 2022, 2023, 2024, 2025].map(year => file(`${year}.html`, reportHtml({ agency: facts.agency, year }))),
  ])
  await importEnd(page)
}, 200_000)
afterAll(() => app.close())

it('reports of 2013 to 2025 of one place stand in the record, each in its own form', async () => {
  await page.getByRole('link', { name: '报告', exact: true }).first().click()
  await page.getByText('福建 2013').first().waitFor()
  await shot('reports')
  await page.getByRole('link', { name: '总览', exact: true }).first().click()
  await page.getByText('2019 年起用新表样').first().waitFor()
  await shot('overview')
  expect(app.errors).toEqual([])
}, 100_000)
