import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, inEnglish, noChinese, openSample, scrollsSideways } from './app'
import { sumOf, unitsOf } from './truth'

/** 新收 of the units of a year, from the generator's own record of what it wrote. */
const receivedIn = (year: number): number => sumOf(unitsOf(year), 'applications.received.total')

let app: App
let page: Page
const asked: string[] = []

beforeAll(async () => {
  const sample = await openSample({ reducedMotion: 'reduce' })
  app = sample
  page = sample.page
  page.on('request', request => asked.push(request.url()))
})
afterAll(async () => app?.close())

const editor = () => page.locator('.cm-content')
const rows = () => page.locator('.figure-card tbody tr').evaluateAll(all => all.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim())))
async function write(sql: string): Promise<void> {
  await editor().click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(sql)
}
async function run(sql: string): Promise<void> {
  await write(sql)
  await page.keyboard.press('Control+Enter')
}

describe('sQL console', () => {
  it('is loaded when it is opened, not before', async () => {
    await page.goto(`${app.url}#/`)
    await page.locator('.figure-card svg').first().waitFor()
    const before = asked.length
    await page.goto(`${app.url}#/console`)
    await editor().waitFor({ timeout: 30_000 })
    const loaded = asked.slice(before).filter(url => url.endsWith('.js'))
    expect(loaded.some(url => url.includes('editor'))).toBe(true)
    expect(asked.slice(0, before).some(url => url.includes('editor'))).toBe(false)
    expect(await axeViolations(page)).toEqual([])
  })

  it('answers with the published numbers, as a table and as a chart', async () => {
    await page.getByRole('button', { name: '各年新收、办结和公开率' }).click()
    await expect.poll(() => rows().then(all => all.length), { timeout: 30_000 }).toBe(7)
    for (const [year, received] of await rows())
      expect([year, received!.replaceAll(',', '')]).toEqual([year, String(receivedIn(Number(year)))])
    await page.getByRole('button', { name: '看图' }).click()
    await page.locator('.figure-card svg').waitFor()
    await page.getByLabel('作图的列').selectOption({ label: '新收' })
    await page.locator('.chart').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('End')
    expect(await page.locator('.chart [role=status]').textContent()).toContain(`新收 ${new Intl.NumberFormat('zh-CN').format(receivedIn(2025))}`)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: '看表' }).click()
  })

  it('keeps the statement in the address; back and a copied address show the same', async () => {
    await run('SELECT count(*) AS 机构数 FROM agency')
    await expect.poll(() => rows().then(all => all.length), { timeout: 20_000 }).toBe(1)
    const [[count] = []] = await rows()
    expect(Number(count)).toBeGreaterThan(40)
    const copied = page.url()
    await page.goBack()
    await expect.poll(() => rows().then(all => all.length), { timeout: 20_000 }).toBe(7)
    await page.goto(`${app.url}#/views`)
    await page.goto(copied)
    await expect.poll(() => rows(), { timeout: 30_000 }).toEqual([[count]])
  })

  it.each([
    ['DROP TABLE agency', '不能运行 DROP'],
    ['SELECT 1; DELETE FROM report_wide', '一次只能运行一条语句'],
    ['SELECT 1) AS a; DROP TABLE agency; SELECT * FROM (SELECT 1', '一次只能运行一条语句'],
    ['INSERT INTO agency (name) VALUES (1) RETURNING *', '不能运行 INSERT'],
    ['COPY agency TO \'a.csv\'', '不能运行 COPY'],
    ['FROM read_csv(\'https://example.org/a.csv\')', '不能读写文件'],
  ])('%s is refused', async (sql, told) => {
    await run(sql)
    await page.getByRole('alert').getByText(told).waitFor({ timeout: 20_000 })
    await run('SELECT count(*) > 40 AS ok FROM agency')
    await expect.poll(() => rows(), { timeout: 20_000 }).toEqual([['true']])
  })

  it('marks where a statement is wrong, in plain words and the engine\'s own', async () => {
    await run('SELECT id,\n  nam\nFROM agency')
    await page.getByText('没有这个表、列或函数').waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/第 2 行第 3 字附近[\s\S]*Referenced column "nam" not found/)
    expect(await page.locator('.cm-fault').textContent()).toBe('nam')
    expect(await axeViolations(page)).toEqual([])
  })

  it('stops a statement that takes long, and answers the next', async () => {
    await run('SELECT sum(a.range * b.range) FROM range(1000000) AS a, range(1000000) AS b')
    await page.getByText(/正在运行，已 \d+ 秒/).waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('已停止运行').waitFor({ timeout: 20_000 })
    await run('SELECT 40 + 2 AS 答')
    await expect.poll(() => rows(), { timeout: 30_000 }).toEqual([['42']])
  })

  it('caps what it lists and says so; a cell cannot run as a formula', async () => {
    await run('SELECT n, \'=1+1\' AS 公式 FROM range(20000) AS t(n) ORDER BY n DESC')
    await page.locator('.sentence', { hasText: '结果超过 10,000 行' }).waitFor({ timeout: 20_000 })
    expect((await rows()).filter(row => row.length > 1)[0]).toEqual(['19,999', '=1+1'])
    expect((await rows()).length).toBeLessThan(100)
    await page.getByRole('button', { name: '导出' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()])
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
    expect(lines.slice(0, 2)).toEqual(['\uFEFFn,公式', '19999,\'=1+1'])
    expect(lines.filter(line => line.endsWith('\'=1+1')).length).toBe(10_000)
    await page.keyboard.press('Escape')
  })

  it('completes names and explains them in the office\'s words', async () => {
    await write('SELECT * FROM report_w')
    await page.keyboard.press('Control+Space')
    await page.locator('.cm-tooltip-autocomplete li').filter({ hasText: 'report_wide' }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox', { name: '查找表、列或中文含义' }).fill('属于国家秘密')
    await page.getByRole('button', { name: '填入 applications_denied_state_secret_total', exact: true }).first().click()
    expect(await editor().textContent()).toContain('applications_denied_state_secret_total')
    await page.getByRole('searchbox', { name: '查找表、列或中文含义' }).fill('')
  })

  it('keeps queries with the record and what was run on this machine', async () => {
    await run('SELECT 7 AS 七')
    await expect.poll(() => rows(), { timeout: 20_000 }).toEqual([['7']])
    await page.getByRole('button', { name: '存为查询' }).click()
    await page.getByLabel('名称').fill('数到七')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已存为查询“数到七”').waitFor()
    await page.goto(`${app.url}#/views`)
    await page.goto(`${app.url}#/console`)
    await page.getByRole('button', { name: '数到七', exact: true }).click()
    await expect.poll(() => rows(), { timeout: 30_000 }).toEqual([['7']])
    expect((await page.locator('.figure-card h2').textContent())!.trim()).toMatch(/^数到七/)
    await page.getByText('最近运行').click()
    expect(await page.locator('.history li').first().textContent()).toContain('SELECT 7 AS 七')
    await page.getByRole('button', { name: '删除 数到七' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('button', { name: '数到七', exact: true }).waitFor()
  })

  it('an answer is a view: on the overview with its statement, asked again there, in a briefing and as a file', async () => {
    const sql = 'SELECT year AS 年度, sum(applications_received_total) AS 新收 FROM report_wide WHERE NOT consolidated AND apart NOT IN (1, 2) AND variant IN (0, 2) GROUP BY year ORDER BY year'
    await run(sql)
    await expect.poll(() => rows().then(all => all.length), { timeout: 20_000 }).toBe(7)
    await page.getByRole('button', { name: '看图' }).click()
    await expect.poll(() => page.url()).toContain('as=chart')
    await page.getByRole('button', { name: '保存视图' }).click()
    await page.getByLabel('名称').fill('历年新收（SQL）')
    await page.getByLabel('同时放到总览').check()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存视图“历年新收（SQL）”').waitFor()
    await page.getByRole('button', { name: '加入简报' }).click()
    await page.getByRole('button', { name: '新建并加入' }).click()
    await page.getByRole('button', { name: '打开简报' }).click()
    const block = page.locator('article.block')
    await block.locator('svg').waitFor({ timeout: 30_000 })
    expect(await block.getByLabel('第 1 块的标题').inputValue()).toBe('历年新收（SQL）')
    expect(await block.textContent()).toContain('SELECT year AS 年度')
    expect(await block.textContent()).not.toMatch(/筛选：|单位年报/)

    await page.goto(`${app.url}#/?type=police`)
    const pinned = page.locator('section').filter({ has: page.getByRole('heading', { name: '我的视图' }) })
    await pinned.locator('svg').waitFor({ timeout: 30_000 })
    expect(await pinned.locator('.own').textContent()).toContain('按语句查询，不受筛选影响')
    await pinned.locator('.chart').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('End')
    await expect.poll(() => pinned.locator('.chart [role=status]').textContent()).toContain(`新收 ${receivedIn(2025).toLocaleString('zh-CN')}`)
    await pinned.getByRole('button', { name: '查询语句' }).click()
    expect(await pinned.locator('pre').textContent()).toBe(sql)
    expect(await axeViolations(page)).toEqual([])

    await page.goto(`${app.url}#/views`)
    const actions = page.getByRole('group', { name: '“历年新收（SQL）”的操作' })
    const [download] = await Promise.all([page.waitForEvent('download'), actions.getByRole('button', { name: '导出文件' }).click()])
    const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { view: { query: { sql: string } } }
    expect(file.view.query).toEqual({ as: 'chart', sql })
    const give = (name: string, wrong: string) => ({ name: `${name}.nianbao-view.json`, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...file, name, view: { ...file.view, query: { sql: wrong } } })) })
    await page.locator('input[type=file]').first().setInputFiles([give('没有的表', 'SELECT nam FROM agency'), give('会删的语句', 'DELETE FROM agency')])
    for (const name of ['没有的表', '会删的语句'])
      await page.getByRole('group', { name: `“${name}”的操作` }).getByRole('button', { name: '放到总览' }).click()
    await page.goto(`${app.url}#/`)
    const failed = pinned.getByRole('alert')
    await expect.poll(() => failed.count(), { timeout: 30_000 }).toBe(2)
    expect(await failed.allTextContents().then(all => all.join())).toMatch(/没有这个表、列或函数[\s\S]*Referenced column "nam" not found[\s\S]*不能运行 DELETE/)
    await pinned.locator('.half').nth(2).getByRole('button', { name: '查询语句' }).click()
    expect(await pinned.locator('pre').textContent()).toBe('DELETE FROM agency')
    expect(await axeViolations(page)).toEqual([])
    await pinned.getByRole('link', { name: '打开' }).first().click()
    await page.locator('.figure-card svg').waitFor({ timeout: 30_000 })
    expect(await editor().textContent()).toContain('SELECT year AS 年度')
  })

  it('fits a phone and is complete in English', async () => {
    await run('SELECT 40 + 2 AS answer')
    await expect.poll(() => rows(), { timeout: 20_000 }).toEqual([['42']])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    await inEnglish(page)
    await page.getByRole('heading', { name: 'Data dictionary' }).waitFor()
    await noChinese(page.locator('main h1, main .muted, main summary, .ask .row'))
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
