import type { Printed } from './reports'
import { describe, expect, it } from 'vitest'
import { checkAcross } from '@/checks'
import { placed } from './reports'

function totals(values: Record<string, number>): Record<string, Printed> {
  return Object.fromEntries(Object.entries(values).flatMap(([row, value]) => [[`applications.${row}.person`, value], [`applications.${row}.total`, value]]))
}

function handledCells(received: number): Record<string, Printed> {
  return totals({ received, granted: received, concluded: received })
}

describe('carry-over', () => {
  const out = placed({ year: 2022, cells: totals({ carriedOut: 3 }) })

  it('compares consecutive years of one agency and scope, column by column', () => {
    const findings = checkAcross([placed({ year: 2023, cells: totals({ carriedIn: 2 }) }), out])
    expect(findings.map(({ id, report, expected, actual, elsewhere }) => [id, report, expected, actual, elsewhere[0]])).toEqual([
      ['carry-over:person', '云川市示例局-2023', 3, 2, { report: '云川市示例局-2022', cell: 'applications.carriedOut.person' }],
      ['carry-over:total', '云川市示例局-2023', 3, 2, { report: '云川市示例局-2022', cell: 'applications.carriedOut.total' }],
    ])
    expect(findings[1]!.message).toContain('“总计”列：2022 年度结转下年度 3，而 2023 年度上年结转印的是 2，相差 1')
  })

  it('is silent over a gap, another agency, another scope, or a blank', () => {
    expect(checkAcross([out, placed({ year: 2024 })])).toEqual([])
    expect(checkAcross([out, placed({ year: 2023, agency: '云川市另一局' })])).toEqual([])
    expect(checkAcross([out, placed({ year: 2023 }, { scope: 'consolidated' })])).toEqual([])
    expect(checkAcross([out, placed({ year: 2023, cells: { 'applications.carriedIn.person': null, 'applications.carriedIn.total': '/' } })])).toEqual([])
  })
})

describe('in-force', () => {
  const before = placed({ year: 2022, cells: { 'proactive.normativeDocuments.inForce': 10 } })

  it('follows what is issued and repealed', () => {
    expect(checkAcross([before, placed({ cells: { 'proactive.normativeDocuments.issued': 2, 'proactive.normativeDocuments.repealed': 5, 'proactive.normativeDocuments.inForce': 7 } })])).toEqual([])
    const [finding] = checkAcross([before, placed({ cells: { 'proactive.normativeDocuments.issued': 2, 'proactive.normativeDocuments.inForce': 10 } })])
    expect(finding).toMatchObject({ id: 'in-force:normativeDocuments', severity: 'warning', expected: 12, actual: 10 })
  })

  it('does not join the 2019 form with the 2021 form', () => {
    const old = placed({ year: 2022, layouts: { proactive: '2019' }, cells: { 'proactive.normativeDocuments.totalDisclosed': 4 } })
    expect(checkAcross([old, placed({ cells: { 'proactive.normativeDocuments.inForce': 10 } })])).toEqual([])
  })
})

describe('consolidated-sum', () => {
  const sizes = [7, 11, 13, 17]
  function units(year: number, without: number[] = []) {
    return sizes.filter((_, index) => !without.includes(index)).map(size => placed({ agency: `云川市${size}局`, year, cells: handledCells(size) }))
  }
  function whole(year: number, received: number) {
    return placed({ agency: '云川市人民政府', year, cells: handledCells(received) }, { scope: 'consolidated' })
  }

  it('is silent when the units add up', () => {
    expect(checkAcross([...units(2023), whole(2023, 48)])).toEqual([])
  })

  it('names the unit whose numbers are the whole difference', () => {
    const [finding, ...rest] = checkAcross([...units(2023), whole(2023, 37)])
    expect(rest).toEqual([])
    expect(finding).toMatchObject({ id: 'consolidated-sum:applications', severity: 'warning', expected: 48, actual: 37, elsewhere: [{ report: '云川市11局-2023', cell: null }] })
    expect(finding!.cells).toHaveLength(6)
    expect(finding!.message).toContain('可能漏加了该单位')
    expect(checkAcross([...units(2023), whole(2023, 55)])[0]!.message).toContain('差额恰好是云川市7局的数，可能重加了该单位')
  })

  it('says who is missing, and then compares only what is already too much', () => {
    const years = [...units(2022), ...units(2023, [0]), ...units(2024)]
    expect(checkAcross([...years, whole(2023, 48)]).map(({ id, severity, params }) => [id, severity, params.names])).toEqual([['consolidated-sum:coverage', 'info', '云川市7局']])
    expect(checkAcross([...years, whole(2023, 40)]).map(({ id }) => id)).toEqual(['consolidated-sum:coverage', 'consolidated-sum:applications'])
  })

  it('does not take two imported units for all of a city', () => {
    expect(checkAcross([...units(2023, [0, 1]), whole(2023, 14069)]).map(({ id, severity }) => [id, severity])).toEqual([['consolidated-sum:coverage', 'info']])
    expect(checkAcross([whole(2023, 48)])).toEqual([])
  })

  it('takes a district by its own consolidated report, not twice', () => {
    const district = [
      placed({ agency: '溪东区人民政府', year: 2023, cells: handledCells(20) }, { scope: 'consolidated', region: '云川市/溪东区' }),
      placed({ agency: '溪东区教育局', year: 2023, cells: handledCells(12) }, { region: '云川市/溪东区' }),
      placed({ agency: '溪东区民政局', year: 2023, cells: handledCells(8) }, { region: '云川市/溪东区' }),
    ]
    expect(checkAcross([...units(2023), ...district, whole(2023, 68)])).toEqual([])
    expect(checkAcross([...units(2023), ...district.slice(1), whole(2023, 68)])).toEqual([])
  })

  it('compares what both forms have in common when a unit lags behind', () => {
    const lagging = placed({ agency: '云川市旧局', year: 2023, layouts: { applications: '2019', proactive: '2019' }, cells: totals({ received: 5, other: 5, concluded: 5 }) })
    const right = placed({ agency: '云川市人民政府', year: 2023, cells: { ...totals({ 'received': 53, 'granted': 48, 'concluded': 53, 'other.misc': 5 }) } }, { scope: 'consolidated' })
    expect(checkAcross([...units(2023), lagging, right])).toEqual([])
  })

  it('takes no blank of a unit for 0', () => {
    const blank = placed({ agency: '云川市空局', year: 2023, cells: { ...handledCells(1), 'appeals.review.total': null } })
    const right = placed({ agency: '云川市人民政府', year: 2023, cells: { ...handledCells(49), 'appeals.review.upheld': 0, 'appeals.review.total': 2 } }, { scope: 'consolidated' })
    expect(checkAcross([...units(2023), blank, right])).toEqual([])
  })
})

