import type { Parts } from './parts'
import type { Element } from './tree'
import { resolve } from './parts'
import { elementsAt, numbersOf, parseTree, textAt } from './tree'

/** What pages refer to by identifier: colour spaces, drawing parameters, pictures, composed graphics. */
export interface Resources {
  find: (id: string | undefined) => Element | null
  /** Path of the file that holds a picture. */
  media: (id: string | undefined) => string | null
}

export function readResources(parts: Parts, paths: readonly string[]): Resources {
  const elements = new Map<string, Element>()
  const files = new Map<string, string>()
  for (const path of paths) {
    const { root } = parseTree(parts.text(path) ?? '<none/>')
    for (const resource of elementsAt(root, 'Res')) {
      const base = `${resolve(path, resource.attributes.BaseLoc ?? '')}/`
      for (const element of resource.children.flatMap(({ children }) => children)) {
        const { ID } = element.attributes
        const file = textAt(element, 'MediaFile')
        if (ID !== undefined)
          elements.set(ID, element)
        if (ID !== undefined && file !== null)
          files.set(ID, resolve(base, file))
      }
    }
  }
  return { find: id => elements.get(id ?? '') ?? null, media: id => files.get(id ?? '') ?? null }
}

/** A colour as far as it decides what is seen. */
export interface Colour {
  white: boolean
  /** 0 to 1. */
  alpha: number
}

const black: Colour = { white: false, alpha: 1 }

/** Drawing parameters may go on from others, so many times. */
const mostSteps = 10

/** Colour of an object: its own, else that of its drawing parameters and of those they go on from, else black. */
export function colourOf(object: Element, kind: 'FillColor' | 'StrokeColor', parameters: string | undefined, resources: Resources): Colour {
  let from: Element | null = object
  let next = parameters
  for (let step = 0; from && step < mostSteps; step++) {
    const colour = elementsAt(from, kind)[0]
    if (colour)
      return seen(colour, resources)
    from = resources.find(next)
    next = from?.attributes.Relative
  }
  return black
}

function seen({ attributes, children }: Element, resources: Resources): Colour {
  const space = resources.find(attributes.ColorSpace)
  const palette = space ? elementsAt(space, 'Palette', 'CV')[Number(attributes.Index)]?.text : undefined
  const values = (attributes.Value ?? palette ?? '').trim().split(/\s+/).map(value => value.startsWith('#') ? Number.parseInt(value.slice(1), 16) : Number(value))
  const full = 2 ** (numbersOf(space?.attributes.BitsPerComponent)[0] ?? 8) - 1
  const inks = space?.attributes.Type === 'CMYK' || values.length === 4
  const white = children.length === 0 && (attributes.Value ?? palette) !== undefined && values.every(value => inks ? value < full / 16 : value > full * 15 / 16)
  return { white, alpha: opacity(attributes.Alpha) }
}

/** Opacity as OFD writes it, 0 to 255. */
export function opacity(alpha: string | undefined): number {
  return (numbersOf(alpha || '255')[0] ?? 255) / 255
}
