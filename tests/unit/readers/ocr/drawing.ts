import type { Raster } from '@/readers/ocr/raster'

/** White paper of some pixels. */
export function paper(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(width * height).fill(255) }
}

export function fill({ width, height, data }: Raster, [left, top, right, bottom]: readonly [number, number, number, number], grey = 20): void {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    data.fill(grey, y * width + Math.max(0, left), y * width + Math.min(width, right))
}

/** Ruling lines between the given edges, `thick` pixels. */
export function grid(raster: Raster, xs: readonly number[], ys: readonly number[], thick = 3): void {
  for (const y of ys)
    fill(raster, [xs[0]!, y, xs.at(-1)! + thick, y + thick])
  for (const x of xs)
    fill(raster, [x, ys[0]!, x + thick, ys.at(-1)! + thick])
}

/** Repeatable noise of ± `by` grey levels. */
export function noise(raster: Raster, by: number): void {
  let seed = 7
  for (let i = 0; i < raster.data.length; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648
    raster.data[i] = Math.max(0, Math.min(255, raster.data[i]! + Math.round((seed / 2147483648 - 0.5) * 2 * by)))
  }
}
