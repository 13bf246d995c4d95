import type { Page } from 'playwright'
import type { App } from './app'
import type { Truth } from './truth'
import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, openSample, scrollsSideways } from './app'
import { reportsOf, unitsOf } from './truth'

/** Sum of a cell; null when no unit prints a number there. */
function sum(units: readonly Truth[], key: string): number | null {
  const numbers = units.flatMap(({ cells }) => cells[key] ?? [])
  return numbers.length === 0 ? null : Math.round(numbers.reduce((total, value) => total + value, 0) * 1e6) / 1e6
}

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

async function open(hash: string, title: RegExp) {
  await page.goto(`${app.url}#/consolidated${hash}`)
  await expect.poll(() => page.locator('h1').textContent(), { timeout: 20_000 }).toMatch(title)
  await page.locator('[data-cell="appeals.review.total"]').waitFor()
}
/** Every cell of the form as the page prints it; `—` is none. */
async function shown(): Promise<Record<string, number | null>> {
  const cells = await page.locator('[data-cell]').evaluateAll(all => all.map(cell => [cell.getAttribute('data-cell')!, cell.querySelector('button')!.textContent!.trim()] as const))
  return Object.fromEntries(cells.map(([key, text]) => [key, text === '—' ? null : Number(text.replaceAll(',', '').replace('−', '-'))]))
}

