import type { Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSample } from '../../datasets'
import { fileList, go, importEnd, openApp } from './app'

const reports = fileURLToPath(new URL('../published/', import.meta.url))
let app: App
let page: Page
let folder: string

beforeAll(async () => {
  app = await openApp()
  page = await app.newPage()
  folder = await mkdtemp(join(tmpdir(), 'nianbao-'))
})
afterAll(async () => {
  await app?.close()
  if (folder)
    await rm(folder, { recursive: true, force: true })
})

async function take(files: string[]): Promise<string> {
  await go(page, '数据')
  await page.reload()
  await page.locator('input[type=file]').first().setInputFiles(files)
  return importEnd(page)
}

const row = (name: string) => fileList(page).locator('tr, [role=row]').filter({ hasText: name }).first()

describe('files as they come', () => {
  it('says a clear sentence for each bad file, leaves the rest unharmed and runs nothing', async () => {
    const good = buildSample().files.find(file => file.truth.file.endsWith('.txt'))!
    const files: Record<string, string | Uint8Array> = {
      '空文件.txt': '',
      '乱码.doc': Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xFF),
      '预算.html': '<html><title>某局2023年部门预算</title><body><h1>某局2023年部门预算</h1><table><tr><th>科目</th><th>金额</th></tr><tr><td>一般公共预算拨款收入</td><td>1276.55</td></tr><tr><td>合计</td><td>1276.55</td></tr></table></body></html>',
      '脚本.html': '<html><title>年报</title><body onload="parent.ran=1"><script>globalThis.ran = 1; parent.ran = 1</script><img src="http://example.com/x.png" onerror="parent.ran=1"><p>没有年报内容</p></body></html>',
      '好的年报.txt': Buffer.from(good.bytes),
    }
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), content)
    const large = await open(join(folder, '超大.txt'), 'w')
    const chunk = Buffer.alloc(10 * 1024 * 1024, '一、总体情况 0\n')
    for (let i = 0; i < 20; i++)
      await large.write(chunk)
    await large.close()
    const summary = await take([...Object.keys(files), '超大.txt'].map(name => join(folder, name)))
    expect(summary).toMatch(/已收 1，.*未收 5/)
    for (const name of ['空文件.txt', '乱码.doc', '预算.html', '脚本.html', '超大.txt'])
      expect(await row(name).textContent()).toMatch(/《[^\n\r\u2028\u2029\u300B]*\u300B.*文件已原样保留.*请/)
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
    await page.reload()
    await row('空文件.txt').waitFor()
    expect(await page.locator('main').textContent()).toContain('超大.txt')
  })

  it('reads the real reports to their published figures', async () => {
    await take(['zhanhe-gxj-2023.txt', 'hongze-2023.pdf'].map(name => join(reports, name)))
    await page.getByRole('link', { name: /湛河区工信局 2023/ }).first().click()
    await page.locator('table').nth(2).waitFor()
    const cells = await page.locator('table td').allTextContents()
    expect(cells.filter(text => text.trim() === '0').length).toBe(200)
    await go(page, '数据')
    await page.getByRole('link', { name: /洪泽区人民政府 2023/ }).first().click()
    await page.getByText(/结果维持 10 \+ 结果纠正 1 .*相差 11/).first().waitFor()
    expect(await page.getByText(/相差 5/).count()).toBeGreaterThan(0)
  })

  it('says when a file is already kept, and keeps it once', async () => {
    expect(await take([join(folder, '好的年报.txt')])).toContain('以前都导入过')
    expect(await fileList(page).getByText('好的年报.txt').count()).toBe(1)
  })

  it('takes a removal back', async () => {
    await page.getByRole('button', { name: '移除：好的年报.txt' }).click()
    await expect.poll(() => fileList(page).getByText('好的年报.txt').count()).toBe(0)
    await page.getByRole('button', { name: '撤销' }).last().click()
    await fileList(page).getByText('好的年报.txt').waitFor()
  })

  it('gives a kept file back byte for byte', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '取回原件：好的年报.txt' }).click()])
    const stream = await download.createReadStream()
    const parts: Uint8Array[] = []
    for await (const part of stream)
      parts.push(part as Uint8Array)
    const good = buildSample().files.find(file => file.truth.file.endsWith('.txt'))!
    expect(Buffer.concat(parts).equals(Buffer.from(good.bytes))).toBe(true)
  })

  it('says why a report under another name is taken for a registered agency', async () => {
    const { truth, bytes } = buildSample().files.find(({ truth, bytes }) => truth.agency === '云川市工业和信息化局' && !Buffer.from(bytes).toString().includes('\uFFFD') && Buffer.from(bytes).toString().includes('工业和信息化局'))!
    const text = Buffer.from(bytes).toString()
    const extension = truth.file.split('.').pop()
    await writeFile(join(folder, `甲.${extension}`), text)
    await writeFile(join(folder, `乙.${extension}`), text.replaceAll('工业和信息化局', '工信局'))
    await take([join(folder, `甲.${extension}`)])
    await take([join(folder, `乙.${extension}`)])
    await fileList(page).locator('tr, [role=row]').filter({ hasText: `乙.${extension}` }).getByRole('link').first().click()
    await page.getByText(/用过的名称|按“云川市工业和信息化局”理解/).first().waitFor()
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
