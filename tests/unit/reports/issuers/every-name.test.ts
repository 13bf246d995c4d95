import { describe, expect, it } from 'vitest'
import { count, wrongAt } from './readings'

/** Every so manieth reading: prime, so that each division, kind and way comes up; `npm run soak -- names` reads them all. */
const step = 37

describe('a name of any division and kind, in a title or a first sentence', () => {
  it('is read exactly', () => {
    const wrong: string[] = []
    for (let index = 0; index < count; index += step) {
      const said = wrongAt(index)
      if (said !== null)
        wrong.push(said)
    }
    expect(wrong.slice(0, 20)).toEqual([])
  }, 120_000)
})
