import type { Page } from 'playwright'
import type { App } from './app'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, inEnglish, noChinese, openSample, scrollsSideways } from './app'
import { sumOf, unitsOf } from './truth'

const of = (year: number, key: string, keep: (agency: string) => boolean = () => true): number => sumOf(unitsOf(year).filter(({ agency }) => keep(agency)), key)
const received = 'applications.received.total'
const shown = (number: number): string => new Intl.NumberFormat('zh-CN').format(number)

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' })
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

const card = (title: RegExp) => page.locator('.figure-card').filter({ has: page.getByRole('heading', { name: title }) })
async function open(hash: string, title: RegExp): Promise<void> {
  await page.goto(`${app.url}#${hash}`)
  await card(title).first().locator('svg, table').first().waitFor({ timeout: 30_000 })
}
async function save(title: RegExp, name: string, pin: boolean): Promise<void> {
  await card(title).getByRole('button', { name: '保存视图' }).click()
  await page.getByLabel('名称').fill(name)
  if (pin)
    await page.getByLabel('同时放到总览').check()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(`已保存视图“${name}”`).waitFor()
}
const names = () => page.locator('main .what .name').allTextContents().then(all => all.map(text => text.trim()))

describe('saved views', () => {
  it('keep their own filters and stand live on the overview', async () => {
    await open('/explore?metric=received&by=year&type=police', /新收/)
    await save(/新收/, '公安新收', true)
    await open('/explore?view=rank&by=type&years=2023-2023', /排名/)
    await save(/排名/, '类型排名', true)
    await open('/?metric=received&years=2019-2020', /各类部门新收/)
    await save(/各类部门新收/, '部门新收', false)
    const pinned = page.locator('section').filter({ has: page.getByRole('heading', { name: '我的视图' }) })
    await pinned.locator('svg').first().waitFor()
    expect(await pinned.locator('.own strong').allTextContents()).toEqual(['公安新收', '类型排名'])
    expect((await pinned.locator('.own .muted').allTextContents()).map(text => text.trim())).toEqual(['筛选：公安', '筛选：2023 年'])
    expect(await pinned.getByRole('heading', { level: 2 }).allTextContents().then(all => all.join())).toMatch(/2019—2025 年新收[\s\S]*2023 年各部门类型公开率排名/)
    await pinned.getByRole('button', { name: '看表' }).first().click()
    const police = (agency: string): boolean => agency.includes('公安')
    expect((await pinned.locator('tr').filter({ has: page.getByRole('rowheader', { name: '2024', exact: true }) }).first().locator('td').first().textContent())!.trim()).toBe(shown(of(2024, received, police)))
    expect(await axeViolations(page)).toEqual([])
  })

  it('are listed, moved, renamed, taken off the overview; deleting is undone', async () => {
    await page.goto(`${app.url}#/views`)
    await expect.poll(names).toEqual(['公安新收', '类型排名', '部门新收'])
    await page.getByRole('group', { name: '“类型排名”的操作' }).getByRole('button', { name: '上移' }).click()
    await expect.poll(names).toEqual(['类型排名', '公安新收', '部门新收'])
    await page.getByRole('group', { name: '“部门新收”的操作' }).getByRole('button', { name: '改名' }).click()
    await page.getByLabel('名称').fill('各类部门新收')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(names).toEqual(['类型排名', '公安新收', '各类部门新收'])
    await page.getByRole('group', { name: '“类型排名”的操作' }).getByRole('button', { name: '从总览取下' }).click()
    await expect.poll(names).toEqual(['公安新收', '各类部门新收', '类型排名'])
    await page.getByRole('group', { name: '“公安新收”的操作' }).getByRole('button', { name: '删除' }).click()
    await expect.poll(names).toEqual(['各类部门新收', '类型排名'])
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(names).toEqual(['公安新收', '各类部门新收', '类型排名'])
    expect(await axeViolations(page)).toEqual([])
  })

  it('are passed on as an address and as a file', async () => {
    const actions = page.getByRole('group', { name: '“公安新收”的操作' })
    await actions.getByRole('button', { name: '复制链接' }).click()
    await page.getByText('已复制链接').waitFor()
    const address = await page.evaluate(() => navigator.clipboard.readText())
    expect(address).toBe(`${app.url}#/explore?by=year&metric=received&type=police`)
    const [download] = await Promise.all([page.waitForEvent('download'), actions.getByRole('button', { name: '导出文件' }).click()])
    expect(download.suggestedFilename()).toBe('公安新收.nianbao-view.json')
    const path = await download.path()
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 'nianbao-view', name: '公安新收', view: { page: 'explore', query: { type: 'police' } } })
    const buffer = await readFile(path)
    await page.locator('input[type=file]').first().setInputFiles([{ name: 'a.nianbao-view.json', mimeType: 'application/json', buffer }, { name: 'b.nianbao-view.json', mimeType: 'application/json', buffer: buffer.subarray(4) }])
    await page.getByText('“b.nianbao-view.json”不是视图文件').waitFor()
    await expect.poll(names).toEqual(['公安新收', '公安新收', '各类部门新收', '类型排名'])
    const dropped = await page.evaluateHandle((text) => {
      const files = new DataTransfer()
      files.items.add(new File([text], 'c.nianbao-view.json'))
      return files
    }, buffer.toString('utf8').replace('公安新收', '拖入的视图'))
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
    await expect.poll(names).toContain('拖入的视图')
    await page.getByRole('link', { name: '拖入的视图' }).click()
    await card(/2019—2025 年新收/).locator('svg').waitFor()
  })
})

