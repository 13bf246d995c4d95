/**
 * The app as one file has no folder beside it. Its programs (classic scripts of workers) and data stand in the page, are handed to each worker with the first
 * message, and are given to whoever asks by `fetch` or `new Worker` for the address that `addressOf` makes.
 */
export interface Folder {
  /** Ready to be run. */
  programs: Record<string, Blob>
  /** As base64 of gzip: whoever fetches one unpacks it on its own thread. */
  files: Record<string, Blob>
}

export const root = 'nianbao://file/'

/** The name in the folder that an address of ours asks for, or null. Of the page's neighbours on the disk nothing is read. */
function nameOf(address: string | URL): string | null {
  const { href, hash } = new URL(address, globalThis.document?.baseURI)
  const plain = href.slice(0, href.length - hash.length)
  const beside = globalThis.document ? new URL('.', document.baseURI).href : root
  return [root, beside].flatMap(before => plain.startsWith(before) ? [plain.slice(before.length)] : [])[0] ?? null
}

/** What base64 of gzip holds. */
export function unpacked(base64: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const packed = atob(base64)
  const bytes = new Uint8Array(packed.length)
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = packed.charCodeAt(at)
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
}

/** Lets `fetch` and `Worker` of this thread answer from the folder; everything else goes where it always went. */
export function answerFrom(folder: Promise<Folder>): void {
  const [fetchOutside, RealWorker] = [globalThis.fetch, globalThis.Worker]
  const addresses = new Map<Blob, string>()
  let here: Folder | null = null
  void folder.then(come => here = come)

  globalThis.fetch = async (asked, options) => {
    const name = nameOf(asked instanceof Request ? asked.url : asked)
    if (name === null)
      return fetchOutside(asked, options)
    const file = (await folder).files[name]
    return file
      ? new Response(options?.method === 'HEAD' ? null : unpacked(await file.text()), { headers: { 'content-type': name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream' } })
      : new Response(null, { status: 404 })
  }

  globalThis.Worker = class extends RealWorker {
    constructor(asked: string | URL) {
      const program = here?.programs[nameOf(asked) ?? '']
      if (!program)
        throw new DOMException(`${asked} is not in this file`, 'NetworkError')
      const address = addresses.get(program) ?? URL.createObjectURL(program)
      addresses.set(program, address)
      super(address)
      this.postMessage(here)
    }
  }
}
