import type { Locator, Page } from 'playwright'
import type { App } from './app'
import { Buffer } from 'node:buffer'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSample } from '../../datasets'
import { axeViolations, go, importEnd, openApp, scrollsSideways } from './app'

const published = fileURLToPath(new URL('../published/', import.meta.url))
const corpus = fileURLToPath(new URL('../golden/corpus/', import.meta.url))
const files = buildSample().files
const sampleOf = (ending: string) => files.find(({ truth }) => truth.file.endsWith(ending) && truth.scope === 'unit')!
const txt = sampleOf('.txt')
const html = files.filter(({ truth }) => truth.file.endsWith('.html') && truth.agency !== txt.truth.agency)[0]!
const printed = files.filter(({ truth }) => truth.file.endsWith('.html') && truth.agency !== txt.truth.agency && truth.agency !== html.truth.agency)[0]!

const key = 'applications.received.total'
const other = { key: 'applications.granted.person', name: '（一）予以公开 · 自然人' }
/** A cell with a mistake in it that its own row tells. */
const sum = 'appeals.review.total'

let app: App
let page: Page
let folder: string
/** Where the report of each file is shown. */
const addresses = new Map<string, string>()

beforeAll(async () => {
  app = await openApp()
  page = await app.newPage()
  folder = await mkdtemp(join(tmpdir(), 'nianbao-source-'))
  const take: Record<string, Uint8Array> = { '甲.txt': txt.bytes, '乙.html': hostile(html.bytes), '丁.pdf': await printedPdf(printed.bytes) }
  for (const [name, path] of [['丙.docx', 'docx/cut-new.docx'], ['戊.xlsx', 'xlsx/cut-new.xlsx'], ['己.csv', 'csv/cut-old.csv']] as const)
    take[name] = await readFile(join(corpus, path))
  take['洪泽.pdf'] = await readFile(join(published, 'hongze-2023.pdf'))
  for (const [name, bytes] of Object.entries(take))
    await writeFile(join(folder, name), bytes)
  await go(page, '数据')
  await page.locator('input[type=file]').first().setInputFiles(Object.keys(take).map(name => join(folder, name)))
  await importEnd(page)
  for (const name of Object.keys(take)) {
    const link = page.locator('tr, [role=row]').filter({ hasText: name }).locator('a[href*="#/report/"]').first()
    addresses.set(name, (await link.getAttribute('href'))!.split('?')[0]!)
  }
})
afterAll(async () => {
  await app?.close()
  if (folder)
    await rm(folder, { recursive: true, force: true })
})

