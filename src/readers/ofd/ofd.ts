import type { Picture, Reader, ReaderNote, SourceDocument } from '../document'
import type { Box } from '../pdf/matrix'
import type { Parts } from './parts'
import type { Element } from './tree'
import { noteOf } from '../notes/note'
import { isCovered, isScanned, printedPages } from '../pdf/layout'
import { refusals, Refused } from '../refusals'
import { refuseBomb } from '../zip/bomb'
import { annotationsOf, stampsOf } from './added'
import { drawPage } from './content'
import { openParts, resolve } from './parts'
import { readResources } from './resources'
import { elementsAt, numbersOf, parseTree, readTree, textAt } from './tree'

const mostPages = 400

/** The fixed-layout documents of GB/T 33190: what is drawn on their pages, read as the PDF reader reads it. */
export const readOfd: Reader = (bytes, { name }) => {
  refuseBomb(bytes, name)
  const parts = openParts(bytes, name)
  const root = parts.text('OFD.xml')
  const bodies = root === null ? [] : elementsAt(parseTree(root).root, 'OFD', 'DocBody')
  const documents = bodies.flatMap((body, index) => readDocument(parts, body, bodies.length > 1 ? String(index + 1) : null, name) ?? [])
  if (documents.length === 0)
    throw new Refused(refusals.damaged({ name }))
  return documents
}

/** Path of the main part: of the version that is said to be the current one, when there are several. */
function mainPart(parts: Parts, body: Element): string | null {
  const current = elementsAt(body, 'Versions', 'Version').find(({ attributes }) => attributes.Current === 'true')?.attributes.BaseLoc
  const version = current === undefined ? null : resolve('OFD.xml', current)
  const versioned = version === null ? null : textAt(parseTree(parts.text(version) ?? '<none/>').root, 'DocVersion', 'DocRoot')
  const own = textAt(body, 'DocRoot')
  return version !== null && versioned !== null ? resolve(version, versioned) : own === null ? null : resolve('OFD.xml', own)
}

function readDocument(parts: Parts, body: Element, part: string | null, name: string): SourceDocument | null {
  const main = mainPart(parts, body)
  const document = main === null ? null : readTree(parts, main)
  const top = document && elementsAt(document.root, 'Document')[0]
  if (main === null || !top)
    return null
  const notes: ReaderNote[] = []
  if (!document.whole)
    notes.push(noteOf('truncated', 'contentsBroken'))
  const { pages, layOut, pictures: held } = readPages(parts, { body, main, top }, notes)
  if (pages.length === 0)
    return null
  const scanned = pages.every(page => isScanned(page) || page.glyphs.length === 0)
  if (scanned && held.size === 0)
    throw new Refused(pages.some(isScanned) ? refusals.scan({ name }) : refusals.empty({ name }))
  const { blocks, pictures } = layOut()
  const loading = (picture: Picture): Picture => {
    const path = picture.place.at === 'page' ? held.get(picture.place.box) : undefined
    return path === undefined ? picture : { ...picture, load: () => parts.bytes(path) }
  }
  const property = (key: string): string | null => textAt(body, 'DocInfo', key)
  return {
    format: 'ofd',
    charset: null,
    part,
    title: property('Title'),
    metadata: ['Author', 'Subject'].flatMap(key => property(key) === null ? [] : [{ name: key.toLowerCase(), value: property(key)!, place: null }]),
    blocks,
    pictures: pictures.map(loading),
    notes,
  }
}

/** All pages that can be read; the others are named in `notes`. */
function readPages(parts: Parts, { body, main, top }: { body: Element, main: string, top: Element }, notes: ReaderNote[]): ReturnType<typeof printedPages> & { pictures: Map<Box, string> } {
  const printed = printedPages(notes)
  const pictures = new Map<Box, string>()
  const [common] = elementsAt(top, 'CommonData')
  const shared = ['PublicRes', 'DocumentRes'].flatMap(kind => common ? elementsAt(common, kind) : []).map(({ text }) => resolve(main, text))
  const areaOf = (element: Element | undefined, name: string): number[] => numbersOf((element && textAt(element, name, 'PhysicalBox')) ?? undefined)
  const templates = new Map((common ? elementsAt(common, 'TemplatePage') : []).map(({ attributes }) => [attributes.ID, readTree(parts, resolve(main, attributes.BaseLoc ?? ''))]))
  const resources = readResources(parts, shared)
  const annotations = annotationsOf(parts, main, top)
  const stamps = stampsOf(parts, body)
  const listed = elementsAt(top, 'Pages', 'Page')
  for (const [index, { attributes }] of listed.slice(0, mostPages).entries()) {
    const number = index + 1
    const path = resolve(main, attributes.BaseLoc ?? '')
    const read = readTree(parts, path)
    const page = read && elementsAt(read.root, 'Page')[0]
    if (!page) {
      notes.push(noteOf('truncated', 'pageBroken', { page: number }))
      continue
    }
    const under = elementsAt(page, 'Template').map(({ attributes }) => templates.get(attributes.TemplateID))
    const area = areaOf(page, 'Area')
    const own = elementsAt(page, 'PageRes').map(({ text }) => resolve(path, text))
    const { content, pictures: drawn, unplaced, cut } = drawPage({
      page: number,
      area: area.length === 4 ? area : areaOf(common, 'PageArea'),
      layers: [...under.flatMap(template => template ? elementsAt(template.root, 'Page', 'Content', 'Layer') : []), ...elementsAt(page, 'Content', 'Layer')],
      annotations: annotations.get(attributes.ID ?? '') ?? [],
      stamps: stamps.get(attributes.ID ?? '') ?? [],
      resources: own.length > 0 ? readResources(parts, [...shared, ...own]) : resources,
    })
    if (!read.whole || cut || under.some(template => !template?.whole))
      notes.push(noteOf('truncated', 'pagePartBroken', { page: number }))
    if (unplaced)
      notes.push(noteOf('undecodable', 'lettersUnplaced', { page: number }))
    // The text of a recognised scan is read: its picture has no more to say.
    if (isScanned(content) || !isCovered(content))
      drawn.forEach((file, box) => pictures.set(box, file))
    printed.add(content)
  }
  if (listed.length > mostPages)
    notes.push(noteOf('truncated', 'pagesCut', { pages: listed.length, most: mostPages }))
  return { ...printed, pictures }
}
