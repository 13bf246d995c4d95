import type { Found, ProseKind } from './corpus'
import type { Passage } from './snippets'
import '../older'
import { expose, transfer } from 'comlink'
import { sectionsIn } from '@/workspace'
import { createCorpus } from './corpus'
import { passagesOf } from './snippets'

/** A report in a batch's file, under the key the page gave it. */
interface Place {
  key: number
  offset: number
  length: number
}

export interface Batch {
  bytes: Blob
  reports: readonly Place[]
}

export interface Question {
  /** Folded. */
  terms: readonly string[]
  kinds: readonly ProseKind[]
}

export type OnRead = (keys: readonly number[], kinds: readonly number[]) => void

const corpus = createCorpus()
/** Where each report lies: its text as written is read again when it is shown. */
const places = new Map<number, Place & { bytes: Blob }>()
/** Turns at work and not cancelled. */
const live = new Set<number>()

/** Bytes read from disk at a time. */
const most = 8 << 20

const channel = new MessageChannel()
const resume: (() => void)[] = []
channel.port1.onmessage = () => resume.splice(0).forEach(go => go())
/** Lets messages in: a newer question stops an older one. */
function breathe() {
  return new Promise<void>((resolve) => {
    resume.push(resolve)
    channel.port2.postMessage(null)
  })
}

/** Reports that lie near each other, to be read at once. */
function runsOf(reports: readonly Place[]): Place[][] {
  const runs: Place[][] = []
  for (const place of reports.toSorted((a, b) => a.offset - b.offset)) {
    const run = runs.at(-1)
    if (run && place.offset + place.length - run[0]!.offset <= most)
      run.push(place)
    else
      runs.push([place])
  }
  return runs
}

/** The JSON of `reports`, in their order on disk. */
async function* jsonOf(bytes: Blob, reports: readonly Place[]): AsyncGenerator<{ key: number, json: string }[]> {
  const decoder = new TextDecoder()
  for (const run of runsOf(reports)) {
    const start = run[0]!.offset
    const last = run.at(-1)!
    const read = new Uint8Array(await bytes.slice(start, last.offset + last.length).arrayBuffer())
    yield run.map(({ key, offset, length }) => ({ key, json: decoder.decode(read.subarray(offset - start, offset - start + length)) }))
  }
}

/** A report that cannot be read has no text; the report page says what is wrong with it. */
function take(key: number, json: string): number {
  try {
    return corpus.add(key, sectionsIn(json))
  }
  catch {
    return 0
  }
}

const search = {
  /** Reads reports in, and says of each run which sections it has text in (bits of `proseKinds`). Rejects when one of them cannot be read. */
  async add(batches: readonly Batch[], onRead: OnRead): Promise<void> {
    for (const { bytes, reports } of batches) {
      for (const place of reports)
        places.set(place.key, { ...place, bytes })
      for await (const run of jsonOf(bytes, reports)) {
        // A report dropped meanwhile stays out.
        const wanted = run.filter(({ key }) => places.has(key))
        onRead(wanted.map(({ key }) => key), wanted.map(({ key, json }) => take(key, json)))
        await breathe()
      }
    }
  },

  drop(keys: readonly number[]): void {
    for (const key of keys) {
      places.delete(key)
      corpus.drop(key)
    }
  },

  /** Reports that have all terms, with their hits; null once `turn` is cancelled. */
  async find(turn: number, { terms, kinds }: Question): Promise<Found | null> {
    return during(turn, async () => {
      const finding = corpus.find(terms, kinds)
      let next = finding.next()
      while (!next.done && live.has(turn)) {
        await breathe()
        next = finding.next()
      }
      return next.done && live.has(turn) ? transfer(next.value, [next.value.buffer]) : null
    })
  },

  /** The paragraphs with hits of each report, in the order of `keys`; null once `turn` is cancelled. */
  async show(turn: number, { terms, kinds }: Question, keys: readonly number[]): Promise<readonly (readonly Passage[])[] | null> {
    return during(turn, async () => {
      const passages = new Map<number, readonly Passage[]>()
      const byBytes = new Map<Blob, Place[]>()
      for (const place of keys.flatMap(key => places.get(key) ?? []))
        byBytes.set(place.bytes, [...byBytes.get(place.bytes) ?? [], place])
      for (const [bytes, reports] of byBytes) {
        for await (const run of jsonOf(bytes, reports)) {
          if (!live.has(turn))
            return null
          for (const { key, json } of run)
            passages.set(key, passagesOf(sectionsIn(json), terms, kinds))
        }
      }
      return keys.map(key => passages.get(key) ?? [])
    })
  },

  cancel(turn: number): void {
    live.delete(turn)
  },
}

async function during<Answer>(turn: number, work: () => Promise<Answer>): Promise<Answer> {
  live.add(turn)
  try {
    return await work()
  }
  finally {
    live.delete(turn)
  }
}

export type SearchWorker = typeof search

expose(search)
