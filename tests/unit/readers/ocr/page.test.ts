import type { Raster } from '@/readers/ocr/raster'
import type { Recognizer } from '@/readers/ocr/recognizer'
import { describe, expect, it } from 'vitest'
import { scannedDocument } from '@/readers/ocr/document'
import { readScanPage } from '@/readers/ocr/page'
import { quarterTurned, rotate } from '@/readers/ocr/raster'
import { fill, grid, paper } from './drawing'

const scale = 3
const { signal } = new AbortController()

/** An engine that knows pictures by their shape: a wide bar is a label, a square 7, an upright bar 12 once and 17 the next time. */
function engine(page = ''): Recognizer {
  let turn = 0
  const text = ({ width, height, data }: Raster): string => {
    let [first, last, dark] = [width, 0, 0]
    for (let i = 0; i < data.length; i++) {
      if (data[i]! < 128) {
        first = Math.min(first, i % width)
        last = Math.max(last, i % width)
        dark++
      }
    }
    const copies = width > height * 3 && dark < (last - first) * height * 0.4 ? 3 : 1
    const ratio = (last - first) / height
    const one = copies === 1 && ratio > 2 ? '予以公开' : dark / copies > 500 ? '7' : turn++ % 2 ? '12' : '17'
    return Array.from({ length: copies }).fill(one).join(' ')
  }
  return {
    line: async picture => ({ text: text(picture), confidence: 90 }),
    block: async () => ({ text: '商业\n企业', confidence: 90 }),
    page: async () => page === '' ? [] : [{ text: page, confidence: 90, box: [150, 60, 900, 100] }, { text: '章', confidence: 5, box: [800, 800, 900, 900] }],
    close: () => {},
  }
}

/** A page with a table of two rows: a label, a number; a blank, what cannot be read. */
function drawn(): Raster {
  const page = paper(1000, 1000)
  grid(page, [100, 500, 900], [200, 260, 320])
  fill(page, [140, 216, 400, 246])
  fill(page, [680, 218, 708, 246])
  fill(page, [690, 278, 700, 306])
  return page
}

describe('a page of a scan', () => {
  it('becomes a table: labels, numbers, blanks, and pictures where nobody can read', async () => {
    const read = await readScanPage({ page: 1, grey: drawn(), scale }, engine('二〇二三年年度报告'), { signal })
    expect([read.cells, read.unreadable, read.skew]).toEqual([3, 1, 0])
    const { blocks, notes } = scannedDocument([read], 'pdf')
    expect(notes.map(({ code }) => code)).toEqual(['ocr'])
    expect(blocks[0]).toMatchObject({ kind: 'paragraph', text: '二〇二三年年度报告', place: { at: 'page', page: 1 } })
    expect(blocks).toHaveLength(2)
    const table = blocks[1]!
    expect(table).toMatchObject({ kind: 'grid', geometry: 'exact', rows: 2, columns: 2 })
    expect(table.kind === 'grid' && table.cells.map(({ text, picture }) => [text, picture ?? false])).toEqual([['予以公开', false], ['7', false], ['', false], ['', true]])
  })

  it('gives places on the page as it is, not as it was straightened', async () => {
    const read = await readScanPage({ page: 2, grey: rotate(drawn(), -1.2), scale }, engine(), { signal })
    expect(Math.abs(read.skew - 1.2)).toBeLessThan(0.06)
    const [table] = scannedDocument([read], 'image').blocks
    const cell = table!.kind === 'grid' ? table!.cells.find(({ text }) => text === '7')! : null
    if (cell?.place.at !== 'page')
      throw new Error('no cell')
    const [left, top, right, bottom] = cell.place.box.map(value => value * scale) as [number, number, number, number]
    const turn = 1.2 * Math.PI / 180
    const [dx, dy] = [701.5 - 500, 231.5 - 500]
    expect(Math.abs((left + right) / 2 - (dx * Math.cos(turn) - dy * Math.sin(turn) + 500))).toBeLessThan(5)
    expect(Math.abs((top + bottom) / 2 - (dx * Math.sin(turn) + dy * Math.cos(turn) + 500))).toBeLessThan(5)
  })

  it.each([1, 2, 3])('is turned upright when it was scanned turned by %i quarters, and gives places on it as it is', async (quarters) => {
    const upright = drawn()
    // A label that is dark at its left end reads; turned any other way it does not.
    fill(upright, [300, 216, 400, 246], 255)
    fill(upright, [300, 230, 400, 233])
    const side = ({ width, height, data }: Raster): number => {
      let [left, right] = [0, 0]
      for (let i = 0; i < data.length; i++) {
        if (data[i]! < 128)
          i % width < width / 2 ? left++ : right++
      }
      return width > height * 2 ? left / Math.max(1, right) : 1
    }
    const plain = engine()
    const leaning: Recognizer = { ...plain, line: async (picture, digitsOnly) => side(picture) > 1.5 ? { text: '予以公开', confidence: 90 } : side(picture) < 0.7 ? { text: '开公以予', confidence: 20 } : plain.line(picture, digitsOnly) }
    const whole = await readScanPage({ page: 1, grey: upright, scale }, leaning, { signal })
    const read = await readScanPage({ page: 1, grey: quarterTurned(upright, quarters), scale }, leaning, { signal })
    expect([whole.turns, read.turns, read.cells]).toEqual([0, 4 - quarters, whole.cells])
    const [straight] = scannedDocument([whole], 'image').blocks
    const [table] = scannedDocument([read], 'image').blocks
    if (straight?.kind !== 'grid' || table?.kind !== 'grid')
      throw new Error('no table')
    expect(table.cells.map(({ text, picture }) => [text, picture])).toEqual(straight.cells.map(({ text, picture }) => [text, picture]))
    const size = 1000 / scale
    for (const [i, { place }] of table.cells.entries()) {
      const other = straight.cells[i]!.place
      if (place.at !== 'page' || other.at !== 'page')
        throw new Error('no box')
      const [x, y] = [(other.box[0] + other.box[2]) / 2, (other.box[1] + other.box[3]) / 2]
      const [wantedX, wantedY] = [[x, y], [y, size - x], [size - x, size - y], [size - y, x]][quarters]!
      expect(Math.abs((place.box[0] + place.box[2]) / 2 - wantedX!)).toBeLessThan(2)
      expect(Math.abs((place.box[1] + place.box[3]) / 2 - wantedY!)).toBeLessThan(2)
    }
  })

  it('goes on with a table on the next page', async () => {
    const foot = paper(1000, 1000)
    grid(foot, [100, 500, 900], [800, 860, 920])
    fill(foot, [140, 816, 400, 846])
    fill(foot, [680, 878, 708, 906])
    const head = paper(1000, 1000)
    grid(head, [100, 500, 900], [60, 120])
    fill(head, [140, 76, 400, 106])
    fill(head, [680, 78, 708, 106])
    const read = [await readScanPage({ page: 1, grey: foot, scale }, engine(), { signal }), await readScanPage({ page: 2, grey: head, scale }, engine(), { signal })]
    const { blocks } = scannedDocument(read, 'pdf')
    expect(blocks).toHaveLength(1)
    expect(blocks[0]).toMatchObject({ kind: 'grid', rows: 3 })
  })

  it('stops between cells when it is cancelled', async () => {
    const controller = new AbortController()
    const stopping = { ...engine(), line: async () => {
      controller.abort()
      return { text: '7', confidence: 90 }
    } }
    await expect(readScanPage({ page: 1, grey: drawn(), scale }, stopping, controller)).rejects.toThrow(/abort/i)
  })
})
