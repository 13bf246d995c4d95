/** A picture as it goes into a page: JPEG as it is, anything else as its pixels. */
interface Sheet {
  width: number
  height: number
  /** Degrees the page is turned by to stand upright. */
  rotate: 0 | 90 | 180 | 270
  space: 'DeviceGray' | 'DeviceRGB'
  filter: 'DCTDecode' | 'FlateDecode'
  data: Uint8Array
}

interface Jpeg { width: number, height: number, components: number, orientation: number }

/** Points that a page is wide. */
const pageWidth = 595
const turns: Readonly<Record<number, Sheet['rotate']>> = { 1: 0, 3: 180, 6: 90, 8: 270 }

/** The orientation an EXIF segment names, 1 where it names none. */
function orientationIn(exif: DataView): number {
  if (exif.byteLength < 14 || exif.getUint32(0) !== 0x45786966)
    return 1
  const little = exif.getUint16(6) === 0x4949
  const directory = 6 + exif.getUint32(10, little)
  const count = directory + 2 <= exif.byteLength ? exif.getUint16(directory, little) : 0
  for (let entry = directory + 2; entry + 12 <= exif.byteLength && entry < directory + 2 + count * 12; entry += 12) {
    if (exif.getUint16(entry, little) === 0x0112)
      return exif.getUint16(entry + 8, little)
  }
  return 1
}

/** What a JPEG says of itself; null where it is none, or one that a PDF cannot hold as it is. */
export function jpegOf(bytes: Uint8Array): Jpeg | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xFFD8)
    return null
  let orientation = 1
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = view.getUint16(at)
    const length = view.getUint16(at + 2)
    if (marker >> 8 !== 0xFF || length < 2)
      return null
    if (marker === 0xFFE1 && at + 4 < bytes.length)
      orientation = orientationIn(new DataView(bytes.buffer, bytes.byteOffset + at + 4, Math.min(length - 2, bytes.length - at - 4)))
    // The frames that PDF readers decode: baseline, extended and progressive.
    if (marker >= 0xFFC0 && marker <= 0xFFC2)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), components: bytes[at + 9]!, orientation }
    at += 2 + length
  }
  return null
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer())
}

/** The pixels of a picture as the browser shows it, on white. */
async function pixelsOf(picture: Blob): Promise<Sheet> {
  const bitmap = await createImageBitmap(picture)
  const { width, height } = bitmap
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')!
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const { data } = context.getImageData(0, 0, width, height)
  const colours = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3)
    colours.set(data.subarray(from, from + 3), to)
  return { width, height, rotate: 0, space: 'DeviceRGB', filter: 'FlateDecode', data: await deflated(colours) }
}

async function sheetOf(picture: Blob): Promise<Sheet> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  const jpeg = jpegOf(bytes)
  const rotate = turns[jpeg?.orientation ?? 0]
  return jpeg && rotate !== undefined && (jpeg.components === 1 || jpeg.components === 3) && jpeg.width > 0 && jpeg.height > 0
    ? { width: jpeg.width, height: jpeg.height, rotate, space: jpeg.components === 1 ? 'DeviceGray' : 'DeviceRGB', filter: 'DCTDecode', data: bytes }
    : pixelsOf(picture)
}

/** A PDF of one page a sheet. The same sheets make the same bytes. */
function written(sheets: readonly Sheet[]): Blob {
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = []
  const offsets: number[] = []
  let length = 0
  const put = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (head: string, data?: string | Uint8Array): void => {
    offsets.push(length)
    put(`${offsets.length} 0 obj\n${head}`)
    if (data !== undefined) {
      put('\nstream\n')
      put(data)
      put('\nendstream')
    }
    put('\nendobj\n')
  }
  put('%PDF-1.4\n')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  object(`<< /Type /Pages /Count ${sheets.length} /Kids [${sheets.map((_, at) => `${3 + at * 3} 0 R`).join(' ')}] >>`)
  sheets.forEach(({ width, height, rotate, space, filter, data }, at) => {
    const [content, picture] = [4 + at * 3, 5 + at * 3]
    const across = rotate % 180 === 0 ? pageWidth : Math.round(pageWidth * width / height)
    const up = Math.round(across * height / width)
    const drawn = `${across} 0 0 ${up} 0 0 cm /P Do`
    object(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${up}] /Rotate ${rotate} /Contents ${content} 0 R /Resources << /XObject << /P ${picture} 0 R >> >> >>`)
    object(`<< /Length ${drawn.length} >>`, drawn)
    object(`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${space} /BitsPerComponent 8 /Filter /${filter} /Length ${data.length} >>`, data)
  })
  const start = length
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`)
  put(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return new Blob(parts as Uint8Array<ArrayBuffer>[], { type: 'application/pdf' })
}

/**
 * Pictures as one document, a page each in their order: photographs (JPEG) as they are, byte for byte, others by their pixels without loss. Rejects when the
 * browser cannot show one of them. Only in a page.
 */
export async function joinPictures(pictures: readonly Blob[], name: string): Promise<File> {
  const sheets: Sheet[] = []
  for (const picture of pictures)
    sheets.push(await sheetOf(picture))
  return new File([written(sheets)], name, { type: 'application/pdf' })
}
