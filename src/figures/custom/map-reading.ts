import type { Geography, MapProgress, MapRead } from './geography'
import type { MapWorker } from './map.worker'
import { proxy } from 'comlink'
import { threadOf } from '../../thread'
import { largestMap } from './geography'
import { GeographyError } from './geojson'

/**
 * A map file read on a thread of its own: millions of points take seconds, and the page must answer meanwhile. Rejects with `GeographyError` when the file is no
 * map, and with an `AbortError` once `signal` says to stop.
 */
export async function readMap(
  file: Blob,
  { signal, onProgress }: { signal?: AbortSignal, onProgress?: (progress: MapProgress) => void } = {},
  start = () => threadOf<MapWorker>(new Worker(new URL('./map.worker.ts', import.meta.url), { type: 'module' })),
): Promise<Geography> {
  signal?.throwIfAborted()
  if (file.size > largestMap)
    throw new GeographyError('large')
  const { remote, alive, end } = start()
  const stopped = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('The map is not wanted any more.', 'AbortError')), { once: true })
  })
  try {
    const read = await Promise.race([alive(remote.read(file, proxy((progress: MapProgress) => onProgress?.(progress))) as Promise<MapRead>), stopped])
    if ('map' in read)
      return read.map
    throw new GeographyError(read.problem, read.shape)
  }
  finally {
    end()
  }
}
