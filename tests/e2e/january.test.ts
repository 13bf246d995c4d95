import type { Page } from 'playwright'
import type { App } from './app'
import type { Picked } from './county'
import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importEnd, openApp } from './app'
import { collected, county, file, ofSystem, reporting, sent, silent, twice, unitList, wrong } from './county'

const corrected = { agency: `${county}民政局`, cell: 'proactive.licensing.decisions', value: 77 }
/** The unit that was missing reports to the colleague. */
const late = sent(silent, collected)
const concluded = 'applications.concluded.total'
/** Mends what it was sent back for, but into another number that is wrong. */
const stubborn = wrong.at(-1)!
function revised(agency: string) {
  const draft = sent(agency, collected, '', true)
  if (agency === stubborn)
    draft.cells.set(concluded, Number(draft.cells.get(concluded)) + 2)
  return draft
}

/** A January of a county's office, lived by click and key from the first screen; no address is typed. */
describe('a January', () => {
  let app: App
  let page: Page
  let colleague: App
  const parts: { part: string, clicks: number, seconds: number }[] = []
  let clicks = 0
  let began = Date.now()

  beforeAll(async () => {
    app = await openApp({ permissions: ['clipboard-read', 'clipboard-write'] }, {}, '李敏')
    colleague = await openApp({}, {}, '王丽娟')
    page = await app.newPage()
    await page.exposeFunction('countClick', () => clicks++)
    await page.addInitScript(() => document.addEventListener('click', event => event.isTrusted && (globalThis as unknown as { countClick: () => void }).countClick(), true))
    await page.reload()
  })
  afterAll(async () => {
    if (process.env.NIANBAO_SHOTS)
      await writeFile(`${process.env.NIANBAO_SHOTS}/january.txt`, parts.map(({ part, clicks, seconds }) => `${part}: ${clicks} clicks, ${seconds.toFixed(0)} s\n`).join(''))
    await app?.close()
    await colleague?.close()
  })

  /** Counts what a part took of a person's clicks and seconds. */
  function ends(part: string): void {
    parts.push({ part, clicks, seconds: (Date.now() - began) / 1000 })
    clicks = 0
    began = Date.now()
  }
  async function shot(name: string): Promise<void> {
    if (process.env.NIANBAO_SHOTS)
      await page.screenshot({ path: `${process.env.NIANBAO_SHOTS}/${name}.png` })
  }
  const go = (name: string, on = page) => on.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name, exact: true }).first().click()
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const only = (state: string, count: number) => button(new RegExp(`^${state} ?${count}(?!\\d)`))
  async function bring(files: Picked[], on = page): Promise<string> {
    const [chooser] = await Promise.all([on.waitForEvent('filechooser'), on.getByRole('button', { name: '选择文件', exact: true }).first().click()])
    await chooser.setFiles(files)
    return importEnd(on)
  }

  async function backup(of: Page): Promise<Picked> {
    await go('数据', of)
    await of.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name: '备份与合并', exact: true }).click()
    const [download] = await Promise.all([of.waitForEvent('download'), of.getByRole('button', { name: '备份', exact: true }).click()])
    return { name: download.suggestedFilename(), mimeType: 'application/x-tar', buffer: await readFile(await download.path()) }
  }

  it('begins with the list of 37 units from Excel', async () => {
    await go('单位')
    await button('导入名单').click()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选文件（Excel、Word、文本）' }).first().click()])
    await chooser.setFiles(unitList())
    await page.getByText('读出 37 个单位').waitFor()
    await button('收下 37 个').click()
    await page.getByRole('status').getByText('名单上应报 36 个，另有垂管 1 个').waitFor()
    await shot('january-units')
    ends('list of units')
  })

  it('the year is laid out', async () => {
    await go('收报')
    await button('布置收报').click()
    const form = page.getByRole('dialog')
    await form.getByLabel('报告年度').fill(`${collected}`)
    await form.getByLabel('落款单位').fill(`${county}人民政府办公室`)
    await form.getByLabel('联系人').fill('李敏')
    await form.getByLabel('电话').fill('2200617')
    await form.getByRole('button', { name: '布置收报' }).click()
    await only('未报', 36).waitFor()
    ends('laying out the year')
  })

  it('106 mixed files come in three batches', async () => {
    let picked = 0
    for (const year of [2023, 2024, collected]) {
      await go('数据')
      const files = await Promise.all(reporting.map((agency, at) => file(sent(agency, year), at, { system: ofSystem.has(agency) && year === collected })))
      if (year === collected)
        files.push(await file(sent(twice, year, 'again'), 0, { remark: '（新）' }))
      picked += files.length
      await bring(files)
      await page.getByRole('group', { name: '结果' }).getByRole('button', { name: new RegExp(`^全部\\s*${picked}$`) }).waitFor()
      await shot(`january-batch-${year}`)
    }
    ends('106 files')
  })

  it('every state is on one screen', async () => {
    await go('收报')
    await only('未报', 1).waitFor()
    await shot('january-campaign')
  })

  it('the queue is read to zero', async () => {
    await go('待看')
    const heading = page.getByRole('heading', { name: /^待看 \d+$/ })
    await heading.waitFor()
    await shot('january-queue')
    const left = async () => Number(/\d+/.exec((await heading.textContent())!)![0])
    // What asks of the whole system is the unit's own, for all that ask it; of two reports the newer is used.
    await page.keyboard.press('a')
    await expect.poll(left).toBe(2)
    await page.getByRole('button', { name: /用“.*（新）/ }).click()
    await page.getByText('看完了').waitFor()
    await shot('january-queue-done')
    ends('queue')
  })

  it('one number is corrected, with its reason', async () => {
    await go('报告')
    await page.getByRole('searchbox').or(page.getByPlaceholder(/名称/)).first().fill(corrected.agency)
    await page.getByRole('row').filter({ hasText: `${corrected.agency}` }).filter({ hasText: '2025' }).getByRole('link').first().click()
    await page.locator(`[data-cell="${corrected.cell}"] button`).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /更正这一格/ }).click()
    await dialog.getByRole('textbox', { name: '更正为' }).fill(`${corrected.value}`)
    await dialog.getByRole('textbox', { name: '理由' }).fill('电话核实')
    await dialog.getByRole('button', { name: '保存更正' }).click()
    await page.getByText(`已更正为 ${corrected.value}`).first().waitFor()
    await page.keyboard.press('Escape')
    ends('one correction')
  })

  it('five are sent back, each with a letter that another program opens', async () => {
    await go('退改')
    const list = page.getByRole('navigation', { name: '要退改的单位' })
    for (const agency of wrong) {
      await list.getByRole('button', { name: new RegExp(`^${agency}`) }).click()
      const boxes = page.getByRole('group', { name: `写给${agency}的问题` }).getByRole('checkbox')
      await boxes.first().waitFor()
      for (const box of await boxes.all())
        await box.check()
    }
    await shot('january-letters')
    await button('生成 5 份…').click()
    const dialog = page.getByRole('dialog', { name: '生成 5 份退改通知' })
    await dialog.getByLabel('改好期限').fill('2099-01-30')
    await dialog.getByLabel('抄送').fill(`${county}人民政府督查室`)
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '生成并记为退改' }).click()])
    const { files } = await JSZip.loadAsync(await readFile(await download.path()))
    expect(Object.keys(files).sort()).toEqual([...wrong.map(agency => `退改通知_${agency}_${collected}.docx`), `退改问题总表_${collected}.xlsx`].sort())
    for (const agency of wrong) {
      const word = await JSZip.loadAsync(await files[`退改通知_${agency}_${collected}.docx`]!.async('uint8array'))
      const text = (await word.file('word/document.xml')!.async('string')).replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '')
      const printed = Number(sent(agency, collected).cells.get(concluded))
      for (const part of [`${agency}：`, '2099年1月30日', '李敏', '2200617', `${county}人民政府办公室`, `抄送：${county}人民政府督查室`, `\n${printed.toLocaleString('zh-CN')}\n`, `\n${(printed - 1).toLocaleString('zh-CN')}\n`])
        expect(text).toContain(part)
    }
    await page.getByRole('heading', { name: '已发出 5' }).waitFor()
    await go('收报')
    await only('退改', 5).waitFor()
    ends('five letters')
  })

  it('their revisions come in; of each it is said which points are mended and which are kept', async () => {
    await go('数据')
    await bring(await Promise.all(wrong.map((agency, at) => file(revised(agency), at, { remark: '（改）' }))))
    await go('待看')
    const said: string[] = []
    for (let left = wrong.length; left > 0; left--) {
      await page.getByRole('heading', { name: `待看 ${left}`, exact: true }).waitFor()
      const sum = page.getByText(/改好 \d+ 条，没有改好 \d+ 条/)
      await sum.waitFor()
      said.push((await sum.textContent())!.trim())
      if (left === 1)
        await shot('january-revised')
      await button(/用“.*（改）/).click()
    }
    await page.getByText('看完了').waitFor()
    expect(said.filter(text => /没有改好 0 条/.test(text)).length, said.join(' ')).toBe(wrong.length - 1)
    await go('收报')
    await only('退改', 0).waitFor()
    await only('已收', 35).waitFor()
    ends('revisions')
  })

  it('a colleague, who began from a backup, sends hers; it is joined', async () => {
    const mine = await backup(page)
    const hers = await colleague.newPage()
    const [first] = await Promise.all([hers.waitForEvent('filechooser'), hers.getByRole('button', { name: '从备份恢复' }).first().click()])
    await first.setFiles(mine)
    await hers.getByRole('dialog').getByRole('button', { name: '用备份代替现在的记录' }).click()
    await hers.getByText(/已从 .* 恢复/).waitFor({ timeout: 60_000 })
    await go('数据', hers)
    await bring([await file(late, 1)], hers)
    const theirs = await backup(hers)
    await go('数据')
    const [second] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件', exact: true }).first().click()])
    await second.setFiles(theirs)
    await page.getByRole('dialog', { name: '合并同事的备份' }).getByRole('button', { name: /^合并/ }).click()
    await page.getByText(/已合并/).first().waitFor({ timeout: 60_000 })
    await go('收报')
    await only('已收', 36).waitFor()
    ends('a colleague joined')
  })

  it('the form of the year equals an independent sum, cell by cell', async () => {
    await go('汇总')
    await page.getByText('应报送 36 个单位，已计入 36 个').first().waitFor({ timeout: 30_000 })
    await shot('january-form')
    const shown = await page.locator('[data-cell]').evaluateAll(all => all.map(cell => [(cell as HTMLElement).dataset.cell!, cell.textContent!.trim()] as const))
    expect(shown.length).toBe(200)
    const counted = [...reporting.map(agency => wrong.includes(agency) ? revised(agency) : sent(agency, collected, agency === twice ? 'again' : '')), late]
    counted.find(({ agency }) => agency === corrected.agency)!.cells.set(corrected.cell, corrected.value)
    for (const [key, text] of shown)
      expect([key, Number(text.replaceAll(',', ''))]).toEqual([key, Math.round(counted.reduce((sum, { cells }) => sum + Number(cells.get(key) ?? 0), 0) * 1e6) / 1e6])
    ends('form')
  })
})
