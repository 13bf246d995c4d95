import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { blankForm, blankTitle, consolidatedXlsx, formDocx, formXlsx } from '@/exports'
import { addressOf } from '../../../src/exports/form/xlsx'
import { opened } from './briefing'
import { filledTitle, imported, numbersOf } from './filled'

describe.each(['2021', '2019'] as const)('form of %s', (layout) => {
  const cells = numbersOf(layout)
  const at = (key: string) => ({ text: String(cells[key]), value: cells[key]! })

  it.each([['docx', formDocx], ['xlsx', formXlsx]] as const)('filled in as %s imports back exactly', async (format, write) => {
    const file = await imported(await write({ title: filledTitle, layout, at, notes: [], whole: true }), `教育局.${format}`)
    // Its sections of prose are left as the blank form has them.
    expect(file.reports[0]?.findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual(['fee-statement'])
    expect(file.status).toBe('accepted')
    const { report, findings } = file.reports[0]!
    expect(findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual(['fee-statement'])
    expect(report.agency.value).toBe('云川市教育局')
    expect(report.year.value).toBe(2026)
    expect(report.layouts).toMatchObject({ proactive: layout, applications: layout })
    expect(Object.fromEntries(Object.entries(report.cells).map(([key, cell]) => [key, cell.value]))).toEqual(cells)
  })

  it.each(['docx', 'xlsx'] as const)('left blank as %s is no report of zeros', async (format) => {
    const blob = await blankForm(layout, format)
    const file = await imported(blob, `空白表.${format}`)
    expect(file.status).not.toBe('accepted')
    for (const { report } of file.reports)
      expect(Object.values(report.cells).every(cell => cell.value === null)).toBe(true)
  })
})

describe('blank form', () => {
  it('says what is to be filled in, under the headings of the six sections', async () => {
    const { text } = await opened(await blankForm('2021', 'docx'))
    const words = text('word/document.xml').replaceAll(/<[^>]+>/g, '')
    expect(words).toContain(blankTitle)
    for (const ordinal of ['一', '二', '三', '四', '五', '六'])
      expect(words).toContain(`${ordinal}、`)
  })
})

describe('consolidated workbook', () => {
  const units = [
    { name: '甲局', source: '甲局.docx（原报）', at: (key: string) => key === 'applications.received.total' ? 12 : key === 'applications.received.person' ? '/' : key === 'applications.other.misc.total' ? 3 : null },
    { name: '=HYPERLINK("http://x","乙")', source: '乙局.xls（更正）', at: (key: string) => key === 'applications.received.total' ? 30 : key === 'applications.other.total' ? 4 : null },
  ]
  const total = (key: string): number | null => ({ 'applications.received.total': 42, 'applications.other.misc.total': 3 })[key] ?? null
  it('adds up the units sheets by formulas, with results; blank stays blank, a mark a mark, the other form apart', async () => {
    const blob = await consolidatedXlsx({ title: '云川市2026年汇总表', layout: '2021', units, totalAt: total, keysOf: key => [key], apart: [{ key: 'applications.other.total', name: '其他处理（2019 版一行）·总计', value: 4 }], notes: ['2 个单位中 2 个'] })
    const book = read(new Uint8Array(await blob.arrayBuffer()), { cellFormula: true })
    expect(book.SheetNames).toEqual(['汇总', '说明', '甲局', '=HYPERLINK("http   x","乙")'])
    const address = addressOf('2021', 'applications.received.total')
    expect(book.Sheets['汇总']![address]).toMatchObject({ v: 42, f: `SUM('甲局'!${address},'=HYPERLINK("http   x","乙")'!${address})` })
    expect(book.Sheets['甲局']![address]).toMatchObject({ t: 'n', v: 12 })
    expect(book.Sheets['甲局']![addressOf('2021', 'applications.received.person')]).toMatchObject({ t: 's', v: '/' })
    expect(book.Sheets['甲局']![addressOf('2021', 'applications.received.business')]?.v).toBeUndefined()
    expect(book.Sheets['汇总']![addressOf('2021', 'applications.received.business')]?.f).toBeUndefined()
    const apart = utils.sheet_to_json<(string | number | null)[]>(book.Sheets['汇总']!, { header: 1, defval: null }).find(row => String(row[0]).startsWith('其他处理（2019'))!
    expect(apart[3]).toBe(4)
    expect(Object.values(book.Sheets['说明']!).some((cell: { f?: string }) => cell.f !== undefined)).toBe(false)
  })
  it('says of the one row of 2019 what it is made of in a unit of the form of 2021', async () => {
    const blob = await consolidatedXlsx({ title: '汇总', layout: '2019', units: units.slice(0, 1), totalAt: () => 5, keysOf: key => key === 'applications.other.total' ? [key, 'applications.other.misc.total', 'applications.received.total'] : [key], apart: [], notes: [] })
    const book = read(new Uint8Array(await blob.arrayBuffer()), { cellFormula: true })
    expect(book.Sheets['甲局']![addressOf('2019', 'applications.other.total')]).toMatchObject({ v: 15, f: '3+12' })
  })
})
