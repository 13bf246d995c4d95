import type { Zippable } from 'fflate'
import { zipSync } from 'fflate'

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
