import type { Sketch } from './support'
import type { Database, Projection } from '@/database'
import type { Correction } from '@/reports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { agency, openEngine, segmentsOf, sketch } from './support'

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

function projection(sketches: readonly Sketch[], more: Partial<Projection> = {}): Projection {
  const reports = sketches.map(sketch)
  return {
    agencies: [agency('甲局')],
    reports: reports.map(({ projected }) => projected),
    segments: segmentsOf(encodeSegment(reports.map(({ report }) => report))),
    corrections: [],
    ...more,
  }
}

function correction(report: string, field: string, after: Correction['after']): Correction {
  return { report, field, before: null, after, reason: '核对原件', who: '王芳', when: '2026-01-31T00:00:00Z' }
}

const cellSql = `
  SELECT value, name AS state, corrected, has_correction AS touched
  FROM cell JOIN form_cell ON form_cell.code = cell.cell JOIN cell_state ON cell_state.code = state
  WHERE key = $1`

describe('project', () => {
  it('keeps value and state of each cell; blank, mark and unreadable are never 0', async () => {
    await database.project(projection([{ cells: {
      'applications.received.person': 21,
      'applications.granted.person': 'blank',
      'applications.granted.total': 'mark',
      'proactive.fees.amount': 7730.28,
      'appeals.review.total': 'unreadable',
    } }]))
    const plain = { corrected: null, touched: false }
    expect(await database.query(cellSql, ['applications.received.person'])).toEqual([{ value: 21, state: 'number', corrected: 21, touched: false }])
    expect(await database.query(cellSql, ['applications.granted.person'])).toEqual([{ value: null, state: 'blank', ...plain }])
    expect(await database.query(cellSql, ['applications.granted.total'])).toEqual([{ value: null, state: 'mark', ...plain }])
    expect(await database.query(cellSql, ['appeals.review.total'])).toEqual([{ value: null, state: 'unreadable', ...plain }])
    expect(await database.query('SELECT proactive_fees_amount AS fees, applications_granted_total AS granted, applications_granted_total_gaps AS gaps FROM report_wide'))
      .toEqual([{ fees: 7730.28, granted: null, gaps: 1 }])
    expect(await database.query('SELECT count(*) AS n FROM cell')).toEqual([{ n: 175 + 15 + 10 }])
  })

  it('keeps published and corrected values side by side; the last correction counts', async () => {
    await database.project(projection([{ id: 'r', cells: { 'appeals.review.total': 0, 'appeals.review.upheld': 'blank' } }], { corrections: [
      correction('r', 'appeals.review.total', 10),
      correction('r', 'appeals.review.total', 11),
      correction('r', 'appeals.review.upheld', '10'),
      correction('r', 'appeals.direct.total', null),
      correction('r', 'agency', '乙局'),
    ] }))
    expect(await database.query(cellSql, ['appeals.review.total'])).toEqual([{ value: 0, state: 'number', corrected: 11, touched: true }])
    expect(await database.query(cellSql, ['appeals.direct.total'])).toEqual([{ value: 0, state: 'number', corrected: null, touched: true }])
    expect(await database.query('SELECT variant, appeals_review_total AS total, appeals_review_upheld AS upheld, appeals_direct_total_gaps AS gaps FROM report_wide ORDER BY variant'))
      .toEqual([{ variant: 1, total: 0, upheld: null, gaps: 0 }, { variant: 2, total: 11, upheld: 10, gaps: 1 }])
  })

  it('takes a correction of a cell the document does not have', async () => {
    await database.project(projection([{ id: 'r', layouts: { appeals: null } }], { corrections: [correction('r', 'appeals.review.total', 4)] }))
    expect(await database.query(cellSql, ['appeals.review.total'])).toEqual([{ value: null, state: 'absent', corrected: 4, touched: true }])
    expect(await database.query('SELECT variant, appeals_review_total AS total, appeals_review_total_gaps AS gaps FROM report_wide ORDER BY variant'))
      .toEqual([{ variant: 1, total: null, gaps: 1 }, { variant: 2, total: 4, gaps: 0 }])
  })

  it('tells a gap from a cell the form does not ask for', async () => {
    await database.project(projection([
      { year: 2019, layouts: { proactive: '2019', applications: '2019' }, cells: { 'applications.other.total': 7 } },
      { year: 2022, cells: { 'applications.other.misc.total': 2, 'applications.other.feeUnpaid.total': 'blank' } },
      { year: 2023, layouts: { proactive: null, applications: null, appeals: null } },
    ]))
    expect(await database.query(`
      SELECT year, proactive_normative_documents_in_force AS "inForce", proactive_normative_documents_in_force_gaps AS "inForceGaps",
        proactive_services_decisions_gaps AS "servicesGaps", outcomes_other AS other, outcomes_other_gaps AS "otherGaps"
      FROM report_wide ORDER BY year`)).toEqual([
      { year: 2019, inForce: null, inForceGaps: null, servicesGaps: 0, other: 7, otherGaps: 0 },
      { year: 2022, inForce: 0, inForceGaps: 0, servicesGaps: null, other: 2, otherGaps: 1 },
      { year: 2023, inForce: null, inForceGaps: 1, servicesGaps: null, other: null, otherGaps: 3 },
    ])
  })

  it('counts current reports with agency and year only, and keeps the others', async () => {
    await database.project(projection([
      { id: 'old', current: false },
      { id: 'new', revision: 2 },
      { id: 'whose', agency: null },
      { id: 'when', year: null },
    ]))
    expect(await database.query('SELECT id FROM report_wide JOIN report ON report.code = report_wide.report')).toEqual([{ id: 'new' }])
    expect(await database.query('SELECT count(*) AS n FROM report')).toEqual([{ n: 4 }])
    expect(await database.query('SELECT count(DISTINCT report) AS n FROM cell')).toEqual([{ n: 4 }])
  })

  it('counts a report whose agency the registry lacks', async () => {
    await database.project(projection([{ agency: '丙局' }]))
    expect(await database.query('SELECT id FROM report_wide JOIN agency ON agency.code = report_wide.agency')).toEqual([{ id: '丙局' }])
  })

  it('leaves out what is in a segment but no longer in the record, and takes the later of two readings', async () => {
    const first = sketch({ id: 'r', cells: { 'appeals.review.total': 1 } })
    const again = sketch({ id: 'r', cells: { 'appeals.review.total': 2 } })
    const gone = sketch({ id: 'gone' })
    await database.project({ agencies: [], reports: [again.projected], segments: segmentsOf(encodeSegment([first.report, gone.report]), encodeSegment([again.report]), encodeSegment([])), corrections: [] })
    expect(await database.query(cellSql, ['appeals.review.total'])).toEqual([{ value: 2, state: 'number', corrected: 2, touched: false }])
    expect(await database.query('SELECT count(DISTINCT report) AS n FROM cell')).toEqual([{ n: 1 }])
  })

  it('sorts report_wide by year, region and type, and keeps all reports of several chunks', async () => {
    const agencies = Array.from({ length: 600 }, (_, n) => agency(`局${n}`, n % 2 ? '江苏省' : '安徽省', n % 3 ? 'health' : 'education'))
    await database.project(projection(agencies.flatMap(({ id }) => [2023, 2022].map(year => ({ agency: id, year }))), { agencies }))
    const rows = await database.query<{ year: number, region: number, type: number }>('SELECT year, region, type FROM report_wide')
    expect(rows).toHaveLength(1200)
    expect(rows).toEqual(rows.toSorted((a, b) => a.year - b.year || a.region - b.region || a.type - b.type))
  })

  it('keeps the old state when a rebuild fails', async () => {
    await database.project(projection([{ id: 'kept' }]))
    await expect(database.project(projection([{ id: 'lost' }], { segments: segmentsOf(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9])) }))).rejects.toThrow(/没有完成/)
    expect(await database.query('SELECT id FROM report')).toEqual([{ id: 'kept' }])
    await database.project(projection([{ id: 'next' }]))
    expect(await database.query('SELECT id FROM report')).toEqual([{ id: 'next' }])
  })

  it('reads back a segment of any number of cells: Arrow pads its buffers', async () => {
    const made = [sketch({ id: 'first', layouts: { applications: null }, cells: { 'appeals.review.total': 7 } }), sketch({ id: 'second', year: 2022, layouts: { applications: null, appeals: null, proactive: '2019' } })]
    await database.project({ agencies: [], reports: made.map(({ projected }) => projected), segments: segmentsOf(encodeSegment(made.map(({ report }) => report))), corrections: [] })
    expect(await database.query('SELECT id, count(value) AS cells FROM cell JOIN report ON report.code = cell.report GROUP BY id ORDER BY id')).toEqual([{ id: 'first', cells: 25 }, { id: 'second', cells: 22 }])
    expect(await database.query('SELECT appeals_review_total AS total FROM report_wide ORDER BY year')).toEqual([{ total: null }, { total: 7 }])
  })

  it('refuses to encode a cell the form does not know', () => {
    const { report } = sketch({})
    report.cells['applications.invented.total'] = report.cells['applications.received.total']!
    expect(() => encodeSegment([report])).toThrow(/applications.invented.total/)
  })
})
