import type { Run } from '../marks'
import type { Declarations, StyleSheet } from './css'
import type { Element } from './tree'
import { channels, faintest, isClear } from './colour'
import { declared, parseSheet, unsure } from './css'
import { attributeColour, fontOf, isClosed, isJumbled, isSummary, isTelling, numbersLists, scriptOf } from './manner'
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
  /** What letters are filled with instead. */
  fill: string | null
  /** Null: a picture, or not known. */
  background: string | null
  /** Pixels. */
  size: number
  /** Written from right to left, sign by sign. */
  reversed: boolean
  /** How many of the elements it stands in may hide or mark it, by what cannot be told here. */
  unsure: number
  /** One of them would hide all of it, or prints digits of its own. */
  maybeGone: boolean
  font: string | undefined
  /** Lists print numbers. */
  numbered: boolean
}

/** What parts the text of an element from its neighbours where it stands in a line. */
export interface Parting {
  edges: boolean
  before: boolean
  after: boolean
}

/** The look of text of which nothing is said. */
export const plain: Look = { removed: 0, gone: 0, unseen: false, colour: null, fill: null, background: '#fff', size: 16, reversed: false, unsure: 0, maybeGone: false, font: undefined, numbered: false, script: undefined, shift: undefined, struck: false }
const keywords: Record<string, number> = { 'xx-small': 9, 'x-small': 10, 'small': 13, 'medium': 16, 'large': 18, 'x-large': 24, 'xx-large': 32 }
const fontSizes = [0, 10, 13, 16, 18, 24, 32, 48]
/** Type smaller than this (pixels) and text fainter than this are not seen; nor is what stands this far outside. */
const smallest = 3
const outside = 200
/** Colours nearer than this in every channel look alike. */
const alike = 15
/** Type that is said to be smaller, as a note's would. */
const lesser = 0.7
/** The size in a `font`. */
const fontSize = /(?:^|\s)((?:\d+(?:\.\d*)?|\.\d+)(?:px|pt|em|rem|%|cm|mm|in|ex|vw|vh)|0|(?:xx?-)?(?:small|large)|medium|smaller|larger)(?=[\s/])/
/** Values that take more than the element to work out. */
const computed = /\b(?:var|env|attr|calc|min|max|clamp|if)\(/

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
    return size * (value === 'smaller' ? lesser : 1.2)
  return /^\d|^\./.test(value) ? lengthOf(value, size) : null
}

/** Whether text in a colour cannot be told from what is behind it. */
function blends({ colour, fill, background }: Pick<Look, 'colour' | 'fill' | 'background'>): boolean {
  const own = fill ?? colour
  if (own === null || background === null)
    return false
  if (isClear(own) || own === background)
    return true
  const [ink, ground] = [channels(own), channels(background)]
  return ink !== null && ground !== null && ink.every((value, at) => Math.abs(value - ground[at]!) <= alike)
}

/** Whether an element may hide or mark its text by what is not worked out here; `gone`: all of it. */
function doubtIn(value: (name: string) => string | undefined): { may: boolean, gone: boolean } {
  const isComputed = (...names: string[]): boolean => names.some(name => computed.test(value(name) ?? ''))
  const gone = value(unsure) === 'printed' || value('content-visibility') === 'hidden' || isComputed('display', 'visibility', 'opacity', 'content-visibility')
  const colours = ['color', '-webkit-text-fill-color'].some((name) => {
    const colour = value(name)
    return colour !== undefined && channels(colour) === null && !isClear(colour) && !/^(?:inherit|initial|unset|revert|currentcolor|auto|windowtext|canvastext|text)/.test(colour)
  })
  const filtered = /blur|brightness|contrast|url|invert/.test(value('filter') ?? '')
  const moved = isComputed('font-size', 'font', 'vertical-align', 'text-decoration', 'text-decoration-line', 'text-indent', 'filter', 'clip', 'clip-path', 'transform', 'position', 'left', 'top')
  return { may: gone || colours || filtered || moved || value(unsure) !== undefined, gone }
}

