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
  /** Behind the text; `auto` for none, `other` for a highlight. */
  shade?: string
}

/** Type of this many half points or fewer is not seen. */
const smallest = 4

function isOn(attribute: Attributes): boolean {
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
      properties.size = Number(value) || undefined
      break
    case 'color':
      properties.colour = value.toLowerCase()
      break
    case 'shd':
      properties.shade = shadeOf(attribute)
      break
    case 'highlight':
      properties.shade = value === 'none' ? 'auto' : value === 'white' ? 'ffffff' : 'other'
  }
}

/** The colour a shading lays behind what it shades; a pattern is none of its own. */
export function shadeOf(attribute: Attributes): string {
  const pattern = attribute('val') ?? 'clear'
  return /^(?:clear|nil)$/.test(pattern) ? attribute('fill')?.toLowerCase() ?? 'auto' : 'other'
}

function isPale(colour: string): boolean {
  return /^f[\da-f]f[\da-f]f[\da-f]$/.test(colour)
}

/** A run of text of these properties, on the background of its cell. */
export function runOf(text: string, { script, shift, size, struck, doubleStruck, hidden, colour = 'auto', shade = 'auto' }: RunProperties, background: string): Run {
  const behind = shade === 'auto' ? background : shade
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
