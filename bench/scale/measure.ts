import type { Run } from './page'
import { loadavg } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { metricOf, wholeOf } from '@/metrics'
import { median, quantile } from '../stats'
import { brief, table } from '../table'
import { changesOf } from './changes'
import { answer, hold } from './loop'
import { runNative } from './native'
import { worldOf } from './world'

/** Reports, with the changes measured; `NIANBAO_SIZES=350,10000` measures some of them. */
const sizes = [{ size: 350, changes: 100 }, { size: 10_000, changes: 100 }, { size: 100_000, changes: 100 }, { size: 1_750_000, changes: 60 }]
  .filter(({ size }) => process.env.NIANBAO_SIZES?.split(',').includes(String(size)) ?? true)
/** Reports of the records in which corrections are taken up, and how many. */
const corrected = { sizes: [350, 10_000], corrections: 40 }
/** The first changes warm every engine up and are left out. */
const warming = 5

/** Columns of the metrics the linked views are asked for here. */
const columns = [...new Set([metricOf('received'), ...wholeOf('outcomes')!.parts, ...wholeOf('applicants')!.parts]
  .flatMap(({ numerator, denominator }) => [numerator, denominator].flatMap(side => side === null || side === 'agencies' ? [] : [...side])))]

/** The answers of the page held against those of the loop. */
function compare(what: string, page: readonly (number | null)[], loop: readonly (number | null)[]): void {
  page.forEach((value, at) => {
    const own = loop[at] ?? null
    if (value === null ? own !== null && own !== 0 : own === null || Math.abs(value - own) > 1e-9 * Math.max(1, Math.abs(own)))
      throw new Error(`${what}: answer ${at} is ${value}, and ${own} by the loop`)
  })
}

/** Filter change to the answers of six linked views, in DuckDB-WASM under Chromium, native DuckDB and a loop, over made-up nations. */
export async function run(executablePath: string | undefined): Promise<string> {
  const server = await createServer({ root: fileURLToPath(new URL('../..', import.meta.url)), configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), server: { port: 0, hmr: false, watch: null }, logLevel: 'error' })
  await server.listen()
  const { port } = server.config.server.port ? server.config.server : server.httpServer!.address() as { port: number }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--js-flags=--max-old-space-size=8192'] })
  const rows: string[][] = []
  const loads: number[] = []
  const taken: string[][] = []
  const open = async () => {
    const page = await browser.newPage()
    await page.goto(`http://localhost:${port}/bench/scale/page.html`)
    await page.waitForFunction(() => 'runCorrections' in window)
    return page
  }
  try {
    for (const size of corrected.sizes) {
      const page = await open()
      const times = (await page.evaluate(([size, count]) => window.runCorrections(size!, count!), [size, corrected.corrections])).slice(warming)
      await page.close()
      const both = (part: keyof typeof times[number]): string => `${brief(median(times.map(time => time[part])))}, ${brief(quantile(times.map(time => time[part]), 0.95))}`
      taken.push([size.toLocaleString('en'), both('projected'), both('answered')])
    }
    for (const { size, changes } of sizes) {
      const page = await open()
      const inPage: Run = await page.evaluate(([size, changes]) => window.runScale(size!, changes!), [size, changes])
      await page.close()
      loads.push(loadavg()[0]!)
      const world = worldOf(size)
      const native = await runNative(world, inPage, columns)
      const held = hold(world, columns)
      const loops = changesOf(world, changes).map((change, at) => {
        const start = performance.now()
        const totals = answer(world, held, change)
        const ms = performance.now() - start
        compare(`${size} reports, change ${at} (${change.what})`, inPage.measured[at]!.totals, totals)
        return ms
      })
      const wasm = inPage.measured.map(({ ms }) => ms)
      const [a, b, c] = [wasm, native, loops].map(times => times.slice(warming))
      const both = (times: readonly number[]): string => `${brief(median(times))}, ${brief(quantile(times, 0.95))}`
      rows.push([size.toLocaleString('en'), both(a!), both(b!), both(c!), `${(median(a!) / median(b!)).toFixed(2)}×`, `${brief(inPage.filled / 1000)} s`, size >= 1_750_000 ? '≤ 100 ms' : size <= 10_000 ? '≤ 50 ms' : ''])
    }
  }
  finally {
    await browser.close()
    await server.close()
  }
  return [
    '## Six linked views over made-up nations',
    '',
    `Change of filters to the answers of all six questions the page of linked views asks (by year, by type, by place, outcomes, applicants, first fifty agencies), median and p95 in ms over random changes: years brushed, types, places, agencies and parts picked, into a province, city or county and out. DuckDB-WASM in Chromium through the coordinator; native DuckDB 1.4.3, the same statements on one thread, of the measures only those asked for; loops over typed arrays in Node, whose totals every answer was held against. Processes that wanted the cores at each size: ${loads.map(load => load.toFixed(0)).join(', ')}.`,
    '',
    table(['reports', 'WASM', 'native', 'loop', 'WASM : native', 'tables built', 'aim (p95, WASM)'], rows),
    '',
    `One correction taken up, in the page, median and p95 in ms: until the tables have it (aim: < 50 ms at 10,000), and until the year's total is the new one.`,
    '',
    table(['reports', 'projected', 'answered'], taken),
  ].join('\n')
}