describe('consolidated form of the sample city', () => {
  it.each([2025, 2021])('equals an independent sum over the units of %s, cell by cell', async (year) => {
    await open(`?year=${year}`, new RegExp(`全部单位 ${year} 年汇总表`))
    const units = unitsOf(year)
    const cells = await shown()
    expect(Object.keys(cells)).toHaveLength(10 + 175 + 15)
    for (const [key, value] of Object.entries(cells))
      expect([key, value]).toEqual([key, sum(units, key)])
    await expect.poll(() => page.locator('.notes').textContent()).toContain(`${units.length} 个单位年报相加`)
  })

  it('adds up a group of types in the form of 2019', async () => {
    await open('?year=2020&type=police', /公安/)
    const cells = await shown()
    expect(Object.keys(cells)).toHaveLength(22 + 161 + 15)
    const units = unitsOf(2020).filter(({ agency }) => agency.includes('公安'))
    expect(units.length).toBeGreaterThan(0)
    for (const [key, value] of Object.entries(cells))
      expect([key, value]).toEqual([key, sum(units, key)])
  })

  it('lays what does not reconcile to the reports that cause it', async () => {
    await open('?year=2025', /2025/)
    const units = unitsOf(2025)
    const off = (cells: Record<string, number | null>): number => ['received', 'carriedIn'].reduce((total, row) => total + (cells[`applications.${row}.total`] ?? 0), 0) - ['concluded', 'carriedOut'].reduce((total, row) => total + (cells[`applications.${row}.total`] ?? 0), 0)
    const difference = units.reduce((total, { cells }) => total + off(cells), 0)
    expect(difference).not.toBe(0)
    const line = page.locator('.checks li', { hasText: '收办平衡 · 总计' })
    expect(await line.textContent()).toContain(`相差 ${String(difference).replace('-', '−')}`)
    for (const { agency } of units.filter(({ cells }) => off(cells) !== 0))
      expect(await line.textContent()).toContain(agency)
  })

  it('shows what each unit adds to a cell, largest first, and leads to the cell of its report; by keyboard too', async () => {
    await open('?year=2025', /2025/)
    const key = 'applications.received.total'
    await page.locator(`[data-cell="${key}"] button`).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await panel.locator('tbody tr').first().waitFor()
    const rows = await panel.locator('tbody tr').evaluateAll(all => all.map(row => Number(row.querySelector('.number')!.textContent!.replaceAll(',', ''))))
    expect(rows).toEqual(unitsOf(2025).flatMap(({ cells }) => cells[key] ?? []).sort((a, b) => b - a))
    expect(await axeViolations(page)).toEqual([])
    await panel.getByRole('link').first().click()
    await expect.poll(() => page.url()).toMatch(/#\/report\/.*cell=applications\.received\.total/)
    await page.goBack()
  })

  it('is written as Excel whose formulas and results are the same numbers, and as Word', async () => {
    await open('?year=2025', /2025/)
    await page.getByRole('button', { name: '导出' }).click()
    const save = async (name: RegExp) => {
      const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.getByRole('button', { name }).click()])
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
    }
    const units = unitsOf(2025)
    const excel = await save(/^Excel/)
    expect(excel.name).toMatch(/^全部单位 2025 年汇总表.*\.xlsx$/)
    const book = read(excel.bytes, { cellFormula: true })
    expect(book.SheetNames).toHaveLength(2 + units.length)
    const total = utils.sheet_to_json<(string | number | null)[]>(book.Sheets['汇总']!, { header: 1, defval: null })
    const row = total.find(cells => String(cells[0]).startsWith('一、本年新收'))!
    const columns = ['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation', 'total']
    expect(row.slice(3, 10)).toEqual(columns.map(column => sum(units, `applications.received.${column}`)))
    const line = total.indexOf(row)
    const formula = (book.Sheets['汇总']![utils.encode_cell({ r: line, c: 9 })] as { f?: string }).f!
    expect(formula).toBe(`SUM(${book.SheetNames.slice(2).map(sheet => `'${sheet}'!J${line + 1}`).join(',')})`)
    const added = book.SheetNames.slice(2).reduce((all, sheet) => all + Number((book.Sheets[sheet]![`J${line + 1}`] as { v?: number } | undefined)?.v ?? 0), 0)
    expect(added).toBe(sum(units, 'applications.received.total'))

    const said = utils.sheet_to_json<(string | number | null)[]>(book.Sheets['说明']!, { header: 1, defval: null }).map(([text]) => String(text ?? ''))
    for (const part of ['期间：2025 年', '来源：', '日期：', '校验码：', '虚构数据', `${units.length} 个单位年报相加`])
      expect(said.some(text => text.includes(part))).toBe(true)
    const printedSum = said.find(text => text.startsWith('校验码：'))!.slice(4)
    expect(said.join('\n')).not.toMatch(/127\.0\.0\.1|http/)

    const word = await save(/^Word/)
    const xml = strFromU8(unzipSync(word.bytes)['word/document.xml']!)
    const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(match => match[1]!)
    for (const column of columns)
      expect(texts).toContain(String(sum(units, `applications.concluded.${column}`)))
    expect(texts.join('')).toContain(printedSum)
    expect(texts.join('')).not.toMatch(/127\.0\.0\.1|http/)
    await page.getByRole('link', { name: '简报', exact: true }).click()
    await page.getByRole('textbox', { name: '校验码（12 位）' }).fill(printedSum)
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByText(/^一致/).waitFor({ timeout: 20_000 })
    await open('?year=2025', /2025/)
  })

  it('adds up one level by choice: its own units and the districts’ consolidated reports, and says what was left out', async () => {
    await open('?year=2025', /2025/)
    await page.getByRole('button', { name: '口径', exact: true }).click()
    await page.getByRole('radio', { name: /本级汇总/ }).check()
    await page.getByRole('combobox', { name: '哪一级' }).selectOption({ label: '云川市' })
    await page.keyboard.press('Escape')
    await page.locator('.chips').getByText('云川市本级汇总').waitFor()
    const inside = (truth: Truth): boolean => !truth.agency.startsWith('国家税务总局') && (truth.scope === 'consolidated' ? truth.agency.endsWith('区人民政府') : !/云川市[^市]{1,4}区/.test(truth.agency) && !truth.agency.endsWith('管理委员会'))
    const own = reportsOf(2025).filter(inside)
    await expect.poll(() => page.locator('.notes').textContent(), { timeout: 20_000 }).toContain(`共 ${own.length} 份`)
    for (const [key, value] of Object.entries(await shown()))
      expect([key, value]).toEqual([key, sum(own, key)])
    const notes = await page.locator('.notes').textContent()
    expect(notes).toMatch(/垂管单位，不进地方汇总，只列出（1）：国家税务总局云川市税务局/)
    expect(notes).toMatch(/属于下一级，由下级汇总年报计入，不另加/)
    expect(await axeViolations(page)).toEqual([])
  })

  it('offers the blank form, and fits a phone', async () => {
    await page.getByRole('button', { name: '空白表' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '2021 年版式 Word' }).click()])
    expect(file.suggestedFilename()).toMatch(/空白表.*2021.*\.docx$/)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
    expect(app.errors).toEqual([])
    expect(app.outside).toEqual([])
  })
})
