import type { SourceFile } from '@/readers'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'
import { budgetHtml, reportHtml } from './report-html'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const source = (name: string, content: string | Uint8Array): SourceFile => ({ name, folder: '', bytes: typeof content === 'string' ? encode(content) : content })
const sample = (name: string): string => fileURLToPath(new URL(`../../published/${name}`, import.meta.url))

async function readOne(name: string, content: string | Uint8Array): Promise<Awaited<ReturnType<typeof readReports>>[number]> {
  const files = await readReports(source(name, content))
  expect(files).toHaveLength(1)
  return files[0]!
}

describe('reading a file', () => {
  it('accepts a whole report in the form', async () => {
    const file = await readOne('报告.html', reportHtml())
    expect(file.reports[0]!.findings.filter(finding => finding.rule === 'doubtful').map(finding => finding.message)).toEqual([])
    expect(file).toMatchObject({ status: 'accepted', refusal: null, format: 'html' })
    const { report, facts } = file.reports[0]!
    expect(report).toMatchObject({ id: file.hash, agency: { value: '临江县教育局' }, year: { value: 2023 } })
    expect(Object.keys(report.cells)).toHaveLength(10 + 175 + 15)
    expect(facts.numbers['proactive.normativeDocuments.inForce']).toBe(4)
  })

  it('accepts what was published wrong, with the finding, and a printed blank', async () => {
    const wrong = await readOne('a.html', reportHtml({ cells: { 'received.person': '5', 'received.total': '4', 'granted.business': '', 'concluded.person': '/' } }))
    expect(wrong.status).toBe('accepted')
    expect(wrong.reports[0]!.findings.map(finding => finding.rule)).toEqual(expect.arrayContaining(['row-sum', 'balance', 'incomplete']))
    expect(wrong.reports[0]!.report.cells['applications.granted.business']).toMatchObject({ state: 'blank', value: null })
  })

  it('holds a report for review when a cell cannot be read, and names the cell', async () => {
    const file = await readOne('a.html', reportHtml({ cells: { 'received.person': '五六件' } }))
    expect(file.status).toBe('review')
    expect(file.reports[0]!.findings.find(finding => finding.rule === 'doubtful')?.cells).toContain('applications.received.person')
  })

  it.each([
    ['a note mark', '4<sup>1</sup>', 4],
    ['a struck-out run', '<s>4</s>5', 5],
    ['a hidden run', '<span style="display:none">4</span>5', 5],
    ['a white run', '<font color="#ffffff">4</font>5', 5],
    ['two numbers', '4<br>5', null],
    ['a field', '<input value="4">', 4],
    ['an empty field', '<input>', null],
    ['digits turned round', '\u202E54\u202C', null],
    ['an invisible sign within', '4\u200B5', 45],
  ])('holds a report for review over %s in a cell, names the cell and only proposes a number', async (_, printed, value) => {
    const file = await readOne('a.html', reportHtml({ cells: { 'received.person': printed } }))
    expect(file.status).toBe('review')
    expect(file.reports[0]!.findings.filter(finding => finding.rule === 'doubtful').map(finding => finding.cells)).toEqual([['applications.received.person']])
    expect(file.reports[0]!.report.cells['applications.received.person']!.value).toBe(value)
  })

  it('holds a form without any number for review, table by table', async () => {
    const file = await readOne('a.html', reportHtml().replace(/>\d<\/td>/g, '>&nbsp;</td>'))
    expect(file.status).toBe('review')
    expect(file.reports[0]!.findings.filter(finding => finding.rule === 'empty-form').map(finding => finding.table)).toEqual(['proactive', 'applications', 'appeals'])
  })

  it('holds a report without its tables for review: a fact to report, not zeros', async () => {
    const file = await readOne('a.html', reportHtml({ withoutTables: true }))
    expect(file.status).toBe('review')
    expect(file.reports[0]!.report.cells).toEqual({})
    expect(file.reports[0]!.findings.filter(finding => finding.rule === 'incomplete')).toHaveLength(3)
  })

  it('reads nothing from scripts', async () => {
    const file = await readOne('a.html', reportHtml({ scripts: true }))
    expect(file.status).toBe('accepted')
    expect(JSON.stringify(file.reports[0]!.report)).not.toMatch(/99|fetch|steal/)
  })

  it.each([
    ['空.txt', '', 'empty'],
    ['空白.txt', ' \n\t\n', 'empty'],
    ['程序.docx', Uint8Array.from({ length: 4096 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24), 'binary'],
    ['预算.html', budgetHtml, 'not-a-report'],
    ['会议.txt', '关于召开会议的通知\n\n请各单位按时参加。\n', 'not-a-report'],
    ['封面.txt', '临江县教育局\n2023年政府信息公开工作年度报告\n', 'no-tables'],
    ['图.html', '<h1>临江县教育局2023年政府信息公开工作年度报告（图片版）</h1><p><img src="1.png"></p>', 'scan'],
  ])('rejects %s with a sentence that says what to do', async (name, content, code) => {
    const file = await readOne(name, content)
    expect(file).toMatchObject({ status: 'rejected', refusal: { code }, reports: [] })
    expect(file.refusal!.reason).toContain(`《${name}》`)
    expect(file.refusal!.reason).toMatch(/已原样保留。请/)
    expect(file.bytes).toEqual(source(name, content).bytes)
  })

  it('opens archives within archives to the third level and no deeper', async () => {
    const nested = (depth: number): Uint8Array => depth === 0 ? encode(reportHtml()) : zipSync({ [depth === 1 ? '报告.html' : '内层.zip']: nested(depth - 1) })
    const third = await readReports(source('外.zip', nested(3)))
    expect(third).toMatchObject([{ name: '报告.html', folder: '外.zip/内层.zip/内层.zip', status: 'accepted' }])
    const fourth = await readReports(source('外.zip', nested(4)))
    expect(fourth).toMatchObject([{ name: '内层.zip', status: 'rejected', refusal: { code: 'unsupported', reason: expect.stringContaining('三层'.replace('三', '3 ')) } }])
  })

  it('keeps every file of an archive, the unreadable ones too', async () => {
    const files = await readReports(source('全区.zip', zipSync({ '教育局/报告.html': encode(reportHtml()), '说明.txt': encode('请查收'), '空.docx': new Uint8Array() })))
    expect(files.map(({ folder, name, status }) => [folder, name, status]).sort()).toEqual([
      ['全区.zip', '空.docx', 'rejected'],
      ['全区.zip', '说明.txt', 'rejected'],
      ['全区.zip/教育局', '报告.html', 'accepted'],
    ])
  })

  it('accepts a real report pasted from Word, every cell of it', async () => {
    const file = await readOne('zhanhe-gxj-2023.txt', new Uint8Array(readFileSync(sample('zhanhe-gxj-2023.txt'))))
    const { report, findings } = file.reports[0]!
    expect(file.status).toBe('accepted')
    expect(report).toMatchObject({ agency: { value: '湛河区工信局' }, year: { value: 2023 } })
    expect(Object.values(report.cells).filter(cell => cell.value === 0)).toHaveLength(200)
    expect(findings.filter(finding => finding.severity === 'error')).toEqual([])
  })

  it('reads a real report from its PDF with the two wrong sums it printed', async () => {
    const file = await readOne('hongze-2023.pdf', new Uint8Array(readFileSync(sample('hongze-2023.pdf'))))
    const { findings } = file.reports[0]!
    expect(findings.filter(finding => finding.severity === 'error').map(({ rule, row }) => `${rule} ${row}`)).toEqual(['appeals-sum review', 'appeals-sum afterReview'])
    expect(findings.filter(finding => finding.rule === 'old-layout').map(({ table }) => table)).toEqual(['applications'])
  })
})
