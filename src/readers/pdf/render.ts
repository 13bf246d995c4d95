import type { PDFPageProxy, RenderTask } from 'pdfjs-dist'
import { openPdf } from './engine'

/** Size of a page as displayed at 100 %, in points: the space of `Place` boxes. */
export interface PageSize {
  width: number
  height: number
}

/** A PDF opened for looking at. */
export interface PdfPages {
  sizes: readonly PageSize[]
  /**
   * Draws page `number` (from 1) on `canvas`, `scale` canvas pixels a point; the canvas takes the page's size. Resolves `false` when another drawing on
   * the same canvas came in between. Rejects when the page is damaged.
   */
  draw: (number: number, canvas: HTMLCanvasElement, scale: number) => Promise<boolean>
  /** Frees the document; drawings at work end. */
  close: () => Promise<void>
}

/** Opens a PDF whose pages are to be drawn, in a page (not in a worker: fonts belong to the page). Nothing in it is run. Throws pdf.js' own exceptions. */
export async function openPages(bytes: Uint8Array): Promise<PdfPages> {
  const { document } = await openPdf(bytes, { drawn: true })
  const pages: PDFPageProxy[] = []
  for (let number = 1; number <= document.numPages; number++)
    pages.push(await document.getPage(number))
  const tasks = new Map<HTMLCanvasElement, RenderTask>()

  async function draw(number: number, canvas: HTMLCanvasElement, scale: number): Promise<boolean> {
    const page = pages[number - 1]
    if (!page)
      throw new RangeError(`There is no page ${number}.`)
    const previous = tasks.get(canvas)
    previous?.cancel()
    await previous?.promise.catch(() => {})
    const viewport = page.getViewport({ scale })
    canvas.width = Math.ceil(viewport.width)
    canvas.height = Math.ceil(viewport.height)
    const task = page.render({ canvas, viewport })
    tasks.set(canvas, task)
    try {
      await task.promise
      return true
    }
    catch (error) {
      if (error instanceof Error && error.name === 'RenderingCancelledException')
        return false
      throw error
    }
    finally {
      if (tasks.get(canvas) === task)
        tasks.delete(canvas)
    }
  }

  return {
    sizes: pages.map((page) => {
      const { width, height } = page.getViewport({ scale: 1 })
      return { width, height }
    }),
    draw,
    async close() {
      tasks.forEach(task => task.cancel())
      await document.destroy()
    },
  }
}
