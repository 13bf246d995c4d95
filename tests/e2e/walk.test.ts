import type { Locator, Page } from 'playwright'
import type { App } from './app'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSample } from '../../datasets'
import { openApp } from './app'
import { sumOf, unitsOf } from './truth'

const truths = buildSample().files.map(({ truth }) => truth)

let app: App
let page: Page

/** What live regions said, in order, and whether anything but the keyboard was used. */
interface Ears { heard: string[], touched: boolean }

beforeAll(async () => {
  app = await openApp({ reducedMotion: 'reduce' })
  await app.context.addInitScript(() => {
    const ears = globalThis as unknown as Ears
    ears.heard = []
    ears.touched = false
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
      addEventListener(kind, () => ears.touched = true, true)
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest('[aria-live], [role=status], [role=alert]')
        const text = region?.textContent?.replaceAll(/\s+/g, ' ').trim()
        if (text && ears.heard.at(-1) !== text)
          ears.heard.push(text)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  page = await app.newPage()
})
afterAll(async () => app?.close())

const heard = () => page.evaluate(() => (globalThis as unknown as Ears).heard)
async function hears(pattern: RegExp, timeout = 20_000): Promise<void> {
  await expect.poll(async () => (await heard()).some(text => pattern.test(text)), { timeout, message: String(pattern) }).toBe(true)
}
const hearsIn = (target: Locator, text: RegExp) => expect.poll(() => target.textContent(), { timeout: 20_000 }).toMatch(text)
const holds = (target: Locator) => target.evaluate(element => element === document.activeElement)

/** Presses Tab until `target` has the focus, which must be visible there. */
async function reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor({ timeout: 20_000 })
  for (let pressed = 0; pressed < 120 && !await holds(target); pressed++)
    await page.keyboard.press(key)
  expect(await holds(target), `${target} is reached by ${key}`).toBe(true)
  expect(await target.evaluate(element => getComputedStyle(element).outlineStyle)).not.toBe('none')
}
async function enter(target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await reach(target, key)
  await page.keyboard.press('Enter')
}
/** Walks a closed list to the entry that begins with `text`. */
async function pick(target: Locator, value: string): Promise<void> {
  await reach(target)
  const at = await target.evaluate((select, value) => {
    const { options, selectedIndex } = select as HTMLSelectElement
    return [...options].findIndex(option => option.value === value) - selectedIndex
  }, value)
  for (let step = 0; step < Math.abs(at); step++)
    await page.keyboard.press(at > 0 ? 'ArrowDown' : 'ArrowUp')
  await expect.poll(() => target.inputValue()).toBe(value)
}
const link = (name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' }).first()
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const chart = () => page.locator('.chart').first()

interface Spoken { role: string, name: string, focusable: boolean }
/** The accessibility tree as the browser hands it to a screen reader. */
async function tree(): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, properties = [] }) => ({
    role: String(role?.value ?? ''),
    name: String(name?.value ?? '').trim(),
    focusable: properties.some(({ name, value }) => name === 'focusable' && value.value === true),
  }))
}
/** What a screen reader finds on every page: landmarks, one title, and a name on whatever takes the focus. `holds` are there beside them, by role. */
async function speaks(holds: readonly [role: string, name: RegExp][]): Promise<void> {
  const all = await tree()
  const of = (role: string): string[] => all.filter(node => node.role === role).map(({ name }) => name)
  expect(of('main')).toHaveLength(1)
  expect(of('navigation').length).toBeGreaterThan(0)
  expect(of('heading').length).toBeGreaterThan(1)
  expect(of('heading').filter(name => name === '')).toEqual([])
  expect(all.filter(({ focusable, role, name }) => focusable && name === '' && !['RootWebArea', 'main', 'dialog'].includes(role))).toEqual([])
  for (const [role, name] of holds)
    expect(of(role).filter(each => name.test(each)), `${role} ${name} among ${of(role).slice(0, 40).join(' | ')}`).not.toEqual([])
}

