import type { Page } from 'playwright'
import type { App } from './app'
import type { Picked } from './county'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, go, importEnd, openApp } from './app'
import { collected, file, ofSystem, sent, unitList } from './county'

let app: App
let page: Page

beforeAll(async () => {
  app = await openApp({}, {}, '李敏')
  page = await app.newPage()
})
afterAll(async () => app?.close())

const button = (name: string | RegExp) => page.getByRole('button', { name })
const table = () => page.getByRole('table', { name: '操作记录' })
const line = (text: string | RegExp) => table().getByRole('row').filter({ hasText: text })
const here = () => table().locator('tr[aria-current=true]')

async function pick(files: Picked[], by = '选择文件'): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: by, exact: true }).first().click()])
  await chooser.setFiles(files)
}
async function toJournal(): Promise<void> {
  await go(page, '数据')
  await page.getByRole('link', { name: '操作记录', exact: true }).click()
  await table().waitFor()
}
/** How many ask in the queue. */
async function asking(count: number): Promise<void> {
  await go(page, '待看')
  await page.getByRole('heading', { name: `待看 ${count}`, exact: true }).waitFor()
}
async function shot(name: string): Promise<void> {
  if (process.env.NIANBAO_SHOTS)
    await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/${name}.png` })
}

describe('the journal', () => {
  it('holds a list of 37 units, six files and one answer for five of them as three entries', async () => {
    await go(page, '单位')
    await button('导入名单').click()
    await pick([unitList()], '选文件（Excel、Word、文本）')
    await button('收下 37 个').click()
    await page.getByRole('status').getByText('名单上应报 36 个').waitFor()
    await go(page, '数据')
    const files = await Promise.all([...ofSystem].map((agency, at) => file(sent(agency, collected), at, { system: true })))
    await pick([...files, await file(sent('临江县统计局', collected), 2)])
    await importEnd(page)
    await asking(5)
    await page.keyboard.press('a')
    await page.getByText('看完了').waitFor()
    await toJournal()
    expect(await table().locator('tbody tr').count()).toBe(3)
    await line('定下 5 份年报的口径').getByText('展开 5 项').waitFor()
    await line('导入 6 个文件').getByText('展开 6 项').waitFor()
    await line('新增 37 个单位').getByText('展开 37 项').waitFor()
    await shot('journal')
  })

  it('unfolds an entry into the units it was about', async () => {
    await button('展开 5 项').click()
    for (const agency of ofSystem)
      await line(`${agency} ${collected} · 口径`).waitFor()
    await shot('journal-open')
    expect(await axeViolations(page)).toEqual([])
    await button('收起').click()
    expect(await table().locator('tbody tr').count()).toBe(3)
  })

  it('is walked by J and K, unfolded by → and undone by U as one, also after a reload', async () => {
    await page.reload()
    await table().waitFor()
    await page.keyboard.press('j')
    await here().filter({ hasText: '定下 5 份年报的口径' }).waitFor()
    await page.keyboard.press('j')
    await here().filter({ hasText: '导入 6 个文件' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await line(/统计局.*年报/).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('k')
    await page.keyboard.press('u')
    await page.getByText('已撤销 1 步').waitFor()
    await asking(5)
    await page.reload()
    await toJournal()
    await line('定下 5 份年报的口径').getByRole('button', { name: /^重做/ }).click()
    await page.getByText('已重做 1 步').waitFor()
    await asking(0)
    await page.reload()
    await page.getByText('看完了').waitFor()
  })

  it('is searched by unit, person and reason, and filtered by kind', async () => {
    await toJournal()
    const search = page.getByRole('searchbox', { name: '单位、文件、理由、姓名' })
    await search.fill('统计局')
    await page.getByText('2 步，共 3 步').waitFor()
    await search.fill('教育局')
    await page.getByText('3 步', { exact: true }).waitFor()
    await search.fill('没有这样的')
    await page.getByText('0 步，共 3 步').waitFor()
    await search.fill('李敏')
    await page.getByText('3 步', { exact: true }).waitFor()
    await search.fill('')
    await page.getByLabel('类别').selectOption({ label: '更正' })
    await page.getByText('1 步，共 3 步').waitFor()
    await page.getByLabel('类别').selectOption({ label: '全部类别' })
  })

  it('goes to Excel, each entry with what it was about', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), button('导出 Excel').click()])
    const book = read(await readFile(await download.path()))
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 })
    const head = rows.findIndex(row => row.includes('做了什么'))
    const [what, item, who, state] = ['做了什么', '其中', '谁', '状态'].map(name => rows[head]!.indexOf(name))
    const answers = rows.slice(head + 1).filter(row => String(row[what!]).startsWith('定下 5 份年报的口径'))
    expect(answers).toHaveLength(6)
    expect(answers.every(row => row[who!] === '李敏' && row[state!] === '有效')).toBe(true)
    for (const agency of ofSystem)
      expect(answers.some(row => String(row[item!]).includes(`${agency} ${collected}`))).toBe(true)
    expect(rows.filter(row => String(row[what!]).startsWith('新增 37 个单位'))).toHaveLength(38)
  })

  it('says on a phone the same, and reached nothing outside', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await button('展开 5 项').click()
    await line(`${[...ofSystem][0]} ${collected}`).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await shot('journal-phone')
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
