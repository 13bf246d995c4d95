import type { ExpectedReport } from '../../golden/expected'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'
import { judgeReport } from '../../golden/judge'

const path = fileURLToPath(new URL('../../golden/corpus/txt/narrow-new.txt', import.meta.url))
const page = readFileSync(path, 'utf8')
const [expected] = (JSON.parse(readFileSync(`${path}.json`, 'utf8')) as { reports: ExpectedReport[] }).reports

async function read(text: string) {
  const [file] = await readReports({ name: 'a.txt', folder: '', bytes: new TextEncoder().encode(text) })
  const [read] = file!.reports
  return { status: read!.status, ...judgeReport(read!, expected!) }
}

function changed(from: string | RegExp, to: string): string {
  const text = page.replace(from, to)
  expect(text).not.toBe(page)
  return text
}

describe('a page printed as text, its labels torn in narrow columns', () => {
  it('is accepted where rows stand in order and sums hold', async () => {
    expect(await read(page)).toMatchObject({ status: 'accepted', exact: 200, silent: [] })
  })

  it.each([
    ['a number is gone and its row does not make its total', /(一、本年新收政府信息公开申请数量 +)4/, '$1 '],
    ['a number stands between two columns', /(1\.信访举报 {10}0) {9}0( +\/)/, '$1     0    $2'],
    ['two headings are exchanged', '商业企业      科研机构', '科研机构      商业企业'],
    ['a heading is gone', '    其他\n', '\n'],
    ['two rows have exchanged their labels', /2\.其他法律|3\.补正后申/g, '2.补正后申'],
    ['the label of a row is gone', '2.重复申请', '          '],
    ['a number is torn', /（七）总计 {8}5 {6}2/, '（七）总计        5 1    2'],
  ])('is asked when %s', async (_, from, to) => {
    const { status, silent } = await read(changed(from, to))
    expect({ status, silent }).toEqual({ status: 'review', silent: [] })
  })
})
