import type { Run } from '../marks'
import type { Declarations, StyleSheet } from './css'
import type { Element, Node, Parent } from './tree'
import { declared, parseSheet } from './css'
import { attribute, blockTags, isElement } from './tree'

/** How the text of an element looks, as far as reading it goes. */
export interface Look extends Omit<Run, 'text' | 'hidden'> {
  /** How many of the elements it stands in take no place on the page, or cannot be seen with all that is in them. */
  removed: number
  gone: number
  /** `visibility`, which what is inside may take back. */
  unseen: boolean
  /** Null: nothing says. */
  colour: string | null
  /** Null: a picture, or not known. */
  background: string | null
  /** Pixels. */
  size: number
  /** Written from right to left, sign by sign. */
  reversed: boolean
}

/** What parts the text of an element from its neighbours where it stands in a line. */
export interface Parting {
  edges: boolean
  before: boolean
  after: boolean
}

/** The look of text of which nothing is said. */
export const plain: Look = { removed: 0, gone: 0, unseen: false, colour: null, background: '#fff', size: 16, reversed: false, script: undefined, shift: undefined, struck: false }
const keywords: Record<string, number> = { 'xx-small': 9, 'x-small': 10, 'small': 13, 'medium': 16, 'large': 18, 'x-large': 24, 'xx-large': 32 }
const fontSizes = [0, 10, 13, 16, 18, 24, 32, 48]
const named: Record<string, string> = { white: '#ffffff', black: '#000000', snow: '#fffafa', ivory: '#fffff0', whitesmoke: '#f5f5f5', ghostwhite: '#f8f8ff', floralwhite: '#fffaf0', red: '#ff0000', yellow: '#ffff00', blue: '#0000ff', silver: '#c0c0c0', gray: '#808080' }
/** Type smaller than this (pixels) and text fainter than this are not seen; nor is what stands this far outside. */
const smallest = 3
const faintest = 0.1
const outside = 200
/** Colours nearer than this in every channel look alike. */
const alike = 15

function lengthOf(value: string | undefined, size: number): number {
  const [, number, unit] = /^(-?(?:\d+(?:\.\d*)?|\.\d+))(px|pt|em|rem|%|cm|mm|in|ex|vw|vh)?$/.exec(value ?? '') ?? []
  const by = { px: 1, pt: 4 / 3, em: size, rem: 16, cm: 37.8, mm: 3.78, in: 96, ex: size / 2, vw: 12, vh: 8 } as Record<string, number>
  return number === undefined ? 0 : Number(number) * (unit === '%' ? size / 100 : by[unit ?? 'px']!)
}

function sizeOf(value: string | undefined, size: number): number | null {
  if (value === undefined)
    return null
  if (keywords[value])
    return keywords[value]
  if (value === 'smaller' || value === 'larger')
    return size * (value === 'smaller' ? 0.83 : 1.2)
  return /^\d|^\./.test(value) ? lengthOf(value, size) : null
}

function channels(colour: string): number[] | null {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(named[colour] ?? colour)?.[1]
  if (hex)
    return hex.length === 3 ? [...hex].map(sign => Number.parseInt(sign + sign, 16)) : [0, 2, 4].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
  const parts = /^rgba?\(([^)]*)\)$/.exec(colour)?.[1]?.split(/[\s,/]+/)
  return parts && parts.length >= 3 ? parts.slice(0, 3).map(part => part.endsWith('%') ? Number.parseFloat(part) * 2.55 : Number(part)) : null
}

function isClear(colour: string): boolean {
  const hex = /^#[\da-f]+$/.test(colour) ? colour : ''
  const parts = /^(?:rgb|hsl)a?\(([^)]*)\)$/.exec(colour)?.[1]!.trim().split(/[\s,/]+/) ?? []
  return colour === 'transparent' || (hex.length === 5 && hex.endsWith('0')) || (hex.length === 9 && hex.endsWith('00')) || (parts.length === 4 && Number.parseFloat(parts[3]!) < faintest)
}

/** Whether text in a colour cannot be told from what is behind it. */
function blends({ colour, background }: Look): boolean {
  if (colour === null || background === null)
    return false
  if (isClear(colour) || colour === background)
    return true
  const [own, other] = [channels(colour), channels(background)]
  return own !== null && other !== null && own.every((value, at) => Math.abs(value - other[at]!) <= alike)
}

