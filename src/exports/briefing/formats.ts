import type { FileSubject } from '../filename'
import type { Block, Briefing, ChartBlock, Progress, Rasterise } from './model'
import type { FramedFigure } from '@/figures'
import { drawOf, frameFigure, onPaper } from '@/figures'
import { breathe } from '../breathe'
import { briefingDocx } from '../docx/docx'
import { fileName } from '../filename'
import { pictureText } from '../frame'
import { figurePng } from '../png'
import { briefingPptx } from '../pptx/pptx'
import { figureSvg } from '../svg'
import { briefingXlsx } from '../xlsx/xlsx'
import { zipFiles } from '../zip'

export interface PictureOptions {
  scale: 1 | 2 | 3 | 4
  transparent: boolean
}

/** A format has the name people call it by, and writes the whole briefing as one file, or each chart with all that must be known of it as one. */
type Writer = { name: string } & (
  | { whole: (briefing: Briefing, rasterise: Rasterise, progress: Progress) => Promise<Blob> }
  | { chart: (figure: FramedFigure, scale: PictureOptions['scale']) => Blob | Promise<Blob> }
)

/** The formats of a briefing: one entry each. */
const writers = {
  pptx: { name: 'PPT', whole: briefingPptx },
  docx: { name: 'Word', whole: briefingDocx },
  xlsx: { name: 'Excel', whole: (briefing, _, progress) => briefingXlsx(briefing, progress) },
  png: { name: 'PNG', chart: figurePng },
  svg: { name: 'SVG', chart: figureSvg },
} satisfies Record<string, Writer>

type Single = keyof typeof writers
const singles = Object.keys(writers) as Single[]
const writerOf = (format: Single): Writer => writers[format]

/** `zip` holds every other. */
export type BriefingFormat = Single | 'zip'
export const briefingFormats: readonly BriefingFormat[] = [...singles, 'zip']

/** What people call a format in either language; null for `zip`, which the page has words for. */
export const formatName = (format: BriefingFormat): string | null => format === 'zip' ? null : writerOf(format).name

/** Whether a format has nothing to write of a briefing without charts. */
export const isOfCharts = (format: BriefingFormat): boolean => format !== 'zip' && 'chart' in writerOf(format)

interface File { name: string, blob: Blob }

const pictureWidth = 960

const isChart = (block: Block): block is ChartBlock => block.kind === 'chart'

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
export async function exportBriefing(format: BriefingFormat, briefing: Briefing, subject: FileSubject, pictures: PictureOptions, { onProgress, signal }: Progress): Promise<File> {
  const rasterise = rasteriseFor(briefing)
  const size = briefing.blocks.length
  const all = format === 'zip' ? singles : [format]
  const stepOf = (turn: number): Progress => ({
    signal,
    onProgress: async (done) => {
      onProgress(turn * size + done, all.length * size)
      await breathe()
    },
  })

  async function write(kind: Single, progress: Progress): Promise<File[]> {
    const writer = writerOf(kind)
    if ('whole' in writer)
      return [{ name: fileName(subject, kind), blob: await writer.whole(briefing, rasterise, progress) }]
    const files: File[] = []
    for (const [at, block] of briefing.blocks.entries()) {
      await progress.onProgress(at, size)
      signal.throwIfAborted()
      if (!isChart(block))
        continue
      const figure = framed(block, briefing, pictures.transparent)
      const name = fileName({ title: `${String(at + 1).padStart(2, '0')} ${block.title}`, years: null, coverage: null, fictional: subject.fictional }, kind)
      files.push({ name, blob: await writer.chart(figure, pictures.scale) })
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
