import type { Bytes } from './bytes'
import type { Run } from './runs'
import type { Style } from './styles'
import { eachSprm, sprm } from './sprms'
import { styleChain } from './styles'

/** One cell of a row definition: edges in twips and how it merges. */
export interface CellDefinition {
  left: number
  right: number
  horizontal: 'none' | 'restart' | 'continue'
  vertical: 'none' | 'restart' | 'continue'
}

export interface ParagraphProperties {
  /** How many tables it stands in. */
  depth: number
  rowEnd: boolean
  innerCell: boolean
  level: number | null
  /** 1-based index of its list, 0 for none. */
  list: number
  listLevel: number
  row: CellDefinition[]
}

const merges = ['none', 'continue', 'none', 'restart'] as const

function readRow(list: Bytes, at: number, size: number): CellDefinition[] {
  const count = Math.min(list.u8(at), 63)
  const definitions = at + 1 + (count + 1) * 2
  return Array.from({ length: count }, (_, i) => {
    const flags = definitions + i * 20 + 2 <= at + size ? list.u16(definitions + i * 20) : 0
    return {
      left: list.i16(at + 1 + i * 2),
      right: list.i16(at + 3 + i * 2),
      horizontal: flags & 2 ? 'continue' : flags & 1 ? 'restart' : 'none',
      vertical: merges[(flags >> 5) & 3]!,
    }
  })
}

/** Applies one list of modifiers; `data` is the Data stream that holds lists too long for a page. */
function apply(list: Bytes, data: Bytes, properties: ParagraphProperties, nested = false): void {
  eachSprm(list, (code, at, size) => {
    switch (code) {
      case sprm.inTable:
        properties.depth = Math.max(properties.depth, list.u8(at))
        break
      case sprm.depth:
        properties.depth = Math.min(list.u32(at), 32)
        break
      case sprm.rowEnd:
      case sprm.innerRowEnd:
        properties.rowEnd ||= list.u8(at) === 1
        break
      case sprm.innerCell:
        properties.innerCell = list.u8(at) === 1
        break
      case sprm.outline:
        properties.level = list.u8(at) < 9 ? list.u8(at) + 1 : null
        break
      case sprm.list:
        properties.list = list.u16(at)
        break
      case sprm.listLevel:
        properties.listLevel = list.u8(at)
        break
      case sprm.rowDefinition:
        properties.row = readRow(list, at, size)
        break
      case sprm.horizontalMerge:
        for (let i = list.u8(at); i < list.u8(at + 1) && i < properties.row.length; i++)
          properties.row[i]!.horizontal = i === list.u8(at) ? 'restart' : 'continue'
        break
      case sprm.verticalMerge: {
        const cell = properties.row[list.u8(at)]
        if (cell)
          cell.vertical = merges[list.u8(at + 1) & 3]!
        break
      }
      case sprm.hugeProperties: {
        const offset = list.u32(at)
        if (!nested)
          apply(data.slice(offset + 2, offset + 2 + data.u16(offset)), data, properties, true)
      }
    }
  })
}

export function paragraphProperties(run: Run | null, styles: ReadonlyMap<number, Style>, data: Bytes): ParagraphProperties {
  const properties: ParagraphProperties = { depth: 0, rowEnd: false, innerCell: false, level: null, list: 0, listLevel: 0, row: [] }
  for (const style of styleChain(styles, run?.style ?? 0)) {
    properties.level = style.level ?? properties.level
    apply(style.sprms, data, properties)
  }
  if (run)
    apply(run.sprms, data, properties)
  return properties
}
