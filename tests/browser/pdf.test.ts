import { afterEach, beforeEach, expect, it } from 'vitest'
import { readFiles } from '@/ingest'
import printed from '../unit/readers/fixtures/printed.pdf?url'
import { pdf, text } from '../unit/readers/pdf-writer'

const signal = new AbortController().signal
const requests: PerformanceObserver[] = []
const foreign: string[] = []

beforeEach(() => {
  foreign.length = 0
  const observer = new PerformanceObserver(list => foreign.push(...list.getEntries().map(entry => entry.name).filter(name => new URL(name).origin !== location.origin)))
  observer.observe({ type: 'resource', buffered: true })
  requests.push(observer)
})

afterEach(() => {
  requests.splice(0).forEach(observer => observer.disconnect())
  expect(foreign).toEqual([])
})

it('reads a printed report in a worker, pdf.js in a worker of its own', async () => {
  const bytes = await (await fetch(printed)).arrayBuffer()
  const [file] = await readFiles([{ file: new File([bytes], 'a.pdf'), folder: '' }], { signal, onProgress: () => {} })
  expect(file).toMatchObject({ format: 'pdf', refusal: null, status: 'accepted' })
  const { report } = file!.reports[0]!
  expect(report.cells['applications.received.total']).toMatchObject({ value: 3511 })
})

it('reads Chinese fonts that are not embedded, through maps from our own origin', async () => {
  const gbk = (codes: string): string => `BT /F2 12 Tf 60 660 Td <${codes}> Tj ET\n`
  const title = (words: string): string => text(60, 700, words)
  const files = [title('某某县教育局2023年政府信息公开工作年度报告') + gbk('B6FEA1A2D6F7B6AFB9ABBFAAD5FEB8AED0C5CFA2C7E9BFF6'), title('abc') + gbk('414243')]
    .map((content, index) => ({ file: new File([pdf([content]) as Uint8Array<ArrayBuffer>], `${index}.pdf`), folder: '' }))
  // The title and heading alone are the frame of a report without its tables; nothing readable would be no report.
  expect((await readFiles(files, { signal, onProgress: () => {} })).map(file => file.refusal?.code)).toEqual(['no-tables', 'not-a-report'])
})