/** The page with handlers, scripts and addresses all over its report. */
function hostile(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder(/charset="?gb/i.test(new TextDecoder('latin1').decode(bytes)) ? 'gb18030' : 'utf-8').decode(bytes)
  return Buffer.from(text.replace(/charset=["']?[\w-]+/i, 'charset="utf-8')
    .replace(/<body[^>]*>/i, '<body onload="globalThis.ran = 1"><script>globalThis.ran = 1</script><img src="http://example.com/x.png" onerror="globalThis.ran = 1">')
    .replaceAll(/<td/gi, '<td onmouseover="globalThis.ran = 1" onclick="globalThis.ran = 1" style="background:url(http://example.com/y.png)"'))
}

/** A report as the browser itself prints it. */
async function printedPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const sheet = await app.context.newPage()
  await sheet.setContent(new TextDecoder(/charset="?gb/i.test(new TextDecoder('latin1').decode(bytes)) ? 'gb18030' : 'utf-8').decode(bytes))
  await sheet.addStyleTag({ content: 'table { border-collapse: collapse } td, th { border: 1px solid black; font-size: 10px }' })
  const pdf = await sheet.pdf({ format: 'A4' })
  await sheet.close()
  return pdf
}

/** Opens the report read from a file. */
async function open(name: string, query = ''): Promise<void> {
  await page.goto(`${app.url}${addresses.get(name)}${query}`)
  await page.locator(`[data-cell="${key}"] button`).waitFor()
}

const pane = () => page.getByRole('region', { name: '原件', exact: true })
const shown = () => pane().locator('[data-twin].shown')
const cell = (name: string) => page.locator(`[data-cell="${name}"] button`)
const digits = (text: string | null) => (text ?? '').replaceAll(/\D/g, '')

async function standsWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [a, b] = await Promise.all([inner.boundingBox(), outer.boundingBox()])
  return a !== null && b !== null && a.y >= b.y && a.y + a.height <= b.y + b.height
}

/** Dark pixels of the page drawn under a mark. */
function inkUnder(mark: Locator): Promise<number> {
  return mark.evaluate((element) => {
    const canvas = element.parentElement!.querySelector('canvas')!
    if (!canvas.dataset.drawn)
      return 0
    const page = canvas.getBoundingClientRect()
    const box = element.getBoundingClientRect()
    const [x, y] = [canvas.width / page.width, canvas.height / page.height]
    const inset = 2
    const { data } = canvas.getContext('2d')!.getImageData((box.x - page.x + inset) * x, (box.y - page.y + inset) * y, (box.width - 2 * inset) * x, (box.height - 2 * inset) * y)
    let dark = 0
    for (let at = 0; at < data.length; at += 4)
      dark += data[at]! + data[at + 1]! + data[at + 2]! < 300 ? 1 : 0
    return dark
  })
}

describe('the source beside the form', () => {
  it.each([['甲.txt', true], ['乙.html', true], ['丙.docx', true], ['丁.pdf', false], ['戊.xlsx', true], ['己.csv', true], ['洪泽.pdf', false]] as const)('shows the twin of a cell in %s, and leads back', async (name, hasText) => {
    await open(name)
    await cell(key).click()
    await shown().waitFor()
    const value = digits(await page.locator(`[data-cell="${key}"]`).textContent())
    expect(value).not.toBe('')
    if (hasText)
      expect(digits(await shown().textContent())).toBe(value)
    else
      await expect.poll(() => inkUnder(shown()), { timeout: 20_000 }).toBeGreaterThan(5)
    expect(digits((await shown().getAttribute('aria-label'))!.split('：').at(-1)!)).toBe(value)
    expect(await standsWithin(shown(), pane())).toBe(true)
    await page.keyboard.press('Escape')

    const mark = pane().getByRole('button', { name: new RegExp(`^${other.name}：`) })
    await mark.click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell)).toBe(other.key)
    expect(digits((await mark.getAttribute('aria-label'))!.split('：').at(-1)!)).toBe(digits(await page.locator(`[data-cell="${other.key}"]`).textContent()))
    await expect.poll(() => page.url()).toContain(`cell=${other.key}`)
    expect(await axeViolations(page)).toEqual([])
  })

  it('goes both ways by keyboard alone', async () => {
    await open('甲.txt')
    await cell(key).focus()
    const first = await shown().getAttribute('data-twin')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => shown().getAttribute('data-twin')).not.toBe(first)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: '看原件' }).press('Enter')
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.twin ?? '')).toBe((await shown().getAttribute('data-twin'))!)
    await page.keyboard.press('ArrowDown')
    const below = await page.evaluate(() => document.activeElement!.getAttribute('aria-label'))
    expect(below).toMatch(/^二、上年结转/)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell)).toMatch(/^applications\.carriedIn\./)
  })

  it('leads to where agency and year were read, and back', async () => {
    for (const name of ['甲.txt', '丁.pdf', '丙.docx']) {
      await open(name)
      const place = page.locator('[data-cell^="year:"] button').first()
      await place.click()
      await shown().waitFor()
      expect(await shown().getAttribute('aria-label')).toMatch(/年度[^\n\r\u2028\u2029\uFF1A]*\uFF1A.*20\d\d/)
      await expect.poll(() => shown().evaluate(element => element === document.activeElement)).toBe(true)
      await shown().press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell)).toMatch(/^(?:agency|year|scope):/)
    }
    expect(await axeViolations(page)).toEqual([])
  })

  it('runs and fetches nothing of a page that tries to', async () => {
    await open('乙.html')
    await shown().or(pane().locator('[data-twin]').first()).first().waitFor()
    await pane().locator('[data-twin]').first().hover()
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
    const tags = await pane().locator('.content *').evaluateAll(elements => [...new Set(elements.map(element => element.localName))].sort())
    expect(tags.filter(tag => !['button', 'div', 'p', 'span', 'table', 'tbody', 'td', 'tr'].includes(tag))).toEqual([])
    expect(await pane().locator('[onclick], [onmouseover], [style*="url"], [src], [href]').count()).toBe(0)
    expect(app.outside).toEqual([])
  })

  it('opens at a cell that a link names, on both sides', async () => {
    const linked = await app.newPage(`${addresses.get('丁.pdf')}?cell=appeals.afterReview.total`)
    const mark = linked.locator('[data-twin].shown')
    await mark.waitFor()
    await expect.poll(() => standsWithin(mark, linked.locator('section.pane .scroller'))).toBe(true)
    expect(await linked.locator('[data-cell="appeals.afterReview.total"]').evaluate((element) => {
      const box = element.getBoundingClientRect()
      return box.top >= 0 && box.bottom <= innerHeight && element.classList.contains('target')
    })).toBe(true)
    await linked.close()
  })

  it('keeps its width and whether it is open', async () => {
    await open('甲.txt')
    const divider = page.getByRole('separator')
    await divider.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await divider.getAttribute('aria-valuenow')).toBe('54')
    await page.reload()
    await divider.waitFor()
    expect(await divider.getAttribute('aria-valuenow')).toBe('54')
    await pane().getByRole('button', { name: '收起原件' }).click()
    await page.reload()
    await cell(key).waitFor()
    expect(await pane().count()).toBe(0)
    await page.getByRole('button', { name: '对照原件' }).click()
    await pane().waitFor()
  })

  it('is not printed', async () => {
    await page.emulateMedia({ media: 'print' })
    expect(await pane().isVisible()).toBe(false)
    expect(await cell(key).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
  })
})