describe('the whole way by keyboard, heard instead of seen', () => {
  it('loads the sample: how far it is and what came of it are announced', async () => {
    await enter(button(/^载入示例数据/))
    await hears(/本次导入：已收 \d+/, 150_000)
    expect((await heard()).filter(text => /\d0%|完成/.test(text)).length).toBeGreaterThan(1)
  })

  it('skips to the content, and opens the overview', async () => {
    await enter(link('总览'), 'Shift+Tab')
    await expect.poll(() => page.title()).toMatch(/^总览/)
    await expect.poll(() => holds(page.locator('main'))).toBe(true)
    await chart().waitFor({ timeout: 30_000 })
    await reach(link('跳到正文'), 'Shift+Tab')
    await page.keyboard.press('Enter')
    expect(await holds(page.locator('main'))).toBe(true)
    await speaks([['link', /^总览$/], ['button', /^年度/], ['group', /^图：.*申请/], ['region', /./], ['button', /^看表$/], ['button', /^导出$/]])
  })

  it('filters by year; what is left is announced; Escape gives the focus back', async () => {
    await enter(button('年度'), 'Shift+Tab')
    const first = page.getByLabel(/^\s*从/)
    expect(await holds(first)).toBe(true)
    await pick(first, '2024')
    await hears(/已按2024—2025 年筛选：\d+ 个单位，\d+ 份年报/)
    const told = (await heard()).findLast(text => text.startsWith('已按'))!
    const counted = new Set(truths.filter(({ year }) => year >= 2024).map(({ agency, year }) => `${agency}|${year}`)).size
    // Reports whose agency or year is not certain count nowhere yet.
    expect(Number(/(\d+) 份/.exec(told)![1])).toBeLessThanOrEqual(counted)
    expect(Number(/(\d+) 份/.exec(told)![1])).toBeGreaterThan(counted - 5)
    await page.keyboard.press('Escape')
    expect(await holds(button('年度'))).toBe(true)
    await enter(button(/去掉条件：2024—2025 年/))
    await hears(/没有筛选：\d+ 个单位/)
    await expect.poll(() => holds(button('年度'))).toBe(true)
  })

  it('explores: measure and grouping from lists, marks by arrow keys, their text heard', async () => {
    await enter(link('分析'), 'Shift+Tab')
    await expect.poll(() => page.title()).toMatch(/^分析/)
    await pick(page.getByLabel('指标'), 'received')
    await pick(page.getByLabel(/^\s*分组/), 'agency')
    await expect.poll(() => page.locator('.figure-card h2').textContent(), { timeout: 20_000 }).toContain('2025 年各单位新收')
    await reach(chart())
    await page.keyboard.press('ArrowRight')
    const most = truths.filter(({ year, scope, file }) => year === 2025 && scope === 'unit' && file.startsWith('fictional')).map(({ agency, cells }) => ({ agency, received: cells['applications.received.total'] ?? 0 })).sort((a, b) => b.received - a.received)
    await hears(new RegExp(`${most[0]!.agency}.*新收 ${most[0]!.received.toLocaleString('en')} 件`))
    await speaks([['combobox', /^指标$/], ['combobox', /^分组/], ['group', /^图：2025 年各单位新收。/], ['button', /^口径$/]])
    await page.keyboard.press('ArrowDown')
    await hears(new RegExp(`${most[1]!.agency}.*新收 ${most[1]!.received.toLocaleString('en')} 件`))
  })

  it('reads the same numbers as a table, and comes back to the chart', async () => {
    await enter(button('看表'))
    const table = page.getByRole('table')
    await table.waitFor()
    await reach(page.getByRole('region', { name: /^数据表：/ }), 'Shift+Tab')
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(40)
    expect(await table.locator('thead th[aria-sort]').count()).toBeGreaterThan(2)
    await enter(button('看图'))
    await chart().waitFor()
  })

  it('opens an agency from its mark, its report, and comes to a cell of the form', async () => {
    await reach(chart(), 'Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const menu = page.locator('.menu[role=group]')
    await menu.waitFor()
    expect(await menu.evaluate(element => element.contains(document.activeElement))).toBe(true)
    await enter(menu.getByRole('link', { name: /^打开/ }))
    await expect.poll(() => page.url()).toContain('#/agency/')
    await expect.poll(() => holds(page.locator('main'))).toBe(true)
    await enter(link('2025 查看年报'))
    await expect.poll(() => page.url()).toContain('#/report/')
    const cell = page.locator('table.applications [data-cell] button[tabindex="0"]').first()
    await reach(cell)
    const before = await cell.getAttribute('aria-label')
    await page.keyboard.press('ArrowDown')
    const now = page.locator('table.applications button:focus')
    expect(await now.getAttribute('aria-label')).not.toBe(before)
    expect(await now.getAttribute('aria-label')).toMatch(/结转.*\d/)
    await speaks([['table', /./], ['columnheader', /自然人/], ['rowheader', /结转/], ['button', /结转.*\d/]])
  })

  it('opens the cell, goes to its place in the original, back to the form, and back all the way', async () => {
    const name = (await page.locator('table.applications button:focus').getAttribute('aria-label'))!
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await expect.poll(() => holds(panel)).toBe(true)
    await enter(panel.getByRole('button', { name: '看原件' }))
    const mark = page.locator('.source-side .twin.shown')
    await expect.poll(() => mark.count(), { timeout: 20_000 }).toBe(1)
    await expect.poll(() => holds(mark)).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name)
    await expect.poll(() => page.url()).toContain('cell=applications.carriedIn.')
    await page.goBack()
    await expect.poll(() => page.url()).toContain('#/agency/')
    await page.goBack()
    await expect.poll(() => page.url()).toContain('metric=received')
    await expect.poll(() => holds(page.locator('main'))).toBe(true)
  })

  it('searches the text, and hears what was found', async () => {
    await enter(link('检索'))
    await reach(page.getByRole('searchbox'))
    await page.keyboard.type('满意度')
    await hears(/\d+ 份年报命中 \d+ 处；找了 \d+ 份/, 40_000)
    await enter(page.locator('.hits li a').first())
    await expect.poll(() => page.url()).toMatch(/#\/report\/.*cell=(?:overview|problems):\d/)
  })

  it('pivots: measures added and sorted, cells walked, their meaning heard', async () => {
    await page.goto(`${app.url}#/explore?view=pivot&by=level&and=year&years=2023-2025`)
    await enter(button('再加指标'))
    await reach(page.getByRole('checkbox', { name: '新收', exact: true }))
    await page.keyboard.press('Space')
    await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('measures=received')
    await page.keyboard.press('Escape')
    expect(await holds(button('再加指标'))).toBe(true)
    await enter(page.getByRole('columnheader', { name: /新收/ }).first().getByRole('button'))
    await expect.poll(() => page.url()).toContain('sort=-received@2023')
    const first = page.locator('[data-cell-at][tabindex="0"]')
    await reach(first)
    await page.keyboard.press('ArrowRight')
    const counts = await page.locator('[data-cell-at$="/1"]').allTextContents()
    const numbers = counts.slice(0, -1).map(text => Number(text.replaceAll(/\D/g, '')))
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    await hears(new RegExp(`，2023 新收：${counts[0]!.trim()} 件（\\d+ 份年报`))
  })

  const ofSchools = (year: number): number => truths.find(truth => truth.agency === '云川市教育局' && truth.year === year && truth.scope === 'unit')!.cells['applications.received.total'] ?? 0
  const linkedCard = (n: number) => page.locator('.views .figure-card').nth(n)

  it('picks a type in one of six linked charts: told at once, and the others follow', async () => {
    await enter(link('联动'))
    await linkedCard(5).locator('.chart svg').waitFor({ timeout: 30_000 })
    await speaks([['group', /^图：2023—2025 年各部门类型新收。.*回车选中/], ['combobox', /^指标$/], ['region', /^选择$/]])
    await reach(linkedCard(1).locator('.chart'))
    const said = linkedCard(1).locator('.chart').getByRole('status')
    for (let step = 0; step < 40 && !(await said.textContent())!.startsWith('教育'); step++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await hears(/已选 教育，其余各图已按此更新/)
    await expect.poll(() => linkedCard(0).locator('.sentence').textContent(), { timeout: 20_000 }).toContain(`2025 年新收 ${sumOf(unitsOf(2025).filter(({ agency }) => /教育/.test(agency)), 'applications.received.total').toLocaleString('en')} 件`)
    await speaks([['button', /^取消选择：教育$/], ['button', /^清除选择$/]])
    await enter(linkedCard(0).getByRole('button', { name: '口径' }), 'Shift+Tab')
    await hearsIn(linkedCard(0).getByRole('group', { name: '口径' }), /新收 = 本年新收申请/)
    await page.keyboard.press('Escape')
    await enter(button('取消选择：教育'), 'Shift+Tab')
    await expect.poll(() => page.url()).not.toContain('sel.type')
  })

  it('compares an agency with its peers, found by name', async () => {
    await enter(link('对比'), 'Shift+Tab')
    await expect.poll(() => page.locator('.figure-card h2').textContent(), { timeout: 20_000 }).toContain('全部单位的公开率')
    await pick(page.getByLabel(/^\s*指标/), 'received')
    await enter(button(/^选择对比对象/), 'Shift+Tab')
    await reach(page.getByLabel('按名称或拼音首字母查找'))
    await page.keyboard.type('云川市教育局')
    await reach(page.getByRole('checkbox', { name: '云川市教育局' }))
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.figure-card h2').textContent(), { timeout: 20_000 }).toContain('云川市教育局的新收')
    await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 20_000 }).toBe(0)
    await speaks([['group', /^图：.*云川市教育局的新收/], ['button', /^移除云川市教育局$/], ['combobox', /^怎样读$/]])
    await reach(chart())
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('End')
    await hears(new RegExp(`2025 年.*：云川市教育局 ${ofSchools(2025).toLocaleString('en')} 件`))
  })

  it('exports what it heard: the file is named aloud and holds the numbers', async () => {
    await enter(button('导出'))
    await reach(button('数据 CSV'))
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    await hears(new RegExp(download.suggestedFilename().slice(0, 12)))
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
    expect(lines.find(line => line.startsWith('2025,'))!.split(',')[1]).toBe(String(ofSchools(2025)))
    await page.keyboard.press('Escape')
    expect(await holds(button('导出'))).toBe(true)
  })

  it('never needed a pointer, reached nothing outside and met no error', async () => {
    expect(await page.evaluate(() => (globalThis as unknown as Ears).touched)).toBe(false)
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
