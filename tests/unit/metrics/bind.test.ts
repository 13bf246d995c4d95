import type { Database } from '@/database'
import type { Filters, QuestionId } from '@/metrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measures } from '@/forms'
import { metricOf, metrics, noFilters, questions, statementOf } from '@/metrics'
import { openEngine } from '../database/support'

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

const ids = Object.keys(questions) as QuestionId[]
const filters: Filters[] = [
  noFilters,
  { years: [2019, 2024], regions: ['江苏省', '安徽省/合肥市'], types: ['education', 'health'], agencies: ['甲局', '乙\'局'], values: 'published', scope: 'consolidated' },
]

function statement(id: QuestionId, given: Filters) {
  switch (id) {
    case 'department-by-year': return statementOf(id, given, { metric: 'disclosureRate' })
    case 'key-figures': return statementOf(id, given, { metrics: metrics.map(({ key }) => key) })
    case 'like-for-like': return statementOf(id, given, { metrics: metrics.map(({ key }) => key), between: [2020, 2022] })
    case 'breakdown': return statementOf(id, given, { whole: 'outcomes', by: 'scope', and: 'year', period: 'last' })
    case 'outcomes-by-applicant': return statementOf(id, given, { period: 'last' })
    case 'top-agencies': return statementOf(id, given, { metric: 'disclosureRate', period: 'last', end: 'lowest', limit: 5 })
    case 'reports-behind': return statementOf(id, given, { metric: 'outcomes.denied', period: 'all', limit: 5 })
    case 'compare': return statementOf(id, given, { metrics: ['received', 'disclosureRate'], parties: ['agency:甲局', 'region:江苏省'], peers: 'all', reference: 'before', spread: 'change' })
    case 'contributions': return statementOf(id, given, { metric: 'disclosureRate' })
    case 'form-parts': return statementOf(id, given, { cells: ['applications.received.total'] })
    case 'agency-years': return statementOf(id, given, { agency: '甲局' })
    default: return statementOf(id, given)
  }
}

describe('questions', () => {
  it('have a .sql file each, or are answered from sums', () => {
    const files = Object.keys(import.meta.glob('../../../src/metrics/questions/*.sql'))
    expect(files.map(file => file.match(/([^/]+)\.sql$/)?.[1]).sort()).toEqual(ids.filter(id => questions[id].sql !== questions.breakdown.sql).sort())
  })

  it('are asked by someone', () => {
    const asking = Object.values(import.meta.glob<string>('../../../src/{app,charts,exports}/**/*.{ts,vue}', { query: '?raw', import: 'default', eager: true })).join('\n')
    const throughBreakdown = ['application-flow', 'outcomes-by-applicant']
    expect(ids.filter(id => !asking.includes(`'${id}'`) && !throughBreakdown.includes(id))).toEqual([])
  })

  it.each(ids)('%s is bound by the engine, with filters and without', async (id) => {
    for (const given of filters) {
      const { sql, params } = statement(id, given)
      expect(await database.query(sql, params)).toBeInstanceOf(Array)
    }
  })

  it.each(ids)('%s names as many parameters as its SQL has', (id) => {
    for (const given of filters) {
      const { sql, params } = statement(id, given)
      const used = new Set(sql.replaceAll(/--.*$/gm, '').match(/\$\d+/g))
      expect([...used].sort()).toEqual(params.map((_, at) => `$${at + 1}`).sort())
    }
  })
})

describe('catalog', () => {
  it('has every metric of the specification once', () => {
    const keys = metrics.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of ['received', 'carriedIn', 'concluded', 'carriedOut', 'handled', 'disclosureRate', 'deniedRate', 'unavailableRate', 'notProcessedRate', 'otherRate', 'carryOutRate', 'personShare', 'reviewCount', 'litigationCount', 'disputeRate', 'reviewOverturnRate', 'litigationOverturnRate', 'normativeInForce', 'normativeNet', 'licensing', 'penalties', 'coercion', 'fees', 'coverage'])
      expect(keys).toContain(key)
    expect(keys.filter(key => key.startsWith('share.denied.'))).toHaveLength(8)
  })

  it.each(metrics.map(({ key }) => key))('%s is described, and made of columns that exist', (key) => {
    const metric = metricOf(key)
    const columns = new Set(measures.map(({ column }) => column))
    for (const text of [metric.name, metric.nameEn, metric.formula, metric.formulaEn])
      expect(text.trim()).not.toBe('')
    for (const terms of [metric.numerator, metric.denominator]) {
      if (terms !== null && terms !== 'agencies') {
        expect(terms.length).toBeGreaterThan(0)
        for (const term of terms)
          expect(columns).toContain(term.replace(/^-/, ''))
      }
    }
    expect(metric.unit === 'rate').toBe(metric.denominator !== null)
    for (const variant of metric.variants)
      expect(metricOf(variant).variantOf).toBe(key)
    if (metric.variantOf)
      expect(metricOf(metric.variantOf).variants).toContain(key)
  })

  it('marks as new in 2021 exactly what the 2019 form does not ask', () => {
    const asked = new Map(measures.map(({ column, cells }) => [column, cells[2019] !== undefined]))
    for (const { key, numerator, comparability } of metrics) {
      if (numerator !== 'agencies' && numerator.some(term => measures.find(({ column }) => column === term.replace(/^-/, ''))!.cells['2021']))
        expect(comparability === 'form2021', key).toBe(!numerator.some(term => asked.get(term.replace(/^-/, ''))))
    }
  })

  it('refuses a metric nobody defined', () => {
    expect(() => metricOf('popularity')).toThrow(RangeError)
  })
})
