import type { Node, Parent } from './tree'
import { attribute, isElement } from './tree'

/** The style sheets of a page: those in the file as one text, and how many it names that the file does not hold. */
export interface PageStyles {
  css: string
  missing: number
}

const mostSheets = 50

/** Whether a style sheet may be for what is seen on a screen. */
function isSeen(media: string | null): boolean {
  return media === null || !/print/i.test(media) || /all|screen/i.test(media)
}

function isSheet(relation: string | null): boolean {
  const kinds = relation?.toLowerCase().split(/\s+/) ?? []
  return kinds.includes('stylesheet') && !kinds.includes('alternate')
}

/** Gathers the style sheets below `root`; `find` has the bytes of those that the file holds beside the page. */
export function stylesIn(root: Parent, find: (address: string) => (() => Uint8Array | null) | null): PageStyles {
  const styles: PageStyles = { css: '', missing: 0 }
  let taken = 0

  function take(address: string): void {
    const bytes = taken++ < mostSheets ? find(address)?.() : null
    if (bytes)
      add(new TextDecoder().decode(bytes))
    else
      styles.missing++
  }

  function add(css: string): void {
    for (const [, quoted, bare, media] of css.replace(/\/\*[\s\S]*?\*\//g, ' ').matchAll(/@import\s+(?:url\(\s*)?(?:["']([^"']+)["']|([^"'\s;)]+))\s*\)?\s*([^;]*)/gi)) {
      if (isSeen(media || null))
        take(quoted ?? bare!)
    }
    styles.css += `${css}\n`
  }

  const stack: Node[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node))
      continue
    if (/^(?:style|link)$/.test(node.tagName) && isSeen(attribute(node, 'media'))) {
      const href = attribute(node, 'href')
      if (node.tagName === 'style')
        add(node.childNodes.map(child => 'value' in child ? child.value : '').join(''))
      else if (href && isSheet(attribute(node, 'rel')))
        take(href)
    }
    for (let index = node.childNodes.length - 1; index >= 0; index--)
      stack.push(node.childNodes[index]!)
  }
  return styles
}
