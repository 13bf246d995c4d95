import type { Page } from 'playwright'
import type { App } from './app'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { version } from '../../package.json'
import { go, importEnd, oneFile, openFile } from './app'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const files = ['../published/hongze-2023.pdf', '../golden/corpus/docx/matrix-new.docx', '../golden/corpus/html/list-new-site.html', '../golden/corpus/zip/gbk-names.zip', '../unit/readers/fixtures/plain.7z'].map(here)

describe('the app as one file, opened from the disk', () => {
  let app: App
  let page: Page
  let profile: string

  async function open(): Promise<void> {
    app = await openFile(profile)
    page = await app.newPage()
    await page.locator('main h1').first().waitFor()
  }
  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'nianbao-file-'))
    await open()
  })
  afterAll(async () => {
    await app?.close()
    await rm(profile, { recursive: true, force: true })
  })

  const cell = () => page.locator('[data-cell="applications.received.total"]').first()
  async function openReport(): Promise<void> {
    await go(page, '报告')
    await page.locator('main table a[href^="#/report/"]').filter({ hasText: '洪泽' }).first().click()
    await cell().waitFor()
  }

  it('begins empty and names its version', async () => {
    await page.getByRole('heading', { name: '把各单位的政府信息公开年报放进来' }).waitFor()
    expect(await page.locator('footer').textContent()).toContain(`版本 ${version}`)
  })

  it('reads files of every kind in its workers', async () => {
    await page.locator('input[type=file]').first().setInputFiles(files)
    const said = await importEnd(page)
    const { accepted, refused } = /已收 (?<accepted>\d+)，待看 \d+，未收 (?<refused>\d+)/.exec(said)!.groups!
    expect(Number(accepted), said).toBeGreaterThanOrEqual(4)
    // What the 7z holds is no report; that it was opened says its library came.
    await go(page, '数据')
    const rows = await page.locator('main').textContent()
    expect(rows).not.toMatch(/打不开|读取时出错|解压失败/)
    expect(Number(refused), said).toBeLessThan(4)
  })

  it('draws the figures, and the original of a PDF beside its numbers', async () => {
    await go(page, '总览')
    await page.locator('.figure-card .chart svg').first().waitFor()
    await openReport()
    await page.locator('canvas[data-drawn]').first().waitFor()
  })

  it('keeps a correction over a reload and a new start of the browser', async () => {
    await cell().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /更正这一格/ }).click()
    await dialog.getByRole('textbox', { name: '更正为' }).fill('1234')
    await dialog.getByRole('textbox', { name: '理由' }).fill('核对原件')
    await dialog.getByRole('button', { name: '保存更正' }).click()
    await page.getByText('已更正为 1,234。').last().waitFor()
    await page.reload()
    await expect.poll(() => cell().textContent()).toContain('1,234')
    expect(app.errors).toEqual([])
    expect(app.outside).toEqual([])
    await app.close()
    await open()
    await openReport()
    expect(await cell().textContent()).toContain('1,234')
  })

  it('answers SQL and searches, and writes a Word document', async () => {
    await go(page, '分析')
    const tab = (name: string) => page.getByRole('navigation', { name: '本部分的页面' }).getByRole('link', { name, exact: true })
    await tab('SQL').click()
    await page.getByRole('button', { name: '运行', exact: true }).click()
    await page.locator('main table').first().waitFor()
    await tab('检索').click()
    await page.getByRole('searchbox').first().fill('信息公开')
    await page.getByRole('searchbox').first().press('Enter')
    await page.locator('main mark').first().waitFor()
    await go(page, '汇总')
    await page.getByRole('button', { name: '导出', exact: true }).first().click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Word（官方版式）' }).click()])
    expect(strFromU8(unzipSync(new Uint8Array(readFileSync(await file.path())))['word/document.xml']!)).toContain('政府信息公开')
  })

  it('reaches nothing, and may not', async () => {
    const tried = await page.evaluate(async () => Promise.all(['https://example.com/', 'http://127.0.0.1:9/', new URL('beside.txt', document.baseURI).href].map(address => fetch(address).then(({ ok }) => ok, () => false))))
    expect(tried).toEqual([false, false, false])
    expect(app.outside).toEqual([])
    const policy = (await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content'))!
    expect(policy).toContain('default-src \'none\'')
    expect(policy).not.toMatch(/script-src[^;]*(?:unsafe-inline|'unsafe-eval'|blob:|https?:)/)
  })
})

describe('a release', () => {
  const folder = dirname(oneFile)

  it('holds the site, settings for three servers, licences and bill, all by their checksums', () => {
    const sums = (text: string): string[][] => text.trim().split('\n').map(line => line.split('  '))
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
    const zip = `nianbao-${version}.zip`
    expect(readdirSync(folder).sort()).toEqual(['CHANGELOG.md', 'SHA256SUMS', zip, 'sbom.cdx.json', '年报台.html'].sort())
    for (const [sum, name] of sums(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')))
      expect(hash(readFileSync(join(folder, name!))), name).toBe(sum)

    const held = unzipSync(new Uint8Array(readFileSync(join(folder, zip))))
    const inside = (name: string): string => strFromU8(held[`nianbao-${version}/${name}`]!)
    const listed = sums(inside('SHA256SUMS'))
    expect(listed.length).toBe(Object.keys(held).length - 1)
    for (const [sum, name] of listed)
      expect(hash(held[`nianbao-${version}/${name}`]!), name).toBe(sum)
    expect(inside('VERSION').trim()).toBe(version)
    expect(inside('CHANGELOG.md')).toContain('# Changelog')

    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(inside('site/index.html'))![1]!
    for (const settings of ['nginx.conf', 'site/web.config', 'site/.htaccess']) {
      expect(inside(settings), settings).toContain(`${policy}; frame-ancestors 'none'`)
      expect(inside(settings), settings).toMatch(/application\/wasm/)
      expect(inside(settings), settings).toMatch(/\.?mjs/)
    }

    const bill = JSON.parse(inside('sbom.cdx.json')) as { bomFormat: string, metadata: { component: { name: string, version: string } }, components: { name: string, version: string }[] }
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'nianbao', version } } })
    const names = bill.components.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['vue', '@duckdb/duckdb-wasm', 'pdfjs-dist', 'tesseract.js-core', 'core-js', 'libarchive.js']))
    expect(names).not.toContain('vitest')
    const notices = inside('LICENSES.txt')
    for (const component of bill.components)
      expect(notices).toContain(`${component.name}@${component.version}: `)
    expect(readFileSync(oneFile, 'utf8').includes(notices.split('\n').find(line => line.includes('(Evan) You'))!)).toBe(true)
  })
})
