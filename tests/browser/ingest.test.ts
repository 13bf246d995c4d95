import type { ImportProgress } from '@/ingest'
import type { Workspace } from '@/workspace'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { importFiles, readFiles } from '@/ingest'
import { openWorkspace } from '@/workspace'
import { opfsDirectory } from '../../src/workspace/storage/opfs'
import { reportHtml } from '../unit/ingest/report-html'

let root: FileSystemDirectoryHandle
let workspace: Workspace

beforeEach(async () => {
  root = await (await navigator.storage.getDirectory()).getDirectoryHandle(`test-${crypto.randomUUID()}`, { create: true })
  workspace = await openWorkspace(opfsDirectory(root))
})

afterEach(async () => {
  workspace.close()
  await (await navigator.storage.getDirectory()).removeEntry(root.name, { recursive: true })
})

const file = (name: string, content: BlobPart): { file: File, folder: string } => ({ file: new File([content], name), folder: '' })
const departments = ['教育局', '民政局', '财政局', '司法局', '审计局', '水利局', '商务局', '统计局', '医疗保障局', '应急管理局']

/** Distinct reports: ten departments of ten counties, of three years. */
function reports(count: number): { file: File, folder: string }[] {
  return Array.from({ length: count }, (_, index) =>
    file(`${index}.html`, reportHtml({ agency: `${'甲乙丙丁戊己庚辛壬癸'[Math.floor(index / 10) % 10]}江县${departments[index % 10]}`, year: 2021 + Math.floor(index / 100) })))
}

const signal = new AbortController().signal

describe('reading in workers', () => {
  it('reads reports, archives and rubbish in real workers', async () => {
    const zip = zipSync({ '内/2022.html': new TextEncoder().encode(reportHtml({ year: 2022 })), '便条.txt': new TextEncoder().encode('请查收') }) as Uint8Array<ArrayBuffer>
    const progress: ImportProgress[] = []
    const files = await readFiles([file('2023.html', reportHtml()), file('往年.zip', zip), file('空.docx', '')], { signal, onProgress: step => void progress.push(step) })
    expect(files.map(({ folder, name, status, refusal }) => [folder, name, status, refusal?.code])).toEqual([
      ['', '2023.html', 'accepted', undefined],
      ['往年.zip/内', '2022.html', 'accepted', undefined],
      ['往年.zip', '便条.txt', 'rejected', 'not-a-report'],
      ['', '空.docx', 'rejected', 'empty'],
    ])
    expect(new TextDecoder().decode(files[0]!.bytes)).toBe(reportHtml())
    expect(progress.at(-1)).toMatchObject({ done: 4, total: 4 })
  })

  it('imports 300 reports, each kept and encoded for the database', async () => {
    const files = reports(300)
    const from = performance.now()
    const batches = await importFiles(files, { workspace, encode: encodeSegment, signal, onProgress: () => {} })
    console.log(`import of 300 web pages: ${Math.round(performance.now() - from)} ms with ${Math.max(1, navigator.hardwareConcurrency - 1)} workers`)
    expect(batches.map(batch => batch.files).reduce((a, b) => a + b)).toBe(300)
    expect(workspace.state.reports).toHaveLength(300)
    expect(workspace.state.reports.filter(report => report.status !== 'accepted' || !report.current).map(({ file, findings }) => [file.name, findings])).toEqual([])
    expect((await workspace.segments()).every(({ bytes }) => bytes.length > 1000)).toBe(true)
  })

  it('stops at once when cancelled, and keeps nothing of what was not read', async () => {
    const controller = new AbortController()
    const files = reports(50)
    const last: string[] = []
    await importFiles(files, {
      workspace,
      encode: encodeSegment,
      signal: controller.signal,
      onProgress: (step) => {
        last.push(step.last?.refusal?.code ?? step.last?.status ?? '')
        if (step.done === 5)
          controller.abort()
      },
    })
    expect(last.filter(code => code === 'cancelled').length).toBeGreaterThan(30)
    expect(workspace.state.files.length).toBe(last.filter(code => code === 'accepted').length)
  })
})
