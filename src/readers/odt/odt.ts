import type { Reader } from '../document'
import { strFromU8, unzipSync } from 'fflate'
import { readProperties } from '../docx/docx'
import { refusals, Refused } from '../refusals'
import { refuseBomb } from '../zip/bomb'
import { readBody } from './body'
import { readLists } from './lists'
import { readStyles } from './styles'

const parts = /^(?:content|styles|meta)\.xml$/

/** OpenDocument text of LibreOffice, WPS and others: paragraphs with the numbers of their lists, tables with spans, tracked deletions left out. */
export const readOdt: Reader = (bytes, { name }) => {
  refuseBomb(bytes, name)
  const files = unzipSync(bytes, { filter: file => parts.test(file.name) })
  const part = (path: string): string | null => files[path] ? strFromU8(files[path]) : null
  const content = part('content.xml')
  if (content === null)
    throw new Refused(refusals.damaged({ name }))
  const shared = part('styles.xml') ?? '<none/>'
  const load = (path: string) => () => unzipSync(bytes, { filter: file => file.name === path })[path] ?? null
  const body = readBody(content, { styles: readStyles([shared, content]), lists: readLists([shared, content]), load })
  const properties = readProperties(part('meta.xml'))
  return [{
    format: 'odt',
    charset: null,
    part: null,
    title: properties.find(property => property.name === 'title')?.value ?? null,
    metadata: properties.filter(property => property.name !== 'title').map(property => ({ ...property, place: null })),
    ...body,
  }]
}
