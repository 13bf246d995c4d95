import type { Block, Briefing, ChartBlock, FileSubject, Progress, Rasterise } from '@/exports'
import { briefingDocx, briefingPptx, briefingXlsx, figurePng, figureSvg, fileName, pictureText, zipFiles } from '@/exports'
import { drawOf, frameFigure, onPaper } from '@/figures'

export const formats = ['pptx', 'docx', 'xlsx', 'png', 'svg', 'zip'] as const
export type Format = typeof formats[number]

export interface PictureOptions {
  scale: 1 | 2 | 3 | 4
  transparent: boolean
}

interface File { name: string, blob: Blob }

const pictureWidth = 960

/** Until the page has taken a click and drawn: a message, which no background tab slows down as it slows timers. */
function breathe() {
  return new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

export const isChart = (block: Block): block is ChartBlock => block.kind === 'chart'

/** Paints a chart on white, without frame. */
function rasteriseFor({ locale }: Briefing): Rasterise {
  return async (block, width, scale) => {
    const figure = onPaper(drawOf(block)({ locale, theme: 'light', width, motion: false }), width)
    const blob = await figurePng(figure, scale)
    return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height: figure.height }
  }
}

/** A chart with all that must be known of it drawn in. */
function framed(block: ChartBlock, { locale }: Briefing, transparent: boolean) {
  const text = pictureText({ ...block, notes: block.annotations }, locale)
  return frameFigure(drawOf(block), text, { width: pictureWidth, locale, theme: 'light', paper: transparent ? null : '#ffffff' })
}

/** The briefing in one format. Pictures are one file for one chart, else an archive of them; `zip` holds every format. */
export async function exportBriefing(format: Format, briefing: Briefing, subject: FileSubject, pictures: PictureOptions, { onProgress, signal }: Progress): Promise<File> {
  const rasterise = rasteriseFor(briefing)
  const size = briefing.blocks.length
  const all = format === 'zip' ? ['pptx', 'docx', 'xlsx', 'png', 'svg'] as const : [format]
  const stepOf = (turn: number): Progress => ({
    signal,
    onProgress: async (done) => {
      onProgress(turn * size + done, all.length * size)
      await breathe()
    },
  })

  async function write(kind: Exclude<Format, 'zip'>, progress: Progress): Promise<File[]> {
    if (kind === 'pptx' || kind === 'docx')
      return [{ name: fileName(subject, kind), blob: await (kind === 'pptx' ? briefingPptx : briefingDocx)(briefing, rasterise, progress) }]
    if (kind === 'xlsx')
      return [{ name: fileName(subject, kind), blob: await briefingXlsx(briefing, progress) }]
    const files: File[] = []
    for (const [at, block] of briefing.blocks.entries()) {
      await progress.onProgress(at, size)
      signal.throwIfAborted()
      if (!isChart(block))
        continue
      const figure = framed(block, briefing, pictures.transparent)
      const name = fileName({ title: `${String(at + 1).padStart(2, '0')} ${block.title}`, years: null, coverage: null, fictional: subject.fictional }, kind)
      files.push({ name, blob: kind === 'png' ? await figurePng(figure, pictures.scale) : figureSvg(figure) })
    }
    return files
  }

  const files: File[] = []
  for (const [turn, kind] of all.entries())
    files.push(...await write(kind, stepOf(turn)))
  signal.throwIfAborted()
  if (files.length === 1)
    return files[0]!
  const named = format === 'zip' ? subject : { ...subject, title: `${subject.title} ${format.toUpperCase()}` }
  return { name: fileName(named, 'zip'), blob: await zipFiles(files) }
}
