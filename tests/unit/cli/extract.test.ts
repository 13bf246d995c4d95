import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { budgetHtml, reportHtml } from '../ingest/report-html'

const root = fileURLToPath(new URL('../../../', import.meta.url))
let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'nianbao-extract-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

interface Result { code: number | null, lines: Record<string, unknown>[], stderr: string }

function extract(...paths: string[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'cli/extract.ts', ...paths], { cwd: root })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => stdout += text)
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr += text)
    child.on('error', reject)
    child.on('close', code => resolve({ code, stderr, lines: stdout.split('\n').filter(Boolean).map(line => JSON.parse(line) as Record<string, unknown>) }))
  })
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(directory, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

describe('extract', () => {
  it('prints one object a report with every cell of the form, why each null, and the findings', async () => {
    const path = write('a.html', reportHtml({ cells: { 'received.person': '21', 'received.total': '20', 'granted.business': '' } }))
    const { code, lines } = await extract(path)
    expect(code).toBe(0)
    expect(lines).toHaveLength(1)
    expect(Object.keys(lines[0]!)).toEqual(['file', 'format', 'status', 'reason', 'agency', 'year', 'scope', 'layouts', 'cells', 'states', 'findings'])
    expect(lines[0]).toMatchObject({
      file: path,
      format: 'html',
      status: 'accepted',
      reason: null,
      agency: '临江县教育局',
      year: 2023,
      scope: 'unit',
      layouts: { proactive: '2021', applications: '2021', appeals: '2021' },
      states: { 'applications.granted.business': 'blank' },
    })
    const cells = lines[0]!.cells as Record<string, number | null>
    expect(Object.keys(cells)).toHaveLength(200)
    expect(cells).toMatchObject({ 'applications.received.person': 21, 'applications.granted.business': null, 'proactive.normativeDocuments.inForce': 4 })
    expect(lines[0]!.findings).toContainEqual(expect.objectContaining({ rule: 'row-sum', severity: 'error', expected: 21, actual: 20, cells: expect.arrayContaining(['applications.received.total']) }))
  })

  it('walks folders and archives, compares the years of one agency, and goes on after a missing path', async () => {
    const folder = join(directory, '全区')
    write('全区/b/2022.html', reportHtml({ year: 2022, cells: { 'received.person': '3', 'received.total': '3', 'carriedOut.person': '3', 'carriedOut.total': '3' } }))
    write('全区/a.zip', zipSync({ '教育局/2023.html': new TextEncoder().encode(reportHtml()) }))
    write('全区/.DS_Store', 'litter')
    const { code, lines, stderr } = await extract(join(directory, 'missing.txt'), folder)
    expect(code).toBe(2)
    expect(stderr).toContain('missing.txt')
    expect(lines.map(({ file, year }) => [file, year])).toEqual([[join(folder, 'a.zip/教育局/2023.html'), 2023], [join(folder, 'b/2022.html'), 2022]])
    expect(lines[0]!.findings).toContainEqual(expect.objectContaining({ rule: 'carry-over', severity: 'error' }))
  })

  it('says what to do with each file that is no report, and exits 0', async () => {
    const huge = join(directory, 'huge.txt')
    const handle = await open(huge, 'w')
    const megabyte = Buffer.from('政府信息公开 0\t0\t0\n'.repeat(40_330))
    for (let i = 0; i < 200; i++)
      await handle.write(megabyte)
    await handle.close()
    const paths = [write('空.txt', ''), write('乱码.docx', Uint8Array.from({ length: 4096 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24)), write('预算.html', budgetHtml), huge]
    const { code, lines } = await extract(...paths)
    expect(code).toBe(0)
    expect(lines.map(({ status }) => status)).toEqual(paths.map(() => 'rejected'))
    const reasons = lines.map(({ reason }) => reason as string)
    expect(reasons[3]).toContain('64 MB')
    expect(new Set(reasons).size).toBe(paths.length)
    for (const reason of reasons)
      expect(reason).toMatch(/^《[^\n\r\u2028\u2029\u8BF7]*\u8BF7.*。$/)
  })

  it('bounds each file and each archive, says which it gave up, and goes on', async () => {
    const hang = readFileSync(join(root, 'tests/cases/24-pdf-hang/cycle.pdf'))
    const names = Array.from({ length: 8 }, (_, at) => `${at}.pdf`)
    const path = write('慢.zip', zipSync({ ...Object.fromEntries(names.map(name => [name, new Uint8Array(hang)])), '年报.html': new TextEncoder().encode(reportHtml()) }))
    const { code, lines } = await extract('--limit', '2', path, write('b.html', reportHtml({ year: 2022 })))
    expect(code).toBe(0)
    expect(lines.map(({ file, status }) => [String(file).split('/').at(-1), status])).toEqual([...names.map(name => [name, 'rejected']), ['年报.html', 'rejected'], ['b.html', 'accepted']])
    const reasons = lines.slice(0, 9).map(({ reason }) => String(reason))
    expect(reasons[0]).toContain('用时过长')
    expect(reasons[8]).toContain('整个压缩包的时间已经用完')
    reasons.forEach((reason, at) => expect(reason).toContain(`《${[...names, '年报.html'][at]}》`))
  }, 60_000)

  it('refuses to run without files', async () => {
    const { code, lines, stderr } = await extract()
    expect({ code, lines }).toEqual({ code: 2, lines: [] })
    expect(stderr).toContain('npm run --silent extract')
  })

  it('delivers every line through a pipe', async () => {
    for (let i = 0; i < 400; i++)
      write(`many/${String(i).padStart(3, '0')}.html`, i % 20 === 0 ? reportHtml({ agency: `临江县第${i}中学` }) : `<p>便条 ${i}</p>`)
    const { lines } = await extract(join(directory, 'many'))
    expect(lines).toHaveLength(400)
  })
})
