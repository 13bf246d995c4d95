/** A grey picture, one byte a pixel in rows from the top: 0 black, 255 white. */
export interface Raster {
  width: number
  height: number
  data: Uint8Array
}

/** Edges in pixels: left, top, right, bottom; right and bottom outside. */
export type PixelBox = readonly [number, number, number, number]

/** Grey picture of `rgba` (four bytes a pixel, as of `ImageData`); what is transparent shows white paper. */
export function toGrey(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): Raster {
  const data = new Uint8Array(width * height)
  for (let i = 0; i < data.length; i++) {
    const at = i * 4
    const luma = rgba[at]! * 0.299 + rgba[at + 1]! * 0.587 + rgba[at + 2]! * 0.114
    const alpha = rgba[at + 3]! / 255
    data[i] = Math.round(luma * alpha + 255 * (1 - alpha))
  }
  return { width, height, data }
}

/** `width`, `height` and the pixels as portable grey map, a picture format that needs no encoder. */
export function toPgm({ width, height, data }: Raster): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const bytes = new Uint8Array(head.length + data.length)
  bytes.set(head)
  bytes.set(data, head.length)
  return bytes
}

/**
 * Which pixels are ink (1): those darker than most of their neighbourhood of `window` pixels, so that shadows and grey backgrounds stay paper.
 * Up to 16 million pixels. Method: Bradley and Roth, Adaptive thresholding using the integral image, 2007.
 */
export function inkOf({ width, height, data }: Raster, window: number): Raster {
  const sums = new Uint32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]!
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row
    }
  }
  const ink = new Uint8Array(data.length)
  const half = Math.max(1, Math.round(window / 2))
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - half) * (width + 1), Math.min(height, y + half + 1) * (width + 1)]
    const rows = (bottom - top) / (width + 1)
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - half), Math.min(width, x + half + 1)]
      const mean = (sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!) / (rows * (right - left))
      const value = data[y * width + x]!
      if (value < mean * 0.8 || value < 60)
        ink[y * width + x] = 1
    }
  }
  return { width, height, data: ink }
}

/** The part of a picture within `box`, cut to the picture. */
export function crop({ width, height, data }: Raster, [left, top, right, bottom]: PixelBox): Raster {
  const [x0, y0] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))]
  const [x1, y1] = [Math.max(x0, Math.min(width, Math.round(right))), Math.max(y0, Math.min(height, Math.round(bottom)))]
  const part = new Uint8Array((x1 - x0) * (y1 - y0))
  for (let y = y0; y < y1; y++)
    part.set(data.subarray(y * width + x0, y * width + x1), (y - y0) * (x1 - x0))
  return { width: x1 - x0, height: y1 - y0, data: part }
}

/** Value between pixels; white outside. */
function sample({ width, height, data }: Raster, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [right, down] = [x - x0, y - y0]
  const at = y0 * width + x0
  if (x0 >= 0 && y0 >= 0 && x0 < width - 1 && y0 < height - 1)
    return (data[at]! * (1 - right) + data[at + 1]! * right) * (1 - down) + (data[at + width]! * (1 - right) + data[at + width + 1]! * right) * down
  const [inX, inY] = [Math.min(Math.max(Math.round(x), 0), width - 1), Math.min(Math.max(Math.round(y), 0), height - 1)]
  return Math.abs(x - inX) > 1 || Math.abs(y - inY) > 1 ? 255 : data[inY * width + inX]!
}

/** The picture turned by `degrees` counter-clockwise about its middle, of the same size. */
export function rotate(raster: Raster, degrees: number): Raster {
  const { width, height } = raster
  const [cos, sin] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const dy = y - height / 2
    const [x0, y0] = [-dy * sin + width / 2, dy * cos + height / 2]
    for (let x = 0; x < width; x++) {
      const dx = x - width / 2
      data[y * width + x] = sample(raster, dx * cos + x0, dx * sin + y0)
    }
  }
  return { width, height, data }
}

/** The picture turned counter-clockwise by so many quarters. */
export function quarterTurned(raster: Raster, quarters: number): Raster {
  if (quarters === 0)
    return raster
  const { width, height, data } = raster
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < height; x++)
      turned[y * height + x] = data[x * width + width - 1 - y]!
  }
  return quarterTurned({ width: height, height: width, data: turned }, quarters - 1)
}

/** Where the point of a picture turned by `degrees` (see `rotate`) stood before. */
export function unrotated({ width, height }: Pick<Raster, 'width' | 'height'>, degrees: number, x: number, y: number): [number, number] {
  const [cos, sin] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)]
  const [dx, dy] = [x - width / 2, y - height / 2]
  return [dx * cos - dy * sin + width / 2, dx * sin + dy * cos + height / 2]
}

/** The picture `factor` times as large, on a white margin of `margin` pixels. */
export function enlarge(raster: Raster, factor: number, margin: number): Raster {
  const [inner, tall] = [Math.max(1, Math.round(raster.width * factor)), Math.max(1, Math.round(raster.height * factor))]
  const [width, height] = [inner + 2 * margin, tall + 2 * margin]
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < tall; y++) {
    for (let x = 0; x < inner; x++)
      data[(y + margin) * width + x + margin] = sample(raster, (x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5)
  }
  return { width, height, data }
}

/** `count` copies of a picture side by side, `gap` white pixels between them. */
export function repeated({ width, height, data }: Raster, count: number, gap: number): Raster {
  const whole = count * width + (count - 1) * gap
  const copies = new Uint8Array(whole * height).fill(255)
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < count; i++)
      copies.set(data.subarray(y * width, (y + 1) * width), y * whole + i * (width + gap))
  }
  return { width: whole, height, data: copies }
}

/** The picture with white paper in place of what is within `boxes` (pixels). */
export function withoutBoxes({ width, height, data }: Raster, boxes: readonly PixelBox[]): Raster {
  const rest = data.slice()
  for (const [left, top, right, bottom] of boxes) {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++)
      rest.fill(255, y * width + Math.max(0, Math.floor(left)), y * width + Math.min(width, Math.ceil(right)))
  }
  return { width, height, data: rest }
}

/** The ink within `boxes` (pixels); none elsewhere. */
export function onlyBoxes({ width, height, data }: Raster, boxes: readonly PixelBox[]): Raster {
  const kept = new Uint8Array(data.length)
  for (const [left, top, right, bottom] of boxes) {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++) {
      const [from, to] = [y * width + Math.max(0, Math.floor(left)), y * width + Math.min(width, Math.ceil(right))]
      kept.set(data.subarray(from, to), from)
    }
  }
  return { width, height, data: kept }
}
