import type { Selection } from '../../../src/app/state/selectionQuery'
import type { Filters } from '@/metrics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { noFilters } from '@/metrics'
import { fromQuery, toQuery } from '../../../src/app/state/filterQuery'
import { asFilters, fromSelectionQuery, linkedViews, narrowedFor, noSelection, picked, selectionKeys, toSelectionQuery } from '../../../src/app/state/selectionQuery'
import { inScope } from '../../../src/app/ui/use/useInScope'
import { agency } from './fakes'

const types = ['police', 'tax', 'water']
const places = ['/.', '江苏省', '江苏省/淮安市', '江苏省/淮安市/.', '江苏省/淮安市/洪泽区', '河南省/平顶山市']
const agencies = types.flatMap(type => [null, '洪泽区'].flatMap(county => [['江苏省', '淮安市'], ['河南省', '平顶山市']].map(([province, city]) =>
  agency(`${province}${county}${type}`, { type, region: { code: null, province: province!, city: city!, county } }))))

const years = fc.option(fc.tuple(fc.integer({ min: 2019, max: 2025 }), fc.integer({ min: 0, max: 3 })).map(([first, more]) => [first, first + more] as const), { nil: null })
const lists = {
  years,
  types: fc.subarray(types),
  regions: fc.subarray(places),
  agencies: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(agencies.map(({ id }) => id)) }),
}
const selections: fc.Arbitrary<Selection> = fc.record({ ...lists, part: fc.constantFrom(null, 'outcomes.denied', 'applicants.person') })
const filters: fc.Arbitrary<Filters> = fc.record({ ...lists, values: fc.constantFrom('published', 'corrected'), scope: fc.constantFrom('unit', 'consolidated') })

/** What stands behind some filters: agency and year, one by one. */
function leaves(given: Pick<Filters, 'years' | 'types' | 'regions' | 'agencies'>): string[] {
  return agencies.filter(each => inScope(each, { ...noFilters, ...given })).flatMap(({ id }) =>
    Array.from({ length: 10 }, (_, at) => 2019 + at).filter(year => given.years === null || (year >= given.years[0] && year <= given.years[1])).map(year => `${id} ${year}`))
}

describe('a selection in the address', () => {
  it('comes back the same through a real address, beside filters of the same kind', () => {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
    fc.assert(fc.property(selections, filters, (selection, given) => {
      const address = router.resolve({ path: '/', query: { ...toQuery(given), ...toSelectionQuery(selection) } }).fullPath
      const { query } = router.resolve(address)
      expect(fromSelectionQuery(query)).toEqual(selection)
      expect(fromQuery(query)).toEqual(given)
    }), { numRuns: 200 })
  })

  it('leaves no trace when nothing is picked, uses its own keys, and reads anything', () => {
    expect(toSelectionQuery(noSelection)).toEqual({})
    expect(Object.keys(toSelectionQuery({ years: [2021, 2023], types: ['tax'], regions: ['江苏省'], agencies: ['x'], part: 'outcomes.denied' }))).toEqual([...selectionKeys])
    expect(fromSelectionQuery({ 'sel.part': 'outcomes.nonsense', 'sel.years': 'never', 'type': 'tax' })).toEqual(noSelection)
    expect(fromSelectionQuery({ 'sel.part': ['applicants.person'], 'sel.type': [null, 'tax', 'tax'] })).toEqual({ ...noSelection, types: ['tax'], part: 'applicants.person' })
  })
})

describe('picking', () => {
  it('takes one group, drops it when picked again, and adds with shift', () => {
    const one = picked(noSelection, 'types', 'tax', false)
    expect(one.types).toEqual(['tax'])
    expect(picked(one, 'types', 'tax', false)).toEqual(noSelection)
    expect(picked(one, 'types', 'police', false).types).toEqual(['police'])
    const two = picked(one, 'types', 'police', true)
    expect(two.types).toEqual(['tax', 'police'])
    expect(picked(two, 'types', 'tax', true).types).toEqual(['police'])
    expect(picked(two, 'types', 'tax', false).types).toEqual(['tax'])
  })

  it('takes years as a span', () => {
    const one = picked(noSelection, 'years', '2022', false)
    expect(one.years).toEqual([2022, 2022])
    expect(picked(one, 'years', '2020', true).years).toEqual([2020, 2022])
    expect(picked(one, 'years', '2022', false).years).toBeNull()
    expect(picked({ ...noSelection, years: [2020, 2022] }, 'years', '2022', false).years).toEqual([2022, 2022])
  })

  it('takes one part, of outcomes or of applicants', () => {
    const denied = picked(noSelection, 'outcomes', 'outcomes.denied', false)
    expect(picked(denied, 'applicants', 'applicants.person', true).part).toBe('applicants.person')
    expect(picked(denied, 'outcomes', 'outcomes.denied', true).part).toBeNull()
  })
})

describe('what a chart is asked under', () => {
  it('is what the filters and everyone else’s selection both leave', () => {
    fc.assert(fc.property(filters, selections, fc.constantFrom(null, ...linkedViews), (given, selection, view) => {
      const others = { ...selection, ...(view !== null && view in noSelection && { [view]: noSelection[view as keyof Selection] }) }
      const narrowed = narrowedFor(view, given, selection)
      const [one, other] = [leaves(given), new Set(leaves({ ...noFilters, ...others }))]
      expect(leaves(narrowed)).toEqual(one.filter(each => other.has(each)))
      expect([narrowed.values, narrowed.scope]).toEqual([given.values, given.scope])
    }), { numRuns: 500 })
  })

  it('becomes filters that show the same, and survive the address', () => {
    fc.assert(fc.property(filters, selections, (given, selection) => {
      const both = leaves(narrowedFor(null, given, selection))
      const kept = fromQuery(toQuery(asFilters(given, selection)))
      if (both.length > 0)
        expect(leaves(kept)).toEqual(both)
      expect([...kept.types, ...kept.regions, ...kept.agencies]).not.toContain('∅')
    }), { numRuns: 500 })
  })
})