describe('copied-numbers', () => {
  const cells = { ...handledCells(9), 'proactive.licensing.decisions': 120, 'proactive.penalties.decisions': 31, 'proactive.fees.amount': 12.5, 'proactive.normativeDocuments.inForce': 8, 'appeals.review.upheld': 2, 'appeals.review.total': 2 }

  it('finds tables equal to last year\'s', () => {
    const findings = checkAcross([placed({ year: 2022, cells }), placed({ year: 2023, cells })])
    expect(findings.map(({ id, report }) => [id, report])).toEqual([['copied-numbers:tables', '云川市示例局-2023']])
  })

  it('is silent when one cell differs, or when there is too little to repeat', () => {
    expect(checkAcross([placed({ year: 2022, cells }), placed({ year: 2023, cells: { ...cells, 'proactive.penalties.decisions': 30 } })])).toEqual([])
    expect(checkAcross([placed({ year: 2022, cells: handledCells(1) }), placed({ year: 2023, cells: handledCells(1) })])).toEqual([])
    expect(checkAcross([placed({ year: 2022 }), placed({ year: 2023 })])).toEqual([])
  })
})

/** Distinct nonsense prose: no two seeds share a shingle. */
function prose(seed: number, length = 900): string {
  return Array.from({ length }, (_, index) => String.fromCodePoint(0x4E00 + (seed * 7919 + index * 263 + index * index * seed) % 20000)).join('')
}

describe('copied-prose', () => {
  it('finds a section copied from an earlier year, figures and years aside', () => {
    const findings = checkAcross([placed({ year: 2021, overview: `2021年${prose(1)}收到12件` }), placed({ year: 2023, overview: `2023年${prose(1)}收到7件` })])
    expect(findings.map(({ id, report, elsewhere }) => [id, report, elsewhere[0]!.report])).toEqual([['copied-prose:overview', '云川市示例局-2023', '云川市示例局-2021']])
  })

  it('finds it in both agencies of one year', () => {
    const findings = checkAcross([placed({ agency: '甲局', overview: prose(1) }), placed({ agency: '乙局', overview: prose(1) }), placed({ agency: '丙局', overview: prose(2) })])
    expect(findings.map(({ report }) => report)).toEqual(['甲局-2023', '乙局-2023'])
  })

  it('is silent on a text rewritten by a third, on short ones, and on a passage everybody uses', () => {
    expect(checkAcross([placed({ year: 2022, overview: prose(1) }), placed({ year: 2023, overview: prose(1).slice(0, 600) + prose(2, 300) })])).toEqual([])
    expect(checkAcross([placed({ year: 2022, overview: '无其他需要报告的事项。' }), placed({ year: 2023, overview: '无其他需要报告的事项。' })])).toEqual([])
    const everybody = Array.from({ length: 12 }, (_, index) => placed({ agency: `${index}号局`, overview: prose(1) + prose(index + 2, 120) }))
    expect(checkAcross(everybody)).toEqual([])
  })
})

describe('jump', () => {
  const peers = Array.from({ length: 12 }, (_, index) => [2021, 2022, 2023].map(year =>
    placed({ agency: `${index}号局`, year, cells: handledCells(40 + index * 5 + (year - 2021) * (index % 3)) }))).flat()

  it('finds a change far outside the usual range', () => {
    const findings = checkAcross([...peers, placed({ year: 2022, cells: handledCells(50) }), placed({ year: 2023, cells: handledCells(900) })])
    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([['jump:applications.received.total', 'info'], ['jump:applications.concluded.total', 'info']])
  })

  it('is silent on small counts, a doubling, and without peers', () => {
    expect(checkAcross([...peers, placed({ year: 2022, cells: handledCells(1) }), placed({ year: 2023, cells: handledCells(20) })])).toEqual([])
    expect(checkAcross([...peers, placed({ year: 2022, cells: handledCells(50) }), placed({ year: 2023, cells: handledCells(100) })])).toEqual([])
    expect(checkAcross([placed({ year: 2022, cells: handledCells(50) }), placed({ year: 2023, cells: handledCells(900) })])).toEqual([])
  })
})
