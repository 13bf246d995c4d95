import type { PdfPages } from '../pdf/render'
import type { ScanPage } from './page'
import { toGrey } from './raster'

/** Points that a picture of a page is wide when nothing says how wide it is: A4 upright. */
const pageWidth = 595
/** Pixels a point at which pages are recognised: 250 dots an inch. */
const fine = 250 / 72
/** Pixels a page may have. */
const most = 16_000_000

/** A picture file as a document of one page. Only in a page. Rejects when the browser cannot show it. */
export async function openPicture(bytes: Uint8Array): Promise<PdfPages> {
  const picture = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  const point = Math.max(1, picture.width / pageWidth)
  return {
    sizes: [{ width: picture.width / point, height: picture.height / point }],
    async draw(number, canvas, scale) {
      if (number !== 1)
        throw new RangeError(`There is no page ${number}.`)
      canvas.width = Math.ceil(picture.width / point * scale)
      canvas.height = Math.ceil(picture.height / point * scale)
      const context = canvas.getContext('2d')!
      context.imageSmoothingQuality = 'high'
      context.drawImage(picture, 0, 0, canvas.width, canvas.height)
      return true
    },
    async close() {
      picture.close()
    },
  }
}

/** Page `number` of a document as a grey picture, fine enough to be recognised. */
export async function pictureOf(pages: PdfPages, number: number): Promise<ScanPage> {
  const { width, height } = pages.sizes[number - 1]!
  const scale = Math.min(fine, Math.sqrt(most / (width * height)))
  const canvas = document.createElement('canvas')
  await pages.draw(number, canvas, scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { page: number, grey: toGrey(data, canvas.width, canvas.height), scale }
}
