import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTar, writeTar } from '../../src/workspace/tar'
import { axeViolations, openSample } from './app'

let app: App
let page: Page
let backup: Buffer

beforeAll(async () => {
  const sample = await openSample()
  app = sample
  page = sample.page
})
afterAll(async () => app?.close())

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const dialog = () => page.getByRole('dialog')
const firstRun = () => page.getByRole('heading', { name: '把各单位的政府信息公开年报放进来' })
/** Where records that gave way stand: on the first screen, or in the journal. */
const kept = () => page.locator('section').filter({ has: page.getByRole('heading', { name: '留存的记录' }) })
const journal = () => page.getByRole('table', { name: '操作记录' }).getByRole('row').filter({ hasText: '整份记录' })
const units = () => page.locator('footer').getByText(/\d+ 个单位/).textContent()

async function toData(): Promise<void> {
  await page.getByRole('link', { name: '数据', exact: true }).first().click()
  await page.getByRole('heading', { name: '数据', exact: true }).waitFor()
}

async function toTab(name: '操作记录' | '备份与合并'): Promise<void> {
  await toData()
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
}

async function pick(bytes: Buffer, name = '备份.tar'): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(/^从备份恢复$|^选择备份，合并或恢复$/).first().click()])
  await chooser.setFiles({ name, mimeType: 'application/x-tar', buffer: bytes })
}

/** The backup with one more line in its journal, and right checksums. */
async function crafted(line: string): Promise<Buffer> {
  const entries = (await readTar(new Blob([new Uint8Array(backup)]))).filter(({ path }) => path !== 'SHA256SUMS')
  const journal = entries.find(({ path }) => path === 'journal.ndjson')!
  journal.data = new Blob([journal.data, `${line}\n`])
  const sums = await Promise.all(entries.map(async ({ path, data }) => `${createHash('sha256').update(new Uint8Array(await data.arrayBuffer())).digest('hex')}  ${path}\n`))
  return Buffer.from(await writeTar([...entries, { path: 'SHA256SUMS', data: new Blob(sums) }]).arrayBuffer())
}

/** Names in the record's directory, and `record.json`, which `change` may rewrite. */
async function disk(change?: { from: string, to: string }): Promise<{ names: string[], pointer: string }> {
  return page.evaluate(async (change) => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('nianbao')
    const handle = await root.getFileHandle('record.json')
    const pointer = await (await handle.getFile()).text()
    if (change) {
      const writable = await handle.createWritable()
      await writable.write(pointer.replace(new RegExp(change.from), change.to))
      await writable.close()
    }
    const names: string[] = []
    for await (const name of root.keys())
      names.push(name)
    return { names: names.sort(), pointer }
  }, change)
}

