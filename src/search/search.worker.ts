import type { Place, SearchAnswer, SearchRequest } from './messages'
import '../older'
import { sectionsIn } from '@/workspace'
import { createCorpus } from './corpus'
import { passagesOf } from './snippets'

const corpus = createCorpus()
/** Where each report lies: its text as written is read again when it is shown. */
const places = new Map<number, Place & { bytes: Blob }>()
/** Turns at work and not cancelled. */
const live = new Set<number>()

/** Bytes read from disk at a time. */
const most = 8 << 20

const answer = (message: SearchAnswer, transfer: Transferable[] = []) => postMessage(message, { transfer })

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

async function add(batches: Extract<SearchRequest, { type: 'add' }>['batches']) {
  for (const { bytes, reports } of batches) {
    for (const place of reports)
      places.set(place.key, { ...place, bytes })
    for await (const run of jsonOf(bytes, reports)) {
      // A report dropped meanwhile stays out.
      const wanted = run.filter(({ key }) => places.has(key))
      answer({ type: 'read', keys: wanted.map(({ key }) => key), kinds: wanted.map(({ key, json }) => take(key, json)) })
      await breathe()
    }
  }
}

async function handle(request: Exclude<SearchRequest, { type: 'drop' | 'cancel' }>) {
  const { turn } = request
  if (request.type === 'add') {
    await add(request.batches)
    answer({ type: 'added', turn })
  }
  else if (request.type === 'find') {
    const finding = corpus.find(request.question.terms, request.question.kinds)
    let next = finding.next()
    while (!next.done && live.has(turn)) {
      await breathe()
      next = finding.next()
    }
    if (next.done && live.has(turn))
      answer({ type: 'found', turn, found: next.value }, [next.value.buffer])
  }
  else {
    const { terms, kinds } = request.question
    const passages = new Map<number, ReturnType<typeof passagesOf>>()
    const byBytes = new Map<Blob, Place[]>()
    for (const place of request.keys.flatMap(key => places.get(key) ?? []))
      byBytes.set(place.bytes, [...byBytes.get(place.bytes) ?? [], place])
    for (const [bytes, reports] of byBytes) {
      for await (const run of jsonOf(bytes, reports)) {
        if (!live.has(turn))
          return
        for (const { key, json } of run)
          passages.set(key, passagesOf(sectionsIn(json), terms, kinds))
      }
    }
    answer({ type: 'shown', turn, passages: request.keys.map(key => passages.get(key) ?? []) })
  }
}

addEventListener('message', async ({ data }: MessageEvent<SearchRequest>) => {
  if (data.type === 'cancel') {
    live.delete(data.turn)
  }
  else if (data.type === 'drop') {
    for (const key of data.keys) {
      places.delete(key)
      corpus.drop(key)
    }
  }
  else {
    live.add(data.turn)
    try {
      await handle(data)
    }
    catch (error) {
      answer({ type: 'failed', turn: data.turn, message: error instanceof Error ? error.message : String(error) })
    }
    live.delete(data.turn)
  }
})
