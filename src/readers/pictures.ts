import type { SourceDocument } from './document'
import { isPicture } from './detect/page'
import { noteOf } from './notes/note'

const dataUrl = /^\s*data:(?:image\/[\w.+-]+|text\/css)((?:;[^,;]*)*),/i

/** The bytes of a `data:` URL of a picture or a style sheet, to be had when asked for; null for any other address, which is never fetched. */
export function fromDataUrl(address: string): (() => Uint8Array) | null {
  const head = dataUrl.exec(address.slice(0, 200))
  if (!head)
    return null
  return () => {
    const body = address.slice(head[0].length)
    return /;\s*base64/i.test(head[1]!) ? fromBase64(body) : toBytes(decodeURIComponent(body))
  }
}

/** One byte a character. */
export function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++)
    bytes[at] = text.charCodeAt(at)
  return bytes
}

export function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/[^A-Z0-9+/]/gi, '')
  return toBytes(atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0))))
}

/** The bytes when they are those of a picture made of pixels. */
function loaded(load: () => Uint8Array | null): Uint8Array | null {
  try {
    const bytes = load()
    return bytes && isPicture(bytes) ? bytes : null
  }
  catch {
    return null
  }
}

/** Numbers the pictures that a file holds, over all its documents, says in each that they are there, and takes their bytes out when `wanted`. */
export function settlePictures(documents: readonly SourceDocument[], wanted: boolean): void {
  let number = 0
  for (const document of documents) {
    let held = 0
    for (const picture of document.pictures) {
      const { load } = picture
      delete picture.load
      if (!load)
        continue
      picture.held = ++number
      held++
      const bytes = wanted ? loaded(load) : null
      if (bytes)
        picture.bytes = bytes
    }
    if (held > 0)
      document.notes.push(noteOf('picture-held', 'picturesHeld', { count: held }, document.pictures.find(picture => picture.held)?.place))
  }
}
