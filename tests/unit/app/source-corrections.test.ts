import type { Correction, Report } from '@/reports'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkReport } from '@/checks'
import { readReports } from '@/ingest'
import { buildSample } from '../../../datasets'
import { parseCorrected } from '../../../src/app/ui/form/corrected'
import { settle, unsettled, withCorrections } from '../../../src/app/ui/form/settlement'

describe('a value a person types', () => {
  it('is read as people write numbers', () => {
    expect(parseCorrected('21', 'applications.received.person')).toBe(21)
    expect(parseCorrected(' １,２３４ ', 'applications.received.person')).toBe(1234)
    expect(parseCorrected('7738.28', 'proactive.fees.amount')).toBe(7738.28)
    expect(parseCorrected('−3', 'proactive.licensing.change')).toBe(-3)
  })

  it('is refused when the cell cannot hold it', () => {
    for (const typed of ['', '无', '1.5', '-1', '1e3', '2 1个', '12345678901'])
      expect([typed, parseCorrected(typed, 'applications.received.person')]).toEqual([typed, undefined])
    expect(parseCorrected('-1', 'proactive.fees.amount')).toBeUndefined()
  })
})

describe('the rules on corrected values', () => {
  let report: Report
  const correct = (field: string, after: number | null): Correction => ({ report: report.id, field, before: null, after, reason: '', who: '', when: '' })
  beforeAll(async () => {
    const sample = buildSample().files.find(({ truth }) => truth.file.endsWith('.txt'))!
    const [file] = await readReports({ name: sample.truth.file, folder: '', bytes: Uint8Array.from(sample.bytes) })
    const read = file!.reports[0]!.report
    // The published table with one wrong number in it.
    const total = read.cells['appeals.review.total']!
    report = { ...read, cells: { ...read.cells, 'appeals.review.total': { ...total, value: (total.value ?? 0) + 7, state: 'number', text: String((total.value ?? 0) + 7) } } }
  })
  const wrong = () => checkReport(report).find(({ rule, cells }) => rule === 'appeals-sum' && cells.includes('appeals.review.total'))!

  it('leave nothing to say without corrections', () => {
    expect(settle(report, [correct('year', 2023)], checkReport)).toBe(unsettled)
    expect(settle(report, [{ ...correct('appeals.review.total', 0), report: 'another' }], checkReport)).toBe(unsettled)
  })

  it('settle a sum whose numbers now agree, and take the last word', () => {
    const { of, arisen } = settle(report, [correct('appeals.review.total', 999), correct('appeals.review.total', wrong().expected)], checkReport)
    expect(of.get(wrong().id)).toBe('settled')
    expect(arisen).toEqual([])
  })

  it('tell a sum that still differs, with its new numbers', () => {
    const still = settle(report, [correct('appeals.review.total', wrong().expected! + 1)], checkReport).of.get(wrong().id)
    expect(still).toMatchObject({ expected: wrong().expected, actual: wrong().expected! + 1 })
  })

  it('tell a sum that agreed before and no longer does', () => {
    const upheld = report.cells['appeals.direct.upheld']!.value ?? 0
    const { arisen } = settle(report, [correct('appeals.direct.upheld', upheld + 5)], checkReport)
    expect(arisen.map(({ rule }) => rule)).toContain('appeals-sum')
  })

  it('never touch the published report', () => {
    const before = structuredClone(report)
    const corrected = withCorrections(report, [correct('appeals.review.total', null)])
    expect(corrected.cells['appeals.review.total']).toMatchObject({ state: 'blank', value: null })
    expect(report).toEqual(before)
  })
})
