import type { Download, Page } from 'playwright'
import type { App } from './app'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, openSample, scrollsSideways } from './app'
import { sumOf, unitsOf, usableFor } from './truth'

const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025]

const received = years.map(year => sumOf(unitsOf(year), 'applications.received.total'))
const concluded = years.map(year => sumOf(unitsOf(year), 'applications.concluded.total'))

let app: App
let page: Page

beforeAll(async () => {
  const sample = await openSample({ permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' })
  app = sample
  page = sample.page
  page.setDefaultTimeout(15_000)
})
afterAll(async () => app?.close())

const titles = () => page.locator('.block .title').evaluateAll(all => all.map(input => (input as HTMLInputElement).value))
/** All blocks have their numbers: exports are offered. */
const settled = () => expect.poll(() => page.getByRole('button', { name: 'PPT', exact: true }).isEnabled(), { timeout: 60_000 }).toBe(true)
/** An address of one's own machine. */
const local = /127\.0\.0\.1|localhost|#\/seen/
/** All that is written in a packed file. */
const packed = (bytes: Uint8Array): string => Object.values(unzipSync(bytes)).map(part => strFromU8(part, true)).join('\n')
const rail = (name: string) => page.getByRole('navigation', { name: '主要页面' }).getByRole('link', { name, exact: true })
/** Types a checksum where the papers say, and reads what the page answers. */
async function check(sum: string, says = /^一致/) {
  await rail('简报').click()
  await page.getByRole('textbox', { name: '校验码（12 位）' }).fill(sum)
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByText(says).waitFor({ timeout: 30_000 })
}
/** The record holds what the page shows. */
const kept = () => page.locator('.page[aria-busy=false]').waitFor()
const undo = () => page.getByRole('button', { name: '撤销' }).last().click()

/** Adds the first figure of a page that offers it, within `card` where one is named. */
async function add(hash: string, name: string, into: string | null, card = 'main') {
  await page.goto(`${app.url}${hash}`)
  await expect.poll(() => page.title(), { timeout: 20_000 }).toContain(name)
  const button = page.locator(card).getByRole('button', { name: '加入简报' }).first()
  await button.click({ timeout: 30_000 })
  const dialog = page.getByRole('dialog', { name: '加入简报' })
  if (into === null) {
    await dialog.getByRole('textbox', { name: '新简报' }).fill('测试简报')
    await dialog.getByRole('button', { name: '新建并加入' }).click()
  }
  else {
    await dialog.getByRole('button', { name: into }).click()
  }
  await page.getByText('已加入简报“测试简报”').last().waitFor()
}

/** Long enough for any machine: only what hangs takes so long. */
const hanging = 600_000

/** One press is enough, also while a block asks anew. */
async function save(name: string): Promise<{ name: string, bytes: Uint8Array, ms: number }> {
  const from = performance.now()
  const arriving = page.waitForEvent('download', { timeout: hanging })
  await page.getByRole('button', { name, exact: true }).click()
  const failing = page.getByText('导出没有完成').waitFor({ timeout: hanging }).then(async () => {
    throw new Error(await page.getByText('导出没有完成').first().textContent() ?? undefined)
  })
  failing.catch(() => {})
  const file: Download = await Promise.race([arriving, failing])
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())), ms: performance.now() - from }
}
const textsIn = (xml: string): string => [...xml.matchAll(/<(?:a|w):t(?: [^>]*)?>([^<]*)</g)].map(match => match[1]).join('|')

