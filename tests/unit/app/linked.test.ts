import { describe, expect, it } from 'vitest'
import { metricOf } from '@/metrics'
import { levelBelow } from '../../../src/app/features/crossfilter/levelBelow'
import { measures } from '../../../src/app/features/crossfilter/useCrossfilter'
import { cellsOf } from '../../../src/app/features/drilldown/cells'

const known = {
  province: new Set(['江苏省', '上海市']),
  city: new Set(['江苏省/淮安市', '江苏省/南京市']),
  county: new Set(['江苏省/淮安市/洪泽区', '江苏省/淮安市/盱眙县', '上海市/浦东新区', '上海市/徐汇区']),
}

describe('the level of the regions shown', () => {
  it('is the one below the filtered, which a municipality has no city in between', () => {
    expect(levelBelow([], known)).toBe('province')
    expect(levelBelow(['江苏省'], known)).toBe('city')
    expect(levelBelow(['江苏省/淮安市'], known)).toBe('county')
    expect(levelBelow(['江苏省/淮安市/洪泽区'], known)).toBe('county')
    expect(levelBelow(['上海市'], known)).toBe('county')
    expect(levelBelow(['江苏省/淮安市', '江苏省/南京市'], known)).toBe('city')
    expect(levelBelow(['江苏省/淮安市/.'], known)).toBe('county')
  })

  it('goes down to where places differ: the record of one city is shown by county', () => {
    const city = { province: new Set(['江苏省']), city: new Set(['江苏省/淮安市']), county: known.county }
    expect(levelBelow([], city)).toBe('county')
    expect(levelBelow([], { ...city, county: new Set<string>() })).toBe('city')
    expect(levelBelow([], { province: new Set<string>(), city: new Set<string>(), county: new Set<string>() })).toBe('county')
  })
})

describe('the cells behind a number', () => {
  const layouts = { proactive: '2021', applications: '2021', appeals: '2021' } as const

  it('are those of the form its report uses, in the order of the formula', () => {
    const { numerator, denominator } = metricOf('disclosureRate')
    expect(cellsOf(numerator, layouts)).toEqual(['applications.granted.total', 'applications.partlyGranted.total'])
    expect(cellsOf(denominator, layouts)).toEqual(['applications.concluded.total'])
    expect(cellsOf(metricOf('otherRate').numerator, layouts)).toHaveLength(3)
    expect(cellsOf(metricOf('otherRate').numerator, { ...layouts, applications: '2019' })).toEqual(['applications.other.total'])
    expect(cellsOf(metricOf('reviewOverturnRate').denominator, layouts)).toEqual(['appeals.review.total', 'appeals.review.pending'])
    expect(cellsOf(metricOf('received').numerator, { ...layouts, applications: null })).toEqual(['applications.received.total'])
  })

  it.each(measures.map(({ key }) => key))('%s has some on each side', (key) => {
    const { numerator, denominator } = metricOf(key)
    const own = key.endsWith('.before') ? { statistics: 'fujian-2014' } : layouts
    expect(cellsOf(numerator, own).length).toBeGreaterThan(0)
    expect(cellsOf(denominator, own).length > 0).toBe(denominator !== null)
  })
})
