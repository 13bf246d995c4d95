import type { Raster } from './raster'

/** Scans leaning more than this (degrees) are not straightened. */
const most = 2

/** How sharply rows of ink stand out from each other when the page is sheared by `slope`. */
function sharpness(points: readonly Int32Array[], slope: number, height: number): number {
  const [xs, ys] = points as [Int32Array, Int32Array]
  const rows = new Uint32Array(height * 3)
  for (let i = 0; i < xs.length; i++)
    rows[Math.round(ys[i]! - xs[i]! * slope) + height]!++
  let sum = 0
  for (let y = 1; y < rows.length; y++)
    sum += (rows[y]! - rows[y - 1]!) ** 2
  return sum
}

/** Angle in degrees by which lines of `ink` fall to the right, within ± 2°; `rotate` by it makes them level. */
export function skewOf({ width, height, data }: Raster): number {
  const count = data.reduce((sum, value) => sum + value, 0)
  const step = Math.max(1, Math.ceil(count / 150_000))
  const [xs, ys] = [new Int32Array(Math.ceil(count / step)), new Int32Array(Math.ceil(count / step))]
  let seen = 0
  for (let i = 0; i < data.length; i++) {
    if (data[i] && seen++ % step === 0) {
      const at = (seen - 1) / step
      xs[at] = i % width - Math.floor(width / 2)
      ys[at] = Math.floor(i / width)
    }
  }
  let best = 0
  for (const fine of [0.1, 0.02]) {
    const [middle, reach] = [best, fine === 0.1 ? most : 0.1]
    let highest = -1
    for (let i = -Math.round(reach / fine); i <= Math.round(reach / fine); i++) {
      const angle = middle + i * fine
      const sharp = sharpness([xs, ys], Math.tan(angle * Math.PI / 180), height)
      if (sharp > highest || (sharp === highest && Math.abs(angle) < Math.abs(best)))
        [highest, best] = [sharp, angle]
    }
  }
  return best
}
