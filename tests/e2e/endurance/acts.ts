import type { Page } from 'playwright'
import { Buffer } from 'node:buffer'
import { reportHtml } from '../../unit/ingest/report-html'

/** What a person does that the record keeps; each ends once the page has said that it is done. */

const places = ['临江县', '和平区', '全州县', '滦南县', '桃江县', '宁强县']
const kinds = ['教育局', '卫生健康局', '财政局', '民政局', '司法局', '审计局', '交通运输局', '农业农村局']
const years = [2021, 2022, 2023, 2024, 2025]

/** The `number`th report that no other is like, and how many applications it says were received. */
export function reportFile(number: number): { name: string, received: number, text: string } {
  const agency = places[number % places.length]! + kinds[Math.floor(number / places.length) % kinds.length]!
  const year = years[Math.floor(number / places.length / kinds.length) % years.length]!
  const received = 5 + number
  const cells = Object.fromEntries(['received', 'granted', 'concluded'].flatMap(row => ['person', 'total'].map(column => [`${row}.${column}`, `${received}`])))
  return { name: `报告${number}.html`, received, text: reportHtml({ agency, year, cells }) }
}

export async function importFiles(page: Page, url: string, files: readonly { name: string, text: string }[]): Promise<void> {
  await page.goto(`${url}#/data`)
  await page.locator('input[type=file]').first().setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })))
  await page.getByText(/本次导入：/).last().waitFor({ timeout: 60_000 })
}

/** Corrects the total of applications received in a report; `value` is not what it says. */
export async function correct(page: Page, url: string, report: string, value: number): Promise<void> {
  await page.goto(`${url}#/report/${report}`)
  await page.locator('[data-cell="applications.received.total"]').first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /更正这一格|再更正/ }).click()
  await dialog.getByRole('textbox', { name: '更正为' }).fill(String(value))
  await dialog.getByRole('textbox', { name: '理由' }).fill('核对原件')
  await dialog.getByRole('textbox', { name: '更正人' }).fill('张三')
  await dialog.getByRole('button', { name: '保存更正' }).click()
  await page.getByText(`已更正为 ${value.toLocaleString('en')}。`).last().waitFor()
}

/** Dismisses the first open finding of the work list. */
export async function dismiss(page: Page, url: string): Promise<void> {
  await page.goto(`${url}#/findings`)
  const first = page.locator('tr[data-item]').first()
  await first.getByRole('link').first().focus()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio').first().check()
  await dialog.getByRole('button', { name: '排除', exact: true }).click()
  await page.getByText('已排除 1 条核验发现').last().waitFor()
}

export async function saveView(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}#/explore?metric=received&by=year`)
  await page.locator('.figure-card').getByRole('button', { name: '保存视图' }).first().click()
  await page.getByLabel('名称').fill(name)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(`已保存视图“${name}”`).last().waitFor()
}