describe('a correction', () => {
  const wrong = 77
  /** Id of the agency of 甲.txt, as addresses have it. */
  let agency = ''
  async function correct(name: string, value: string, reason: string) {
    await cell(name).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /更正这一格|再更正/ }).click()
    await dialog.getByRole('textbox', { name: '更正为' }).fill(value)
    await dialog.getByRole('textbox', { name: '理由' }).fill(reason)
    await dialog.getByRole('textbox', { name: '更正人' }).fill('张三')
    await dialog.getByRole('button', { name: '保存更正' }).click()
  }
  const figure = async (query: string) => {
    await page.goto(`${app.url}#/?agency=${agency}&years=${txt.truth.year}-${txt.truth.year}${query}`)
    const value = page.locator('li.card').filter({ has: page.getByRole('heading', { name: '复议量' }) }).locator('.value').first()
    await value.waitFor()
    return Number((await value.textContent())!.replaceAll(',', ''))
  }
  const before = txt.truth.cells[sum]!

  it('wants a number the cell can hold, and a reason', async () => {
    await open('甲.txt')
    await correct(sum, '1.5', '试')
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await page.getByRole('textbox', { name: '更正为' }).fill(String(wrong))
    await page.getByRole('textbox', { name: '理由' }).fill(' ')
    await page.getByRole('button', { name: '保存更正' }).click()
    expect(await cell(sum).locator('ins').count()).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('shows both values, tells what it does to the sums, and is undone', async () => {
    await open('甲.txt')
    await correct(sum, String(wrong), '核对原件')
    await expect.poll(() => cell(sum).locator('ins').textContent()).toBe(String(wrong))
    expect(digits(await cell(sum).locator('del').textContent())).toBe(String(before))
    expect(await page.getByRole('dialog').textContent()).toMatch(/张三 于 .* 更正：核对原件/)
    await page.getByText('更正后的数值新出现的问题').waitFor()
    expect(digits(await shown().textContent())).toBe(String(before))
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => cell(sum).locator('ins').count()).toBe(0)
    expect(await page.getByText('更正后的数值新出现的问题').count()).toBe(0)
  })

  it('counts in corrected views at once and in published ones never, until it is taken back', async () => {
    await open('甲.txt')
    agency = (await page.getByRole('link', { name: '看这个机构' }).getAttribute('href'))!.split('/').at(-1)!
    await correct(sum, String(wrong), '核对原件')
    await expect.poll(() => cell(sum).locator('ins').count()).toBe(1)
    await expect.poll(() => figure(''), { timeout: 15_000 }).toBe(wrong)
    await expect.poll(() => figure('&values=published'), { timeout: 15_000 }).toBe(before)
    await open('甲.txt', `?cell=${sum}`)
    await cell(sum).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤回更正' }).click()
    await expect.poll(() => cell(sum).locator('ins').count()).toBe(0)
    await expect.poll(() => figure(''), { timeout: 15_000 }).toBe(before)
  })

  it('says a cell is blank', async () => {
    await open('甲.txt')
    await cell(sum).click()
    await page.getByRole('button', { name: '更正这一格' }).click()
    await page.getByRole('checkbox', { name: /空白/ }).check()
    await page.getByRole('textbox', { name: '理由' }).fill('原件未填')
    await page.getByRole('button', { name: '保存更正' }).click()
    await expect.poll(() => page.getByRole('dialog').locator('ins').textContent()).toBe('空白')
    await page.getByRole('button', { name: '撤回更正' }).click()
    await expect.poll(() => cell(sum).locator('ins').count()).toBe(0)
  })

  it('that makes a published sum agree is said to, and the finding stays', async () => {
    await open('洪泽.pdf')
    await correct(sum, '11', '按分项相加')
    await page.getByText('更正后相符').first().waitFor()
    expect(await page.getByText(/结果维持 10 \+ 结果纠正 1 .*相差 11/).count()).toBeGreaterThan(0)
    await page.getByRole('dialog').getByRole('button', { name: '再更正' }).click()
    await page.getByRole('textbox', { name: '更正为' }).fill('12')
    await page.getByRole('textbox', { name: '理由' }).fill('试')
    await page.getByRole('button', { name: '保存更正' }).click()
    await page.getByText('更正后仍不相符：11 对 12').first().waitFor()
    await page.getByRole('button', { name: '撤回更正' }).click()
    await expect.poll(() => page.getByText(/更正后/).count()).toBe(0)
  })

  it('of the year wants a reason, and is taken back', async () => {
    await open('甲.txt')
    const card = page.locator('section.claim').filter({ has: page.getByRole('heading', { name: '年度' }) })
    await card.getByRole('button', { name: '更正年度' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '自己填写' }).check()
    await dialog.getByRole('spinbutton').fill('2014')
    await dialog.getByRole('textbox', { name: '理由' }).fill('核对')
    await dialog.getByRole('button', { name: '保存更正' }).click()
    await expect.poll(() => card.locator('.value').textContent()).toContain('2014')
    await card.getByRole('button', { name: '撤回更正' }).click()
    await expect.poll(() => card.locator('.value').textContent()).toContain(String(txt.truth.year))
  })
})

