import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { regionPath } from '@/reports'
import { compactDivisions, lcnList } from '../../../scripts/divisions'
import { divisions, regionOf, shortForms } from '../../../src/reports/agencies/divisions'

const file = new URL('../../../src/reports/agencies/divisions.json', import.meta.url)

describe('the list of divisions', () => {
  it('is what npm run divisions writes', () => {
    expect(readFileSync(file, 'utf8')).toBe(compactDivisions())
  })

  it('holds every place of the source by code and name, and nothing else', () => {
    const groupings = /直辖县级行政区划|^县$/
    const municipal = new Set(lcnList('provinces').map(({ name }) => name))
    const expected = [
      ...lcnList('provinces'),
      ...lcnList('cities').filter(({ name }) => !groupings.test(name) && !municipal.has(name)),
      ...lcnList('areas'),
    ].map(({ code, name }) => `${code} ${name}`).sort()
    expect(divisions.map(({ code, name }) => `${code} ${name}`).sort()).toEqual(expected)
    expect(divisions.length).toBeGreaterThan(3100)
  })

  it('gives paths without the groupings of the list', () => {
    const path = (code: string) => regionPath(regionOf(divisions.find(division => division.code === code)!))
    expect(path('320813')).toBe('江苏省/淮安市/洪泽区')
    expect(path('310115')).toBe('上海市/浦东新区')
    expect(path('500233')).toBe('重庆市/忠县')
    expect(path('419001')).toBe('河南省/济源市')
    expect(path('310000')).toBe('上海市')
    expect(regionPath({ code: null, province: null, city: null, county: null })).toBe('')
  })

  it('shortens names the way offices do', () => {
    expect(shortForms('洪泽区')).toEqual(['洪泽'])
    expect(shortForms('内蒙古自治区')).toEqual(['内蒙古'])
    expect(shortForms('恩施土家族苗族自治州')).toContain('恩施州')
    expect(shortForms('恩施土家族苗族自治州')).toContain('恩施')
    expect(shortForms('陵水黎族自治县')).toContain('陵水县')
    expect(shortForms('浦东新区')).toEqual(['浦东'])
    expect(shortForms('忠县')).toEqual([])
  })
})
