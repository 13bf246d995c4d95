import type { ImportedFile } from '@/workspace'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { isRecognizable, readReports, recognizeScan } from '@/ingest'
import { readScan } from '@/readers'
import { reportHtml } from '../unit/ingest/report-html'
import { pdf, stream } from '../unit/readers/pdf-writer'

const printed = { 'received.person': '21', 'received.business': '6', 'received.total': '27', 'granted.person': '14', 'granted.business': '5', 'granted.total': '19', 'carriedOut.person': '8', 'carriedOut.total': '8' }
const html = reportHtml({ cells: printed })

/** Markup as a picture, as a scanner at 200 dots an inch gives it: A4 wide, on grey paper, leaning by `degrees`. */
async function scanned(degrees: number, markup = html, height = 2300): Promise<Uint8Array> {
  const page = new DOMParser().parseFromString(markup, 'text/html')
  const style = 'font: 15px/1.3 serif; width: 760px; padding: 40px 16px; color: #222; background: #fff'
  const body = `<div xmlns="http://www.w3.org/1999/xhtml" style="${style}"><style>table { border-collapse: collapse; width: 100%; } td { border: 1px solid #000; padding: 3px; text-align: center; } h2 { font-size: 17px; }</style>${new XMLSerializer().serializeToString(page.body)}</div>`
  const [width, scale] = [794, 2.1]
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}"><foreignObject width="${width}" height="${height}">${body}</foreignObject></svg>`)}`
  await picture.decode()
  const canvas = new OffscreenCanvas(width * scale, height * scale)
  const context = canvas.getContext('2d')!
  context.fillStyle = '#f4f4f0'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.globalCompositeOperation = 'multiply'
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate(degrees * Math.PI / 180)
  context.drawImage(picture, -canvas.width / 2, -canvas.height / 2)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })).arrayBuffer())
}

/** Cells by what became of them. */
function compare(recognized: ImportedFile, truth: ImportedFile): Record<'same' | 'unreadable' | 'wrong' | 'other', string[]> {
  const cells = recognized.reports[0]!.report.cells
  const found = { same: [] as string[], unreadable: [] as string[], wrong: [] as string[], other: [] as string[] }
  for (const [key, cell] of Object.entries(truth.reports[0]!.report.cells)) {
    const got = cells[key]
    if (got?.state === cell.state && got.value === cell.value)
      found.same.push(key)
    else
      found[got?.state === 'unreadable' ? 'unreadable' : got?.state === 'number' ? 'wrong' : 'other'].push(`${key}: ${cell.text} → ${got?.text}`)
  }
  return found
}

it('recognises the picture of a report cell by cell, for review, with everything from our own origin', { timeout: 240_000 }, async () => {
  const [truth] = await readReports({ name: '2023.html', folder: '', bytes: new TextEncoder().encode(html) })
  const pages = new Set<string>()
  const shares: number[] = []
  const from = performance.now()
  const file = await recognizeScan({ name: '2023.jpg', folder: '县直', bytes: await scanned(0.8) }, { signal: new AbortController().signal, onProgress: (page, of, share) => {
    pages.add(`${page}/${of}`)
    shares.push(share)
  } })
  const found = compare(file, truth!)
  console.log(`picture of a report recognised in ${Math.round(performance.now() - from)} ms: ${found.same.length} cells as printed, ${found.unreadable.length} unreadable`)
  expect(file).toMatchObject({ format: 'image', status: 'review', folder: '县直', refusal: null })
  expect([...pages]).toEqual(['0/1', '1/1'])
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.length).toBeGreaterThan(100)
  expect(found.wrong).toEqual([])
  expect(found.other).toEqual([])
  expect(found.same.length).toBeGreaterThan(Object.keys(truth!.reports[0]!.report.cells).length * 0.9)
  const [{ report, findings }] = file.reports as [ImportedFile['reports'][number]]
  const doubtful = new Set(findings.filter(({ rule }) => rule === 'doubtful').flatMap(({ cells }) => cells))
  expect(Object.keys(report.cells).filter(key => !doubtful.has(key))).toEqual([])
  const fetched = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  expect(fetched.filter(({ origin, protocol }) => origin !== location.origin && protocol !== 'data:').map(String)).toEqual([])
})

