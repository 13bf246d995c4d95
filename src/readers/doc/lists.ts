import type { NumberingDefinitions, NumberingLevel } from '../numbering'
import type { Bytes } from './bytes'

/** Number format codes ([MS-OSHARED] 2.2.1.3) by WordprocessingML's names. */
const formats: Record<number, string> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'chineseCounting',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  23: 'bullet',
  28: 'decimalEnclosedCircleChinese',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
}

function readLevel(stream: Bytes, at: number): { level: NumberingLevel, end: number } {
  const characters = stream.u8(at + 24)
  const paragraphs = stream.u8(at + 25)
  const text = at + 28 + characters + paragraphs
  const length = Math.min(stream.u16(text), 255)
  let pattern = ''
  for (let i = 0; i < length; i++) {
    const code = stream.u16(text + 2 + i * 2)
    pattern += code < 9 ? `%${code + 1}` : String.fromCharCode(code)
  }
  return { level: { start: stream.u32(at), format: formats[stream.u8(at + 4)] ?? 'decimal', text: pattern }, end: text + 2 + length * 2 }
}

/**
 * Reads PlfLst and PlfLfo ([MS-DOC] 2.9.131, 2.9.132) of the table stream; list ids are the 1-based `sprmPIlfo` values.
 * The levels of the lists stand right behind PlfLst, outside its length.
 */
export function readLists(table: Bytes, lists: { offset: number, length: number }, overrides: { offset: number, length: number }): NumberingDefinitions {
  const definitions: NumberingDefinitions = { abstracts: new Map(), lists: new Map() }
  if (lists.length === 0 || overrides.length === 0)
    return definitions
  const count = table.u16(lists.offset)
  let at = lists.offset + 2 + count * 28
  for (let i = 0; i < count && at < table.length; i++) {
    const head = lists.offset + 2 + i * 28
    const levels = new Map<number, NumberingLevel>()
    definitions.abstracts.set(String(table.u32(head)), levels)
    const depth = table.u8(head + 26) & 1 ? 1 : 9
    for (let level = 0; level < depth; level++) {
      const read = readLevel(table, at)
      levels.set(level, read.level)
      at = read.end
    }
  }
  const overridden = table.u32(overrides.offset)
  at = overrides.offset + 4 + overridden * 16
  for (let i = 0; i < overridden && at <= table.length; i++) {
    const head = overrides.offset + 4 + i * 16
    const starts = new Map<number, number>()
    definitions.lists.set(String(i + 1), { abstract: String(table.u32(head)), starts })
    at += 4
    for (let j = 0; j < table.u8(head + 12) && at < table.length; j++) {
      const flags = table.u32(at + 4)
      if (flags & 0x10)
        starts.set(flags & 0xF, table.u32(at))
      at += 8
      if (flags & 0x20)
        at = readLevel(table, at).end
    }
  }
  return definitions
}
