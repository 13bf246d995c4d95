import type { NumberingDefinitions, NumberingLevel } from '../numbering'
import { walkXml } from './xml'

/** Reads `word/numbering.xml`. */
export function readNumbering(xml: string): NumberingDefinitions {
  const abstracts: NumberingDefinitions['abstracts'] = new Map()
  const lists: NumberingDefinitions['lists'] = new Map()
  let levels: Map<number, NumberingLevel> | null = null
  let list: { abstract: string, starts: Map<number, number> } | null = null
  let level: NumberingLevel | null = null
  let override = 0
  walkXml(xml, {
    open(name, attribute) {
      const value = attribute('val') ?? ''
      if (name === 'abstractNum') {
        levels = new Map()
        abstracts.set(attribute('abstractNumId') ?? '', levels)
      }
      else if (name === 'num') {
        levels = null
        list = { abstract: '', starts: new Map() }
        lists.set(attribute('numId') ?? '', list)
      }
      else if (name === 'abstractNumId' && list) {
        list.abstract = value
      }
      else if (name === 'lvlOverride') {
        override = Number(attribute('ilvl') ?? 0)
      }
      else if (name === 'startOverride' && list) {
        list.starts.set(override, Number(value))
      }
      else if (name === 'lvl') {
        level = { start: 1, format: 'decimal', text: '' }
        levels?.set(Number(attribute('ilvl') ?? 0), level)
      }
      else if (level && name === 'start') {
        level.start = Number(value)
      }
      else if (level && name === 'numFmt') {
        level.format = value
      }
      else if (level && name === 'lvlText') {
        level.text = value
      }
    },
    close(name) {
      if (name === 'lvl')
        level = null
    },
  })
  return { abstracts, lists }
}
