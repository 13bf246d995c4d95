import type { NumberingDefinitions, NumberingLevel } from '../numbering'
import { walkXml } from '../docx/xml'

/** Name of the numbering of headings, which no list names. */
export const outline = '\0outline'

/** Number formats by their first sign, by WordprocessingML's names. */
const formats: Record<string, string> = { '': 'none', '一': 'chineseCounting', '壹': 'chineseLegalSimplified', '①': 'decimalEnclosedCircle', '１': 'decimalFullWidth', 'I': 'upperRoman', 'i': 'lowerRoman', 'A': 'upperLetter', 'a': 'lowerLetter' }

/** The list styles of the parts, by name. */
export function readLists(xmls: readonly string[]): NumberingDefinitions['abstracts'] {
  const abstracts: NumberingDefinitions['abstracts'] = new Map()
  for (const xml of xmls) {
    let levels: Map<number, NumberingLevel> | null = null
    walkXml(xml, {
      open(name, attribute) {
        if (name === 'list-style' || name === 'outline-style') {
          levels = new Map()
          abstracts.set(name === 'outline-style' ? outline : attribute('name') ?? '', levels)
        }
        else if (levels && /^(?:list-level-style-|outline-level-style)/.test(name)) {
          const level = Number(attribute('level') ?? 1)
          const sign = attribute('num-format')?.trim()[0] ?? ''
          const format = /number$|^outline/.test(name) ? formats[sign] ?? 'decimal' : 'bullet'
          const shown = Math.min(Math.max(Number(attribute('display-levels') ?? 1) || 1, 1), level)
          const numbers = Array.from({ length: shown }, (_, at) => `%${level - shown + at + 1}`).join('.')
          const text = attribute('num-list-format')?.replace(/%(\d)%/g, '%$1') ?? `${attribute('num-prefix') ?? ''}${numbers}${attribute('num-suffix') ?? ''}`
          levels.set(level - 1, { start: Number(attribute('start-value') ?? 1) || 1, format, text: format === 'none' || format === 'bullet' ? '' : text })
        }
      },
      close(name) {
        if (name === 'list-style' || name === 'outline-style')
          levels = null
      },
    })
  }
  return abstracts
}
