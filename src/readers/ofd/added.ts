import type { Parts } from './parts'
import type { Element } from './tree'
import { resolve } from './parts'
import { elementsAt, readTree, textAt } from './tree'

function add<T>(to: Map<string, T[]>, page: string | undefined, more: readonly T[]): void {
  to.set(page ?? '', [...to.get(page ?? '') ?? [], ...more])
}

/** What annotations look like, by identifier of their page. */
export function annotationsOf(parts: Parts, main: string, top: Element): Map<string, Element[]> {
  const found = new Map<string, Element[]>()
  for (const { text } of elementsAt(top, 'Annotations')) {
    const list = resolve(main, text)
    for (const page of elementsAt(readTree(parts, list)?.root ?? top, 'Annotations', 'Page')) {
      const path = resolve(list, textAt(page, 'FileLoc') ?? '')
      const shown = elementsAt(readTree(parts, path)?.root ?? page, 'PageAnnot', 'Annot').filter(({ attributes }) => attributes.Visible !== 'false' && attributes.Type !== 'Link')
      add(found, page.attributes.PageID, shown.flatMap(annotation => elementsAt(annotation, 'Appearance')))
    }
  }
  return found
}

/** Where signatures set their seals, by identifier of the page. */
export function stampsOf(parts: Parts, body: Element): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { text } of elementsAt(body, 'Signatures')) {
    const list = resolve('OFD.xml', text)
    for (const { attributes } of elementsAt(readTree(parts, list)?.root ?? body, 'Signatures', 'Signature')) {
      const signature = readTree(parts, resolve(list, attributes.BaseLoc ?? ''))
      for (const { attributes: { PageRef, Boundary } } of signature ? elementsAt(signature.root, 'Signature', 'SignedInfo', 'StampAnnot') : [])
        add(found, PageRef, [Boundary ?? ''])
    }
  }
  return found
}
