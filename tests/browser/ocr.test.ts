import type { ImportedFile } from '@/workspace'
import { expect, it } from 'vitest'
import { readReports, recognizeScan } from '@/ingest'
import { reportHtml } from '../unit/ingest/report-html'

const printed = { 'received.person': '21', 'received.business': '6', 'received.total': '27', 'granted.person': '14', 'granted.business': '5', 'granted.total': '19', 'carriedOut.person': '8', 'carriedOut.total': '8' }
const html = reportHtml({ cells: printed })

/** The page as a picture, as a scanner at 200 dots an inch gives it: A4 wide, on grey paper, leaning by `degrees`. */
async function scanned(degrees: number): Promise<Uint8Array> {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const style = 'font: 15px/1.3 serif; width: 760px; padding: 40px 16px; color: #222; background: #fff'
  const body = `<div xmlns="http://www.w3.org/1999/xhtml" style="${style}"><style>table { border-collapse: collapse; width: 100%; } td { border: 1px solid #000; padding: 3px; text-align: center; } h2 { font-size: 17px; }</style>${new XMLSerializer().serializeToString(page.body)}</div>`
  const [width, height, scale] = [794, 2300, 2.1]
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

it('can be cancelled, and refuses what is no picture', { timeout: 60_000 }, async () => {
  const controller = new AbortController()
  const cancelled = recognizeScan({ name: 'a.jpg', folder: '', bytes: await scanned(0) }, { signal: controller.signal, onProgress: page => void (page === 1 && setTimeout(() => controller.abort(), 300)) })
  await expect(cancelled).rejects.toThrow(/cancel|abort/i)
  const broken = await recognizeScan({ name: 'b.png', folder: '', bytes: new TextEncoder().encode('\x89PNG\r\n\x1A\n') }, { signal: new AbortController().signal, onProgress: () => {} })
  expect(broken).toMatchObject({ status: 'rejected', refusal: { code: 'damaged' } })
})
