import type { MapProgress, MapRead } from './geography'
import '../../older'
import { expose } from 'comlink'
import { readingMap } from './geography'
import { GeographyError } from './geojson'

/** Most often it says how far it is, ms. */
const every = 100

const maps = {
  async read(file: Blob, onProgress: (progress: MapProgress) => void): Promise<MapRead> {
    try {
      const reading = readingMap(new Uint8Array(await file.arrayBuffer()))
      let told = -Infinity
      let next = reading.next()
      while (!next.done) {
        if (performance.now() - told >= every) {
          told = performance.now()
          onProgress(next.value)
        }
        next = reading.next()
      }
      return { map: next.value }
    }
    catch (error) {
      if (error instanceof GeographyError)
        return { problem: error.problem, shape: error.shape }
      throw error
    }
  },
}

export type MapWorker = typeof maps

expose(maps)
