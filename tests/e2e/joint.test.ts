import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportHtml } from '../unit/ingest/report-html'
import { axeViolations, importEnd, openApp, scrollsSideways } from './app'

const file = (agency: string, year: number) => ({ name: `${agency}${year}.html`, mimeType: 'text/html', buffer: Buffer.from(reportHtml({ agency, year })) })
const key = 'applications.received.total'

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.NIANBAO_SHOTS)
    await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/${name}.png` })
}

/** A person at a machine of their own. */
function person(page: Page) {
  const go = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click()
  const dialog = () => page.getByRole('dialog')
  const journal = () => page.getByRole('table', { name: '操作记录' })
  return {
    page,
    go,
    dialog,
    journal,
    line: (text: string | RegExp) => journal().getByRole('row').filter({ hasText: text }),
    async tab(name: string) {
      await go('数据')
      await page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { name, exact: true }).first().waitFor()
    },
    async bring(...files: ReturnType<typeof file>[]) {
      await page.locator('input[type=file]').first().setInputFiles(files)
      return importEnd(page)
    },
    async correct(agency: string, value: string, reason: string) {
      await go('报告')
      await page.getByRole('row').filter({ hasText: agency }).getByRole('link').first().click()
      await page.locator(`[data-cell="${key}"] button`).click()
      await dialog().getByRole('button', { name: /更正这一格|再更正/ }).click()
      await dialog().getByRole('textbox', { name: '更正为' }).fill(value)
      await dialog().getByRole('textbox', { name: '理由' }).fill(reason)
      await dialog().getByRole('button', { name: '保存更正' }).click()
    },
  }
}

describe('the journal', () => {
  let app: App
  let a: ReturnType<typeof person>
  beforeAll(async () => {
    app = await openApp({}, {}, null)
    a = person(await app.newPage())
  })
  afterAll(async () => app?.close())

  it('asks who one is before the first correction, and shows it at the foot of every page', async () => {
    await a.bring(file('泗洪县教育局', 2023), file('泗洪县水利局', 2023))
    await a.correct('泗洪县教育局', '9', '电话核实')
    await a.page.getByRole('dialog', { name: '我是谁' }).getByRole('textbox', { name: '姓名' }).fill('李敏')
    expect(await axeViolations(a.page)).toEqual([])
    await shot(a.page, 'who')
    await a.page.keyboard.press('Enter')
    await a.page.locator('footer').getByRole('button', { name: '李敏' }).waitFor()
    await a.page.locator('ins').filter({ hasText: '9' }).first().waitFor()
    await a.page.keyboard.press('Escape')
    await a.correct('泗洪县水利局', '8', '以台账为准')
    await a.page.getByText('已更正为 8').first().waitFor()
    expect(await a.page.getByRole('dialog', { name: '我是谁' }).count()).toBe(0)
    await a.page.keyboard.press('Escape')
  })

  it('says who did what and why, and counts before what goes with a step', async () => {
    await a.tab('操作记录')
    expect(await a.journal().getByRole('row').count()).toBe(4)
    expect(await a.line('泗洪县教育局').textContent()).toMatch(/李敏.*更正.*泗洪县教育局 2023.*→ 9.*电话核实/)
    await a.line('导入 2 个文件').getByRole('button', { name: /^撤销 3 步/ }).focus()
    expect(await a.journal().locator('tr.along').count()).toBe(2)
    expect(await axeViolations(a.page)).toEqual([])
    await a.page.keyboard.press('Enter')
    await a.page.getByText('后面有 2 步靠它，要一起撤销').waitFor()
    await shot(a.page, 'journal')
    await a.page.setViewportSize({ width: 390, height: 844 })
    await shot(a.page, 'journal-phone')
    expect(await scrollsSideways(a.page)).toBe(false)
    await a.page.setViewportSize({ width: 1440, height: 900 })
    await a.page.emulateMedia({ colorScheme: 'dark' })
    await shot(a.page, 'journal-dark')
    expect(await axeViolations(a.page)).toEqual([])
    await a.page.emulateMedia({ colorScheme: 'light' })
  })

  it('undoes a step alone, and with all that stands on it, and does it again after a reload', async () => {
    await a.page.getByRole('button', { name: '取消' }).click()
    await a.line('泗洪县教育局').getByRole('button', { name: /^撤销：/ }).click()
    await a.line('泗洪县教育局').locator('del').waitFor()
    await a.line('导入 2 个文件').getByRole('button', { name: /^撤销 2 步/ }).click()
    await a.page.getByRole('button', { name: '撤销这 2 步' }).click()
    await expect.poll(() => a.journal().locator('del').count()).toBe(3)
    await a.page.reload()
    await expect.poll(() => a.journal().locator('del').count()).toBe(3)
    // The first screen of what is empty now leads back to it.
    await a.go('总览')
    await a.page.getByRole('link', { name: '操作记录', exact: true }).click()
    await a.line('更正“泗洪县水利局2023.html”').getByRole('button', { name: /^重做 2 步/ }).click()
    await a.page.getByRole('button', { name: '重做这 2 步' }).click()
    await expect.poll(() => a.journal().locator('del').count()).toBe(1)
    await a.page.locator('footer').getByText('上次导入').waitFor()
  })

  it('is narrowed by kind and by person, and goes on in another window', async () => {
    const other = person(await app.newPage())
    await other.tab('操作记录')
    await a.page.getByLabel('类别').selectOption({ label: '更正' })
    expect(await a.journal().getByRole('row').count()).toBe(3)
    await other.line('泗洪县水利局').getByRole('button', { name: /^撤销：/ }).click()
    await a.line('泗洪县水利局').locator('del').waitFor()
    await other.page.close()
    await a.page.locator('footer').getByRole('button', { name: '李敏' }).click()
    await a.page.getByRole('textbox', { name: '姓名' }).fill('王丽娟')
    await a.page.keyboard.press('Enter')
    await a.correct('泗洪县教育局', '7', '再核')
    await a.tab('操作记录')
    await a.page.getByLabel('谁').selectOption('王丽娟')
    expect(await a.journal().getByRole('row').count()).toBe(2)
  })

  it('reached nothing outside and met no error', () => {
    expect([app.outside, app.errors]).toEqual([[], []])
  })
})

describe('two people', () => {
  let apps: App[]
  let a: ReturnType<typeof person>
  let b: ReturnType<typeof person>
  beforeAll(async () => {
    apps = [await openApp({}, {}, '李敏'), await openApp({}, {}, '王丽娟')]
    a = person(await apps[0]!.newPage())
    b = person(await apps[1]!.newPage())
  })
  afterAll(async () => {
    for (const app of apps ?? [])
      await app.close()
  })

  async function backup({ page, tab }: ReturnType<typeof person>): Promise<{ name: string, mimeType: string, buffer: Buffer }> {
    await tab('备份与合并')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '备份', exact: true }).click()])
    return { name: download.suggestedFilename(), mimeType: 'application/x-tar', buffer: await readFile(await download.path()) }
  }

  it('begin from one backup, chosen like any file on the first screen', async () => {
    await a.bring(file('泗洪县教育局', 2023), file('泗洪县水利局', 2023))
    await a.correct('泗洪县水利局', '5', '以台账为准')
    await a.page.keyboard.press('Escape')
    const first = await backup(a)
    await b.page.locator('input[type=file]').first().setInputFiles(first)
    await b.dialog().getByText(/李敏/).waitFor()
    await b.dialog().getByRole('button', { name: '用备份代替现在的记录' }).click()
    await b.tab('操作记录')
    await b.line('导入 2 个文件').waitFor()
  })

  it('go on, each at a machine of their own, and are joined after a preview, conflicts chosen', async () => {
    await a.correct('泗洪县教育局', '9', '电话核实')
    await a.page.keyboard.press('Escape')
    await b.correct('泗洪县教育局', '8', '以台账为准')
    await b.page.keyboard.press('Escape')
    await b.go('数据')
    await b.bring(file('泗洪县财政局', 2023))
    const theirs = await backup(b)

    await a.go('数据')
    await a.page.locator('input[type=file]').first().setInputFiles(theirs)
    const dialog = a.page.getByRole('dialog', { name: '合并同事的备份' })
    await dialog.getByText('冲突 1 处').waitFor()
    expect(await dialog.getByRole('row', { name: /^文件 \+1 2 — —/ }).count()).toBe(1)
    expect(await dialog.getByRole('row', { name: /^更正的格 — 2 1 —/ }).count()).toBe(1)
    expect(await dialog.getByRole('row', { name: /^2023/ }).textContent()).toMatch(/2\s*→\s*3/)
    const conflict = dialog.getByRole('group', { name: /泗洪县教育局 2023/ })
    expect(await conflict.textContent()).toMatch(/本机.*更正为 9.*李敏.*电话核实.*对方.*更正为 8.*王丽娟.*以台账为准/)
    expect(await dialog.getByRole('button', { name: '还有 1 处冲突没有选' }).isDisabled()).toBe(true)
    expect(await axeViolations(a.page)).toEqual([])
    await dialog.getByRole('button', { name: '都用较新的' }).click()
    await shot(a.page, 'merge')
    await a.page.setViewportSize({ width: 390, height: 844 })
    await shot(a.page, 'merge-phone')
    await a.page.setViewportSize({ width: 1440, height: 900 })
    await a.page.emulateMedia({ colorScheme: 'dark' })
    await shot(a.page, 'merge-dark')
    expect(await axeViolations(a.page)).toEqual([])
    await a.page.emulateMedia({ colorScheme: 'light' })
    await conflict.getByRole('radio', { name: /更正为 8/ }).focus()
    await a.page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await a.page.getByText(/已合并 .*冲突 1 处照选/).waitFor()
  })

  it('merging twice changes nothing and says so', async () => {
    const theirs = await backup(b)
    await a.go('数据')
    await a.page.locator('input[type=file]').first().setInputFiles(theirs)
    await a.dialog().getByText('没有新内容').waitFor()
    expect(await a.dialog().getByRole('button', { name: '合并', exact: true }).count()).toBe(0)
    await a.dialog().getByRole('button', { name: '关闭', exact: true }).last().click()
  })

  it('both journals are there, and the whole merge is undone from the journal after a reload', async () => {
    await a.tab('操作记录')
    await a.line('泗洪县财政局').or(a.line('导入 1 个文件')).first().waitFor()
    expect(await a.line('王丽娟').count()).toBeGreaterThan(0)
    await a.page.reload()
    await shot(a.page, 'journal-merged')
    await a.line('合并备份').getByRole('button', { name: /^撤销：合并备份/ }).click()
    await a.line('导入 1 个文件').waitFor({ state: 'detached' })
    expect(await a.line('泗洪县教育局').textContent()).toMatch(/李敏.*→ 9/)
  })

  it('reached nothing outside and met no error', () => {
    for (const { outside, errors } of apps)
      expect([outside, errors]).toEqual([[], []])
  })
})
