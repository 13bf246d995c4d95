import type { Locator, Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, importEnd, openApp, scrollsSideways } from './app'
import { files, sumOf, unitsOf, usableFor } from './truth'

const rows = (prefix: string): string[] => [...new Set(files.flatMap(({ truth }) => Object.keys(truth.cells)))].filter(key => key.startsWith(`applications.${prefix}`) && key.endsWith('.total'))
const sum = (year: number, keys: readonly string[]): number => sumOf(unitsOf(year), ...keys)
const cell = (row: string, column = 'total'): string[] => [`applications.${row}.${column}`]
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025]
const kinds = ['lines', 'multiples', 'slope', 'stack', 'bars', 'matrix', 'dots', 'funnel', 'sankey', 'tiles']

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp({ reducedMotion: 'reduce' })
  page = await app.newPage('#/gallery')
})
afterAll(async () => app?.close())

const section = (kind: string): Locator => page.locator(`section.kind#${kind}`)

/** The table twin of a kind as text, by row name and column name, as it is shown. */
async function twin(kind: string): Promise<string[][]> {
  await section(kind).getByRole('button', { name: '看表' }).click()
  const table = await section(kind).locator('table tr').evaluateAll(all => all.map(row => [...row.querySelectorAll('th, td')].map(item => item.textContent!.trim().replaceAll(',', ''))))
  await section(kind).getByRole('button', { name: '看图' }).click()
  return table
}
const number = (text: string | undefined): number => Number.parseFloat(text!.replace('%', ''))
async function column(kind: string, name: RegExp): Promise<number[]> {
  const [head, ...body] = await twin(kind)
  const at = head!.findIndex(text => name.test(text))
  return body.map(line => number(line[at])).filter(Number.isFinite)
}
const add = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const percent = (above: number, below: number): number => Number.parseFloat((above / below * 100).toFixed(1))