/** A PDF whose text is text and whose last table is a picture. */
async function mixed(): Promise<Uint8Array> {
  const height = 400
  const jpeg = await scanned(0, `<html><body>${html.match(/<table>.*?<\/table>/gs)![2]}</body></html>`, height)
  const object = stream(Array.from(jpeg, byte => String.fromCharCode(byte)).join(''), `/Type /XObject /Subtype /Image /Width ${Math.floor(794 * 2.1)} /Height ${height * 2.1} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`)
  const line = (text: string, y: number): string => `BT /F1 12 Tf 60 ${y} Td <${Array.from(text, letter => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')}> Tj ET\n`
  const tall = height * 595 / 794
  return pdf([{
    content: `${line('临江县教育局2023年政府信息公开工作年度报告', tall + 160)}${line('一、总体情况', tall + 130)}${['本局认真贯彻落实条例。', '全年主动公开政府信息若干条。', '依申请公开渠道畅通。', '监督保障有力。'].map((text, i) => line(text, tall + 110 - i * 20)).join('')}${line('四、政府信息公开行政复议、行政诉讼情况', tall + 20)}q 595 0 0 ${tall} 0 0 cm /I1 Do Q`,
    height: Math.ceil(tall + 200),
    resources: '/XObject << /I1 20 0 R >>',
  }], { objects: [object] })
}

it('reads the table that is a picture in a PDF with text, and the text from the file itself', { timeout: 240_000 }, async () => {
  const file = { name: '2023.pdf', folder: '', bytes: await mixed() }
  const [before] = await readReports({ ...file, bytes: file.bytes.slice() })
  expect(before).toMatchObject({ status: 'review' })
  expect(before!.reports[0]!.report.pictured).toEqual(['appeals'])
  expect(isRecognizable(before!, before!.reports[0]!.findings)).toBe(true)
  const after = await recognizeScan(file, { signal: new AbortController().signal, onProgress: () => {} })
  const { report, findings } = after.reports[0]!
  expect(after.status).toBe('review')
  expect(report.title).toBe('临江县教育局2023年政府信息公开工作年度报告')
  expect(report.layouts.appeals).toBe('2021')
  const [truth] = await readReports({ name: '2023.html', folder: '', bytes: new TextEncoder().encode(html) })
  const wrong = Object.entries(report.cells).filter(([key, { state, value }]) => state === 'number' && truth!.reports[0]!.report.cells[key]!.value !== value)
  expect(wrong).toEqual([])
  expect(report.cells['appeals.review.total']).toMatchObject({ value: 0, doubt: { code: 'ocr' } })
  expect(isRecognizable(after, findings.filter(({ table }) => table === 'appeals'))).toBe(false)
})

/** A docx whose text is text and whose last table is a picture; another picture holds no table. */
async function pictured(): Promise<Uint8Array> {
  const paragraph = (content: string): string => `<w:p><w:r>${content}</w:r></w:p>`
  const text = (words: string): string => paragraph(`<w:t>${words}</w:t>`)
  const image = (id: string): string => paragraph(`<w:drawing><a:blip r:embed="${id}"/></w:drawing>`)
  const page = new DOMParser().parseFromString(html, 'text/html')
  const rows = (table: Element): string => `<w:tbl>${[...table.querySelectorAll('tr')].map(row => `<w:tr>${[...row.children].map(cell => `<w:tc><w:tcPr><w:gridSpan w:val="${cell.getAttribute('colspan') ?? 1}"/>${cell.hasAttribute('rowspan') ? '<w:vMerge w:val="restart"/>' : ''}</w:tcPr>${text(cell.textContent)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  const tables = page.querySelectorAll('table')
  const body = `${text('临江县教育局2023年政府信息公开工作年度报告')}${text('一、总体情况')}${text('本局认真贯彻落实条例。'.repeat(20))}${image('r1')}${text('二、主动公开政府信息情况')}${rows(tables[0]!)}${text('四、政府信息公开行政复议、行政诉讼情况')}${image('r2')}${text('五、存在的主要问题及改进情况')}${text('无。')}`
  const encode = (xml: string): Uint8Array => new TextEncoder().encode(`<?xml version="1.0"?>${xml}`)
  return zipSync({
    '[Content_Types].xml': encode('<Types/>'),
    'word/document.xml': encode(`<w:document xmlns:w="w" xmlns:a="a" xmlns:r="r"><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': encode('<Relationships><Relationship Id="r1" Target="media/photo.jpg"/><Relationship Id="r2" Target="/word/media/table.jpg"/></Relationships>'),
    'word/media/photo.jpg': await scanned(0, '<html><body><p>2023 年政务公开培训会</p></body></html>', 300),
    'word/media/table.jpg': await scanned(0.5, `<html><body>${html.match(/<table>.*?<\/table>/gs)![2]}</body></html>`, 400),
  })
}

