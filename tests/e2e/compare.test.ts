import type { Page } from 'playwright'
import type { App } from './app'
import type { Truth } from './truth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, inEnglish, noChinese, openSample, scrollsSideways } from './app'
import { beyondChance, sumOf, unitsOf } from './truth'

const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025]
const [granted, partly, concluded, received] = ['granted', 'partlyGranted', 'concluded', 'received'].map(row => `applications.${row}.total`) as [string, string, string, string]

const byAgency = (year: number) => new Map(unitsOf(year).map(truth => [truth.agency, truth]))
const cell = (report: Truth, key: string): number => report.cells[key] ?? 0
const sum = (reports: Iterable<Truth>, ...keys: string[]): number => sumOf([...reports], ...keys)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
const same = [...new Set(years.flatMap(year => [...byAgency(year).keys()]))].filter(name => years.every(year => byAgency(year).has(name)))

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

/** The machine may be doing other things. */
const patient = { timeout: 20_000 }
const heading = () => page.locator('.figure-card h2')
const rows = async () => page.locator('.figure-card table tr').evaluateAll(all => all.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent!.trim())))
const sentence = () => page.locator('.figure-card .sentence').textContent()
const number = (text: string): number => Number(text.replaceAll(',', '').replaceAll('−', '-').match(/-?[\d.]+/)![0])
const settled = () => expect.poll(() => page.locator('[aria-busy=true]').count(), patient).toBe(0)
async function violations(): Promise<string[]> {
  await settled()
  return axeViolations(page)
}
async function open(hash: string, title: RegExp): Promise<void> {
  await page.goto(`${app.url}#${hash}`)
  await expect.poll(() => heading().textContent(), patient).toMatch(title)
  await page.locator('.figure-card .sentence').waitFor({ timeout: 20_000 })
  await settled()
}
/** The query of the page as it stands, without a key, and with others. */
function address(change: Record<string, string>): string {
  const query = new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? '')
  for (const [key, value] of Object.entries(change))
    query.set(key, value)
  return `/compare?${query}`
}

describe('comparison in the sample city', () => {
  it('stands beside the analysis, and takes an agency by search', async () => {
    await page.getByRole('link', { name: '分析', exact: true }).click()
    await page.getByRole('link', { name: '对比', exact: true }).click()
    await expect.poll(() => heading().textContent(), patient).toMatch(/2019—2025 年全部单位的公开率/)
    await page.locator('.figure-card svg').waitFor()
    await page.getByRole('button', { name: /选择对比对象/ }).click()
    await page.getByLabel('按名称或拼音首字母查找').fill('云川市教育局')
    await page.getByRole('checkbox', { name: '云川市教育局' }).check()
    await page.keyboard.press('Escape')
    await expect.poll(() => heading().textContent(), patient).toMatch(/云川市教育局的公开率/)
    expect(page.url()).toContain('with=agency')
    expect(await violations()).toEqual([])
  })

  it('says who the peers are and why, and their median is of the rates that may be compared', async () => {
    await page.getByText(/^同类单位 \d+ 个/).click()
    const peers = await page.locator('.peers li a').allTextContents().then(names => names.map(name => name.trim()))
    expect(peers.length).toBeGreaterThan(10)
    expect(await page.locator('.peers li').first().textContent()).toContain('同层级')
    const reports = byAgency(2025)
    const rates = peers.flatMap((name) => {
      const report = reports.get(name)
      const printed = report && [granted, partly, concluded].every(key => typeof report.cells[key] === 'number')
      return printed && cell(report, concluded) >= 30 ? [sum([report], granted, partly) / cell(report, concluded)] : []
    }).sort((a, b) => a - b)
    const middle = (rates[Math.floor((rates.length - 1) / 2)]! + rates[Math.ceil((rates.length - 1) / 2)]!) / 2
    const own = reports.get('云川市教育局')!
    const rate = sum([own], granted, partly) / cell(own, concluded)
    const text = await sentence()
    expect(text).toContain(`云川市教育局 ${percent(rate)}，列同类 ${rates.length + 1} 个中`)
    expect(text).toContain(`同类中位数 ${percent(middle)}（${rates.length} 个单位）`)
    expect(text).toContain(`全部合计 ${percent(sum(reports.values(), granted, partly) / sum(reports.values(), concluded))}`)

    await page.getByRole('button', { name: `去掉${peers[0]}，不当作同类` }).click()
    await expect.poll(() => page.locator('.peers li').count(), patient).toBe(peers.length - 1)
    expect(page.url()).toContain('drop=')
    await page.goBack()
    await expect.poll(() => page.locator('.peers li').count(), patient).toBe(peers.length)
    expect(await violations()).toEqual([])
  })

  it('tells counts as an index of the base year', async () => {
    await open(address({ metric: 'received', as: 'base', base: '2020' }), /指数（2020 年=100）/)
    await page.getByRole('button', { name: '看表' }).click()
    const table = await rows()
    const at = table[0]!.findIndex(name => name === '云川市教育局（指数（2020 年=100））')
    const own = years.map(year => cell(byAgency(year).get('云川市教育局')!, received))
    expect(table.slice(1).map(row => number(row[at]!))).toEqual(own.map(value => Math.round(value / own[1]! * 1e6) / 1e4))
    await page.getByRole('button', { name: '看图' }).click()
  })

  it('adds up like for like, and prints both coverages', async () => {
    await open(address({ metric: 'received', as: 'value', panel: 'same' }), /新收/)
    const all = new Set(years.flatMap(year => [...byAgency(year).keys()])).size
    await expect.poll(() => page.locator('.figure-card header').textContent(), patient).toContain(`同口径 ${same.length} 个单位（2019—2025 年每年都有年报）；全部 ${all} 个`)
    await page.getByRole('button', { name: '看表' }).click()
    const total = async () => {
      const table = await rows()
      const at = table[0]!.findIndex(name => name === '全部合计（件）')
      return table.slice(1).map(row => number(row[at]!))
    }
    expect(await total()).toEqual(years.map(year => sum(same.map(name => byAgency(year).get(name)!), received)))
    await page.getByRole('button', { name: '全部报送单位' }).click()
    await expect.poll(total, patient).toEqual(years.map(year => sum(byAgency(year).values(), received)))
    await page.getByRole('button', { name: '看图' }).click()
  })

  it('sets an agency beside its peers in every metric of a year', async () => {
    await open(address({ view: 'profile', year: '2023' }), /2023 年云川市教育局的各项指标/)
    const table = await rows()
    const own = byAgency(2023).get('云川市教育局')!
    const disclosure = table.find(([name]) => name === '公开率')!
    expect(disclosure[1]).toContain(`${percent(sum([own], granted, partly) / cell(own, concluded))}${cell(own, granted) + cell(own, partly)} ÷ ${cell(own, concluded)}`)
    const before = byAgency(2022).get('云川市教育局')!
    const change = (sum([own], granted, partly) / cell(own, concluded) - sum([before], granted, partly) / cell(before, concluded)) * 100
    expect(disclosure[1]).toContain(`${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(1)} 个百分点 比 2022 年`)
    expect(await violations()).toEqual([])
    await page.locator('.figure-card').getByRole('link', { name: percent(sum([own], granted, partly) / cell(own, concluded)) }).first().click()
    await expect.poll(() => page.url(), patient).toContain('#/agency/')
    expect(page.url()).toContain('years=2023-2023')
  })
})

