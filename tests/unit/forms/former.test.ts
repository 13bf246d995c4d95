import type { Piece } from '../../golden/make/story'
import { describe, expect, it } from 'vitest'
import { checkAcross } from '@/checks'
import { formCells, tableOf } from '@/forms'
import { readReports } from '@/ingest/read'
import facts from '../../datasets/pingtan.json'
import { toWorkbook } from '../../golden/make/sheets'
import { toText } from '../../golden/make/text'
import { toDocx } from '../../golden/make/word'

type Facts = typeof facts.reports[number]

const head = (year: number, columns: readonly string[] = [`${year}年度`, '历年累计']): string[] => ['指标名称', '计量单位', ...columns]
const one = (text: string) => ({ text, colspan: 1, rowspan: 1 })

/** A short report of our own words around a published table. */
function pieces({ year, rows }: Pick<Facts, 'year' | 'rows'>, columns?: readonly string[]): Piece[] {
  return [
    { kind: 'title', text: `${facts.agency}${year}年政府信息公开工作年度报告` },
    { kind: 'heading', text: '一、概述' },
    { kind: 'text', text: `现公布${facts.agency}${year}年政府信息公开工作年度报告，统计期限为${year}年1月1日至12月31日，数据汇总包含所属各部门。` },
    { kind: 'heading', text: '二、政府信息公开情况统计表' },
    { kind: 'table', table: 'all', cells: [head(year, columns), ...rows].map(row => row.map(one)) },
  ]
}

