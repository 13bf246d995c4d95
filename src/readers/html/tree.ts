import type { DefaultTreeAdapterTypes } from 'parse5'
import { isSeal } from '../seal'
import { trim } from '../text/pieces'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element
export type Parent = DefaultTreeAdapterTypes.ParentNode

export const blockTags = new Set(('address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 '
  + 'head header hgroup hr html legend li listing main menu nav ol p pre section summary table tbody td tfoot th thead tr ul').split(' '))

/** Elements that print nothing of a report, whatever they hold. */
export const silentTags = new Set(['script', 'style', 'template', 'noscript', 'select', 'datalist', 'audio', 'video', 'map', 'textarea', 'link', 'base', 'colgroup', 'input'])

/** Elements whose picture or attached page stands in the text but cannot be read. */
export const pictureTags = new Set(['img', 'svg', 'canvas', 'object', 'embed', 'iframe', 'v:imagedata'])

export function isElement(node: Node | Parent): node is Element {
  return 'tagName' in node
}

export function attribute(element: Element, name: string): string | null {
  for (const attr of element.attrs) {
    if (attr.name === name)
      return attr.value
  }
  return null
}

/** Whether an element is not displayed: `hidden`, `display:none`, Word's `mso-hide:all`. Style sheets are not applied. */
export function isHidden(element: Element): boolean {
  for (const { name, value } of element.attrs) {
    if (name === 'hidden' || (name === 'style' && /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all/i.test(value)))
      return true
  }
  return false
}

/** Whether a hidden part holds something a reader could miss. */
export function holds(root: Element): { text: boolean, table: boolean } {
  const found = { text: false, table: false }
  const stack: Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) {
      found.text ||= node.value.trim() !== ''
      continue
    }
    if (!isElement(node) || silentTags.has(node.tagName))
      continue
    found.table ||= node.tagName === 'table'
    for (const child of node.childNodes)
      stack.push(child)
  }
  return found
}

/** Width and height that a picture is given, in pixels where a number says so. */
function sizesOf(element: Element): number[] {
  return [attribute(element, 'width'), attribute(element, 'height'), /(?:^|;)\s*width\s*:\s*(\d+)px/i.exec(attribute(element, 'style') ?? '')?.[1] ?? null]
    .flatMap(size => size !== null && /^\d+(?:px)?$/.test(size) ? [Number.parseInt(size)] : [])
}

const floating = /position\s*:\s*absolute/i
const perMillimetre = 96 / 25.4

/** Whether a picture lies over what it stands in and is as large as the seal of an organ. */
export function isSealed(element: Element): boolean {
  const around = [element, element.parentNode && isElement(element.parentNode) ? element.parentNode : null]
  const side = (name: string): number => Number.parseInt(attribute(element, name) ?? new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*(\\d+)px`, 'i').exec(attribute(element, 'style') ?? '')?.[1] ?? '0') / perMillimetre
  return element.tagName === 'img' && around.some(each => each !== null && floating.test(attribute(each, 'style') ?? '')) && isSeal(side('width'), side('height'))
}

/** A picture too small to be more than an ornament; a digit may be as small. */
export function isOrnament(element: Element): boolean {
  return sizesOf(element).some(size => size <= 40)
}

/** A picture that only keeps others apart. */
export function isSpacer(element: Element): boolean {
  return sizesOf(element).some(size => size <= 3)
}

/** What a picture says it shows, and its address as written. */
export function pictureOf(element: Element): { alt: string, source: string | null } {
  return { alt: trim(attribute(element, 'alt') ?? ''), source: element.tagName === 'img' || element.tagName === 'v:imagedata' ? attribute(element, 'src') : null }
}

/** The text of `<pre>`, line breaks as written. */
export function rawText(root: Element): string {
  let text = ''
  const stack: Node[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) {
      text += node.value
    }
    else if (isElement(node) && !silentTags.has(node.tagName)) {
      if (node.tagName === 'br')
        text += '\n'
      for (let index = node.childNodes.length - 1; index >= 0; index--)
        stack.push(node.childNodes[index]!)
    }
  }
  return text
}
