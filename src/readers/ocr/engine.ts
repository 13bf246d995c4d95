import type { Raster } from './raster'
import type { Reading, ReadLine, Recognizer } from './recognizer'
import { toPgm } from './raster'
import { unspaced } from './recognizer'

const digits = '0123456789.,+-/'
/** Page segmentation modes of Tesseract. */
const modes = { page: '3', block: '6', line: '7' } as const

/**
 * Starts Tesseract with its Chinese data in a worker of its own, all of it from our own origin; nothing is cached or fetched elsewhere. About 6 MB
 * the first time. Only in a page. Rejects when it cannot be loaded.
 */
export async function startTesseract(signal: AbortSignal): Promise<Recognizer> {
  const [{ default: tesseract }, ...assets] = await Promise.all([
    import('tesseract.js'),
    import('tesseract.js/dist/worker.min.js?url'),
    import('tesseract.js-core/tesseract-core-simd-lstm.wasm.js?url'),
    import('@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz?url'),
  ])
  const [workerPath, corePath, data] = assets.map(({ default: url }) => new URL(url, globalThis.location.href).href) as [string, string, string]
  signal.throwIfAborted()
  // Failures are told by the promises; without a handler they are thrown as well. Tesseract.js appends a file name to the address of its data; after a # it changes nothing.
  const worker = await tesseract.createWorker('chi_sim', tesseract.OEM.LSTM_ONLY, { workerPath, corePath, langPath: `${data}#`, workerBlobURL: false, cacheMethod: 'none', gzip: true, errorHandler: () => {} }, { debug_file: '/dev/null' } as Partial<Tesseract.InitOptions>)
  let mode = ''
  let running: Promise<unknown> = Promise.resolve()

  async function recognize(picture: Raster, next: keyof typeof modes, only: string): Promise<Tesseract.Page> {
    signal.throwIfAborted()
    if (mode !== `${next}${only}`) {
      await worker.setParameters({ tessedit_pageseg_mode: modes[next] as Tesseract.PSM, tessedit_char_whitelist: only })
      mode = `${next}${only}`
    }
    const job = worker.recognize(new Blob([toPgm(picture)]), {}, { text: true, blocks: next === 'page' })
    running = job.catch(() => {})
    return (await untilAborted(job, signal)).data
  }

  const reading = ({ text, confidence }: Tesseract.Page): Reading => ({ text: text.trim(), confidence })
  return {
    line: async (picture, digitsOnly = false) => reading(await recognize(picture, 'line', digitsOnly ? digits : '')),
    block: async picture => reading(await recognize(picture, 'block', '')),
    page: async (picture) => {
      const { blocks } = await recognize(picture, 'page', '')
      return (blocks ?? []).flatMap(block => block.paragraphs).flatMap(paragraph => paragraph.lines).map(({ text, confidence, bbox }): ReadLine => ({ text: unspaced(text), confidence, box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1] }))
    },
    // A job under way would post to a worker that is gone.
    close: () => void running.then(() => worker.terminate()),
  }
}

/** `job`, rejected as soon as `signal` aborts: what is under way cannot be stopped. */
function untilAborted<T>(job: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new DOMException('The recognition was cancelled.', 'AbortError'))
    signal.addEventListener('abort', abort, { once: true })
    job.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
