import type { Veil } from './cell-mark'
import { find, read } from 'cfb'
import { Bytes } from '../doc/bytes'
import { nameOf, recordsOf, white } from './xls'

/** Records looked at ([MS-XLS] 2.3). */
const record = { bof: 0x809, sheet: 0x85, window: 0x23E, condition: 0x1B0, rule: 0x1B1 } as const
/** Parts of a format chosen by a condition, by their bits: a number format, a font, a pattern behind. */
const parts = { number: 1 << 25, font: 1 << 26, pattern: 1 << 29 } as const
const header = 12

/** Whether the format a rule chooses strikes out, or is white on nothing else. */
function hides(stream: Bytes, at: number): boolean {
  const has = stream.u32(at + 6)
  if ((has & parts.font) === 0)
    return false
  const isOwn = (stream.u16(at + 10) & 1) === 1
  const font = at + header + ((has & parts.number) === 0 ? 0 : isOwn ? stream.u16(at + header) : 2)
  const struck = (stream.u32(font + 68) & 0x80) !== 0
  return struck || ((has & parts.pattern) === 0 && white.has(stream.u32(font + 80)))
}

/** What may keep the cells of a workbook of Excel 97–2003 from being seen, by the name of their sheet. */
export function xlsVeils(bytes: Uint8Array): Map<string, Veil> {
  const stream = new Bytes(Uint8Array.from(find(read(bytes, { type: 'array' }), 'Workbook')?.content ?? []))
  const names = new Map<number, string>()
  const veils = new Map<string, Veil>()
  let veil: Veil | null = null
  let ranges: Veil['unsure'] = []
  for (const { type, at } of recordsOf(stream)) {
    if (type === record.sheet) {
      names.set(stream.u32(at), nameOf(stream, at + 6))
    }
    else if (type === record.bof) {
      const name = names.get(at - 4)
      veil = name === undefined ? null : { noZeros: false, unsure: [] }
      if (veil)
        veils.set(name!, veil)
    }
    else if (veil && type === record.window) {
      veil.noZeros = (stream.u16(at) & 0x10) === 0
    }
    else if (type === record.condition) {
      ranges = Array.from({ length: Math.min(stream.u16(at + 12), 1000) }, (_, n) => at + 14 + n * 8)
        .map(from => ({ s: { r: stream.u16(from), c: stream.u16(from + 4) }, e: { r: stream.u16(from + 2), c: stream.u16(from + 6) } }))
    }
    else if (veil && type === record.rule && hides(stream, at)) {
      veil.unsure.push(...ranges)
    }
  }
  return veils
}
