import type { MapAnswer } from './geography'
import '../../older'
import { readingMap } from './geography'
import { GeographyError } from './geojson'

/** Most often it says how far it is, ms. */
const every = 100

const answer = (message: MapAnswer) => postMessage(message)

addEventListener('message', async ({ data: file }: MessageEvent<Blob>) => {
  try {
    const reading = readingMap(new Uint8Array(await file.arrayBuffer()))
    let told = -Infinity
    let next = reading.next()
    while (!next.done) {
      if (performance.now() - told >= every) {
        told = performance.now()
        answer({ type: 'progress', progress: next.value })
      }
      next = reading.next()
    }
    answer({ type: 'map', map: next.value })
  }
  catch (error) {
    answer(error instanceof GeographyError ? { type: 'bad', problem: error.problem, shape: error.shape } : { type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})
