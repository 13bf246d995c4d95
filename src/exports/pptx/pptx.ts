import type { Block, Briefing, ChartBlock, Progress, Rasterise } from '../briefing/model'
import { nativeOf } from '@/figures'
import { officeFile } from '../ooxml'
import { escaped } from '../xml'
import { addNative } from './charts'
import { addReading, coverSlide, face, figuresSlide, formSlides, openSlide, page, tableSlides, textSlides } from './slides'

type Deck = import('pptxgenjs').default

/** Widths a chart is drawn for where it becomes a picture, px at 96 dpi. */
const pictureWidth = 1100

/**
 * The briefing as a 16:9 deck: native charts that PowerPoint and WPS can edit, real tables, speaker notes with formula and source. A chart those programs have no
 * kind for is a picture, its numbers follow as a table.
 */
export async function briefingPptx(briefing: Briefing, rasterise: Rasterise, { onProgress, signal }: Progress): Promise<Blob> {
  const { default: Pptx } = await import('pptxgenjs')
  const deck = new Pptx()
  deck.layout = 'LAYOUT_WIDE'
  deck.theme = { headFontFace: face, bodyFontFace: face }
  deck.title = briefing.title
  deck.author = briefing.organisation
  // The library writes the company as it is given.
  deck.company = escaped(briefing.organisation)
  coverSlide(deck, briefing)
  for (const [at, block] of briefing.blocks.entries()) {
    await onProgress(at, briefing.blocks.length)
    signal.throwIfAborted()
    await addBlock(deck, briefing, block, rasterise)
  }
  signal.throwIfAborted()
  const written = await deck.write({ outputType: 'uint8array' }) as Uint8Array
  signal.throwIfAborted()
  await onProgress(briefing.blocks.length, briefing.blocks.length)
  return officeFile(written, 'pptx')
}

async function addBlock(deck: Deck, briefing: Briefing, block: Block, rasterise: Rasterise): Promise<void> {
  switch (block.kind) {
    case 'text': return textSlides(deck, briefing, block)
    case 'figures': return figuresSlide(deck, briefing, block)
    case 'table': return tableSlides(deck, briefing, block)
    case 'form': return formSlides(deck, briefing, block)
    case 'chart': return addChart(deck, briefing, block, rasterise)
  }
}

async function addChart(deck: Deck, briefing: Briefing, block: ChartBlock, rasterise: Rasterise): Promise<void> {
  const native = nativeOf(block.model, briefing.locale)
  const slide = openSlide(deck, briefing, block.title, block.subtitle, block.provenance, [block.remark, ...block.annotations].filter(text => text !== '').join('\n'))
  const room = { x: page.left, y: page.top, w: page.right - page.left, h: page.bottom - 0.75 - page.top }
  if (native) {
    addNative(slide, native, `${block.title}。${block.sentence}`, room)
  }
  else {
    const { bytes, width, height } = await rasterise(block, pictureWidth, 2)
    const scale = Math.min(room.w / width, room.h / height)
    slide.addImage({ data: `image/png;base64,${base64(bytes)}`, x: room.x + (room.w - width * scale) / 2, y: room.y, w: width * scale, h: height * scale, altText: `${block.title}。${block.sentence}` })
  }
  addReading(slide, block.sentence, block.remark)
  if (!native)
    tableSlides(deck, briefing, block)
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
