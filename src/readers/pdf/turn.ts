import type { Block, Picture, Place } from '../document'
import type { Box } from './matrix'
import type { PageContent } from './page'

/** A quarter turn of a page of this size, as many times as `turns` says, counter-clockwise. */
export function turnBox([left, top, right, bottom]: Box, turns: number, width: number, height: number): Box {
  if (turns === 0)
    return [left, top, right, bottom]
  return turnBox([top, width - right, bottom, width - left], turns - 1, height, width)
}

/** How far a page must be turned back for most of its text to stand upright: wide tables are often printed sideways on an upright page. */
function turnOf({ glyphs }: PageContent): number {
  const counts = [0, 0, 0, 0]
  let all = 0
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '')
      continue
    counts[glyph.turn]! += 1
    all += 1
  }
  const most = counts.indexOf(Math.max(...counts))
  return counts[most]! > all * 0.6 && counts[most]! > 20 ? most : 0
}

/** The page turned so that its text stands upright, and by how many quarters. */
export function upright(content: PageContent): { content: PageContent, turns: number } {
  const turns = turnOf(content)
  if (turns === 0)
    return { content, turns }
  const { width, height } = content
  const turned = (box: Box): Box => turnBox(box, turns, width, height)
  return {
    turns,
    content: {
      ...content,
      width: turns === 2 ? width : height,
      height: turns === 2 ? height : width,
      glyphs: content.glyphs.map(glyph => ({ ...glyph, box: turned(glyph.box), turn: (glyph.turn + 4 - turns) % 4 })),
      images: content.images.map(turned),
      fills: content.fills.map(turned),
      rules: content.rules.map(({ horizontal, at, from, to }) => {
        const [left, top, right, bottom] = turned(horizontal ? [from, at, to, at] : [at, from, at, to])
        return bottom - top < right - left ? { horizontal: true, at: top, from: left, to: right } : { horizontal: false, at: left, from: top, to: bottom }
      }),
    },
  }
}

/** Places of turned pages put back to where they are on the page as displayed. */
export function turnBack({ blocks, pictures }: { blocks: Block[], pictures: Picture[] }, turned: ReadonlyMap<number, { turns: number, content: PageContent }>): void {
  const back = (place: Place): Place => {
    const page = place.at === 'page' ? turned.get(place.page) : undefined
    return place.at === 'page' && page ? { ...place, box: turnBox(place.box, (4 - page.turns) % 4, page.content.width, page.content.height) } : place
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph')
      block.place = back(block.place)
    else
      block.cells.forEach(cell => cell.place = back(cell.place))
  }
  for (const picture of pictures)
    picture.place = back(picture.place)
}
