import { walkXml } from './xml'

/** What a paragraph style adds to reading: its outline level (1–9) and its automatic list. */
export interface ParagraphStyle {
  level?: number
  list?: string
  listLevel?: number
}

/** Reads `word/styles.xml` with inheritance resolved: style id to what it means for reading. */
export function readStyles(xml: string): Map<string, ParagraphStyle> {
  const raw = new Map<string, ParagraphStyle & { basedOn?: string }>()
  let style: ParagraphStyle & { basedOn?: string } | null = null
  walkXml(xml, {
    open(name, attribute) {
      const value = attribute('val') ?? ''
      if (name === 'style') {
        style = {}
        raw.set(attribute('styleId') ?? '', style)
      }
      if (!style)
        return
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
      if (name === 'style')
        style = null
    },
  })
  const resolved = new Map<string, ParagraphStyle>()
  for (const id of raw.keys()) {
    const own: ParagraphStyle = {}
    let at = raw.get(id)
    for (let depth = 0; at && depth < 20; depth++) {
      own.level ??= at.level
      own.list ??= at.list
      own.listLevel ??= at.listLevel
      at = at.basedOn ? raw.get(at.basedOn) : undefined
    }
    resolved.set(id, own)
  }
  return resolved
}
