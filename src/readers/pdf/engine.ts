import type { PDFDocumentProxy } from 'pdfjs-dist'

/** pdf.js as loaded for where we run: with its own nested worker in browsers. The legacy build everywhere: the other one needs newer browsers than ours. */
interface Engine {
  getDocument: typeof import('pdfjs-dist').getDocument
  OPS: typeof import('pdfjs-dist').OPS
  options: Record<string, unknown>
}

let engine: Promise<Engine> | null = null

async function browserEngine(): Promise<Engine> {
  const [{ getDocument, GlobalWorkerOptions, OPS }, { default: workerUrl }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ])
  GlobalWorkerOptions.workerSrc = workerUrl
  const maps = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*GB*.bcmap', { query: '?url', import: 'default', eager: true })
  /** Character maps of non-embedded GBK fonts, from our own origin; nothing else is fetched. */
  class BinaryDataFactory {
    async fetch({ kind, filename }: { kind: string, filename: string }): Promise<Uint8Array> {
      const url = kind === 'cMapUrl' ? maps[`/node_modules/pdfjs-dist/cmaps/${filename}`] : undefined
      if (!url)
        throw new Error(`${filename} is not shipped`)
      return new Uint8Array(await (await fetch(new URL(url, globalThis.location.href))).arrayBuffer())
    }
  }
  return { getDocument, OPS, options: { BinaryDataFactory, cMapUrl: 'cmaps/' } }
}

async function nodeEngine(): Promise<Engine> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const cMapUrl = decodeURIComponent(new URL('../../../node_modules/pdfjs-dist/cmaps/', import.meta.url).pathname)
  return { getDocument, OPS, options: { cMapUrl } }
}

export interface OpenPdf {
  document: PDFDocumentProxy
  OPS: Engine['OPS']
  /** Which layers are switched on; null where nothing says. */
  layers: () => Promise<{ isVisible: (group: unknown) => boolean } | null>
}

/**
 * Opens a document: no scripts, no forms, nothing fetched from outside. For reading no fonts are made; `drawn` makes them, and takes those that are not
 * embedded from the system. Throws pdf.js' own exceptions.
 */
export async function openPdf(bytes: Uint8Array, { drawn = false } = {}): Promise<OpenPdf> {
  engine ??= import.meta.env?.SSR === false ? browserEngine() : nodeEngine()
  const { getDocument, OPS, options } = await engine
  const document = await getDocument({
    data: bytes.slice(),
    verbosity: 0,
    disableFontFace: !drawn,
    useSystemFonts: drawn,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    // Pictures come as pixels, which tell what they cover.
    ...(!drawn && { isOffscreenCanvasSupported: false, isImageDecoderSupported: false }),
    useWorkerFetch: false,
    stopAtErrors: false,
    cMapPacked: true,
    ...options,
  }).promise
  let layers: ReturnType<OpenPdf['layers']> | null = null
  return { document, OPS, layers: () => layers ??= document.getOptionalContentConfig().catch(() => null) }
}
