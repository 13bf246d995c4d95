import type { RunProperties } from './runs'
import { addRunProperty, addTextFill } from './runs'
import { walkXml } from './xml'

/** What a style adds to reading: a paragraph's outline level (1–9) and automatic list, and how its runs are printed. */
export interface WordStyle {
  level?: number
  list?: string
  listLevel?: number
  run: RunProperties
}

/** Id of what the document gives every run. */
export const documentDefaults = '\0defaults'

/** Reads `word/styles.xml` with inheritance resolved: style id to what it means for reading. */
export function readStyles(xml: string): Map<string, WordStyle> {
  const raw = new Map<string, WordStyle & { basedOn?: string }>()
  let style: WordStyle & { basedOn?: string } | null = null
  /** Depth of what a table style says of some of its cells only. */
  let conditional = 0
  let filling = false
  walkXml(xml, {
    open(name, attribute) {
      const value = attribute('val') ?? ''
      if (name === 'style' || name === 'rPrDefault') {
        style = { run: {} }
        raw.set(name === 'style' ? attribute('styleId') ?? '' : documentDefaults, style)
        return
      }
      if (!style)
        return
      conditional += name === 'tblStylePr' ? 1 : 0
      if (conditional > 0)
        return
      filling ||= name === 'textFill'
      if (filling)
        addTextFill(style.run, name, attribute)
      else
        addRunProperty(style.run, name, attribute)
      const heading = name === 'name' && /^heading (\d)$/i.exec(value)
      if (heading)
        style.level = Number(heading[1])
      else if (name === 'basedOn')
        style.basedOn = value
      else if (name === 'outlineLvl' && Number(value) < 9)
        style.level = Number(value) + 1
      else if (name === 'numId')
        style.list = value
      else if (name === 'ilvl')
        style.listLevel = Number(value)
    },
    close(name) {
      filling &&= name !== 'textFill'
      conditional -= name === 'tblStylePr' ? 1 : 0
      if (name === 'style' || name === 'rPrDefault')
        style = null
    },
  })
  const resolved = new Map<string, WordStyle>()
  for (const id of raw.keys()) {
    const own: WordStyle = { run: {} }
    let at = raw.get(id)
    for (let depth = 0; at && depth < 20; depth++) {
      own.level ??= at.level
      own.list ??= at.list
      own.listLevel ??= at.listLevel
      own.run = { ...at.run, ...own.run }
      at = at.basedOn ? raw.get(at.basedOn) : undefined
    }
    resolved.set(id, own)
  }
  return resolved
}
