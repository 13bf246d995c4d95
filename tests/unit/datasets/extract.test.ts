import type { ExpectedFinding, SampleFile } from '../../../datasets'
import type { Finding, PlacedFacts } from '@/checks'
import type { Report } from '@/reports'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkAcross, checkReport, factsOf } from '@/checks'
import { read } from '@/readers'
import { buildReport } from '@/reports'
import { recognize } from '@/tables'
import { buildSample } from '../../../datasets'
import { issuers } from '../../../datasets/city'

interface Extracted {
  truth: SampleFile['truth']
  report: Report
  findings: Finding[]
}

const { files, faults } = buildSample()
const extracted: Extracted[] = []
const unread: string[] = []

async function extract({ truth, bytes }: SampleFile): Promise<void> {
  const path = truth.file.split('/')
  const file = { name: path.at(-1)!, folder: path.slice(0, -1).join('/'), bytes }
  const result = await read(file)
  if (result.kind !== 'documents') {
    unread.push(truth.file)
    return
  }
  const [document] = result.documents
  const report = buildReport(recognize(document!), { hash: truth.file, name: file.name, folder: file.folder, format: result.format, charset: document!.charset, part: null })
  extracted.push({ truth, report, findings: checkReport(report) })
}

/** As the record places a report once a person has confirmed its doubtful fields. */
function placed({ truth, report }: Extracted): PlacedFacts {
  const issuer = issuers.find(({ name }) => name === truth.agency)!
  return {
    report: report.id,
    agency: truth.agency,
    agencyName: truth.agency,
    year: truth.year,
    scope: report.scope.value!,
    region: issuer.region,
    type: issuer.unit?.topic ?? 'government',
    layouts: report.layouts,
    due: `${truth.year + 1}-03-31`,
    vertical: false,
    facts: factsOf(report),
  }
}

beforeAll(async () => {
  for (const file of files)
    await extract(file)
}, 180_000)

describe('every file of the sample', () => {
  it('is read', () => {
    expect(unread).toEqual([])
  })

  it('gives every cell exactly', () => {
    const wrong = extracted.flatMap(({ truth, report }) => [...new Set([...Object.keys(truth.cells), ...Object.keys(report.cells)])]
      .filter(key => truth.cells[key] === undefined || truth.cells[key] !== report.cells[key]?.value)
      .map(key => `${truth.file} ${key}: ${truth.cells[key]} → ${report.cells[key]?.value}`))
    expect(wrong).toEqual([])
  })

  it('gives agency, year, scope and layouts', () => {
    const conflicting = new Set(faults.filter(({ rule }) => rule.endsWith('-conflict')).map(({ file }) => file))
    const wrong = extracted.filter(({ truth }) => !conflicting.has(truth.file)).flatMap(({ truth, report }) => {
      const { agency, year, scope, layouts } = truth
      const got = { agency: report.agency.value, year: report.year.value, scope: report.scope.value, layouts: report.layouts }
      return JSON.stringify(got) === JSON.stringify({ agency, year, scope, layouts }) ? [] : [`${truth.file}: ${JSON.stringify(got)}`]
    })
    expect(wrong).toEqual([])
  })

  it('is fictional or not', () => {
    expect(extracted.filter(({ truth, report }) => report.fictional !== truth.file.startsWith('fictional/')).map(({ truth }) => truth.file)).toEqual([])
  })
})

describe('faults of the fictional city', () => {
  it('are found, every one with its numbers, and nothing else of severity error or warning', () => {
    const city = extracted.filter(({ truth }) => truth.file.startsWith('fictional/'))
    const owner = new Map(city.map(({ truth, report }) => [report.id, truth]))
    const found = [...city.flatMap(({ findings }) => findings), ...checkAcross(city.map(placed))]
      .filter(({ severity }) => severity !== 'info')
      .map(finding => line({ ...finding, ...owner.get(finding.report)!, expected: finding.expected ?? undefined, actual: finding.actual ?? undefined }))
    const expected = faults.flatMap(fault => [...fault.findings, ...fault.consequences]).filter(({ severity }) => severity !== 'info').map(line)
    expect(found.sort()).toEqual([...new Set(expected)].sort())
  })

  it('says who did not report, and whose form is old', () => {
    const city = extracted.filter(({ truth }) => truth.file.startsWith('fictional/'))
    const coverage = checkAcross(city.map(placed)).filter(({ id }) => id === 'consolidated-sum:coverage')
    expect(coverage.map(({ report, params }) => [report, params.names])).toEqual([[expect.stringContaining('云川市人民政府2021年'), '云川市商务局']])
    const old = city.flatMap(({ findings, truth }) => findings.filter(({ rule }) => rule === 'old-layout').map(({ id }) => `${truth.agency} ${truth.year} ${id}`))
    expect(old.sort()).toEqual(faults.filter(({ rule }) => rule === 'old-layout').flatMap(fault => fault.findings.map(({ agency, year, id }) => `${agency} ${year} ${id}`)).sort())
  })
})

describe('published figures', () => {
  it.each(['', '（UTF-8）', '（GB18030）'])('give what is wrong in them and no more%s', (suffix) => {
    const findings = extracted
      .filter(({ truth }) => truth.file.startsWith('published/') && truth.file.replace(/\.\w+$/, '').endsWith(suffix || '报告'))
      .map(({ truth, findings }) => [truth.agency, findings.filter(({ rule }) => rule !== 'doubtful').map(({ id }) => id)])
    expect(Object.fromEntries(findings)).toEqual({
      湛河区工信局: [],
      洪泽区人民政府: ['appeals-sum:review', 'appeals-sum:afterReview', 'old-layout:applications'],
      宿迁市: [],
      杭州市: [],
      上海市人民政府办公厅: ['incomplete:applications', 'incomplete:appeals'],
    })
  })
})

/** A finding as one line; the numbers only where the sample records them. */
function line({ agency, year, id, severity, expected, actual }: ExpectedFinding): string {
  const numbers = /^(?:balance|outcomes-sum|row-sum|appeals-sum|carry-over|in-force|whole-number):/.test(id) ? ` ${expected ?? ''} ${actual ?? ''}` : ''
  return `${agency} ${year} ${severity} ${id}${numbers}`
}
