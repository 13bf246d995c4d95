import type { Locator, Page } from 'playwright'
import type { App } from './app'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importEnd, openApp } from './app'

/** The pages as the router names them; the router itself wants a window. */
const routes = [...readFileSync(fileURLToPath(new URL('../../src/app/shell/router.ts', import.meta.url)), 'utf8').matchAll(/path: '([^']+)', name: '(\w+)'/g)]
  .map(([, path, name]) => ({ name: name!, pattern: new RegExp(`^${path!.replaceAll(/:\w+/g, '[^/]+')}$`) }))

/** Every page of the app is reached from the first screen by what stands on the pages, with the years chosen there, and left again the same way. */
describe.each([
  { by: 'click', size: { width: 1440, height: 900 }, touch: false },
  { by: 'touch', size: { width: 390, height: 844 }, touch: true },
])('every page by $by at $size.width', ({ size, touch }) => {
  let app: App
  let page: Page
  const walked = new Set<string>()

  beforeAll(async () => {
    app = await openApp({ viewport: size, hasTouch: touch, isMobile: touch, reducedMotion: 'reduce' })
    page = await app.newPage()
  })
  afterAll(async () => app?.close())

  const press = (target: Locator) => touch ? target.tap() : target.click()
  const rail = (name: string) => page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name, exact: true })
  /** A main page by the navigation; on a phone the most stand behind 更多. */
  async function enter(name: string, to: string): Promise<void> {
    if (await rail(name).count() === 0)
      await press(page.getByRole('navigation', { name: '主要页面' }).getByRole('button', { name: '更多' }))
    await go(rail(name), to)
  }
  const tab = (name: string) => page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name, exact: true })
  const main = (role: 'link' | 'button', name: string | RegExp) => page.locator('main').getByRole(role, { name, exact: typeof name === 'string' }).first()

  const address = async (): Promise<string> => (await page.evaluate(() => location.hash)).slice(1)
  const nameOf = (path: string) => routes.find(({ pattern }) => pattern.test(path.split('?')[0]!))?.name
  async function arrive(name: string): Promise<void> {
    await expect.poll(async () => nameOf(await address()), { timeout: 20_000 }).toBe(name)
    await page.locator('main h1').first().waitFor({ timeout: 30_000 })
    await expect.poll(() => page.getByText('正在计算…').filter({ visible: true }).count(), { timeout: 30_000 }).toBe(0)
    expect(await page.getByRole('alert').filter({ visible: true }).allTextContents()).toEqual([])
    walked.add(name)
  }
  async function go(target: Locator, name: string): Promise<void> {
    await press(target)
    await arrive(name)
  }
  /** Leaves for the overview by the navigation: the years are still chosen there, and said. */
  async function home(): Promise<void> {
    await enter('总览', 'overview')
    expect(await address()).toContain('years=2024-2025')
    await page.getByRole('button', { name: '去掉条件：2024—2025 年' }).filter({ visible: true }).waitFor()
  }

  it('loads the sample, opens the overview and chooses years', async () => {
    await press(page.getByRole('button', { name: /^载入示例数据/ }).first())
    await importEnd(page)
    walked.add('data')
    await enter('总览', 'overview')
    if (touch) {
      await press(page.getByRole('button', { name: '筛选' }))
      await press(page.getByRole('dialog').locator('summary').filter({ hasText: '年度' }))
    }
    else {
      await press(page.getByRole('button', { name: '年度', exact: true }))
    }
    await page.getByLabel(/^\s*从/).filter({ visible: true }).selectOption('2024')
    await (touch ? press(page.getByRole('button', { name: '完成' })) : page.keyboard.press('Escape'))
    await expect.poll(address).toContain('years=2024-2025')
    await home()
  })

  it('reaches the pages beside the overview', async () => {
    await go(tab('领导摘要'), 'summary')
    await go(main('link', '大屏'), 'screen')
    await go(main('link', '返回摘要'), 'summary')
    await go(tab('总览'), 'overview')
    await home()
  })

  it('reaches every page beside the analysis, from the overview and back', async () => {
    await enter('分析', 'explore')
    for (const [title, name] of [['对比', 'compare'], ['检索', 'search'], ['联动', 'linked'], ['图例', 'gallery'], ['视图', 'views'], ['SQL', 'console'], ['分析', 'explore']] as const)
      await go(tab(title), name)
    await home()
    for (const [title, name] of [['联动', 'linked'], ['SQL', 'console'], ['视图', 'views']] as const) {
      await enter('分析', 'explore')
      await go(tab(title), name)
      await home()
    }
  })

  it('reaches the reports behind a number, an agency and a report', async () => {
    await enter('分析', 'explore')
    await go(tab('联动'), 'linked')
    const chart = page.locator('.views .figure-card').nth(1).locator('.chart')
    await chart.locator('svg').waitFor({ timeout: 30_000 })
    await chart.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await go(main('link', '查看这些年报'), 'behind')
    await home()
    await enter('单位', 'agencies')
    await go(page.locator('main table a').first(), 'agency')
    await go(main('link', /^\d{4} 查看年报$/), 'report')
    await home()
    await enter('报告', 'reports')
    await go(page.locator('main table a').first(), 'report')
    await home()
  })

  it('reaches the work list, the consolidated form, the briefings, the definitions and the data', async () => {
    for (const [title, name] of [['收报', 'campaign'], ['待看', 'queue'], ['核验', 'findings'], ['退改', 'letters'], ['汇总', 'consolidated'], ['口径', 'metrics'], ['数据', 'data']] as const) {
      await enter(title, name)
      await home()
    }
    await enter('简报', 'briefings')
    await press(main('button', '新建空白简报'))
    await arrive('briefing')
    await home()
  })

  it('reaches the journal, the backups and the typing of a report', async () => {
    await enter('数据', 'data')
    await go(tab('操作记录'), 'journal')
    await go(tab('备份与合并'), 'backup')
    await go(tab('工作区'), 'workspaces')
    await go(tab('发布'), 'publish')
    await home()
    await enter('数据', 'data')
    await go(main('link', '人工录入'), 'typings')
    await page.getByLabel('机构', { exact: true }).fill('临江县教育局')
    await page.getByLabel('年度', { exact: true }).selectOption('2024')
    await page.getByLabel('录入人', { exact: true }).fill('李敏')
    await press(main('button', '开始录入'))
    await arrive('typing')
    await home()
  })

  it('left out no page, met no error and reached nothing outside', () => {
    // These ask for a printed briefing, a scan that waits and a published package: `briefing`, `scan` and `package` reach them.
    const elsewhere = ['seen', 'check', 'package']
    expect(routes.map(({ name }) => name).filter(name => !elsewhere.includes(name) && !walked.has(name))).toEqual([])
    expect(app.errors).toEqual([])
    expect(app.outside).toEqual([])
  })
})
