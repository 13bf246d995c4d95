import type { Reader, SourceDocument } from './document'
import type { PictureFinder } from './html/html'
import type { Part } from './mime/parts'
import { decode } from './charset'
import { declaredCharset, htmlBlocks } from './html/html'
import { decodeBody, flatten, latin1, mediaType, parameter, parsePart } from './mime/parts'
import { fromDataUrl } from './pictures'
import { refusals, Refused } from './refusals'
import { readLines, splitLines } from './text/txt'

/** A page saved as a MIME archive (by a browser, Word or Excel): its page, or one document a sheet. */
export const readMht: Reader = (bytes, file) => {
  const parts = flatten(parsePart(latin1(bytes)), 0)
  const pages = parts.filter(part => mediaType(part) === 'text/html')
  const sources = pages.length > 0 ? pages : parts.filter(part => mediaType(part) === 'text/plain')
  const documents = sources.map(part => toDocument(part, file, filesOf(parts, part))).filter(document => document.blocks.length > 0 || document.pictures.length > 0)
  if (documents.length === 0)
    throw new Refused(refusals.damaged({ name: file.name }))
  const isBook = /sheet\d+\.html?$/i
  const sheets = documents.filter(document => isBook.test(document.part ?? ''))
  const chosen = sheets.length > 0 ? sheets : documents.slice(0, 1)
  return chosen.map(document => ({ ...document, part: sheets.length > 1 ? document.part : null }))
}

/** The address `written` in a part resolved against where the part stood; as written when it cannot be. */
function resolved(written: string, base: string | undefined): string {
  return URL.canParse(written, base) ? new URL(written, base).href : written
}

/** Finds pictures and style sheets among the parts, by the address they stood at or by their content id. */
function filesOf(parts: readonly Part[], page: Part): PictureFinder {
  const base = page.headers.get('content-location')
  const held = new Map<string, Part>()
  for (const part of parts) {
    const [location, id] = [part.headers.get('content-location'), part.headers.get('content-id')]
    if (!/^(?:image\/|text\/css)/.test(mediaType(part)))
      continue
    if (location)
      held.set(resolved(location, base), part)
    if (id)
      held.set(`cid:${id.replace(/^<|>$/g, '')}`, part)
  }
  return (address) => {
    const part = held.get(address) ?? held.get(resolved(address, base))
    return part ? () => decodeBody(part) : fromDataUrl(address)
  }
}

function toDocument(part: Part, file: { name: string, charset?: string }, find: PictureFinder): SourceDocument {
  const bytes = decodeBody(part)
  const { text, charset, notes } = decode(bytes, { chosen: file.charset, declared: parameter(part, 'charset') ?? declaredCharset(bytes) })
  const location = part.headers.get('content-location') ?? null
  const name = location?.split(/[/\\]/).pop() ?? null
  const base: SourceDocument = { format: 'mht', charset, part: name, title: null, metadata: [], blocks: [], pictures: [], notes }
  const read = mediaType(part) === 'text/html' ? htmlBlocks(text, file.name, find) : readLines(splitLines(text))
  return { ...base, ...read, notes: [...notes, ...read.notes] }
}
