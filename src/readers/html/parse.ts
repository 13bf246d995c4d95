import type { DefaultTreeAdapterTypes } from 'parse5'
import { defaultTreeAdapter, parse } from 'parse5'
import { refusals, Refused } from '../refusals'

/** Elements a page may give beyond its tags: each paragraph under unclosed `<font>`s opens them all again. */
const growth = 20
const leastElements = 200_000

function countTags(html: string): number {
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1))
    tags++
  return tags
}

/** Parses a page as a browser does; a page whose broken markup multiplies without end is refused as damaged. */
export function parsePage(html: string, name: string): DefaultTreeAdapterTypes.Document {
  let made = 0
  let most = leastElements
  return parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...parameters) {
        if (++made > most) {
          most = countTags(html) * growth
          if (made > most)
            throw new Refused(refusals.damaged({ name }))
        }
        return defaultTreeAdapter.createElement(...parameters)
      },
    },
  })
}