describe('a figure on its own', () => {
  const menu = () => page.locator('.figure-card').first().getByRole('button', { name: '导出', exact: true })

  it('is copied as a picture, and as a table with the numbers of an independent sum', async () => {
    await page.goto(`${app.url}#/`)
    await page.locator('.figure-card h2', { hasText: '2019—2025 年申请办理量' }).waitFor()
    await menu().click()
    await page.getByRole('button', { name: '复制图片' }).click()
    await page.getByText('已复制“2019—2025 年申请办理量”的图').waitFor()
    const picture = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const drawn = await createImageBitmap(await item!.getType('image/png'))
      const context = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d')!
      context.drawImage(drawn, 0, 0)
      return { types: item!.types, width: drawn.width, inks: new Set(new Uint32Array(context.getImageData(0, 0, drawn.width, drawn.height).data.buffer)).size }
    })
    expect(picture).toMatchObject({ types: ['image/png'], width: 1920 })
    expect(picture.inks).toBeGreaterThan(50)

    await page.getByRole('button', { name: '复制为表格' }).click()
    await page.getByText('已复制 7 行').waitFor()
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const html = new DOMParser().parseFromString(await (await item!.getType('text/html')).text(), 'text/html')
      return { text: await (await item!.getType('text/plain')).text(), rows: [...html.querySelectorAll('tr')].map(row => [...row.children].map(cell => cell.textContent)) }
    })
    const lines = copied.text.split(/\r?\n/).map(line => line.split('\t'))
    expect(lines.slice(1).map(line => [line[0], line[1]])).toEqual(years.map((year, at) => [String(year), String(received[at])]))
    expect(copied.rows.slice(1).map(row => [row[0], row[1]])).toEqual(years.map((year, at) => [String(year), received[at]!.toLocaleString('en')]))
  })

  it('says in words that the browser refuses the clipboard', async () => {
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { write: () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError')) }, configurable: true }))
    await page.getByRole('button', { name: '复制图片' }).click()
    const refused = page.getByText('没能复制，数据未受影响')
    await refused.waitFor()
    expect(await refused.textContent()).toContain('Write permission denied.')
    await page.evaluate(() => Reflect.deleteProperty(navigator, 'clipboard'))
    await page.getByRole('button', { name: '关闭' }).last().click()
    await refused.waitFor({ state: 'detached' })
  })

  it('is written as CSV in the unit of its headings, with a provenance whose checksum tells the same numbers', async () => {
    await page.goto(`${app.url}#/explore?metric=disclosureRate&by=year&span=all`)
    await page.locator('.figure-card h2', { hasText: '2019—2025 年公开率' }).waitFor()
    await menu().click()
    const csv = new TextDecoder().decode((await save('数据 CSV')).bytes)
    const lines = csv.split('\r\n').map(line => line.split(','))
    expect(lines[0]!.slice(0, 2)).toEqual(['年度', '公开率（%）'])
    for (const [at, year] of years.entries()) {
      // A report without its outcomes is in neither part.
      const usable = unitsOf(year).filter(usableFor('outcomes'))
      const share = sumOf(usable, 'applications.granted.total', 'applications.partlyGranted.total') / sumOf(usable, 'applications.concluded.total')
      expect(lines[at + 1]![0]).toBe(String(year))
      expect(Number(lines[at + 1]![1])).toBeCloseTo(share * 100, 10)
    }
    for (const said of ['期间：2019—2025', '报送：', '口径：公开率 = ', '取值：原报', '日期：', '校验码：', '虚构数据'])
      expect(csv).toContain(said)
    expect(csv).not.toMatch(local)
    await check(/校验码：(\w{12})/.exec(csv)![1]!)
    await page.getByText(/^一致/).waitFor({ timeout: 20_000 })
  })
})

