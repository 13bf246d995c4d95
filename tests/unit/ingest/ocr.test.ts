import type { ReadReport } from '@/workspace'
import { describe, expect, it } from 'vitest'
import { isRecognizable, recognizedOnly } from '@/ingest/ocr'
import { readDocuments, readReports } from '@/ingest/read'
import { viewOf } from '@/ingest/view'
import { read, refusals } from '@/readers'
import { reportHtml } from './report-html'

const file = { name: '2023.html', folder: '', bytes: new TextEncoder().encode(reportHtml()) }

async function documents() {
  const result = await read(file)
  if (result.kind !== 'documents')
    throw new Error('not read')
  return result.documents
}

describe('a report recognised from a picture', () => {
  it('is held for review with every cell and field in doubt, however well it was read', async () => {
    const { reports: [certain] } = await readDocuments(file, await documents())
    expect(certain!.status).toBe('accepted')
    const { reports: [proposed] } = await readDocuments(file, await documents(), recognizedOnly)
    const { report, findings, status } = proposed!
    expect(status).toBe('review')
    expect([report.agency.certain, report.year.certain, report.scope.certain]).toEqual([false, false, false])
    expect(report.year.value).toBe(certain!.report.year.value)
    const doubtful = new Set(findings.filter(({ rule }) => rule === 'doubtful').flatMap(({ cells }) => cells))
    expect(Object.keys(report.cells).filter(key => !doubtful.has(key))).toEqual([])
    expect(Object.values(report.cells).map(({ value }) => value)).toEqual(Object.values(certain!.report.cells).map(({ value }) => value))
  })

  it('is held for review by the note of its document alone', async () => {
    const noted = (await documents()).map(document => ({ ...document, notes: [{ code: 'ocr' as const, message: '由本机识别（OCR）得出。' }] }))
    expect((await readDocuments(file, noted)).reports[0]!.status).toBe('review')
  })
})

describe('a picture', () => {
  it('is shown as pages to be drawn', async () => {
    expect(await viewOf({ name: '2023.png', bytes: Uint8Array.of(0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10), charset: null, part: null })).toEqual({ kind: 'pages' })
  })
})

describe('what can be recognised', () => {
  it('is a scanned PDF or a picture that was refused', () => {
    const { name } = file
    expect(isRecognizable({ format: 'pdf', refusal: refusals.scan({ name }) })).toBe(true)
    expect(isRecognizable({ format: 'image', refusal: refusals.unsupported({ name }) })).toBe(true)
    expect(isRecognizable({ format: 'pdf', refusal: refusals.encrypted({ name }) })).toBe(false)
    expect(isRecognizable({ format: 'docx', refusal: refusals.scan({ name }) })).toBe(false)
    expect(isRecognizable({ format: 'pdf', refusal: null })).toBe(false)
  })

  it('is a PDF with text when a table or a page of it is a picture', () => {
    const read = { format: 'pdf', refusal: null }
    expect(isRecognizable(read, [{ rule: 'incomplete', params: { pictured: 1 } }])).toBe(true)
    expect(isRecognizable(read, [{ rule: 'doubtful', params: { code: 'scanned-page' } }])).toBe(true)
    expect(isRecognizable(read, [{ rule: 'incomplete', params: { pictured: 0 } }, { rule: 'doubtful', params: { code: 'ocr' } }])).toBe(false)
    expect(isRecognizable({ ...read, format: 'docx' }, [{ rule: 'incomplete', params: { pictured: 1 } }])).toBe(false)
  })

  it('is a document when the file holds the pictures of its tables', async () => {
    const picture = 'data:image/png;base64,iVBORw0KGgo='
    const markup = reportHtml().replace(/<table>(?![\s\S]*<table>)[\s\S]*<\/table>/, source => `<img src="${source.length > 0 ? picture : ''}">`)
    const opened = await readReports({ ...file, bytes: new TextEncoder().encode(markup) })
    const [{ report, findings, status }] = opened[0]!.reports as [ReadReport]
    expect([report.pictured, status]).toEqual([['appeals'], 'review'])
    expect(isRecognizable(opened[0]!, findings)).toBe(true)
    const [remote] = await readReports({ ...file, bytes: new TextEncoder().encode(markup.replace(picture, 'table.png')) })
    expect(isRecognizable(remote!, remote!.reports[0]!.findings)).toBe(false)
  })

  it('is a document that is nothing but pictures it holds', async () => {
    const markup = (source: string): Uint8Array => new TextEncoder().encode(`<title>年报</title><p>县教育局</p><img src="${source}">`)
    const [held] = await readReports({ ...file, bytes: markup('data:image/png;base64,iVBORw0KGgo=') })
    expect(held!.refusal).toMatchObject({ code: 'scan', params: { pictures: 1 } })
    expect(isRecognizable(held!)).toBe(true)
    expect(isRecognizable((await readReports({ ...file, bytes: markup('a.png') }))[0]!)).toBe(false)
  })
})
