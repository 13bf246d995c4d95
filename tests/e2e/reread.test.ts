import type { Page } from 'playwright'
import type { App } from './app'
import type { Disk } from './endurance/disk'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkspace } from '@/workspace'
import { encodeSegment } from '../../src/database/projection/segment'
import { createSettler, settleFile } from '../../src/ingest/agencies'
import { readReports } from '../../src/ingest/read'
import { reportHtml } from '../unit/ingest/report-html'
import { memoryRoot } from '../unit/workspace/memory'
import { axeViolations, go, openApp, scrollsSideways } from './app'
import { writeDisk } from './endurance/disk'

let app: App
let page: Page

const received = (count: number) => Object.fromEntries(['received', 'granted', 'concluded'].flatMap(row => ['person', 'total'].map(column => [`${row}.${column}`, `${count}`])))
const wrong = 'applications.received.total'

/** The files of a record as an older version wrote it: without versions and findings, and with one total taken for another number. */
async function olderRecord(): Promise<Disk> {
  const { root, memory } = memoryRoot()
  const workspace = await openWorkspace(root)
  const settle = createSettler([])
  const sources = [
    ['教育局2023.html', reportHtml({ cells: received(21) })],
    ['教育局2022.html', reportHtml({ year: 2022, cells: received(9) })],
    ['卫健局2023.html', reportHtml({ agency: '临江县卫生健康局', cells: { ...received(4), 'concluded.person': '3' } })],
    ['便条.txt', '请查收附件。'],
  ] as const
  const files = await Promise.all(sources.map(async ([name, text]) => {
    const [read] = await readReports({ name, folder: '', bytes: new TextEncoder().encode(text) })
    const { reader, ...file } = settleFile(read!, settle)
    const reports = file.reports.map(({ rules, findings, ...kept }) => ({ ...kept, findings: [] }))
    if (name === '教育局2023.html') {
      reports[0]!.report.cells[wrong] = { ...reports[0]!.report.cells[wrong]!, value: 12, text: '12' }
      reports[0]!.facts.numbers[wrong] = 12
    }
    return { ...file, reports }
  }))
  await workspace.accept(files as unknown as Parameters<typeof workspace.accept>[0], encodeSegment(files.flatMap(file => file.reports.map(({ report }) => report))))
  workspace.close()
  return packed(memory)
}

async function packed(memory: ReturnType<typeof memoryRoot>['memory']): Promise<Disk> {
  return Object.fromEntries(await Promise.all([...memory.files()].map(async ([path, { content }]) => [path, Buffer.from(await content.arrayBuffer())] as const)))
}

/** A record of `count` PDF files that an older reader refused. */
async function refusedRecord(count: number): Promise<Disk> {
  const { root, memory } = memoryRoot()
  const workspace = await openWorkspace(root)
  const folder = new URL('../golden/corpus/pdf/', import.meta.url)
  const pdf = readFileSync(new URL(readdirSync(folder).find(name => name.endsWith('.pdf'))!, folder))
  const files = Array.from({ length: count }, (_, at) => {
    const bytes = new Uint8Array(Buffer.concat([pdf, Buffer.from(`\n% ${at}\n`)]))
    const hash = createHash('sha256').update(bytes).digest('hex')
    return { name: `年报${at}.pdf`, folder: '', bytes, hash, format: 'pdf', status: 'rejected' as const, refusal: { code: 'no-tables', reason: '没有找到表格', params: {} }, reports: [], reader: 0 }
  })
  await workspace.accept(files, encodeSegment([]))
  workspace.close()
  return packed(memory)
}

beforeAll(async () => {
  app = await openApp()
  page = await app.newPage()
  await page.getByRole('heading', { name: '把各单位的政府信息公开年报放进来' }).waitFor()
  await writeDisk(page, await olderRecord())
})
afterAll(async () => app?.close())

const section = () => page.getByRole('region', { name: '重新读取' })
const patient = { timeout: 30_000 }

/** The key figure 新收 of the overview. */
async function overviewReceived(): Promise<string | null> {
  await go(page, '总览')
  return page.locator('li.card').filter({ has: page.getByRole('heading', { name: '新收' }) }).locator('.value').first().textContent()
}

