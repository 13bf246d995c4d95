import type { Run } from '../marks'
import type { Attributes } from './xml'

/** What run properties say of how text is seen; what is not named is inherited. */
export interface RunProperties {
  script?: 1 | -1 | 0
  shift?: 1 | -1 | 0
  size?: number
  struck?: boolean
  doubleStruck?: boolean
  hidden?: boolean
  /** Six hexadecimal digits, or `auto`. */
  colour?: string
  /** Behind the text; `auto` for none, `other` for a pattern, `black` for a highlight on which automatic letters may not be seen. */
  shade?: string
  /** The font of digits. */
  font?: string
  /** Two lines are set in the height of one. */
  combined?: boolean
}

const highlights: Record<string, string> = {
  none: 'auto',
  white: 'ffffff',
  yellow: 'ffff00',
  green: '00ff00',
  cyan: '00ffff',
  magenta: 'ff00ff',
  blue: '0000ff',
  red: 'ff0000',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  darkGray: '808080',
  lightGray: 'c0c0c0',
  black: 'black',
}
/** The colours of a theme that are paper. */
const paper = /^(?:background1|light1|bg1|lt1)$/
/** Type of this many half points or fewer is not seen. */
const smallest = 4

/** Whether a property that is on unless it says otherwise is on. */
export function isOn(attribute: Attributes): boolean {
  return !/^(?:0|false|off|none)$/.test(attribute('val') ?? '')
}

/** Adds what one element of `<w:rPr>` says. */
export function addRunProperty(properties: RunProperties, name: string, attribute: Attributes): void {
  const value = attribute('val') ?? ''
  switch (name) {
    case 'vertAlign':
      properties.script = value === 'superscript' ? 1 : value === 'subscript' ? -1 : 0
      break
    case 'position':
      properties.shift = Math.sign(Number.parseFloat(value) || 0) as 1 | -1 | 0
      break
    case 'strike':
      properties.struck = isOn(attribute)
      break
    case 'dstrike':
      properties.doubleStruck = isOn(attribute)
      break
    case 'vanish':
    case 'webHidden':
      properties.hidden = isOn(attribute)
      break
    case 'sz':
      properties.size = value === '' || Number.isNaN(Number(value)) ? undefined : Number(value)
      break
    case 'color':
      properties.colour = isPaper(attribute, 'themeColor', 'themeShade') ? 'ffffff' : value.toLowerCase()
      break
    case 'shd':
      properties.shade = shadeOf(attribute)
      break
    case 'highlight':
      properties.shade = highlights[value] ?? 'other'
      break
    case 'rFonts':
      properties.font = attribute('ascii') ?? attribute('hAnsi') ?? properties.font
      break
    case 'eastAsianLayout':
      properties.combined = /^(?:1|true|on)$/.test(attribute('combine') ?? '')
  }
}

/** Adds what one element of a `<w14:textFill>` says. */
export function addTextFill(properties: RunProperties, name: string, attribute: Attributes): void {
  if (name === 'noFill' || (name === 'alpha' && Number(attribute('val')) > 90_000))
    properties.hidden = true
  else if (name === 'srgbClr')
    properties.colour = attribute('val')?.toLowerCase()
  else if (name === 'schemeClr' && paper.test(attribute('val') ?? ''))
    properties.colour = 'ffffff'
}

function isPaper(attribute: Attributes, theme: string, shade: string): boolean {
  return paper.test(attribute(theme) ?? '') && attribute(shade) === undefined
}

/** The colour a shading lays behind what it shades; a pattern is none of its own. */
export function shadeOf(attribute: Attributes): string {
  const pattern = attribute('val') ?? 'clear'
  if (isPaper(attribute, 'themeFill', 'themeFillShade'))
    return 'ffffff'
  return /^(?:clear|nil)$/.test(pattern) ? attribute('fill')?.toLowerCase() ?? 'auto' : 'other'
}

function isPale(colour: string): boolean {
  return /^f[\da-f]f[\da-f]f[\da-f]$/.test(colour)
}

/** A run of text of these properties, on the background of its cell. */
export function runOf(text: string, { script, shift, size, struck, doubleStruck, hidden, colour = 'auto', shade = 'auto' }: RunProperties, background: string): Run {
  const behind = shade === 'auto' ? background : shade === 'black' ? '000000' : shade
  const ground = behind === 'auto' ? 'ffffff' : behind
  const unseen = colour !== 'auto' && (colour === ground || (isPale(colour) && isPale(ground)))
  return {
    text,
    script: script || undefined,
    shift: shift || undefined,
    size,
    struck: struck || doubleStruck,
    hidden: hidden || (size !== undefined && size <= smallest) || (unseen && 'colour'),
  }
}
