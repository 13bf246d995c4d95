import { SaxesParser } from 'saxes'

/** Attributes by local name: `w:val` and `val` are the same here. */
export type Attributes = (name: string) => string | undefined

export interface XmlHandler {
  /** `raw` holds the attributes of this element by their names as written; it is the element's own. */
  open: (name: string, attributes: Attributes, raw: Readonly<Record<string, string>>) => void
  close: (name: string) => void
  text?: (text: string) => void
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Names of one part without their prefixes: a part has some dozens of names, thousands of times each. */
function createLocal(): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    let local = known.get(name)
    if (local === undefined)
      known.set(name, local = withoutPrefix(name))
    return local
  }
}

/** Word nests some thirty deep; a part that goes on and on is not one Word wrote. */
const deepest = 1000

class TooDeep extends Error {}

/**
 * Streams an OOXML part with namespace prefixes cut off, so that transitional and strict documents read alike.
 * Returns whether the part was well formed; what came before the fault has been handled.
 */
export function walkXml(xml: string, handler: XmlHandler): boolean {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const local = createLocal()
  let wellFormed = true
  let raw: Record<string, string> = {}
  const attributes: Attributes = (name) => {
    const exact = raw[`w:${name}`] ?? raw[name]
    if (exact !== undefined)
      return exact
    for (const key in raw) {
      if (withoutPrefix(key) === name)
        return raw[key]
    }
    return undefined
  }
  let depth = 0
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > deepest)
      throw new TooDeep()
    raw = tag.attributes
    handler.open(local(tag.name), attributes, tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handler.close(local(tag.name))
  })
  if (handler.text)
    parser.on('text', handler.text)
  parser.on('error', () => {
    wellFormed = false
  })
  try {
    parser.write(xml).close()
  }
  catch (error) {
    if (!(error instanceof TooDeep))
      throw error
    return false
  }
  return wellFormed
}