it('reads the table that is a picture in a Word document, where it stands, its places in the picture', { timeout: 240_000 }, async () => {
  const file = { name: '2023.docx', folder: '', bytes: await pictured() }
  const [before] = await readReports({ ...file, bytes: file.bytes.slice() })
  expect(before!.reports[0]!.report.pictured).toEqual(['appeals'])
  expect(isRecognizable(before!, before!.reports[0]!.findings)).toBe(true)
  const after = await recognizeScan(file, { signal: new AbortController().signal, onProgress: () => {} })
  const { report, findings } = after.reports[0]!
  expect(after).toMatchObject({ format: 'docx', status: 'review', refusal: null })
  expect(report.layouts.appeals).toBe('2021')
  const [truth] = await readReports({ name: '2023.html', folder: '', bytes: new TextEncoder().encode(html) })
  const appeals = Object.entries(report.cells).filter(([key]) => key.startsWith('appeals.'))
  expect(appeals).toHaveLength(15)
  expect(appeals.filter(([key, { state, value }]) => state === 'number' && truth!.reports[0]!.report.cells[key]!.value !== value)).toEqual([])
  expect(appeals.filter(([, { doubt, place }]) => doubt === null || place?.at !== 'picture' || place.picture !== 2)).toEqual([])
  // What stands in the text is no proposal.
  expect(report.year).toMatchObject({ value: 2023, certain: true })
  expect(report.cells['proactive.licensing.decisions']!.doubt?.code).not.toBe('ocr')
  expect(isRecognizable(after, findings)).toBe(false)
})

/** A picture turned clockwise by so many quarters. */
async function turned(jpeg: Uint8Array, quarters: number): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(new Blob([jpeg as Uint8Array<ArrayBuffer>]))
  const [width, height] = quarters % 2 === 0 ? [bitmap.width, bitmap.height] : [bitmap.height, bitmap.width]
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  context.translate(width / 2, height / 2)
  context.rotate(quarters * Math.PI / 2)
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer())
}

it('reads a page scanned sideways or upside down', { timeout: 240_000 }, async () => {
  const jpeg = await scanned(0, `<html><body>${html.match(/<table>.*?<\/table>/gs)![0]}</body></html>`, 500)
  const texts = async (quarters: number): Promise<string[]> => {
    const result = await readScan({ name: 'a.jpg', folder: '', bytes: await turned(jpeg, quarters) }, { signal: new AbortController().signal, onProgress: () => {} })
    if (result.kind !== 'documents')
      throw new Error(JSON.stringify(result))
    return result.documents[0]!.blocks.flatMap(block => block.kind === 'grid' ? block.cells.map(({ text }) => text) : [])
  }
  const upright = await texts(0)
  expect(upright.filter(text => text === '0').length).toBeGreaterThan(5)
  for (const quarters of [1, 2, 3]) {
    const read = await texts(quarters)
    expect(read.length).toBe(upright.length)
    // A number reads the same or not at all; a label may read a little differently.
    expect(read.filter((text, i) => /\d/.test(text + upright[i]!) && text !== '' && upright[i] !== '' && text !== upright[i])).toEqual([])
    expect(read.filter((text, i) => text === upright[i]).length).toBeGreaterThan(upright.length * 0.8)
  }
})

it('can be cancelled, and refuses what is no picture', { timeout: 60_000 }, async () => {
  const controller = new AbortController()
  const cancelled = recognizeScan({ name: 'a.jpg', folder: '', bytes: await scanned(0) }, { signal: controller.signal, onProgress: page => void (page === 1 && setTimeout(() => controller.abort(), 300)) })
  await expect(cancelled).rejects.toThrow(/cancel|abort/i)
  const broken = await recognizeScan({ name: 'b.png', folder: '', bytes: Uint8Array.of(0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10) }, { signal: new AbortController().signal, onProgress: () => {} })
  expect(broken).toMatchObject({ status: 'rejected', refusal: { code: 'damaged' } })
})
