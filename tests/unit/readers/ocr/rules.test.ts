import type { Raster } from '@/readers/ocr/raster'
import { describe, expect, it } from 'vitest'
import { printIn } from '@/readers/ocr/cells'
import { inkOf, rotate, unrotated } from '@/readers/ocr/raster'
import { findRules } from '@/readers/ocr/rules'
import { skewOf } from '@/readers/ocr/skew'
import { findLattices } from '@/readers/pdf/lattice'
import { fill, grid, noise, paper } from './drawing'

/** Pixels a point of the pages drawn here. */
const scale = 3
const inked = (raster: Raster) => inkOf(raster, 15 * scale)
const lattices = (raster: Raster) => findLattices(findRules(inked(raster), scale))
const shape = (raster: Raster) => lattices(raster).map(({ ys, xs, cells }) => [ys.length - 1, xs.length - 1, cells.length])

const xs = [100, 300, 500, 700]
const ys = [200, 260, 320, 380, 440]

/** A table of four rows and three columns, its first two cells merged, on paper that is 1,000 pixels square. */
function table(): Raster {
  const page = paper(1000, 1000)
  grid(page, xs, ys)
  fill(page, [300, 203, 303, 260], 255)
  return page
}

describe('ruling lines of a scan', () => {
  it('finds a table, merged cells included, where it was drawn', () => {
    const [lattice] = lattices(table())
    expect(lattice!.xs.map(Math.round)).toEqual(xs.map(x => Math.round((x + 1.5) / scale)))
    expect(lattice!.ys.map(Math.round)).toEqual(ys.map(y => Math.round((y + 1.5) / scale)))
    expect(lattice!.cells).toHaveLength(11)
    expect(lattice!.cells[0]).toMatchObject({ row: 0, column: 0, colSpan: 2, rowSpan: 1 })
  })

  it('keeps to it under noise, a shadow across the page and worn lines', () => {
    const page = table()
    for (let x = 0; x < 1000; x++) {
      for (let y = 0; y < 1000; y++)
        page.data[y * 1000 + x] = Math.round(page.data[y * 1000 + x]! * (1 - x / 2500))
    }
    for (let x = 100; x < 700; x += 37)
      fill(page, [x, 318, x + 2, 326], 230)
    noise(page, 25)
    expect(shape(page)).toEqual([[4, 3, 11]])
  })

  it('takes strokes of letters for no line, however they stand in a cell', () => {
    const page = table()
    for (const row of [0, 1, 2, 3]) {
      fill(page, [390, ys[row]! + 10, 393, ys[row]! + 52])
      fill(page, [540, ys[row]! + 30, 590, ys[row]! + 33])
    }
    expect(shape(page)).toEqual([[4, 3, 11]])
  })

  it('leaves dark areas, underlines and a page without lines alone', () => {
    const page = paper(1000, 1000)
    fill(page, [0, 0, 40, 1000])
    fill(page, [200, 300, 600, 303])
    fill(page, [200, 500, 700, 560])
    expect(shape(page)).toEqual([])
  })

  it.each([-1.9, -0.7, 0.3, 1.5])('straightens a page that leans by %s°', (angle) => {
    const leaning = rotate(table(), angle)
    const skew = skewOf(inked(leaning))
    expect(Math.abs(skew + angle)).toBeLessThan(0.06)
    const [lattice] = lattices(rotate(leaning, skew))
    expect(lattice!.cells).toHaveLength(11)
    const [x, y] = unrotated({ width: 1000 / scale, height: 1000 / scale }, skew, lattice!.xs[0]!, lattice!.ys[0]!)
    const [wasX, wasY] = unrotated({ width: 1000, height: 1000 }, -angle, 101.5, 201.5)
    expect(Math.abs(x - wasX / scale)).toBeLessThan(1)
    expect(Math.abs(y - wasY / scale)).toBeLessThan(1)
  })

  it('says that a level page is level', () => {
    expect(Math.abs(skewOf(inked(table())))).toBeLessThan(0.03)
    expect(skewOf(inked(paper(100, 100)))).toBe(0)
  })
})

describe('what is printed in a cell', () => {
  const cell = [300, 260, 500, 320] as const
  const found = (draw: (page: Raster) => void) => {
    const page = table()
    draw(page)
    return printIn(inked(page), cell, scale)
  }

  it('is nothing when the cell is blank, dusty, or its border is thick', () => {
    expect(found(() => {})).toBeNull()
    expect(found(page => [320, 350, 420].forEach(x => fill(page, [x, 280, x + 2, 282])))).toBeNull()
    expect(found(page => fill(page, [300, 260, 500, 267]))).toBeNull()
  })

  it('is the smallest mark, with its box', () => {
    expect(found(page => fill(page, [400, 288, 410, 291]))).toEqual({ box: [400, 288, 410, 291], lines: 1 })
    expect(found(page => fill(page, [310, 275, 313, 300]))).toMatchObject({ box: [310, 275, 313, 300] })
  })

  it('counts lines by the white between them', () => {
    expect(found((page) => {
      fill(page, [350, 268, 450, 286])
      fill(page, [350, 294, 420, 312])
    })).toEqual({ box: [350, 268, 450, 312], lines: 2 })
    expect(found((page) => {
      fill(page, [350, 275, 380, 278])
      fill(page, [350, 284, 380, 303])
    })).toMatchObject({ lines: 1 })
  })
})
