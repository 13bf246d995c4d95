import type { TypedForm } from '../../../src/ingest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formCells, layoutsAsked, nationalLayouts } from '../../../src/forms'
import { readReports, writeTyped } from '../../../src/ingest'
import { read } from '../../../src/readers'

const bytesOf = (html: string) => new TextEncoder().encode(html)
const file = (html: string, name = '人工录入 临江县教育局 2023年.html') => ({ name, folder: '', bytes: bytesOf(html) })

function form(more: Partial<TypedForm> = {}, year = 2023): TypedForm {
  const layouts = layoutsAsked({}, year)
  const cells = Object.fromEntries(Object.entries(layouts).flatMap(([table, layout]) => formCells(table, layout).map(key => [key, '0'])))
  return { agency: '临江县教育局', year, scope: 'unit', fictional: false, layouts, cells, who: '李敏', when: '2026-01-05T10:31:00+08:00', from: null, ...more }
}

describe('a report typed into the form', () => {
  it.each([2019, 2023])('is read back exactly, each cell from where it stands in the file (%i)', async (year) => {
    const typed = form({}, year)
    const cells = Object.fromEntries(Object.keys(typed.cells).map((key, at) => [key, String(at)]))
    const html = writeTyped({ ...typed, cells })
    const [read1] = await readReports(file(html))
    const { report, status, findings } = read1!.reports[0]!
    expect([read1!.format, report.source.format, report.agency.value, report.year.value, report.scope.value]).toEqual(['typed', 'typed', '临江县教育局', year, 'unit'])
    expect(Object.fromEntries(Object.entries(report.cells).map(([key, { text }]) => [key, text]))).toEqual(cells)
    expect(findings.filter(({ rule }) => rule === 'doubtful' || rule === 'incomplete')).toEqual([])
    expect(status).toBe('accepted')
    const document = await read(file(html))
    const grids = document.kind === 'documents' ? document.documents[0]!.blocks.filter(block => block.kind === 'grid') : []
    for (const { place, text } of Object.values(report.cells)) {
      const grid = grids[place!.at === 'table' ? place!.table - 1 : -1]
      expect(grid!.cells.find(cell => JSON.stringify(cell.place) === JSON.stringify(place))!.text).toBe(text)
    }
  })

  it('says who typed it, when, and from what', async () => {
    const [kept] = await readReports(file(writeTyped(form({ from: { name: '扫描 & 件.pdf', hash: 'ab' } }))))
    expect(kept!.reports[0]!.report.typed).toEqual({ who: '李敏', when: '2026-01-05T10:31:00+08:00', from: { name: '扫描 & 件.pdf', hash: 'ab' } })
    expect(kept!.reports[0]!.report.agency.readings).toMatchObject([{ from: 'person', text: '李敏 2026-01-05' }])
  })

  it('blank stays blank, a mark a mark, and what is no number is flagged; sums that do not hold are told', async () => {
    const typed = form()
    const { 'appeals.review.upheld': _, ...cells } = typed.cells
    const [kept] = await readReports(file(writeTyped({ ...typed, cells: { ...cells, 'applications.received.person': '/', 'applications.received.total': '5', 'appeals.direct.upheld': '污' } })))
    const { report, findings, status } = kept!.reports[0]!
    expect(report.cells['appeals.review.upheld']).toMatchObject({ state: 'blank', value: null, text: '' })
    expect(report.cells['applications.received.person']).toMatchObject({ state: 'mark', value: null, text: '/' })
    expect(report.cells['appeals.direct.upheld']).toMatchObject({ state: 'unreadable', value: null })
    expect(findings.map(({ rule }) => rule)).toContain('row-sum')
    expect(status).toBe('review')
  })

  it('a table nothing was typed into was not found', async () => {
    const typed = form()
    const { proactive, applications } = typed.layouts
    const cells = Object.fromEntries(Object.entries(typed.cells).filter(([key]) => !key.startsWith('appeals.')))
    const [kept] = await readReports(file(writeTyped({ ...typed, layouts: { proactive: proactive!, applications: applications! }, cells })))
    const { report, status } = kept!.reports[0]!
    expect(report.layouts).toEqual({ proactive: '2021', applications: '2021', appeals: null })
    expect(status).toBe('review')
  })

  it('one that was changed since is no typed form any more: it is read as any page', async () => {
    const html = writeTyped(form())
    for (const changed of [html.replace('<h1>临江县', '<h1>临海县'), html.replace('<td>0</td>', '<td>0</td><td>1</td>'), html.replace('&quot;year&quot;:2023', '&quot;year&quot;:2022'), html.replace(/&quot;layouts&quot;:\{[^}]*\}/, '&quot;layouts&quot;:null')]) {
      const [kept] = await readReports(file(changed))
      expect(changed).not.toBe(html)
      expect(kept!.format).toBe('html')
    }
  })

  it('an ordinary reader makes of its tables what was typed', async () => {
    const typed = form()
    const cells = { ...typed.cells, 'applications.received.person': '12', 'applications.received.total': '12', 'applications.granted.person': '12', 'applications.granted.total': '12', 'applications.concluded.person': '12', 'applications.concluded.total': '12' }
    const [kept] = await readReports(file(writeTyped({ ...typed, cells }).replace(/<meta name="nianbao[^>]*>/, '')))
    const { report } = kept!.reports[0]!
    expect(Object.fromEntries(Object.entries(report.cells).map(([key, { text }]) => [key, text]))).toEqual(cells)
  })

  it('whatever is typed comes back as it was typed', async () => {
    const keys = nationalLayouts.flatMap(layout => formCells('applications', layout)).filter(key => formCells('applications', '2021').includes(key))
    const text = fc.stringMatching(/^[\w<>&"'，/\-.局县市]{1,8}$/)
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom(...keys), text, { minKeys: 1, maxKeys: 12 }), text, async (cells, agency) => {
      const [kept] = await readReports(file(writeTyped(form({ agency, layouts: { applications: '2021' }, cells }))))
      const { report } = kept!.reports[0]!
      expect(report.agency.value).toBe(agency)
      expect(Object.fromEntries(Object.entries(report.cells).flatMap(([key, cell]) => cell.text === '' ? [] : [[key, cell.text]]))).toEqual(cells)
    }), { numRuns: 100 })
  })
})
