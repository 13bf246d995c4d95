import type { Contained, Reader } from '../document'
import type { Part } from './parts'
import { recordLanguage } from '@/language'
import { archiveBudget, litter, spend, splitPath } from '../archive/bounds'
import { decode } from '../charset'
import { declaredCharset } from '../html/html'
import { refusals, Refused } from '../refusals'
import { words } from '../words'
import { decodeBody, flatten, latin1, mediaType, parameter, parsePart } from './parts'
import { headerParameter, headerText } from './words'

/** A table of a page, of text in columns, or words that head the tables of a report. */
const table = /<table[\s>]|\t[^\n]*\t|\|[^\n]*\||申请人情况|信息内容/i

function nameOf({ headers }: Part): string | null {
  const [disposition, type] = [headers.get('content-disposition') ?? '', headers.get('content-type') ?? '']
  return headerParameter(disposition, 'filename') ?? headerParameter(type, 'name')
}

function isAttached(part: Part): boolean {
  return /^\s*attachment/i.test(part.headers.get('content-disposition') ?? '') || nameOf(part) !== null || !/^(?:text\/|multipart\/)/.test(mediaType(part))
}

/** A picture within the text of the mail. */
function isInline(part: Part): boolean {
  return mediaType(part).startsWith('image/') && part.headers.has('content-id') && !/^\s*attachment/i.test(part.headers.get('content-disposition') ?? '')
}

/** The text of the mail, as a page where it is one. */
function bodyOf(parts: readonly Part[]): { text: string, extension: string } | null {
  const texts = parts.map((part) => {
    const bytes = decodeBody(part)
    const isPage = mediaType(part) === 'text/html'
    const { text } = decode(bytes, { declared: parameter(part, 'charset') ?? (isPage ? declaredCharset(bytes) : null) })
    return { text, extension: isPage ? 'html' : 'txt' }
  }).filter(({ text }) => text.trim() !== '')
  return texts.find(({ text, extension }) => extension === 'html' && table.test(text)) ?? texts.find(({ text }) => table.test(text)) ?? texts[0] ?? null
}

/** A mail: its attachments, unread, and its text where that holds a table or nothing else is in it. */
export const readEml: Reader = (bytes, { name, budget = archiveBudget() }): Contained => {
  const message = parsePart(latin1(bytes))
  const parts = flatten(message, 0)
  const attached = parts.filter(part => isAttached(part) && !isInline(part))
  const contained: Contained = { files: [], refusals: [] }
  for (const part of attached) {
    const extension = mediaType(part) === 'message/rfc822' ? '.eml' : ''
    const file = splitPath(nameOf(part)?.replaceAll(/\p{Cc}/gu, '') || words[recordLanguage].attachment(contained.files.length + 1) + extension)
    const content = decodeBody(part)
    if (litter.test(file.name) || (content.length === 0 && mediaType(part) === 'text/plain'))
      continue
    if (!spend(budget, 1, content.length))
      throw new Refused(refusals.bomb({ name, megabytes: Math.ceil(bytes.length / 1024 / 1024), entries: attached.length }))
    contained.files.push({ ...file, bytes: content })
  }
  const body = bodyOf(parts.filter(part => !isAttached(part)))
  if (body && (contained.files.length === 0 || table.test(body.text))) {
    const subject = headerText(message.headers.get('subject') ?? '').replaceAll(/[\p{Cc}/\\]/gu, ' ').trim()
    contained.files.push({ name: `${subject || words[recordLanguage].body}.${body.extension}`, folder: '', bytes: new TextEncoder().encode(body.text) })
  }
  return contained
}
