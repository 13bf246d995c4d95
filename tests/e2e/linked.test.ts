import type { Locator, Page } from 'playwright'
import type { App } from './app'
import type { Truth } from './truth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, inEnglish, noChinese, openSample, scrollsSideways } from './app'
import { reports, sumOf, usableFor } from './truth'

type Reports = readonly Truth[]

const police = /公安/
const received = 'applications.received.total'
const shown = (value: number): string => value.toLocaleString('zh-CN')
const percent = (above: number, below: number): string => `${(above / below * 100).toFixed(1)}%`
const denied = ['stateSecret', 'forbiddenByLaw', 'publicSecurity', 'thirdPartyRights', 'internalAffairs', 'deliberative', 'enforcementFile', 'administrativeInquiry'].map(item => `applications.denied.${item}.total`)
const row = (name: string): string => `applications.${name}.total`
const ofPolice = reports.filter(({ agency }) => police.test(agency!))
const inYears = (list: Reports, first: number, last: number): Reports => list.filter(({ year }) => year! >= first && year! <= last)

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' }, context => context.addInitScript(() => {
    const send = Worker.prototype.postMessage
    const counts = globalThis as unknown as { executed: number }
    counts.executed = 0
    Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
      if (/FROM report_(?:cube|wide)/.test(JSON.stringify((message as { data?: unknown } | null)?.data ?? '')))
        counts.executed += 1
      return (send as (...all: unknown[]) => void).call(this, message, ...rest)
    }
  }))
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

const order = ['years', 'types', 'regions', 'outcomes', 'applicants', 'agencies'] as const
type View = typeof order[number]
const card = (view: View): Locator => page.locator('.views .figure-card').nth(order.indexOf(view))
const chart = (view: View): Locator => card(view).locator('.chart')
const sentence = (view: View) => card(view).locator('.sentence').textContent()
const chips = () => page.getByRole('list', { name: '已选' }).getByRole('button', { name: /^取消选择/ }).allTextContents()

async function open(hash: string): Promise<void> {
  await page.goto(`${app.url}#${hash}`)
  for (const view of order)
    await card(view).locator('.chart svg, .scroll table').waitFor({ timeout: 30_000 })
}

/** How often the database was asked since the last time. */
function asked() {
  return page.evaluate(() => {
    const counts = globalThis as unknown as { executed: number }
    const found = counts.executed
    counts.executed = 0
    return found
  })
}

/** A first answer plans its statement, on a machine that may be busy. */
const soon = { timeout: 10_000 }

/** Waits until the card of agencies says `total` and none shows old numbers: those are dimmed, which axe would call faint. */
async function answered(total: string): Promise<void> {
  await expect.poll(() => sentence('agencies'), soon).toContain(total)
  await expect.poll(() => page.locator('figure[aria-busy="true"]').count(), soon).toBe(0)
}

/** The number a card's table has for a row. */
async function inTable(view: View, name: RegExp, column = 1): Promise<string> {
  await card(view).getByRole('button', { name: '看表' }).click()
  const cells = await card(view).getByRole('row', { name }).first().locator('th, td').allTextContents()
  await card(view).getByRole('button', { name: '看图' }).click()
  return cells[column]!.trim()
}

/** Walks a chart from its first mark until one that `name` means, and presses a key there. */
async function press(view: View, name: RegExp, key: string): Promise<void> {
  await chart(view).focus()
  const status = chart(view).getByRole('status')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  for (let step = 0; step < 40 && !name.test(await status.textContent() ?? ''); step++)
    await page.keyboard.press(view === 'years' ? 'ArrowRight' : 'ArrowDown')
  expect(await status.textContent()).toMatch(name)
  await page.keyboard.press(key)
}