const escape = (text: string): string => text.replaceAll('&', '&amp;')
function toHtml(list: readonly Piece[]): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>年报</title></head><body>${list.map(piece => piece.kind === 'table'
    ? `<table>${piece.cells.map(row => `<tr>${row.map(({ text }) => `<td>${escape(text)}</td>`).join('')}</tr>`).join('')}</table>`
    : `<p>${escape(piece.text)}</p>`).join('\n')}</body></html>`
}

const look = { numbered: false, nested: false } as const
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const formats: readonly [string, (list: readonly Piece[]) => Promise<Uint8Array> | Uint8Array][] = [
  ['txt', list => bytes(toText(list, 'tabs'))],
  ['html', list => bytes(toHtml(list))],
  ['docx', list => toDocx(list, look)],
  ['xlsx', list => toWorkbook([['年报', list]], 'xlsx')],
]

async function read(list: readonly Piece[], format = 'html', write = formats.find(([name]) => name === format)![1]) {
  const [file] = await readReports({ name: `${facts.agency}年报.${format}`, folder: '', bytes: await write(list) })
  return file!
}

/** Every cell the table prints, by key, as the published text says it. */
function expected({ layout, rows }: Facts): Record<string, number | null> {
  const table = tableOf('statistics', layout)!
  const printed = table.rows.filter(({ years }) => years === undefined || rows.length === table.rows.length)
  expect(printed).toHaveLength(rows.length)
  return Object.fromEntries(printed.flatMap(({ key }, at) => ['year', 'cumulative'].map((column, index) => {
    const text = rows[at]![index + 2]!
    return [`statistics.${key}.${column}`, text === '' ? null : Number(text)]
  })))
}

describe('the reports of 2013 to 2018 of one place', () => {
  describe.each(formats)('as %s', (format, write) => {
    it.each(facts.reports)('$year reads exactly', async (report) => {
      const file = await read(pieces(report), format, write)
      expect([file.status, file.refusal, file.reports.map(({ findings }) => findings.filter(({ rule }) => rule === 'doubtful').map(({ message }) => message))]).toEqual(['accepted', null, [[]]])
      const [{ report: found }] = file.reports as [typeof file.reports[number]]
      expect([found.year.value, found.agency.value, found.layouts]).toEqual([report.year, facts.agency, { statistics: report.layout }])
      expect(Object.fromEntries(Object.entries(found.cells).map(([key, { value }]) => [key, value]))).toEqual(expected(report))
    })
  })

  it('a blank stays a blank, and is told', async () => {
    const { reports: [read2013] } = await read(pieces(facts.reports[0]!))
    expect(read2013!.report.cells['statistics.disclosed.gazette.cumulative']).toMatchObject({ state: 'blank', value: null, doubt: null })
    expect(read2013!.findings.map(({ id }) => id)).toEqual(['incomplete:statistics'])
  })

  it('the fees of 2014 and 2015 are asked in no other year', async () => {
    const { reports: [read2018] } = await read(pieces(facts.reports[3]!))
    expect(read2018!.findings).toEqual([])
  })

  it('their sums are checked', async () => {
    const report = facts.reports[1]!
    const { reports: [wrong] } = await read(pieces({ ...report, rows: report.rows.map(row => row[0] === '受理依申请公开信息总数' ? [row[0]!, '条', '3', '1'] : row) }))
    const finding = wrong!.findings.find(({ rule }) => rule === 'items-sum')
    expect(finding).toMatchObject({ id: 'items-sum:received.year', expected: 1, actual: 3 })
    expect(finding!.message).toContain('受理依申请公开信息总数')
  })

  it('their running totals are checked, where the years follow each other', async () => {
    const placed = await Promise.all(facts.reports.map(async (report) => {
      const { reports: [found] } = await read(pieces(report))
      return { report: String(report.year), agency: 'a', agencyName: facts.agency, year: report.year, scope: 'consolidated' as const, region: '福建省', type: 'zone', layouts: found!.report.layouts, due: '', vertical: false, facts: found!.facts }
    }))
    expect(checkAcross(placed).filter(({ rule }) => rule === 'running-total')).toEqual([])
    const reset = placed.map(each => each.year === 2018 ? { ...each, facts: { ...each.facts, numbers: { ...each.facts.numbers, 'statistics.disclosed.cumulative': 12107 } } } : each)
    expect(checkAcross(reset).filter(({ rule }) => rule === 'running-total')).toMatchObject([{ id: 'running-total:disclosed', report: '2018', expected: 12106, actual: 12107 }])
  })

  it('a table headed with another year than the title is asked about', async () => {
    const file = await read(pieces(facts.reports[1]!, ['2013年度', '历年累计']))
    expect(file.status).toBe('review')
    expect(file.reports[0]!.report.year).toMatchObject({ certain: false })
  })

  it('units filled in the count at the end of the year alone', async () => {
    const report = facts.reports[1]!
    const file = await read(pieces({ ...report, rows: report.rows.map(([name, unit, , count]) => [name!, unit!, count!]) }, ['年末统计']))
    expect(file.reports[0]!.report.layouts).toEqual({ statistics: 'fujian-units' })
    expect(file.reports[0]!.report.cells['statistics.disclosed.cumulative']).toMatchObject({ value: 78967, doubt: null })
    expect(file.reports[0]!.report.cells['statistics.disclosed.year']).toBeUndefined()
  })
})

describe('the national table of 2014 to 2018', () => {
  it('is read, and doubted until a real report has been seen', async () => {
    const rows = tableOf('statistics', '2014')!.rows
    const list = pieces({ year: 2016, rows: rows.map(({ label, printedUnit }, at) => [label.zh, printedUnit!, String(at)]) }, ['统计数']).map(piece => piece.kind === 'table' ? { ...piece, cells: piece.cells.map((row, at) => at === 0 ? ['统计指标', '单位', '统计数'].map(one) : row) } : piece)
    const file = await read(list)
    expect(file.status).toBe('review')
    const { layouts, cells } = file.reports[0]!.report
    expect(layouts).toEqual({ statistics: '2014' })
    expect(formCells('statistics', '2014').map(key => cells[key]?.value)).toEqual(rows.map((_, at) => at))
    expect(Object.values(cells).every(({ doubt }) => doubt !== null)).toBe(true)
  })

  it('names that two rows share are told by their place, not by the unit beside them', async () => {
    const { rows } = tableOf('statistics', '2014')!
    const cells = [['统计指标', '单位', '统计数'], ...rows.map((row, at) => [row.label.zh, row.printedUnit ?? '', String(at)])]
    const file = await read([{ kind: 'title', text: '临江县教育局2016年政府信息公开工作年度报告' }, { kind: 'heading', text: '一、政府信息公开情况统计表' }, { kind: 'table', table: 'all', cells: cells.map(row => row.map(one)) }])
    const found = Object.entries(file.reports[0]!.report.cells)
    expect([...new Set(found.map(([, { doubt }]) => doubt?.code))]).toEqual(['layout'])
    expect(found.map(([, { value }]) => value)).toEqual(rows.map((_, at) => at))
  })
})

describe('a report of a year whose form is not known', () => {
  it('is kept and says so; nobody is told to fetch another original', async () => {
    const list = pieces(facts.reports[0]!).filter(piece => piece.kind !== 'table').concat([{ kind: 'text', text: '全年主动公开政府信息三千余条，没有收到依申请公开的申请。'.repeat(8) }])
    const file = await read(list)
    expect([file.status, file.refusal, file.reports.length]).toEqual(['review', null, 1])
    const { report, findings } = file.reports[0]!
    expect([report.year.value, report.layouts, report.cells]).toEqual([2013, {}, {}])
    const finding = findings.find(({ rule }) => rule === 'incomplete')!
    expect(finding.message).toContain('不认识')
    expect(finding.message).toContain('不计入合计')
    expect(findings.map(({ message }) => message).join()).not.toMatch(/索取|补报/)
  })
})