describe('gallery', () => {
  it('says that there is nothing to draw yet, and offers the sample', async () => {
    await page.getByRole('button', { name: '载入示例数据' }).first().click()
    await importEnd(page)
    await page.goto(`${app.url}#/gallery`)
    await expect.poll(() => page.locator('section.kind .sentence').count(), { timeout: 60_000 }).toBe(kinds.length)
    expect(await page.locator('section.kind').evaluateAll(all => all.map(({ id }) => id))).toEqual(kinds)
  })

  it('is a tab of the analysis and linked from the metrics', async () => {
    await page.getByRole('link', { name: '口径', exact: true }).click()
    await page.getByRole('main').getByRole('link', { name: /图例/ }).click()
    await expect.poll(() => page.url()).toContain('#/gallery')
    await page.getByRole('link', { name: '图例', exact: true }).waitFor()
    await expect.poll(() => page.locator('section.kind svg').count(), { timeout: 60_000 }).toBe(kinds.length)
  })

  it.each(kinds)('%s draws marks, and its keys walk them', async (kind) => {
    const chart = section(kind).locator('.chart')
    expect(await chart.locator('svg path').count()).toBeGreaterThan(5)
    const spoken = new Set<string>()
    await chart.focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'End', 'ArrowUp', 'Home']) {
      await page.keyboard.press(key)
      spoken.add((await chart.getByRole('status').textContent())!.trim())
    }
    expect(spoken.size, [...spoken].join(' | ')).toBeGreaterThan(1)
    expect([...spoken].every(text => /20\d\d.*：/.test(text))).toBe(true)
  })

  it.each(kinds)('%s is exported as a drawing and as its table', async (kind) => {
    const exported = async (name: string): Promise<string> => {
      await section(kind).getByRole('button', { name: '导出' }).click()
      const [download] = await Promise.all([page.waitForEvent('download'), section(kind).getByRole('button', { name }).click()])
      await page.keyboard.press('Escape')
      return readFile(await download.path(), 'utf8')
    }
    const title = (await section(kind).locator('header h2').textContent())!.replace('虚构', '').trim()
    const svg = await exported('矢量图 SVG')
    expect(svg).toContain(title)
    expect(svg).not.toMatch(/NaN|undefined/)
    const csv = await exported('数据 CSV')
    const twinned = await twin(kind)
    expect(csv.split('\r\n').filter(line => twinned.slice(1).some(([name]) => line.replaceAll('"', '').startsWith(`${name},`))).length).toBeGreaterThanOrEqual(twinned.length - 1)
  })

  it('twins of counts hold an independent sum', async () => {
    const received = sum(2025, cell('received'))
    expect(add(await column('bars', /新收/))).toBe(received)
    expect(add(await column('tiles', /新收/))).toBe(received)
    const lines = await twin('lines')
    for (const year of years)
      expect(number(lines.at(-1)![0]?.startsWith('合计') ? lines.at(-1)![lines[0]!.findIndex(name => name.startsWith(String(year)))] : String(add(lines.slice(1).map(line => number(line[lines[0]!.findIndex(name => name.startsWith(String(year)))])).filter(Number.isFinite))))).toBe(sum(year, cell('received')))
  })

  it('the flow holds the published totals and shows the differences between them', async () => {
    const table = await twin('sankey')
    const flow = (from: string, to: string): number => number(table.find(line => line[0] === from && line[1] === to)?.[2])
    const [received, carriedIn, concluded, carriedOut] = ['received', 'carriedIn', 'concluded', 'carriedOut'].map(row => sum(2025, cell(row))) as [number, number, number, number]
    expect([flow('新收', '受理合计'), flow('上年结转', '受理合计'), flow('受理合计', '办结'), flow('受理合计', '结转下年')]).toEqual([received, carriedIn, concluded, carriedOut])
    expect([flow('办结', '予以公开'), flow('办结', '不予公开'), flow('办结', '不予处理')]).toEqual([sum(2025, cell('granted')), sum(2025, rows('denied')), sum(2025, rows('notProcessed'))])
    expect(flow('自然人', '新收')).toBe(sum(2025, cell('received', 'person')))
    const excess = received + carriedIn - concluded - carriedOut
    expect(excess).not.toBe(0)
    expect(excess > 0 ? flow('受理合计', '勾稽差') : flow('勾稽差', '受理合计')).toBe(Math.abs(excess))
    expect(await section('sankey').locator('.sentence').textContent()).toContain(`勾稽差 ${Math.abs(excess)} 件`)
  })

  it('twins of rates hold ratios of independent sums', async () => {
    const stack = await twin('stack')
    for (const year of years) {
      const line = stack.find(([first]) => first === String(year))!
      // Reports without their outcomes are in neither part.
      const share = (keys: readonly string[]): number => percent(sumOf(unitsOf(year).filter(usableFor('outcomes')), ...keys), sumOf(unitsOf(year).filter(usableFor('outcomes')), ...cell('concluded')))
      expect(number(line[1])).toBe(share(cell('granted')))
      expect(number(line[3])).toBe(share(rows('denied')))
    }
    const disclosed = sum(2025, [...cell('granted'), ...cell('partlyGranted')])
    const all = `合计 ${(disclosed / sum(2025, cell('concluded')) * 100).toFixed(1)}%`
    for (const kind of ['dots', 'funnel']) {
      expect(await section(kind).locator('.sentence').textContent()).toContain(all)
      expect([add(await column(kind, /^分子/)), add(await column(kind, /^分母/))]).toEqual([disclosed, sum(2025, cell('concluded'))])
    }
    const police = (year: number) => unitsOf(year).filter(({ agency }) => (agency!).endsWith('公安局'))
    const rate = (year: number): number => percent(police(year).reduce((total, { cells }) => total + (cells['applications.granted.total'] ?? 0) + (cells['applications.partlyGranted.total'] ?? 0), 0), police(year).reduce((total, { cells }) => total + (cells['applications.concluded.total'] ?? 0), 0))
    for (const kind of ['matrix', 'multiples', 'slope']) {
      const table = await twin(kind)
      const line = table.find(([name]) => name === '公安')!
      for (const year of [2019, 2025])
        expect([kind, year, number(line[table[0]!.findIndex(name => name.startsWith(String(year)))])]).toEqual([kind, year, rate(year)])
    }
  })

  it('follows the filters, opens a kind in the analysis, and is accessible in light and dark', async () => {
    expect(await axeViolations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeViolations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(`${app.url}#/gallery?years=2022-2023`)
    await expect.poll(() => section('bars').locator('h2').last().textContent(), { timeout: 20_000 }).toMatch(/2023 年/)
    expect(add(await column('bars', /新收/))).toBe(sum(2023, cell('received')))
    await section('slope').getByRole('link', { name: /在分析里打开/ }).click()
    await expect.poll(() => page.url()).toMatch(/#\/explore\?.*chart=slope/)
    await expect.poll(() => page.locator('.figure-card h2').textContent()).toMatch(/2022—2023 年各部门类型公开率/)
  })

  it('draws a map file of the user\'s own, says what does not match, and takes a bad one without harm', async () => {
    const square = (x: number): number[][][] => [[[x, 33], [x + 1, 33], [x + 1, 34], [x, 34], [x, 33]]]
    const shape = (name: string, x: number): object => ({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: square(x) } })
    const map = { name: '云川.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [shape('青石区', 118), shape('柳湾', 119), shape('望山县', 120)] })) }
    const received = (district: string): number => unitsOf(2025).filter(({ agency }) => agency.startsWith(`云川市${district}`)).reduce((total, { cells }) => total + (cells['applications.received.total'] ?? 0), 0)
    await page.goto(`${app.url}#/gallery`)
    await page.locator('#map').getByRole('link').click()
    await page.getByRole('button', { name: '地图文件' }).click()
    const input = page.locator('.maps input[type=file]')
    await input.setInputFiles({ ...map, name: '坏的.json', buffer: Buffer.from('{"type":"Topology"}') })
    await page.getByText('“坏的.json”没有载入：这是 TopoJSON').waitFor()
    // Its thread is kept waiting, so that there is something to cancel.
    let go = () => {}
    const gate = new Promise<void>(resolve => go = resolve)
    await app.context.route(/map\.worker/, async (route) => {
      await gate
      await route.continue().catch(() => {})
    })
    await input.setInputFiles(map)
    await page.getByText('正在读取文件……').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.locator('.maps').getByRole('button', { name: '取消' }).click()
    await page.getByText('已取消读取“云川.geojson”，已有的地图未受影响。').waitFor()
    go()
    await app.context.unroute(/map\.worker/)
    await input.setInputFiles(map)
    await page.getByText('已载入地图“云川”，3 个图形。').waitFor()
    await page.getByText('没有对应年报的 1 个图形：望山县').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.url()).toContain('chart=map')
    const chart = page.locator('.figure-card .chart')
    await chart.focus()
    const spoken: string[] = []
    for (const key of ['ArrowRight', 'ArrowRight']) {
      await page.keyboard.press(key)
      spoken.push((await chart.getByRole('status').textContent())!.trim())
    }
    for (const district of ['青石区', '柳湾区'])
      expect(spoken.find(text => text.startsWith(district))).toContain(`新收 ${received(district)} 件`)
    await page.reload()
    await expect.poll(() => page.locator('.figure-card header').textContent(), { timeout: 30_000 }).toContain('地图“云川”由使用者提供；没有图形：')
    await page.goto(`${app.url}#/gallery`)
    await expect.poll(() => section('map').locator('svg path').count(), { timeout: 30_000 }).toBeGreaterThan(2)
  })

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${app.url}#/gallery`)
    await expect.poll(() => page.locator('section.kind svg').count(), { timeout: 60_000 }).toBe(kinds.length + 1)
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
