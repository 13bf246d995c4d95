import type { Filters } from '@/metrics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { noFilters } from '@/metrics'
import { filterKeys, fromQuery, toQuery } from '../../../src/app/state/filterQuery'

const year = fc.integer({ min: 2008, max: 2100 })
const names = fc.uniqueArray(fc.oneof(fc.constantFrom('江苏省/淮安市/洪泽区', '湛河区工业和信息化局', 'a=b&c', '100%', '#/x', ' '), fc.string({ minLength: 1, unit: 'grapheme' })), { maxLength: 4 })
const filters: fc.Arbitrary<Filters> = fc.record({
  years: fc.option(fc.tuple(year, year).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const), { nil: null }),
  regions: names,
  types: names,
  agencies: names,
  values: fc.constantFrom('published', 'corrected'),
  scope: fc.constantFrom('unit', 'consolidated'),
})

describe('filters in the address', () => {
  it('come back the same through a real address', () => {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
    fc.assert(fc.property(filters, (given) => {
      const address = router.resolve({ path: '/', query: toQuery(given) }).fullPath
      expect(fromQuery(router.resolve(address).query)).toEqual(given)
    }), { numRuns: 300 })
  })

  it('leave no trace at their defaults and use only their own keys', () => {
    expect(toQuery(noFilters)).toEqual({})
    const every = toQuery({ years: [2019, 2023], regions: ['江苏省'], types: ['police'], agencies: ['x'], values: 'published', scope: 'consolidated' })
    expect(Object.keys(every).sort()).toEqual([...filterKeys].sort())
  })

  it('read anything as filters', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...filterKeys), fc.oneof(fc.string(), fc.constant(null), fc.array(fc.oneof(fc.string(), fc.constant(null))))), (query) => {
      const read = fromQuery(query)
      expect(fromQuery(toQuery(read) as never)).toEqual(read)
    }))
    expect(fromQuery({ years: '2023-2019' }).years).toEqual([2019, 2023])
    expect(fromQuery({ years: 'latest', scope: 'all', values: '' })).toEqual(noFilters)
    expect(fromQuery({ region: ['江苏省', null, '', '江苏省'] }).regions).toEqual(['江苏省'])
  })
})
