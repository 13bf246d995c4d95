import { Bytes } from './bytes'

/** Properties of a stretch of the document stream, from byte `from` up to `to`. */
export interface Run {
  from: number
  to: number
  /** Paragraph style, 0 for character runs. */
  style: number
  sprms: Bytes
}

const none = new Bytes(new Uint8Array())

/** Pages of 512 bytes that hold paragraph (PapxFkp) or character (ChpxFkp) properties, flattened and sorted. */
function readRuns(document: Bytes, index: Bytes, entry: number, parse: (page: Bytes, at: number) => { style: number, sprms: Bytes }): Run[] {
  const count = Math.floor((index.length - 4) / 8)
  const runs: Run[] = []
  for (let i = 0; i < count; i++) {
    const start = (index.u32((count + 1) * 4 + i * 4) & 0x3FFFFF) * 512
    const page = document.slice(start, start + 512)
    const runCount = page.u8(511)
    for (let j = 0; j < runCount && (runCount + 1) * 4 + j * entry < 511; j++) {
      const at = page.u8((runCount + 1) * 4 + j * entry) * 2
      runs.push({ from: page.u32(j * 4), to: page.u32(j * 4 + 4), ...(at === 0 ? { style: 0, sprms: none } : parse(page, at)) })
    }
  }
  return runs.sort((a, b) => a.from - b.from)
}

export function readParagraphRuns(document: Bytes, index: Bytes): Run[] {
  return readRuns(document, index, 13, (page, at) => {
    const short = page.u8(at)
    const start = short === 0 ? at + 2 : at + 1
    const size = short === 0 ? page.u8(at + 1) * 2 : short * 2 - 1
    return { style: page.u16(start), sprms: page.slice(start + 2, start + size) }
  })
}

export function readCharacterRuns(document: Bytes, index: Bytes): Run[] {
  return readRuns(document, index, 1, (page, at) => ({ style: 0, sprms: page.slice(at + 1, at + 1 + page.u8(at)) }))
}

/** The run that covers byte `offset`, by bisection. */
export function runAt(runs: readonly Run[], offset: number): Run | null {
  let low = 0
  let high = runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = runs[middle]!
    if (offset < run.from)
      high = middle - 1
    else if (offset >= run.to)
      low = middle + 1
    else
      return run
  }
  return null
}