describe('what is kept is not lost', () => {
  it('“记录未变” and then gone: a crafted backup is refused before anything moves, and the record opens after a reload', async () => {
    await toTab('备份与合并')
    const [download] = await Promise.all([page.waitForEvent('download'), button('备份').click()])
    backup = await readFile(await download.path())
    const before = { units: await units(), disk: await disk() }
    await pick(await crafted(`{"id":"q","at":"${new Date().toISOString()}","type":"corrected"}`))
    await page.getByText(/备份文件无法恢复：操作记录（journal\.ndjson）第 \d+ 行不可读。现有记录未改动/).waitFor()
    expect(await dialog().count()).toBe(0)
    await page.reload()
    await page.getByRole('heading', { name: '备份与合并', exact: true }).waitFor()
    expect({ units: await units(), disk: await disk() }).toEqual(before)
  })

  it('clear destroys at one click: it says what it clears and asks, and is undone after a reload', async () => {
    const before = await units()
    await button('清空记录').click()
    await dialog().getByRole('row', { name: /单位 \d+/ }).waitFor()
    expect(await dialog().getByRole('row', { name: /^报告 / }).textContent()).toMatch(/[1-9]\d*/)
    await dialog().getByRole('button', { name: '取消' }).click()
    expect(await units()).toBe(before)
    await button('清空记录').click()
    await dialog().getByRole('button', { name: '清空', exact: true }).click()
    await firstRun().waitFor()
    await page.reload()
    await firstRun().waitFor()
    await kept().getByText(/当时有 \d+ 个单位、\d+ 份报告/).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await kept().getByRole('button', { name: /^撤销：清空记录/ }).click()
    await expect.poll(units, { timeout: 20_000 }).toBe(before)
    await toTab('操作记录')
    expect(await journal().count()).toBe(0)
  })

  it('restore destroys at one click: it says what it replaces, whose it is, and is undone after a reload', async () => {
    await toTab('备份与合并')
    await button('清空记录').click()
    await dialog().getByRole('button', { name: '清空', exact: true }).click()
    await firstRun().waitFor()
    await pick(backup)
    await dialog().getByRole('columnheader', { name: '备份里的' }).waitFor()
    expect(await dialog().getByRole('row', { name: /^单位 0 [1-9]/ }).count()).toBe(1)
    expect(await dialog().getByRole('row', { name: /^操作人/ }).count()).toBe(1)
    expect(await firstRun().count()).toBe(1)
    await dialog().getByRole('button', { name: '用备份代替现在的记录' }).click()
    await page.getByText('已从 备份.tar 恢复。').waitFor()
    await page.reload()
    await toTab('操作记录')
    expect(await journal().count()).toBe(2)
    await journal().getByRole('button', { name: /^撤销：恢复备份/ }).click()
    // The journal stays where one stands; the first screen has them too.
    await page.getByRole('link', { name: '总览', exact: true }).first().click()
    await firstRun().waitFor()
    await page.reload()
    await kept().getByRole('button', { name: /^撤销：清空记录/ }).click()
    await expect.poll(units, { timeout: 20_000 }).toMatch(/[1-9]\d* 个单位/)
    // The restored record is kept in turn, the empty one is not.
    await toTab('操作记录')
    await journal().getByRole('button', { name: /^取回：取回留存的记录/ }).waitFor()
    await journal().getByRole('button', { name: /^释放空间/ }).click()
    await dialog().getByRole('button', { name: '永久删除' }).click()
    await journal().waitFor({ state: 'detached' })
  })

  it('keeps what gave way until its space is freed on purpose', async () => {
    await toTab('备份与合并')
    await pick(backup)
    await dialog().getByRole('button', { name: '改为用备份替换本机…' }).click()
    await dialog().getByRole('button', { name: '用备份代替现在的记录' }).click()
    await page.getByText('已从 备份.tar 恢复。').waitFor()
    await page.reload()
    await toTab('操作记录')
    const before = await disk()
    await journal().getByRole('button', { name: /^释放空间/ }).click()
    await dialog().getByText(/永久删除，不能撤销/).waitFor()
    await dialog().getByRole('button', { name: '取消' }).click()
    expect((await disk()).names).toEqual(before.names)
    await journal().getByRole('button', { name: /^释放空间/ }).click()
    await dialog().getByRole('button', { name: '永久删除' }).click()
    await journal().waitFor({ state: 'detached' })
    expect((await disk()).names).toHaveLength(before.names.length - 1)
    await page.reload()
    await expect.poll(units, { timeout: 20_000 }).toMatch(/[1-9]\d* 个单位/)
  })

  it('the whole record erased in silence: one wrong letter is damage, said on the first screen, and nothing is deleted', async () => {
    const before = { units: await units(), names: (await disk()).names }
    await disk({ from: '"generation":"g\\w', to: '"generation":"gX' })
    await page.goto(app.url)
    await page.reload()
    const alert = page.getByRole('alert').filter({ hasText: '记录的总目录文件' })
    await alert.waitFor()
    await expect.poll(units, { timeout: 20_000 }).toBe(before.units)
    expect((await disk()).names).toEqual([...before.names, 'record.damaged.json'].sort())
    await page.reload()
    await alert.waitFor()
    await alert.getByRole('button', { name: '知道了' }).click()
    await alert.waitFor({ state: 'detached' })
    await page.reload()
    await expect.poll(units, { timeout: 20_000 }).toBe(before.units)
    expect(await alert.count()).toBe(0)
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