describe('a briefing of the sample city', () => {
  it('takes figures from explore, overview, consolidated and findings', async () => {
    await add('#/explore?metric=disclosureRate&by=type&years=2025-2025', '分析', null)
    await add('#/', '总览', '测试简报', '[aria-labelledby=key-figures]')
    await add('#/', '总览', '测试简报', '.figure-card')
    await add('#/consolidated?year=2025', '汇总', '测试简报')
    await add('#/findings', '核验', '测试简报')
    await page.getByRole('button', { name: '打开简报' }).last().click()
    await settled()
    await expect.poll(titles, { timeout: 20_000 })
      .toEqual(['2025 年各部门类型公开率', '2025 年关键指标', '2019—2025 年申请办理量', '全部单位 2025 年汇总表', '核验发现清单'])
    await expect.poll(() => page.locator('.block').nth(4).locator('tbody tr').count(), { timeout: 20_000 }).toBeGreaterThan(20)
    const key = page.locator('.block').nth(1).locator('.items li', { hasText: '新收' }).first()
    expect(await key.textContent()).toContain(received.at(-1)!.toLocaleString('en'))
    expect(await axeViolations(page)).toEqual([])
  })

  it('is put in order by keyboard, and says so; undo takes it back', async () => {
    const before = await titles()
    await page.locator('.block').nth(0).getByRole('button', { name: '下移' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(titles).toEqual([before[1], before[0], ...before.slice(2)])
    await expect.poll(() => page.locator('[role=status]').allTextContents()).toContainEqual(expect.stringContaining(`“${before[0]}”已移到第 2 块`))
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('下移')
    await undo()
    await expect.poll(titles).toEqual(before)
  })

  it('is put in order by dragging', async () => {
    await expect.poll(titles).not.toContain('')
    const before = await titles()
    await page.locator('.block').nth(1).evaluate(block => block.scrollIntoView({ block: 'start' }))
    const [from, to] = await Promise.all([2, 1].map(at => page.locator('.block .handle').nth(at).boundingBox()))
    await page.mouse.move(from!.x + 5, from!.y + 5)
    await page.mouse.down()
    await page.mouse.move(from!.x + 5, to!.y + 40, { steps: 12 })
    await page.mouse.move(from!.x + 5, to!.y + 5, { steps: 6 })
    await page.mouse.up()
    await expect.poll(titles).toEqual([before[0], before[2], before[1], ...before.slice(3)])
    await undo()
    await expect.poll(titles).toEqual(before)
  })

  it('takes titles and remarks, duplicates and loses blocks, and is the same after a reload', async () => {
    await page.getByRole('textbox', { name: '第 3 块的标题' }).fill('申请办理甲乙')
    await page.getByRole('textbox', { name: '第 3 块的说明' }).fill('请各单位核对。')
    await page.getByRole('textbox', { name: '副标题' }).fill('二〇二五')
    await page.getByRole('textbox', { name: '副标题' }).press('Tab')
    const block = page.locator('.block').nth(2)
    await block.getByRole('button', { name: '复制' }).click()
    await expect.poll(titles).toHaveLength(6)
    await page.locator('.block').nth(3).getByRole('button', { name: '移出' }).click()
    await expect.poll(titles).toHaveLength(5)
    await undo()
    await expect.poll(titles).toHaveLength(6)
    await page.locator('.block').nth(3).getByRole('button', { name: '移出' }).click()
    await expect.poll(titles).toHaveLength(5)
    await kept()
    await page.reload()
    await settled()
    expect((await titles())[2]).toBe('申请办理甲乙')
    expect(await page.getByRole('textbox', { name: '第 3 块的说明' }).inputValue()).toBe('请各单位核对。')
    expect(await page.getByRole('textbox', { name: '副标题' }).inputValue()).toBe('二〇二五')
  })

  it('holds the numbers of an independent sum in PPT, Word and Excel', async () => {
    const deck = await save('PPT')
    expect(deck.name).toBe('测试简报 二〇二五_5块_虚构.pptx')
    const slides = unzipSync(deck.bytes)
    const embedded = Object.entries(slides).filter(([name]) => name.endsWith('.xlsx')).map(([, bytes]) => utils.sheet_to_json<(string | number)[]>(read(bytes).Sheets.Sheet1!, { header: 1 }))
    expect(embedded.length).toBeGreaterThan(0)
    const columns = embedded.map(rows => rows[0]!.map((_, column) => rows.slice(1).map(row => row[column])))
    expect(columns.flat()).toContainEqual(received)
    expect(columns.flat()).toContainEqual(concluded)
    const notes = Object.entries(slides).filter(([name]) => name.includes('notesSlide')).map(([, bytes]) => textsIn(strFromU8(bytes))).join('\n')
    for (const said of ['口径', '校验码', '更正', '虚构数据', '“简报”页的“核对校验码”'])
      expect(notes).toContain(said)
    expect(packed(deck.bytes)).not.toMatch(local)

    const document = (await save('Word')).bytes
    expect(packed(document)).not.toMatch(local)
    const word = textsIn(strFromU8(unzipSync(document)['word/document.xml']!))
    expect(word).toContain('“简报”页的“核对校验码”')
    for (const value of [...received, ...concluded])
      expect(word).toContain(value.toLocaleString('en'))
    expect(word).toContain('请各单位核对。')
    expect(word).toContain('二〇二五')

    const workbook = (await save('Excel')).bytes
    expect(packed(workbook)).not.toMatch(local)
    const book = read(workbook)
    expect(book.SheetNames).toHaveLength(6)
    const sheet = utils.sheet_to_json<(string | number | null)[]>(book.Sheets['申请办理甲乙']!, { header: 1, defval: null })
    for (const [at, year] of years.entries()) {
      const row = sheet.find(cells => cells[0] === year)!
      expect([row.includes(received[at]!), row.includes(concluded[at]!)]).toEqual([true, true])
    }
    const form = utils.sheet_to_json<(string | number | null)[]>(book.Sheets['全部单位 2025 年汇总表']!, { header: 1, defval: null })
    const line = form.find(cells => String(cells[0]).startsWith('一、本年新收'))!
    expect(line.slice(3, 10)).toEqual(['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation', 'total'].map(column => sumOf(unitsOf(2025), `applications.received.${column}`)))
  })

  it('paints Chinese signs, each its own, and writes them as text in SVG', async () => {
    const pictures = unzipSync((await save('图片 PNG')).bytes)
    const name = Object.keys(pictures).find(each => each.includes('申请办理甲乙'))!
    expect(strFromU8(pictures[name]!)).toContain('“简报”页的“核对校验码”')
    for (const picture of Object.values(pictures))
      expect(strFromU8(picture, true)).not.toMatch(local)
    const inked = await page.evaluate(async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(picture.width, picture.height)
      const context = canvas.getContext('2d')!
      context.drawImage(picture, 0, 0)
      // Signs of the title: 18 px each from 24 px on, at 2×.
      return Array.from({ length: 6 }, (_, at) => [...context.getImageData(48 + 36 * at, 48, 36, 40).data].filter((_, index) => index % 4 === 0).map(red => red < 128 ? 1 : 0).join(''))
    }, [...pictures[name]!])
    expect(new Set(inked).size).toBe(6)
    for (const sign of inked)
      expect(sign.split('1').length).toBeGreaterThan(60)
    const svg = strFromU8(Object.entries(unzipSync((await save('图片 SVG')).bytes)).find(([each]) => each.includes('申请办理甲乙'))![1])
    expect(svg).toContain('申请办理甲乙')
    for (const said of ['口径：', '更正', '校验码：', '“简报”页的“核对校验码”', '虚构数据', received.at(-1)!.toLocaleString('en')])
      expect(svg).toContain(said)
  })

  it('prints on A4 with text, header and page numbers', async () => {
    const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 }).promise
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => {
      const sheet = await pdf.getPage(at + 1)
      const { items } = await sheet.getTextContent()
      expect((await sheet.getAnnotations()).filter(({ url }) => url)).toEqual([])
      return { text: items.map(item => 'str' in item ? item.str : '').join('').normalize('NFKC'), box: sheet.view.map(Math.round) }
    }))
    expect(pages.length).toBeGreaterThanOrEqual(5)
    for (const [at, { text, box }] of pages.entries()) {
      expect(box).toEqual([0, 0, 595, 842])
      expect(text).toContain('测试简报')
      expect(text.replaceAll(' ', '')).toContain(`${at + 1}/${pages.length}`)
    }
    const all = pages.map(({ text }) => text).join('')
    expect(all).not.toMatch(local)
    for (const said of ['申请办理甲乙', '请各单位核对。', '校验码', '口径', received.at(-1)!.toLocaleString('en')])
      expect(all).toContain(said)
  })

  it('freezes a block, which stays when the data change and says so; its checksum tells the same', async () => {
    const block = page.locator('.block').nth(2)
    const printed = /\w{12}/.exec((await block.getByRole('link', { name: /校验码/ }).textContent())!)![0]
    await block.getByRole('button', { name: '冻结' }).click()
    await block.getByText(/^冻结于/).waitFor()
    await block.locator('img').waitFor()
    expect(await block.textContent()).not.toContain('数据已有变化')
    const home = page.url()
    await check(printed)
    await rail('简报').click()
    await page.getByRole('textbox', { name: '校验码（12 位）' }).fill('12345')
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByText('校验码是 12 位数字和字母').waitFor()
    await page.getByRole('textbox', { name: '校验码（12 位）' }).fill('000000000000')
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByText('没有做过校验码为 000000000000 的图表').waitFor()

    // A report gets its agency from a person: the sums change.
    await page.goto(`${app.url}#/reports`)
    await page.getByRole('searchbox').fill('退役军人')
    await page.getByRole('row').filter({ hasText: '2025' }).getByRole('link', { name: /退役军人事务局/ }).first().click()
    await page.getByRole('button', { name: /采用“?云川市退役军人事务局/ }).first().click()
    await page.getByText(/已更正/).first().waitFor()
    await check(printed, /^已有变化/)
    await page.getByText(/^已有变化/).waitFor({ timeout: 30_000 })
    await page.goto(home)
    await settled()
    await block.getByText('此后数据已有变化').waitFor({ timeout: 30_000 })
    const book = read((await save('Excel')).bytes)
    const sheet = utils.sheet_to_json<(string | number | null)[]>(book.Sheets['申请办理甲乙']!, { header: 1, defval: null })
    expect(sheet.find(cells => cells[0] === 2025)).toContain(received.at(-1))
    const embedded = Object.entries(unzipSync((await save('PPT')).bytes)).filter(([name]) => name.endsWith('.xlsx')).map(([, bytes]) => utils.sheet_to_json<(string | number)[]>(read(bytes).Sheets.Sheet1!, { header: 1 }))
    expect(embedded.flatMap(rows => rows[0]!.map((_, column) => rows.slice(1).map(row => row[column])))).toContainEqual(received)
    await block.getByRole('button', { name: '解冻' }).click()
    await expect.poll(() => block.textContent()).not.toContain('冻结于')
    expect(await block.textContent()).not.toContain(`${received.at(-1)!.toLocaleString('en')} 件（`)
  })
})