describe('explanations in the sample city', () => {
  it('a count: who accounts for the change, with parts that make it', async () => {
    await open('/explore?metric=received&by=year&why=2020-2021', /新收/)
    const panel = page.locator('.explained')
    await expect.poll(() => panel.textContent(), patient).toContain('按单位')
    const [first, last] = [byAgency(2020), byAgency(2021)]
    // Over the units of both years; who came and who left stands apart.
    const both = [...first.keys()].filter(name => last.has(name))
    const [before, after] = [first, last].map(year => sum(both.map(name => year.get(name)!), received)) as [number, number]
    expect(await panel.locator('p').first().textContent()).toMatch(new RegExp(`从 2020 年的 ${before.toLocaleString('en')} 件.* 2021 年的 ${after.toLocaleString('en')} 件`))
    const staying = [...first.keys()].filter(name => last.has(name))
    const biggest = staying.map(name => ({ name, change: cell(last.get(name)!, received) - cell(first.get(name)!, received) })).sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0]!
    const told = (await panel.locator('p', { hasText: '按单位' }).textContent())!
    expect(told).toContain(`${biggest.name} ${biggest.change > 0 ? '+' : '−'}${Math.abs(biggest.change)} 件`)
    expect(number(told.match(/个单位合计 ([+−]?[\d,]+) 件/)![1]!)).toBe(after - before)
    await panel.getByText(/^全部 \d+ 个单位的分解/).click()
    expect(await violations()).toEqual([])
    await panel.getByRole('link', { name: /件$/ }).first().click()
    await expect.poll(() => heading().textContent(), patient).toMatch(/2020 年各单位新收/)
  })

  it('a rate: parts in points that make the change to their last digit', async () => {
    await open('/explore?metric=disclosureRate&by=year&why=2023-2024', /公开率/)
    const told = page.locator('.explained p', { hasText: '按单位' })
    await expect.poll(() => told.textContent(), patient).toContain('两年都报送的')
    const [first, last] = [byAgency(2023), byAgency(2024)]
    const both = [...first.keys()].filter(name => last.has(name))
    const rate = (year: typeof first) => sum(both.map(name => year.get(name)!), granted, partly) / sum(both.map(name => year.get(name)!), concluded)
    expect(Math.abs(number((await told.textContent())!.match(/个单位合计 ([+−][\d.]+) 个百分点/)![1]!) - (rate(last) - rate(first)) * 100)).toBeLessThan(0.0051)
  })

  it('the overview names the largest changes that are beyond chance, and none in a year that has none', async () => {
    expect(beyondChance([2024, 2025])).toEqual([])
    expect(beyondChance([2023, 2024])).toEqual(['received', 'concluded'])
    await page.goto(`${app.url}#/?years=2024-2024`)
    const list = page.getByRole('region', { name: '变化最大的几项' })
    await list.waitFor({ timeout: 20_000 })
    // The overview looks at eight figures, the summary at five: 办结 changed by 2.7337 standard errors, and eight looks take 2.734.
    await expect.poll(() => list.locator('li').count(), patient).toBe(1)
    await expect.poll(async () => (await list.locator('li').allTextContents()).every(text => /两年都报送的.*2024 年的 [\d,.]+ ?(?:件|%).*按单位/.test(text)), patient).toBe(true)
    await page.goto(`${app.url}#/`)
    await list.waitFor({ state: 'detached' })
  })

  it('fits a phone and is complete in English', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const hash of ['/compare', '/compare?view=profile&with=type:education', '/explore?metric=received&by=year']) {
      await open(hash, /./)
      expect([hash, await scrollsSideways(page)]).toEqual([hash, false])
      expect(await violations()).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await inEnglish(page)
    for (const hash of ['/compare?with=type:education&as=base', '/compare?view=profile&with=level:county']) {
      await open(hash, /./)
      await noChinese(page.locator('main h1, main .fields, main .parties, .figure-card header, .figure-card .sentence, main > * > details > summary'))
    }
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
