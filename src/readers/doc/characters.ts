import type { Run as PrintedRun } from '../marks'
import type { Bytes } from './bytes'
import type { Run } from './runs'
import type { Style } from './styles'
import { eachSprm, sprm } from './sprms'
import { styleChain } from './styles'

/** How characters are printed. */
export interface CharacterLook extends Omit<PrintedRun, 'text'> {
  /** Taken out in a tracked change: no part of the document. */
  deleted: boolean
  /** The character stands for something else: a picture, the number of a note. */
  special: boolean
  /** It is a sign of another font, which no text of the file says. */
  symbol: boolean
  /** Its font, by number. */
  font: number
}

/** Type of this many half points or fewer is not seen. */
const smallest = 4
const white = 8

interface Properties {
  deleted: boolean
  special: boolean
  symbol: boolean
  font: number
  hidden: boolean
  struck: boolean
  doubleStruck: boolean
  script: number
  position: number
  size: number | undefined
  pale: boolean
  shaded: boolean
}

function apply(list: Bytes, properties: Properties): void {
  /** 0 and 1 are off and on, 128 and 129 as the style has it and against it. */
  const toggled = (value: number, held: boolean): boolean => value === 129 ? !held : value === 128 ? held : value !== 0
  eachSprm(list, (code, at, size) => {
    switch (code) {
      case sprm.deleted:
        properties.deleted = list.u8(at) === 1
        break
      case sprm.special:
        properties.special = list.u8(at) === 1
        break
      case sprm.symbol:
        properties.symbol = true
        break
      case sprm.font:
        properties.font = list.u16(at)
        break
      case sprm.hidden:
        properties.hidden = toggled(list.u8(at), properties.hidden)
        break
      case sprm.struck:
        properties.struck = toggled(list.u8(at), properties.struck)
        break
      case sprm.doubleStruck:
        properties.doubleStruck = toggled(list.u8(at), properties.doubleStruck)
        break
      case sprm.script:
        properties.script = list.u8(at)
        break
      case sprm.position:
        properties.position = list.i16(at)
        break
      case sprm.size:
        properties.size = list.u16(at)
        break
      case sprm.colourIndex:
        properties.pale = list.u8(at) === white
        break
      case sprm.colour:
        properties.pale = list.u8(at + 3) === 0 && [0, 1, 2].every(channel => list.u8(at + channel) >= 0xF0)
        break
      case sprm.highlight:
        properties.shaded = list.u8(at) !== 0 && list.u8(at) !== white
        break
      case sprm.shading:
        properties.shaded = size >= 8 && list.u8(at + 7) === 0 && [4, 5, 6].some(channel => list.u8(at + channel) < 0xF0)
    }
  })
}

/** How the characters of a run are printed in a paragraph of style `paragraphStyle`, each pair of them told once. */
export function characterLooks(styles: ReadonlyMap<number, Style>): (run: Run | null, paragraphStyle: number) => CharacterLook {
  const known = new Map<number, Map<Run | null, CharacterLook>>()
  function lookOf(run: Run | null, paragraphStyle: number): CharacterLook {
    const properties: Properties = { deleted: false, special: false, symbol: false, font: 0, hidden: false, struck: false, doubleStruck: false, script: 0, position: 0, size: undefined, pale: false, shaded: false }
    for (const style of styleChain(styles, paragraphStyle))
      apply(style.characters, properties)
    if (run) {
      let own: number | null = null
      eachSprm(run.sprms, (code, at) => own = code === sprm.characterStyle ? run.sprms.u16(at) : own)
      for (const style of own === null ? [] : styleChain(styles, own))
        apply(style.characters, properties)
      apply(run.sprms, properties)
    }
    const { deleted, special, symbol, font, hidden, struck, doubleStruck, script, position, size, pale, shaded } = properties
    return {
      deleted,
      special,
      symbol: special && symbol,
      font,
      script: script === 1 ? 1 : script === 2 ? -1 : undefined,
      shift: position > 0 ? 1 : position < 0 ? -1 : undefined,
      size,
      struck: struck || doubleStruck,
      hidden: hidden || (size !== undefined && size <= smallest) || (pale && !shaded && 'colour'),
    }
  }
  return (run, paragraphStyle) => {
    const ofStyle = known.get(paragraphStyle) ?? new Map<Run | null, CharacterLook>()
    known.set(paragraphStyle, ofStyle)
    const look = ofStyle.get(run) ?? lookOf(run, paragraphStyle)
    ofStyle.set(run, look)
    return look
  }
}