describe('templates', () => {
  it('make briefings of real figures; twenty blocks are written in every format, and can be cancelled', async () => {
    await page.goto(`${app.url}#/briefing`)
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '2025 年度简报' }).waitFor()
    await settled()
    const made = (await titles()).length
    expect(made).toBe(10)
    for (let at = 0; at < made; at++) {
      await page.locator('.block').nth(2 * at).getByRole('button', { name: '复制' }).click()
      await expect.poll(titles).toHaveLength(made + at + 1)
    }
    await settled()
    const times: string[] = []
    for (const format of ['PPT', 'Word', 'Excel', '图片 PNG', '图片 SVG']) {
      const { ms, bytes } = await save(format)
      times.push(`${format} ${Math.round(ms)} ms`)
      expect(bytes.length).toBeGreaterThan(10_000)
    }
    process.stdout.write(`20 blocks: ${times.join(', ')}\n`)
    await page.getByRole('button', { name: '全部打包' }).click()
    await page.getByRole('progressbar').waitFor()
    await page.getByRole('button', { name: '取消', exact: true }).click()
    await page.getByText('已取消导出').waitFor({ timeout: 40_000 })
    await settled()
    const all = unzipSync((await save('全部打包')).bytes)
    const endings = Object.keys(all).map(name => name.split('.').at(-1))
    for (const ending of ['pptx', 'docx', 'xlsx', 'png', 'svg'])
      expect(endings).toContain(ending)
  }, 2 * hanging)

  it.each(['单位画像', '年报质量通报', '复议诉讼专题'])('%s draws every block, and fits a phone', async (name) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${app.url}#/briefing`)
    await page.getByRole('combobox').first().selectOption({ label: name })
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await settled()
    expect(await page.locator('.block [role=alert]').count()).toBe(0)
    expect(await scrollsSideways(page)).toBe(false)
    expect(await axeViolations(page)).toEqual([])
  })

  it('left the errors and the network empty', () => {
    expect(app.errors).toEqual([])
    expect(app.outside).toEqual([])
  })
})