describe('linked views of the sample city', () => {
  it('are a tab of the analysis: six charts of one measure', async () => {
    await page.getByRole('link', { name: '分析', exact: true }).click()
    await page.getByRole('link', { name: '联动' }).click()
    await open('/linked')
    expect(await page.locator('.views .figure-card h2').allTextContents()).toHaveLength(6)
    await answered(`全部单位合计 ${shown(sumOf(reports, received))} 件`)
    expect(await sentence('types')).toContain(`合计 ${shown(sumOf(reports, received))} 件`)
    expect(await sentence('years')).toContain(`${shown(sumOf(inYears(reports, 2025, 2025), received))} 件`)
    expect(await axeViolations(page)).toEqual([])
  })

  it('picking a type with the pointer changes the other five to its sums and leaves its own', async () => {
    const before = await sentence('types')
    const titles = await chart('types').locator('svg text').allTextContents()
    await chart('types').locator('svg text', { hasText: /^公安$/ }).click({ force: true })
    await expect.poll(chips, soon).toEqual(['选择：公安 ×'])
    expect(page.url()).toContain('sel.type=police')
    await expect.poll(() => sentence('years'), soon).toContain(`${shown(sumOf(inYears(ofPolice, 2025, 2025), received))} 件`)
    await expect.poll(() => sentence('agencies'), soon).toContain(`全部单位合计 ${shown(sumOf(ofPolice, received))} 件`)
    await expect.poll(() => sentence('regions'), soon).toContain(`${shown(sumOf(ofPolice, received))} 件`)
    expect(await inTable('outcomes', /^不予公开/)).toBe(percent(sumOf(ofPolice, ...denied), sumOf(ofPolice, row('concluded'))))
    expect(await inTable('applicants', /^自然人/)).toBe(percent(sumOf(ofPolice, 'applications.received.person'), sumOf(ofPolice, received)))
    expect(await sentence('types')).toBe(before)
    const now = await chart('types').locator('svg text').allTextContents()
    expect(now.filter(text => text.startsWith('✓'))).toEqual(['✓ 公安'])
    expect(now.map(text => text.replace('✓ ', '')).toSorted()).toEqual(titles.toSorted())
    await answered(`全部单位合计 ${shown(sumOf(ofPolice, received))} 件`)
    expect(await card('years').locator('header').textContent()).toContain('只含所选：公安')
    expect(await axeViolations(page)).toEqual([])
  })

  it('back takes it off, forward and a copied address bring it back', async () => {
    await page.goBack()
    await expect.poll(chips, soon).toEqual([])
    await expect.poll(() => sentence('agencies'), soon).toContain(`全部单位合计 ${shown(sumOf(reports, received))} 件`)
    await page.goForward()
    await expect.poll(() => sentence('agencies'), soon).toContain(`全部单位合计 ${shown(sumOf(ofPolice, received))} 件`)
    const address = new URL(page.url()).hash
    const other = await app.newPage(address)
    await expect.poll(() => other.locator('.views .figure-card').nth(5).locator('.sentence').textContent(), { timeout: 30_000 }).toContain(`全部单位合计 ${shown(sumOf(ofPolice, received))} 件`)
    await other.close()
  })

  it('years are brushed by dragging over them', async () => {
    await page.getByRole('button', { name: '清除选择' }).click()
    await expect.poll(chips, soon).toEqual([])
    const [from, to] = await Promise.all(['2021', '2023'].map(year => chart('years').locator('svg text', { hasText: new RegExp(`^${year}$`) }).boundingBox()))
    await page.mouse.move(from!.x + from!.width / 2, from!.y - 60)
    await page.mouse.down()
    await page.mouse.move(to!.x, to!.y - 40, { steps: 6 })
    await page.locator('.chart .band').waitFor()
    await page.mouse.up()
    await expect.poll(chips, soon).toEqual(['选择：2021—2023 年 ×'])
    await expect.poll(() => sentence('types'), soon).toContain(`合计 ${shown(sumOf(inYears(reports, 2021, 2023), received))} 件`)
    expect(await sentence('years')).toContain(`${shown(sumOf(inYears(reports, 2025, 2025), received))} 件`)
    await page.goBack()
    await expect.poll(chips, soon).toEqual([])
  })

  it('the keyboard alone brushes years, adds a group to another, and takes one off', async () => {
    await press('years', /^2021 年/, 'Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(chips, soon).toEqual(['选择：2021—2023 年 ×'])
    await press('types', /^公安/, 'Enter')
    await press('types', /^教育/, 'Shift+Enter')
    await expect.poll(chips, soon).toEqual(['选择：2021—2023 年 ×', '选择：公安 ×', '选择：教育 ×'])
    const both = inYears(reports.filter(({ agency }) => /公安|教育/.test(agency!)), 2021, 2023)
    await expect.poll(() => sentence('agencies'), soon).toContain(`全部单位合计 ${shown(sumOf(both, received))} 件`)
    await page.getByRole('button', { name: '取消选择：公安' }).press('Enter')
    await expect.poll(chips, soon).toEqual(['选择：2021—2023 年 ×', '选择：教育 ×'])
    // One gesture on the years is one step back.
    for (const left of [['选择：2021—2023 年 ×', '选择：公安 ×', '选择：教育 ×'], ['选择：2021—2023 年 ×', '选择：公安 ×'], ['选择：2021—2023 年 ×'], []]) {
      await page.goBack()
      await expect.poll(chips, soon).toEqual(left)
    }
  })

  it('a part of the outcomes becomes what the others measure', async () => {
    await press('outcomes', /不予公开/, 'Enter')
    await expect.poll(chips, soon).toEqual(['选择：不予公开率 ×'])
    await expect.poll(() => card('types').locator('h2').textContent(), soon).toMatch(/各部门类型不予公开率/)
    const usable = reports.filter(usableFor('outcomes'))
    await expect.poll(() => sentence('types'), soon).toContain(`合计 ${percent(sumOf(usable, ...denied), sumOf(usable, row('concluded')))}`)
    expect(await card('outcomes').locator('h2').textContent()).toMatch(/办理结果/)
    await page.getByRole('button', { name: '清除选择' }).click()
    await expect.poll(() => card('types').locator('h2').textContent(), soon).toMatch(/各部门类型新收/)
  })

  it('lists the lowest agencies as well, of all that can be compared', async () => {
    const agencies = [...new Set(reports.map(({ agency }) => agency!))].map(name => reports.filter(({ agency }) => agency === name))
    const told = agencies.filter(list => list.every(({ cells }) => typeof cells[received] === 'number'))
    const lowest = told.map(list => sumOf(list, received)).toSorted((a, b) => a - b).slice(0, 3)
    await card('agencies').getByRole('button', { name: '最低' }).click()
    await expect.poll(() => card('agencies').locator('h2').textContent(), soon).toMatch(/新收最低的单位/)
    expect(page.url()).toContain('end=lowest')
    expect([...(await sentence('agencies'))!.matchAll(/（([\d,]+) 件）/g)].map(([, value]) => value)).toEqual(lowest.map(shown))
    expect(await card('agencies').locator('header').textContent()).toContain(`${told.length} 个单位可以比较`)
    await card('agencies').getByRole('button', { name: '最高' }).click()
    await expect.poll(() => page.url()).not.toContain('end=')
  })

  it('leads from a group to its agency, its reports and the cell of the source, and back', async () => {
    await open('/linked?sel.type=police&sel.years=2024-2024')
    const [report] = inYears(ofPolice, 2024, 2024)
    await answered(`全部单位合计 ${shown(report!.cells[received]!)} 件`)
    await press('agencies', /公安局/, 'm')
    const menu = page.locator('.menu')
    await menu.getByRole('link', { name: /^打开/ }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await menu.getByRole('link', { name: '看由哪些年报得出' }).click()
    await expect.poll(() => page.locator('.sum').textContent(), { timeout: 15_000 }).toContain(`新收 ${shown(report!.cells[received]!)} 件，由 1 份年报相加`)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('link', { name: /看这一格：一、本年新收/ }).click()
    await expect.poll(() => page.url()).toMatch(/#\/report\/.+cell=applications\.received\.total/)
    await expect.poll(() => page.locator('td.target').textContent(), { timeout: 15_000 }).toContain(shown(report!.cells[received]!))
    await page.goBack()
    await page.goBack()
    await expect.poll(chips, { timeout: 15_000 }).toEqual(['选择：2024 年 ×', '选择：公安 ×'])
  })

  it('a number of a table leads to the reports that add up to it', async () => {
    await open('/linked?metric=disclosureRate&sel.years=2021-2023')
    await expect.poll(() => card('types').locator('h2').textContent(), soon).toMatch(/2021—2023 年各部门类型公开率/)
    await card('types').getByRole('button', { name: '看表' }).click()
    await card('types').getByRole('row', { name: /^公安/ }).getByRole('link').click()
    const list = inYears(ofPolice, 2021, 2023)
    const [above, below] = [sumOf(list, row('granted'), row('partlyGranted')), sumOf(list, row('concluded'))]
    await expect.poll(() => page.locator('.sum').textContent(), { timeout: 15_000 }).toContain(`公开率 ${percent(above, below)}（${shown(above)} ÷ ${shown(below)}），由 ${list.length} 份年报`)
    const rows = await page.locator('tbody tr').evaluateAll(all => all.map(one => [...one.querySelectorAll('th, td')].map(cell => cell.textContent!.trim().replaceAll(',', ''))))
    expect(rows.map(cells => Number.parseInt(cells[4]!)).toSorted()).toEqual(list.map(({ cells }) => cells[row('concluded')]!).toSorted())
  })

  it('the selection can be made filters', async () => {
    await open('/linked?sel.type=police&sel.part=outcomes.denied')
    await page.getByRole('button', { name: '用作筛选' }).click()
    await expect.poll(chips, soon).toEqual([])
    expect(page.url()).toMatch(/type=police/)
    expect(page.url()).not.toContain('sel.')
    await expect.poll(() => sentence('types'), soon).toContain(percent(sumOf(ofPolice, ...denied), sumOf(ofPolice, row('concluded'))))
    await page.goBack()
    await expect.poll(chips, soon).toEqual(['选择：公安 ×', '选择：不予公开率 ×'])
  })

  it('asks each view once for a change, the agencies twice, its own not at all, and no card changes its size', async () => {
    await open('/linked')
    await expect.poll(() => sentence('agencies'), soon).toContain(`全部单位合计 ${shown(sumOf(reports, received))} 件`)
    const heights = () => page.locator('.views .figure-card').evaluateAll(all => all.map(one => Math.round(one.getBoundingClientRect().height)))
    const before = await heights()
    await asked()
    await press('types', /^卫健/, 'Enter')
    await expect.poll(() => sentence('agencies'), soon).toContain(`全部单位合计 ${shown(sumOf(reports.filter(({ agency }) => /卫生/.test(agency!)), received))} 件`)
    // The agencies are ranked first; then those listed are added up.
    expect(await asked()).toBe(6)
    expect(await heights()).toEqual(before)
  })

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open('/linked?sel.type=police&sel.years=2021-2023&sel.part=applicants.business')
    await expect.poll(() => card('types').locator('h2').textContent(), soon).toMatch(/商业企业占比/)
    const list = inYears(ofPolice, 2021, 2023)
    await answered(percent(sumOf(list, 'applications.received.business'), sumOf(list, received)))
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
    await page.goto(`${app.url}#/behind?metric=deniedRate&type=police`)
    await page.locator('tbody tr').first().waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('is complete in English', async () => {
    await inEnglish(page)
    await open('/linked?sel.type=police&sel.part=outcomes.partlyGranted')
    await noChinese(page.locator('main h1, main .bar, .figure-card header'))
    await page.goto(`${app.url}#/behind?metric=outcomes.partlyGranted&type=police`)
    await page.locator('tbody tr').first().waitFor()
    await noChinese(page.locator('main h1, main p, main thead'))
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