describe('annotations', () => {
  const text = '机构改革后集中清理'

  it('are written from a mark by keyboard, and stand on every chart of that number', async () => {
    await open('/explore?metric=received&by=year', /2019—2025 年新收/)
    await page.locator('.figure-card .chart').first().focus()
    for (const key of ['End', 'ArrowRight', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'])
      await page.keyboard.press(key)
    await page.getByRole('button', { name: '加批注' }).click()
    expect(await axeViolations(page)).toEqual([])
    await page.locator('dialog textarea').fill(text)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const note = page.locator('.notes li')
    await expect.poll(() => note.allTextContents().then(all => all.join()), { timeout: 10_000 }).toContain(text)
    expect(await note.textContent()).toContain(`2022 年，新收 ${shown(of(2022, received))} 件`)
    await open('/explore?metric=received&by=year&type=police', /新收/)
    expect(await note.count()).toBe(0)
    await open('/', /申请办理量/)
    expect(await card(/申请办理量/).locator('.notes li').textContent()).toContain(text)
    expect(await page.locator('.notes li').count()).toBe(1)
    expect(await axeViolations(page)).toEqual([])
  })

  it('are in the exported drawing and data', async () => {
    await card(/申请办理量/).getByRole('button', { name: '导出' }).click()
    for (const [button, holds] of [[/SVG/, `批注 1：${text}`], [/CSV/, `批注 1：${text}`]] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
      expect(await readFile(await download.path(), 'utf8')).toContain(holds)
    }
    await page.keyboard.press('Escape')
  })

  it('on years are a band; changed and deleted with undo', async () => {
    await open('/explore?metric=received&by=year', /2019—2025 年新收/)
    await page.getByRole('button', { name: '修改批注 1' }).click()
    await page.locator('dialog textarea').fill('改过的批注')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => page.locator('.notes li').allTextContents().then(all => all.join())).toContain('改过的批注')
    await page.locator('.figure-card .chart').first().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '加批注' }).click()
    await page.getByLabel('一段年度').check()
    await page.locator('dialog input[type=number]').first().fill('2020')
    await page.locator('dialog input[type=number]').last().fill('2021')
    await page.locator('dialog textarea').fill('系统切换')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => page.locator('.notes li').count()).toBe(2)
    expect(await page.locator('.notes li').last().textContent()).toContain('2020—2021 年')
    await page.getByRole('button', { name: '删除批注 2' }).click()
    await expect.poll(() => page.locator('.notes li').count()).toBe(1)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => page.locator('.notes li').count()).toBe(2)
  })
})

