import type { Box, Glyph, PageContent } from './page'

function covers([left, top, right, bottom]: Box, { box }: Glyph): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
  return x > left && x < right && y > top && y < bottom
}

/** Whether nobody sees the glyph: white, with neither a shaded area nor a picture around it. */
export function isWhiteOnWhite(glyph: Glyph, { fills, images }: PageContent): boolean {
  return glyph.white === true && !fills.some(fill => covers(fill, glyph)) && !images.some(image => covers(image, glyph))
}
