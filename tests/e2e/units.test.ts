import type { App } from './app'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openApp } from './app'

let app: App
beforeAll(async () => {
  app = await openApp()
}, 60_000)
afterAll(async () => {
  expect(app.errors).toEqual([])
  await app.close()
})

const list = `序号\t单位名称\t简称\t类别\t联系人\t电话
1\t云川市教育局\t教育局\t\t李敏\t6218
2\t市水利局\t水利局\t\t何青\t6218
3\t国家税务总局云川市税务局\t税务局\t垂管\t\t
4\t桐溪镇人民政府\t桐溪镇\t\t\t
5\t地方金融管理局\t金融局\t\t\t`

it('a list is pasted, looked through, kept, changed in bulk, merged and undone by click and key', async () => {
  const page = await app.newPage()
  const rail = page.getByRole('navigation', { name: '主要页面' })
  await rail.getByRole('link', { name: '单位', exact: true }).click()
  await page.getByText('还没有单位').waitFor()

  await page.getByRole('button', { name: '导入名单' }).click()
  await page.getByRole('textbox', { name: '或者从 Excel 复制后粘贴在这里' }).fill('会议费\t3')
  await page.getByRole('button', { name: '读取粘贴的内容' }).click()
  await page.getByRole('alert').getByText('没有找到单位名单').waitFor()
  await page.getByRole('textbox', { name: '或者从 Excel 复制后粘贴在这里' }).fill(list)
  await page.getByRole('button', { name: '读取粘贴的内容' }).click()
  await page.getByText('读出 5 个单位').waitFor()
  await page.getByRole('textbox', { name: '没写地区的名称前补' }).fill('云川市')
  await page.getByRole('button', { name: '收下 5 个' }).click()

  const table = page.getByRole('table', { name: '单位' })
  await page.getByRole('status').getByText('名单上应报 4 个，另有垂管 1 个').waitFor()
  const names = () => table.getByRole('row').filter({ has: page.getByRole('link') }).getByRole('link').allInnerTexts()
  expect(await names()).toEqual(['云川市教育局', '云川市水利局', '云川市地方金融管理局', '云川市桐溪镇人民政府', '国家税务总局云川市税务局'])

  // An exemption for one, by its box and the bar.
  await table.getByRole('checkbox', { name: '选中云川市地方金融管理局' }).check()
  await page.getByRole('button', { name: '免报…' }).click()
  await page.getByRole('spinbutton', { name: '免报年度' }).fill('2025')
  await page.getByRole('textbox', { name: '理由' }).fill('并入市府办')
  await page.keyboard.press('Enter')
  await table.getByText('2025 免报：并入市府办').waitFor()

  // One by hand; the same unit twice is refused.
  await page.getByRole('button', { name: '加一个单位' }).click()
  await page.getByRole('textbox', { name: '规范名称' }).fill('云川市教育局')
  await page.getByRole('button', { name: '确认并保存' }).click()
  await page.getByRole('alert').getByText('名单里已有“云川市教育局”').waitFor()
  await page.getByRole('textbox', { name: '规范名称' }).fill('云川市教体局')
  await page.getByRole('button', { name: '确认并保存' }).click()
  await table.getByRole('link', { name: '云川市教体局' }).waitFor()

  await table.getByRole('checkbox', { name: '选中云川市教体局' }).check()
  await table.getByRole('checkbox', { name: '选中云川市教育局' }).check()
  await page.getByRole('button', { name: '合并…' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: '云川市教育局' }).check()
  await page.getByRole('button', { name: '并入“云川市教育局”' }).click()
  await table.getByRole('link', { name: '云川市教体局' }).waitFor({ state: 'detached' })
  await table.getByText('又称：教育局、云川市教体局').waitFor()
  expect(await names()).not.toContain('云川市教体局')

  // All of it is there after a reload.
  const before = await names()
  await page.reload()
  await table.getByText('2025 免报：并入市府办').waitFor()
  expect(await names()).toEqual(before)
}, 120_000)

it('a list dropped among reports says what it is and where it goes', async () => {
  const page = await app.newPage()
  await page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name: '数据', exact: true }).click()
  await page.locator('input[type=file]').first().setInputFiles({ name: '报送单位名单.txt', mimeType: 'text/plain', buffer: Buffer.from(list) })
  await page.getByText('像是一份单位名单（5 个单位）').first().waitFor()
}, 120_000)
