import type { Geography, MapAnswer, MapProgress } from './geography'
import { largestMap } from './geography'
import { GeographyError } from './geojson'

/**
 * A map file read on a thread of its own: millions of points take seconds, and the page must answer meanwhile. Rejects with `GeographyError` when the file is no
 * map, and with an `AbortError` once `signal` says to stop.
 */
export function readMap(
  file: Blob,
  { signal, onProgress }: { signal?: AbortSignal, onProgress?: (progress: MapProgress) => void } = {},
  start = () => new Worker(new URL('./map.worker.ts', import.meta.url), { type: 'module' }),
): Promise<Geography> {
  return new Promise<Geography>((resolve, reject) => {
    signal?.throwIfAborted()
    if (file.size > largestMap)
      throw new GeographyError('large')
    const worker = start()
    const stop = () => {
      worker.terminate()
      reject(new DOMException('The map is not wanted any more.', 'AbortError'))
    }
    const end = (settle: () => void) => {
      worker.terminate()
      signal?.removeEventListener('abort', stop)
      settle()
    }
    signal?.addEventListener('abort', stop, { once: true })
    worker.onmessage = ({ data }: MessageEvent<MapAnswer>) => {
      switch (data.type) {
        case 'progress': return onProgress?.(data.progress)
        case 'map': return end(() => resolve(data.map))
        case 'bad': return end(() => reject(new GeographyError(data.problem, data.shape)))
        case 'failed': return end(() => reject(new Error(data.message)))
      }
    }
    worker.onerror = event => end(() => reject(new Error(event.message)))
    worker.postMessage(file)
  })
}
