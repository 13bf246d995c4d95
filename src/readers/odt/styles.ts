import type { Attributes } from '../docx/xml'
import type { Run } from '../marks'
import { walkXml } from '../docx/xml'
import { smallestType } from '../sheets/cell-mark'

/** What a style says of its text; what it does not name is inherited. */
export interface OdfStyle {
  parent?: string
  look: Omit<Run, 'text' | 'hidden'> & { gone?: boolean, colour?: string, ground?: string, font?: string, combined?: boolean }
  /** Behind the cell. */
  background?: string
  /** Outline level of a paragraph. */
  level?: number
}

function addText({ look }: OdfStyle, attribute: Attributes): void {
  const [position, size = ''] = attribute('text-position')?.split(' ') ?? []
  const raised = position === 'super' ? 1 : position === 'sub' ? -1 : Math.sign(Number.parseFloat(position ?? '')) as 1 | -1 | 0
  if (position !== undefined && !Number.isNaN(raised)) {
    // Of full size it is only moved.
    const moved = Number.parseFloat(size) >= 100
    look.script = moved ? undefined : raised || undefined
    look.shift = moved ? raised || undefined : undefined
  }
  const line = attribute('text-line-through-style') ?? attribute('text-line-through-type')
  if (line !== undefined)
    look.struck = line !== 'none'
  const type = attribute('font-size')
  if (type?.endsWith('pt'))
    look.size = Number.parseFloat(type)
  const font = attribute('font-name') ?? attribute('font-family')
  if (font !== undefined)
    look.font = font
  if (attribute('text-combine') !== undefined)
    look.combined = attribute('text-combine') === 'lines'
  if (attribute('display') === 'none')
    look.gone = true
  if (attribute('color') !== undefined)
    look.colour = attribute('color')!.toLowerCase()
  if (attribute('background-color') !== undefined)
    look.ground = attribute('background-color')!.toLowerCase()
}

/** The styles of an OpenDocument file by family and name. */
export function readStyles(xmls: readonly string[]): Map<string, OdfStyle> {
  const styles = new Map<string, OdfStyle>()
  for (const xml of xmls) {
    let open: OdfStyle | null = null
    walkXml(xml, {
      open(name, attribute) {
        if (name === 'style' || name === 'default-style') {
          const level = Number(attribute('default-outline-level') ?? /^heading (\d)$/i.exec(attribute('display-name') ?? '')?.[1]) || undefined
          open = { parent: attribute('parent-style-name'), look: {}, level }
          styles.set(`${attribute('family')} ${attribute('name') ?? ''}`, open)
        }
        else if (open && name === 'text-properties') {
          addText(open, attribute)
        }
        else if (open && name === 'table-cell-properties') {
          open.background = attribute('background-color')?.toLowerCase() ?? open.background
        }
      },
      close(name) {
        if (name === 'style' || name === 'default-style')
          open = null
      },
    })
  }
  return styles
}

/** A style with what it inherits. */
export function resolved(styles: ReadonlyMap<string, OdfStyle>, family: string, name: string | undefined): OdfStyle {
  const result: OdfStyle = { look: {} }
  let at = name === undefined ? undefined : styles.get(`${family} ${name}`)
  for (let depth = 0; at && depth < 20; depth++) {
    result.look = { ...at.look, ...result.look }
    result.background ??= at.background
    result.level ??= at.level
    at = at.parent ? styles.get(`${family} ${at.parent}`) : undefined
  }
  // What no style of a paragraph or a cell says is the document's own; a span goes by its paragraph.
  if (family !== 'text')
    result.look = { ...styles.get(`${family} `)?.look, ...result.look }
  return result
}

/** How text of a style is seen on the background it names. */
export function lookOf({ look: { gone, colour, ground: own, font: _font, combined: _combined, ...look }, background }: OdfStyle): Omit<Run, 'text'> {
  const pale = (sign: string): boolean => /^#f[\da-f]f[\da-f]f[\da-f]$/.test(sign)
  const ground = [own, background].find(sign => sign !== undefined && sign !== 'transparent') ?? '#ffffff'
  const unseen = colour !== undefined && (colour === ground || (pale(colour) && pale(ground)))
  return { ...look, hidden: gone || (look.size !== undefined && look.size <= smallestType) || (unseen && 'colour') }
}