describe('a record of an older reader', () => {
  it('is checked by the rules of today as it is kept', async () => {
    await go(page, '核验')
    const found = page.locator('tr[data-item]').filter({ hasText: '临江县卫生健康局' })
    await found.first().waitFor()
    expect((await found.allTextContents()).join()).toMatch(/自然人/)
  })

  it('is offered to be read anew, and shows exactly the cell that reads otherwise, beside its original', async () => {
    await expect.poll(overviewReceived, patient).toBe('16')
    await page.getByRole('contentinfo').getByRole('link', { name: '3 份报告可以重新读取' }).click()
    await section().getByText('3 份报告由较早的读取程序读得').waitFor()
    expect(await section().textContent()).toContain('另有 1 个当时没有收下的文件')
    expect(await axeViolations(page)).toEqual([])
    await section().getByRole('button', { name: '重新读取' }).click()
    await page.getByText('重新读取完成：3 个文件与原来一样，1 个不同。').waitFor()
    await section().getByRole('heading', { name: '1 个文件读得与原来不同，等您决定' }).waitFor()
    const rows = section().getByRole('row')
    await expect.poll(() => rows.count()).toBe(2)
    expect((await rows.nth(1).getByRole('rowheader').textContent())!.trim()).toBe('一、本年新收政府信息公开申请数量 · 总计')
    expect((await rows.nth(1).getByRole('cell').allTextContents()).map(text => text.trim())).toEqual(['12', '21', '21对照原件'])
    expect(await section().textContent()).not.toContain('由较早的读取程序读得')
    expect(await axeViolations(page)).toEqual([])
  })

  it('counts the old number until it is accepted, and leads to the cell beside its original', async () => {
    expect(await overviewReceived()).toBe('16')
    await page.reload()
    await expect.poll(overviewReceived, patient).toBe('16')
    await go(page, '数据')
    await section().getByRole('link', { name: /^对照原件：一、本年新收/ }).click()
    await page.locator(`td[data-cell="${wrong}"]`).getByText('12').waitFor()
    await page.locator('aside, section, div').getByText('临江县教育局2023年政府信息公开工作年度报告').first().waitFor()
    expect(page.url()).toContain(`cell=${wrong}`)
  })

  it('counts the new number once accepted, the old one again after undo, and the new one after a reload', async () => {
    await go(page, '数据')
    await section().getByRole('button', { name: '接受：教育局2023.html' }).click()
    await page.getByText('已接受“教育局2023.html”的重新读取').waitFor()
    await section().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '撤销' }).last().click()
    await section().getByRole('heading', { name: '1 个文件读得与原来不同，等您决定' }).waitFor()
    await expect.poll(overviewReceived, patient).toBe('16')
    await go(page, '数据')
    await section().getByRole('button', { name: '全部接受（1）' }).click()
    await section().waitFor({ state: 'detached' })
    await expect.poll(overviewReceived, patient).toBe('25')
    await page.reload()
    await expect.poll(overviewReceived, patient).toBe('25')
    await go(page, '数据')
    await page.getByRole('heading', { name: '数据', exact: true }).waitFor()
    await page.getByText('4 个文件').waitFor()
    expect(await section().count()).toBe(0)
  })

  it('is read in the background with progress, and cancelled: what was read is kept for a word on it, the rest is offered again', async () => {
    await writeDisk(page, await refusedRecord(40))
    await go(page, '数据')
    await section().getByText('40 个当时没有收下的文件').waitFor()
    await section().getByRole('button', { name: '重新读取' }).click()
    await go(page, '报告')
    await go(page, '数据')
    await section().getByRole('heading', { name: /已重读 [1-9]\d* \/ 40 个文件/ }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await section().getByRole('button', { name: '取消' }).click()
    await page.getByText('重新读取已取消，各项数字没有改动').waitFor()
    const read = Number(/(\d+) 个文件读得与原来不同/.exec((await section().getByRole('heading', { name: /读得与原来不同/ }).textContent())!)![1])
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(40)
    await section().getByText(`${40 - read} 个当时没有收下的文件`).waitFor()
    await expect.poll(() => section().getByText('原来没有读出这份报告').count(), patient).toBe(Math.min(read, 20))
  })

  it('fits a phone, where what differs stands one below the other', async () => {
    await writeDisk(page, await olderRecord())
    await page.setViewportSize({ width: 390, height: 844 })
    await go(page, '数据')
    await section().getByRole('button', { name: '重新读取' }).click()
    await section().getByRole('button', { name: '保留原来的：教育局2023.html' }).waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
    await section().getByRole('button', { name: '保留原来的：教育局2023.html' }).click()
    await page.getByText('“教育局2023.html”保留原来的读取结果').waitFor()
    await section().waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { name: '数据', exact: true }).waitFor()
    await page.getByText('4 个文件').waitFor()
    expect(await section().count()).toBe(0)
    expect([app.outside, app.errors]).toEqual([[], []])
  })
})