function backgroundOf(element: Element, value: (name: string) => string | undefined): string | null | undefined {
  const shorthand = value('background')
  if (/url\(|gradient\(/.test(`${shorthand ?? ''}${value('background-image') ?? ''}`) || attribute(element, 'background'))
    return null
  const colour = value('background-color') ?? shorthand?.match(/#[\da-f]+|(?:rgb|hsl)a?\([^)]*\)|\b[a-z]+\b/g)?.find(part => channels(part) !== null || part === 'transparent') ?? attributeColour(attribute(element, 'bgcolor'))
  return colour === undefined || isClear(colour) || /^(?:inherit|initial|none|unset)$/.test(colour) ? undefined : colour
}

function isOutside(value: (name: string) => string | undefined, size: number): boolean {
  const far = (name: string): boolean => lengthOf(value(name), size) < -outside
  const placed = /absolute|fixed/.test(value('position') ?? '')
  const clipped = /hidden|clip/.test(value('overflow') ?? '') && ['height', 'width', 'max-height'].some(name => /^0(?:\D|$)/.test(value(name) ?? '') && lengthOf(value(name), size) < 1)
  const cut = placed && /rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?/.test(value('clip') ?? '')
  return far('text-indent') || (placed && (far('left') || far('top') || far('right') || far('bottom'))) || clipped || cut
    || /inset\(\s*(?:50|100)%|circle\(\s*0(?:px|%)?[\s)]/.test(value('clip-path') ?? '') || isMovedOff(value('transform') ?? '', size) || /scale[xy]?\(\s*0(?:\.0*)?\s*[),]/.test(value('transform') ?? '')
}

function isMovedOff(transform: string, size: number): boolean {
  const by = /translate(?:3d|x|y)?\(([^)]*)\)/.exec(transform)?.[1]?.split(',') ?? []
  return by.some((part) => {
    const length = lengthOf(part.trim(), size)
    return length < -outside || length > outside * 10
  })
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
  const script = scriptOf(element, value)
  if (script)
    return { script, shift: undefined }
  const moved = value('position') === 'relative' ? -lengthOf(value('top'), size) || lengthOf(value('bottom'), size) : 0
  return raised(moved) ?? raised(lengthOf(value('mso-text-raise'), size))
}

function lookIn(element: Element, above: Look, styles: Declarations): Look {
  const value = (name: string): string | undefined => styles.get(name)?.value
  const look: Look = { ...above }
  const font = attribute(element, 'size')
  const size = sizeOf(value('font-size') ?? fontSize.exec(value('font') ?? '')?.[1], above.size)
  const tagged = element.tagName === 'small' ? above.size * lesser : /^su[bp]$/.test(element.tagName) ? above.size * 0.83 : element.tagName === 'font' && font ? fontSizes[Math.min(Math.max(/^[+-]/.test(font) ? 3 + Number.parseInt(font) : Number.parseInt(font) || 3, 1), 7)]! : above.size
  look.size = size ?? tagged
  const background = backgroundOf(element, value)
  if (background !== undefined)
    look.background = background
  const colour = value('color') ?? (element.tagName === 'font' ? attributeColour(attribute(element, 'color')) : undefined)
  if (colour !== undefined && !/^(?:inherit|unset)$/.test(colour))
    look.colour = colour
  const fill = value('-webkit-text-fill-color')
  if (fill !== undefined && !/^(?:inherit|unset)$/.test(fill))
    look.fill = /^(?:currentcolor|initial)$/.test(fill) ? null : fill
  const visibility = value('visibility')
  look.unseen = visibility === undefined || visibility === 'inherit' ? above.unseen : /hidden|collapse/.test(visibility)
  const opacity = value('opacity') ?? /opacity\(\s*([\d.]+%?)\s*\)/.exec(value('filter') ?? '')?.[1]
  const removed = value('display') === 'none' || value('mso-hide') === 'all' || (value('display') === undefined && (attribute(element, 'hidden') !== null || isClosed(element)))
  const gone = removed || look.size < smallest || (opacity !== undefined && (opacity.endsWith('%') ? Number.parseFloat(opacity) / 100 : Number(opacity)) < faintest) || isOutside(value, look.size)
  const doubt = doubtIn(value)
  const black = background !== undefined && look.colour === null && look.fill === null && blends({ ...look, colour: '#000' })
  look.unsure += doubt.may || black ? 1 : 0
  look.maybeGone ||= doubt.gone || isJumbled(element, value, look.size, lengthOf)
  look.font = fontOf(value, element.tagName === 'font' ? attribute(element, 'face') : null) ?? above.font
  look.numbered = numbersLists(element, value) ?? above.numbered
  const back = isSummary(element) ? 1 : 0
  look.removed += (removed ? 1 : 0) - back
  look.gone += (gone ? 1 : 0) - back
  look.struck ||= /^(?:s|strike|del)$/.test(element.tagName) ? !/none/.test(value('text-decoration') ?? value('text-decoration-line') ?? '') : /line-through/.test(`${value('text-decoration') ?? ''} ${value('text-decoration-line') ?? ''}`)
  Object.assign(look, shiftOf(element, value, above.size) ?? {})
  look.reversed ||= (element.tagName === 'bdo' || /override/.test(value('unicode-bidi') ?? '')) && (attribute(element, 'dir')?.toLowerCase() ?? value('direction')) === 'rtl'
  return look
}

function partingOf(element: Element, styles: Declarations, size: number): Parting {
  if (styles.size === 0)
    return { edges: blockTags.has(element.tagName), before: false, after: false }
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

  constructor(css: string) {
    this.sheet = parseSheet(css)
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
      look = styles.size === 0 && look.size >= smallest && !isTelling(at) ? look : lookIn(at, look, styles)
      this.known.set(at, { look, parting })
    }
    return this.known.get(element)!
  }

  of(element: Element): Look {
    return this.settled(element).look
  }

  /** Whether a column is to be folded away. */
  isCollapsed(element: Element): boolean {
    return declared(element, this.sheet).get('visibility')?.value === 'collapse'
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
