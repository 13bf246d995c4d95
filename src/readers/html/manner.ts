import type { Element } from './tree'
import { isElement } from './tree'

/** Value of a property declared for an element. */
type Value = (name: string) => string | undefined

/** Formulas whose parts do not stand on one line, one after the other. */
const stacked = /^m(?:frac|root|sqrt|under|over|underover|subsup|multiscripts|table|enclose)$/
/** Elements that are printed otherwise for what they are, or for what they stand in. */
const telling = new Set(('sub sup rt rp small s strike del ol ul menu dialog details summary mphantom annotation annotation-xml '
  + 'mfrac mroot msqrt munder mover munderover msubsup mmultiscripts mtable menclose').split(' '))
/** Attributes that do so. */
const tellingAttributes = new Set(['size', 'color', 'face', 'bgcolor', 'background', 'hidden', 'dir'])
/** The size in a `font`, behind which its families stand. */
const sized = /^[\d.]+[a-z%]|^(?:xx?-)?(?:small|large)|^medium/

function parentOf({ parentNode }: Element): Element | null {
  return parentNode && isElement(parentNode) ? parentNode : null
}

/** Whether an element changes how its text is seen by its tag or an attribute, without a style. */
export function isTelling(element: Element): boolean {
  const around = parentOf(element)?.tagName
  return telling.has(element.tagName) || around === 'msub' || around === 'msup' || element.attrs.some(({ name }) => tellingAttributes.has(name))
}

/** Whether an element is not displayed unless a page is told to. */
export function isClosed(element: Element): boolean {
  const closed = ({ attrs }: Element): boolean => !attrs.some(({ name }) => name === 'open')
  return /^(?:rp|mphantom|annotation|annotation-xml)$/.test(element.tagName) || (/^(?:dialog|details)$/.test(element.tagName) && closed(element))
}

/** Whether an element is what is seen of closed details. */
export function isSummary(element: Element): boolean {
  const parent = parentOf(element)
  return element.tagName === 'summary' && parent?.tagName === 'details' && isClosed(parent)
}

/** Superscript or subscript by a feature of the font, or by its place in a formula. */
export function scriptOf(element: Element, value: Value): 1 | -1 | null {
  const variant = `${value('font-variant-position') ?? ''} ${value('font-variant') ?? ''} ${value('font-feature-settings')?.replace(/["']sups["'](?!\s*(?:0|off))/, 'super').replace(/["'](?:subs|sinf)["'](?!\s*(?:0|off))/, 'sub') ?? ''}`
  if (/\bsu(?:per|b)\b/.test(variant))
    return /\bsuper\b/.test(variant) ? 1 : -1
  const parent = parentOf(element)
  if (!parent || !/^msu[bp]$/.test(parent.tagName) || parent.childNodes.filter(isElement)[0] === element)
    return null
  return parent.tagName === 'msup' ? 1 : -1
}

/** Whether digits in an element are seen in another order, turned, or over each other. */
export function isJumbled(element: Element, value: Value, size: number, lengthOf: (length: string | undefined, size: number) => number): boolean {
  return stacked.test(element.tagName)
    || /reverse/.test(`${value('flex-direction') ?? ''} ${value('flex-flow') ?? ''}`) || /^-?[1-9]/.test(value('order') ?? '')
    || /scale[xyz]?\([^)]*-|rotate|matrix|skew|perspective/.test(value('transform') ?? '')
    || lengthOf(value('letter-spacing'), size) < -size * 0.4
    || /disc|circle|square/.test(value('-webkit-text-security') ?? '')
}

/** Whether lists in an element print numbers; null: it says nothing of it. */
export function numbersLists({ tagName }: Element, value: Value): boolean | null {
  const style = value('list-style-type') ?? value('list-style')
  if (style !== undefined && !/^(?:inherit|inside|outside)$/.test(style))
    return !/none|disc|circle|square|url\(/.test(style)
  return tagName === 'ol' ? true : tagName === 'ul' || tagName === 'menu' ? false : null
}

/** The first font that a style or a tag names. */
export function fontOf(value: Value, face: string | null): string | undefined {
  const parts = value('font')?.split(/\s+/) ?? []
  const named = value('font-family') ?? (parts.slice(parts.findIndex(part => sized.test(part)) + 1).join(' ') || face?.toLowerCase())
  return named?.split(',')[0]!.trim()
}

/** A colour as an attribute has it: its sign may be missing. */
export function attributeColour(colour: string | null): string | undefined {
  const plain = colour?.trim().toLowerCase()
  return plain && /^(?:[\da-f]{3}|[\da-f]{6})$/.test(plain) ? `#${plain}` : plain
}
