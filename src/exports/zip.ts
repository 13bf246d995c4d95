import type { Zippable } from 'fflate'
import { Zip, ZipDeflate, zipSync } from 'fflate'
import { breathe } from './breathe'

/** Files in one archive; a name that comes again is numbered. What is compressed already is only stored. Names are UTF-8. */
export async function zipFiles(files: readonly { name: string, blob: Blob }[]): Promise<Blob> {
  const parts: Zippable = {}
  for (const { name, blob } of files) {
    const [, stem, ending] = /^(.*?)(\.[^.]+)?$/s.exec(name)!
    let free = name
    for (let number = 2; Object.hasOwn(parts, free); number++)
      free = `${stem} (${number})${ending ?? ''}`
    parts[free] = [new Uint8Array(await blob.arrayBuffer()), { level: /\.(?:pptx|docx|xlsx|png|pdf)$/.test(name) ? 0 : 6 }]
  }
  return new Blob([zipSync(parts) as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
}

/** Bytes handed over at once: what is pressed of them is done before the page would stop answering. */
const portion = 2 ** 18

/**
 * Large files in one archive, in their order, each read when its turn comes and dated `at`; the page goes on answering meanwhile. `onShare`: how many bytes are done.
 */
export async function zipLarge(files: readonly { name: string, blob: () => Promise<Blob> }[], at: Date, onShare: (bytes: number) => void): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, part) => {
    if (error)
      throw error
    parts.push(part as Uint8Array<ArrayBuffer>)
  })
  let done = 0
  for (const { name, blob } of files) {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = at
    zip.add(file)
    const bytes = new Uint8Array(await (await blob()).arrayBuffer())
    for (let start = 0; start === 0 || start < bytes.length; start += portion) {
      file.push(bytes.slice(start, start + portion), start + portion >= bytes.length)
      onShare(done + Math.min(start + portion, bytes.length))
      await breathe()
    }
    done += bytes.length
  }
  zip.end()
  return new Blob(parts, { type: 'application/zip' })
}
