import type { Bytes } from './bytes'

/** Property modifiers reading needs ([MS-DOC] 2.6). */
export const sprm = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  innerCell: 0x244B,
  innerRowEnd: 0x244C,
  listLevel: 0x260A,
  list: 0x460B,
  outline: 0x2640,
  rowDefinition: 0xD608,
  horizontalMerge: 0x5624,
  verticalMerge: 0xD62B,
  hugeProperties: 0x6646,
  hidden: 0x083C,
  deleted: 0x0800,
  struck: 0x0837,
  doubleStruck: 0x2A53,
  script: 0x2A48,
  position: 0x4845,
  size: 0x4A43,
  colourIndex: 0x2A42,
  colour: 0x6870,
  highlight: 0x2A0C,
  shading: 0xCA71,
  characterStyle: 0x4A30,
  special: 0x0855,
  picture: 0x6A03,
  symbol: 0x6A09,
  font: 0x4A4F,
} as const

const operandSizes = [1, 1, 2, 4, 2, 2, -1, 3]

/** Calls `each` for every modifier in order; `at` is where its operand starts in `list`, `size` how long it is. */
export function eachSprm(list: Bytes, each: (code: number, at: number, size: number) => void): void {
  let at = 0
  while (at + 2 < list.length) {
    const code = list.u16(at)
    at += 2
    let size = operandSizes[code >> 13]!
    if (code === sprm.rowDefinition) {
      size = list.u16(at) - 1
      at += 2
    }
    else if (code === 0xC615 && list.u8(at) === 255) {
      const removed = list.u8(at + 1)
      size = 1 + removed * 4 + 1 + list.u8(at + 2 + removed * 4) * 3
      at += 1
    }
    else if (size < 0) {
      size = list.u8(at)
      at += 1
    }
    if (size < 0 || at + size > list.length)
      return
    each(code, at, size)
    at += size
  }
}
