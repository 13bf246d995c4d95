import type { Reader } from '../document'
import { strFromU8, unzipSync } from 'fflate'
import { countNumbers } from '../numbering'
import { refusals, Refused } from '../refusals'
import { refuseBomb } from '../zip/bomb'
import { readBody } from './body'
import { readNumbering } from './numbering'
import { findParts } from './relations'
import { readStyles } from './styles'
import { walkXml } from './xml'

const parts = /^(?:word\/(?:document\d*|numbering|styles)|docProps\/(?:core|app))\.xml$/i

/** Word 2007 and later (and WPS in that format): paragraphs with their automatic numbers, tables with merges, tracked deletions left out. */
export const readDocx: Reader = (bytes, { name }) => {
  refuseBomb(bytes, name)
  const files = unzipSync(bytes, { filter: file => parts.test(file.name) })
  const part = (path: string): string | null => files[path] ? strFromU8(files[path]) : null
  const main = Object.keys(files).find(path => /^word\/document\d*\.xml$/i.test(path)) ?? ''
  const document = part(main)
  if (document === null)
    throw new Refused(refusals.damaged({ name }))
  const numbering = part('word/numbering.xml')
  const body = readBody(document, readStyles(part('word/styles.xml') ?? '<styles/>'), numbering === null ? null : countNumbers(readNumbering(numbering)), findParts(bytes, main))
  const properties = readProperties(part('docProps/core.xml'), part('docProps/app.xml'))
  return [{
    format: 'docx',
    charset: null,
    part: null,
    title: properties.find(property => property.name === 'title')?.value ?? null,
    metadata: properties.filter(property => property.name !== 'title').map(property => ({ ...property, place: null })),
    ...body,
  }]
}

/** Title, creator and company from the document properties. */
export function readProperties(...xmls: (string | null)[]): { name: string, value: string }[] {
  const wanted = new Set(['title', 'creator', 'company'])
  const found: { name: string, value: string }[] = []
  for (const xml of xmls) {
    let open: { name: string, value: string } | null = null
    if (xml === null)
      continue
    walkXml(xml, {
      open(name) {
        open = wanted.has(name.toLowerCase()) ? { name: name.toLowerCase(), value: '' } : null
      },
      close() {
        if (open?.value.trim())
          found.push({ name: open.name, value: open.value.trim() })
        open = null
      },
      text(text) {
        if (open)
          open.value += text
      },
    })
  }
  return found
}