function backgroundOf(element: Element, value: (name: string) => string | undefined): string | null | undefined {
  const shorthand = value('background')
  if (/url\(|gradient\(/.test(`${shorthand ?? ''}${value('background-image') ?? ''}`) || attribute(element, 'background'))
    return null
  const colour = value('background-color') ?? shorthand?.match(/#[\da-f]+|rgba?\([^)]*\)|\b[a-z]+\b/g)?.find(part => channels(part) !== null || part === 'transparent') ?? attribute(element, 'bgcolor')?.toLowerCase()
  return colour === undefined || isClear(colour) || /^(?:inherit|initial|none|unset)$/.test(colour) ? undefined : colour
}

function isOutside(value: (name: string) => string | undefined, size: number): boolean {
  const far = (name: string): boolean => lengthOf(value(name), size) < -outside
  const placed = /absolute|fixed/.test(value('position') ?? '')
  const clipped = /hidden|clip/.test(value('overflow') ?? '') && ['height', 'width', 'max-height'].some(name => /^0(?:\D|$)/.test(value(name) ?? '') && lengthOf(value(name), size) < 1)
  const cut = placed && /rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?/.test(value('clip') ?? '')
  return far('text-indent') || (placed && (far('left') || far('top') || far('right') || far('bottom'))) || clipped || cut
    || /inset\(\s*(?:50|100)%/.test(value('clip-path') ?? '') || /scale[xy]?\(\s*0(?:\.0*)?\s*[),]/.test(value('transform') ?? '')
}

/** Superscript and subscript by tag or style; anything else that moves text is only a shift. */
function shiftOf(element: Element, value: (name: string) => string | undefined, size: number): Pick<Look, 'script' | 'shift'> | null {
  const align = value('vertical-align')
  const isCell = /^t[dhr]$|^tbody$|^thead$/.test(element.tagName)
  const raised = (by: number): Pick<Look, 'script' | 'shift'> | null => Math.abs(by) < size * 0.1 ? null : { script: undefined, shift: by > 0 ? 1 : -1 }
  if (!isCell && align !== undefined) {
    if (align === 'super' || align === 'sub')
      return { script: align === 'super' ? 1 : -1, shift: undefined }
    if (align === 'text-top' || align === 'text-bottom')
      return { script: undefined, shift: align === 'text-top' ? 1 : -1 }
    if (/^-?[\d.]/.test(align))
      return raised(lengthOf(align, size))
    if (align === 'baseline' && /^su[bp]$/.test(element.tagName))
      return null
  }
  if (element.tagName === 'sup' || element.tagName === 'rt')
    return { script: 1, shift: undefined }
  if (element.tagName === 'sub')
    return { script: -1, shift: undefined }
  const moved = value('position') === 'relative' ? -lengthOf(value('top'), size) || lengthOf(value('bottom'), size) : 0
  return raised(moved) ?? raised(lengthOf(value('mso-text-raise'), size))
}

function lookIn(element: Element, above: Look, styles: Declarations): Look {
  const value = (name: string): string | undefined => styles.get(name)?.value
  const look: Look = { ...above }
  const font = attribute(element, 'size')
  const size = sizeOf(value('font-size') ?? /(?:^|\s)((?:\d+(?:\.\d*)?|\.\d+)(?:px|pt|em|rem|%))/.exec(value('font') ?? '')?.[1], above.size)
  const tagged = element.tagName === 'small' || /^su[bp]$/.test(element.tagName) ? above.size * 0.83 : element.tagName === 'font' && font ? fontSizes[Math.min(Math.max(/^[+-]/.test(font) ? 3 + Number.parseInt(font) : Number.parseInt(font) || 3, 1), 7)]! : above.size
  look.size = size ?? tagged
  const background = backgroundOf(element, value)
  if (background !== undefined)
    look.background = background
  const colour = value('color') ?? (element.tagName === 'font' ? attribute(element, 'color')?.toLowerCase() : undefined)
  if (colour !== undefined && !/^(?:inherit|unset)$/.test(colour))
    look.colour = colour
  const visibility = value('visibility')
  look.unseen = visibility === undefined || visibility === 'inherit' ? above.unseen : /hidden|collapse/.test(visibility)
  const opacity = value('opacity')
  const removed = value('display') === 'none' || value('mso-hide') === 'all' || (value('display') === undefined && (attribute(element, 'hidden') !== null || element.tagName === 'rp'))
  const gone = removed || look.size < smallest || (opacity !== undefined && (opacity.endsWith('%') ? Number.parseFloat(opacity) / 100 : Number(opacity)) < faintest) || isOutside(value, look.size)
  look.removed += removed ? 1 : 0
  look.gone += gone ? 1 : 0
  look.struck ||= /^(?:s|strike|del)$/.test(element.tagName) ? !/none/.test(value('text-decoration') ?? value('text-decoration-line') ?? '') : /line-through/.test(`${value('text-decoration') ?? ''} ${value('text-decoration-line') ?? ''}`)
  Object.assign(look, shiftOf(element, value, above.size) ?? {})
  look.reversed ||= (element.tagName === 'bdo' || /override/.test(value('unicode-bidi') ?? '')) && (attribute(element, 'dir')?.toLowerCase() ?? value('direction')) === 'rtl'
  return look
}

function partingOf(element: Element, styles: Declarations, size: number): Parting {
  const value = (name: string): string | undefined => styles.get(name)?.value
  const display = value('display')
  const block = blockTags.has(element.tagName) || (display !== undefined && /^(?:block|table|list-item|flex|grid|flow-root)/.test(display)) || /left|right/.test(value('float') ?? '') || /absolute|fixed/.test(value('position') ?? '')
  const wide = (side: 'left' | 'right'): boolean => ['margin', 'padding'].some((name) => {
    const all = value(name)?.split(/\s+/) ?? []
    return lengthOf(value(`${name}-${side}`) ?? (side === 'right' ? all[1] ?? all[0] : all[3] ?? all[1] ?? all[0]), size) > size * 0.2
  })
  return { edges: block, before: !block && wide('left'), after: !block && wide('right') }
}

/** The looks of a page's elements, by its own style sheets. */
export class Looks {
  private readonly sheet: StyleSheet
  private readonly known = new WeakMap<Element, { look: Look, parting: Parting }>()

  constructor(root: Parent) {
    this.sheet = parseSheet(stylesIn(root))
  }

  private settled(element: Element): { look: Look, parting: Parting } {
    const held = this.known.get(element)
    if (held)
      return held
    const path: Element[] = []
    for (let at: Element | null = element; at && !this.known.has(at); at = at.parentNode && isElement(at.parentNode) ? at.parentNode : null)
      path.push(at)
    const top = path.at(-1)!.parentNode
    let look = top && isElement(top) ? this.known.get(top)!.look : plain
    for (const at of path.reverse()) {
      const styles = declared(at, this.sheet)
      const parting = partingOf(at, styles, look.size)
      look = styles.size === 0 && at.attrs.length === 0 && !/^(?:su[bp]|rt|rp|small|s|strike|del)$/.test(at.tagName) ? look : lookIn(at, look, styles)
      this.known.set(at, { look, parting })
    }
    return this.known.get(element)!
  }

  of(element: Element): Look {
    return this.settled(element).look
  }

  partingOf(element: Element): Parting {
    return this.settled(element).parting
  }
}

/** Text as a run; hidden when it cannot be seen where what it stands in, of the look `base`, can. Text written backwards carries the sign that says so. */
export function runOf(text: string, look: Look, base: Look): Run {
  const { script, shift, size, struck } = look
  const hidden = look.gone > base.gone || (look.unseen && !base.unseen) || (blends(look) && 'colour')
  return { text: look.reversed && text.trim() !== '' ? `\u202E${text}\u202C` : text, script, shift, size, struck, hidden }
}

function stylesIn(root: Parent): string {
  let css = ''
  const stack: Node[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node))
      continue
    if (node.tagName === 'style' && !/print/i.test(attribute(node, 'media') ?? '')) {
      css += `${node.childNodes.map(child => 'value' in child ? child.value : '').join('')}\n`
      continue
    }
    for (let index = node.childNodes.length - 1; index >= 0; index--)
      stack.push(node.childNodes[index]!)
  }
  return css
}