describe('annotations elsewhere', () => {
  const notes = () => page.locator('.notes li').allTextContents().then(all => all.map(text => text.replaceAll(/\s+/g, ' ').trim()))
  const police = (agency: string): boolean => agency.includes('公安')

  it('written on a number stand where agencies are compared, on the number chosen in the profile too', async () => {
    await open('/compare?metric=received', /新收/)
    await expect.poll(() => notes().then(all => all.join()), { timeout: 20_000 }).toMatch(/改过的批注 2022 年，全部合计 .*系统切换 2020—2021 年/)
    await open('/compare?view=profile&with=type:police&year=2022', /2022 年公安的各项指标/)
    expect(await page.locator('tr', { hasText: '新收' }).first().locator('sup').textContent()).toBe('，批注 11')
    await page.getByRole('button', { name: '加批注' }).click()
    await page.getByLabel('批注哪一个数').selectOption({ label: `公安 · 新收 ${shown(of(2022, received, police))} 件` })
    await page.locator('dialog textarea').fill('专项行动之后')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => notes().then(all => all.join())).toContain(`专项行动之后 2022 年，公安，新收 ${shown(of(2022, received, police))} 件`)
    await page.getByRole('button', { name: '导出' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
    expect(await readFile(await download.path(), 'utf8')).toContain('批注 1：专项行动之后')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '公开率', exact: true }).click()
    expect(await page.getByRole('dialog').textContent()).toMatch(/公开率 = （予以公开 \+ 部分公开）÷ 办结[\s\S]*分母[\s\S]*跨年可比/)
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('and in linked views of the same years, with the record of what each measures', async () => {
    await page.goto(`${app.url}#/linked?sel.years=2022-2022`)
    const types = page.locator('.views .figure-card').nth(1)
    await expect.poll(() => types.locator('.notes').textContent().catch(() => ''), { timeout: 30_000 }).toContain('专项行动之后')
    expect(await types.locator('svg text', { hasText: /^1$/ }).count()).toBe(1)
    const outcomes = page.locator('.views .figure-card').nth(3)
    await outcomes.getByRole('button', { name: '口径' }).click()
    expect(await outcomes.getByRole('group', { name: '口径' }).textContent()).toMatch(/各项件数 ÷ 办结[\s\S]*不予公开/)
    await expect.poll(() => page.locator('figure[aria-busy="true"]').count(), { timeout: 20_000 }).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('and on how many reports say something, bound to the words searched for', async () => {
    await page.goto(`${app.url}#/search?q=满意度`)
    await page.locator('.chart-side .chart svg').waitFor({ timeout: 30_000 })
    await page.locator('.chart-side').getByRole('button', { name: '口径' }).click()
    expect(await page.getByRole('group', { name: '口径' }).textContent()).toMatch(/占比 = 提到的年报 ÷ 读到.*文字的年报[\s\S]*“满意度”[\s\S]*跨年可比/)
    await page.keyboard.press('Escape')
    await page.locator('.chart-side .chart').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '加批注' }).click()
    await page.locator('dialog textarea').fill('当年列入考核')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => notes().then(all => all.join())).toMatch(/当年列入考核 2025 年，提到的占/)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('searchbox', { name: '在年报的文字里找什么' }).fill('培训')
    await expect.poll(() => notes(), { timeout: 20_000 }).toEqual([])
  })
})

describe('beside every figure', () => {
  it('the catalog\'s record of what it shows', async () => {
    await open('/explore?metric=disclosureRate&by=type', /公开率/)
    await card(/公开率/).getByRole('button', { name: '口径' }).click()
    const panel = page.getByRole('group', { name: '口径' })
    expect(await panel.textContent()).toMatch(/公开率 = （予以公开 \+ 部分公开）÷ 办结/)
    expect(await axeViolations(page)).toEqual([])
    await panel.getByRole('link', { name: '全部口径' }).click()
    await expect.poll(() => page.url()).toContain('#/metrics?metric=disclosureRate')
  })

  it('fits a phone and is complete in English', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const hash of ['/views', '/', '/explore?metric=received&by=year']) {
      await page.goto(`${app.url}#${hash}`)
      await page.locator('main h1').waitFor()
      await expect.poll(() => scrollsSideways(page)).toBe(false)
    }
    expect(await axeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    await inEnglish(page)
    await page.goto(`${app.url}#/views`)
    await page.getByRole('heading', { name: 'Other views' }).waitFor()
    await noChinese(page.locator('main .actions, main h1, main h2, main > div > p'))
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
