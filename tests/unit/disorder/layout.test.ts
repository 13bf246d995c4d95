import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'

const path = fileURLToPath(new URL('../../cases/20-pdftotext-layout/szfgs.txt', import.meta.url))
const page = readFileSync(path, 'utf8')
const expected = (JSON.parse(readFileSync(`${path}.json`, 'utf8')) as { cells: Record<string, number | null> }).cells

async function read(text: string) {
  const [file] = await readReports({ name: 'a.txt', folder: '', bytes: new TextEncoder().encode(text) })
  const { report, status } = file!.reports[0]!
  const wrong = Object.entries(expected).filter(([key, value]) => (report.cells[key]?.value ?? null) !== value).map(([key]) => key)
  return { status, wrong, silent: wrong.filter(key => report.cells[key]?.doubt === null && report.cells[key]?.value !== null) }
}

function changed(from: string | RegExp, to: string): string {
  const text = page.replace(from, to)
  expect(text).not.toBe(page)
  return text
}

const numbers = '72   64    178    37    351   13    4        8        1        26   12   1     1    6       20'

describe('a page printed as text, its columns kept by spaces', () => {
  it('is read as it is printed', async () => {
    expect(await read(page)).toEqual({ status: 'accepted', wrong: [], silent: [] })
    expect(await read(page.replace(/\n(?: *\n)+/g, '\n'))).toMatchObject({ wrong: [], silent: [] })
  })

  it.each([
    ['a number of section 4 is gone', numbers, numbers.replace('    8   ', '        ')],
    ['the first number of section 4 is gone', numbers, numbers.replace('72', '  ')],
    ['one of section 4 slid under its neighbour', numbers, numbers.replace('13    4        8', '13        48')],
    ['two headings of section 4 are exchanged', /维持 {3}纠正 {4}果/, '纠正   维持    果'],
    ['a heading of section 4 stands over another column', /结果 {3}结果 {4}其他结/, '结果                  结果    其他结'],
    ['a number of section 3 is gone', /(一、本年新收政府信息公开申请数量 +3001 +)53/, '$1  '],
    ['the last heading of section 3 stands before others', /\n {60,}其他\n/, '\n                                            其他\n'],
    ['two headings of section 3 are exchanged', '商业企      科研机', '科研机      商业企'],
  ])('it is asked when %s', async (_, from, to) => {
    const { status, silent } = await read(changed(from, to))
    expect({ status, silent }).toEqual({ status: 'review', silent: [] })
  })
})