describe('on a phone, in the dark, in English', () => {
  it('shows one side at a time, the form first', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const name of ['甲.txt', '丁.pdf', '乙.html', '戊.xlsx']) {
      await open(name)
      expect(await pane().count()).toBe(0)
      await cell(key).click()
      await page.getByRole('dialog').getByRole('button', { name: '看原件' }).click()
      await shown().waitFor()
      await expect.poll(() => standsWithin(shown(), pane())).toBe(true)
      expect([name, await scrollsSideways(page)]).toEqual([name, false])
      await shown().click()
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell)).toBe(key)
      expect(await page.getByRole('tab', { name: '识别结果' }).getAttribute('aria-selected')).toBe('true')
    }
    expect(await axeViolations(page)).toEqual([])
  })

  it('keeps its contrast in the dark theme', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const name of ['甲.txt', '丁.pdf', '乙.html', '戊.xlsx']) {
      await open(name, `?cell=${key}`)
      await shown().waitFor()
      expect([name, await axeViolations(page)]).toEqual([name, []])
    }
    await page.emulateMedia({ colorScheme: 'light' })
  })

  it('is complete in English', async () => {
    await page.evaluate(() => localStorage.setItem('nianbao.language', 'en'))
    await page.reload()
    await page.getByRole('region', { name: 'Original', exact: true }).waitFor()
    await cell(key).click()
    const buttons = await page.getByRole('dialog').getByRole('button').allTextContents()
    expect(buttons.join(' ')).toMatch(/Correct this cell.*Show in the original/)
    expect(buttons.join(' ')).not.toMatch(/\p{Script=Han}/u)
    expect(await axeViolations(page)).toEqual([])
  })

  it('reached nothing outside and met no error', () => {
    expect(app.outside).toEqual([])
    expect(app.errors).toEqual([])
  })
})
