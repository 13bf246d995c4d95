import type { Format } from '@/readers'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { read } from '@/readers'
import { readReports } from '../../src/ingest/read'
import { median } from '../stats'
import { brief, table } from '../table'
import { bare } from './bare'

const corpus = fileURLToPath(new URL('../../tests/golden/corpus', import.meta.url))
/** Files of each format, spread over its layouts. */
const files = 8
/** Each file is run until so many runs, or so many milliseconds of its reader, are through. */
const runs = 41
const most = 1500
const warming = 3

interface Sample { name: string, bytes: Uint8Array }

function samplesOf(format: Format): Sample[] {
  const folder = join(corpus, format)
  const names = readdirSync(folder).filter(name => name.endsWith(`.${format}`)).sort()
  const step = Math.max(1, names.length / files)
  return Array.from({ length: Math.min(files, names.length) }, (_, at) => names[Math.floor(at * step)]!).map(name => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

interface Measured { reader: number, bare: number, flow: number }

/** Medians in ms of one file's reader, its library alone and the whole way to a checked report, run by turns. */
async function measure({ name, bytes }: Sample, alone: (bytes: Uint8Array) => unknown): Promise<Measured> {
  const times = { reader: [] as number[], bare: [] as number[], flow: [] as number[] }
  const file = { name, folder: '', bytes }
  for (let run = 0; run < warming; run++) {
    await read(file)
    await alone(bytes)
  }
  const began = performance.now()
  for (let run = 0; run < runs && (run < 7 || performance.now() - began < most); run++) {
    const reader = await timed(() => read(file))
    const library = await timed(() => alone(bytes))
    const flow = await timed(() => readReports(file))
    times.reader.push(reader)
    times.bare.push(library)
    times.flow.push(flow)
  }
  return { reader: median(times.reader), bare: median(times.bare), flow: median(times.flow) }
}

/** Files per second of every format, and the ratio to the bare library on the same files in the same run. */
export async function run(): Promise<string> {
  const rows: (string | number)[][] = []
  for (const [format, { library, aim, run: alone }] of Object.entries(bare) as [Format, NonNullable<typeof bare[Format]>][]) {
    const samples = samplesOf(format)
    const measured: Measured[] = []
    for (const sample of samples)
      measured.push(await measure(sample, alone))
    const total = (key: keyof Measured): number => measured.reduce((sum, times) => sum + times[key], 0)
    const kilobytes = samples.reduce((sum, { bytes }) => sum + bytes.length, 0) / samples.length / 1024
    rows.push([format, samples.length, brief(kilobytes), library, brief(total('bare') / samples.length), brief(total('reader') / samples.length), `${brief(total('reader') / total('bare'))}×`, aim === null ? '' : `≤ ${aim}×`, brief(samples.length * 1000 / total('reader')), brief(samples.length * 1000 / total('flow'))])
  }
  return `## Reading

Files of the golden corpus, one thread. Reader: bytes to document. Flow: bytes to checked report. The library alone runs on the same files by turns with the reader; times are medians of many runs, averaged over the files.

${table(['format', 'files', 'KB each', 'library alone', 'library ms', 'reader ms', 'ratio', 'aim', 'reader files/s', 'flow files/s'], rows)}`
}
