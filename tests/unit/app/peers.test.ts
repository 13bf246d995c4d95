import type { Filters } from '@/metrics'
import type { Agency, AgencyLevel } from '@/reports'
import { describe, expect, it } from 'vitest'
import { noFilters } from '@/metrics'
import { peerGroup } from '../../../src/app/features/summary/peerGroup'

function agency(id: string, type: string, level: AgencyLevel, province: string, city: string | null = null, county: string | null = null): Agency {
  return { id, name: id, aliases: [], region: { code: null, province, city, county }, type, level, fictional: false, guessed: { region: null, level: null, type: null } }
}
const all = [
  ...['甲', '乙', '丙', '丁'].map(county => agency(`${county}教`, 'education', 'county', '江', '淮', county)),
  agency('甲公', 'police', 'county', '江', '淮', '甲'),
  agency('乙公', 'police', 'county', '江', '淮', '乙'),
  agency('淮教', 'education', 'city', '江', '淮'),
  agency('扬公', 'police', 'city', '江', '扬'),
  agency('浙教', 'education', 'county', '浙', '杭', '戊'),
]
function group(filters: Partial<Filters>, choices = { add: [] as string[], drop: [] as string[] }) {
  const { of, peers } = peerGroup(all, { ...noFilters, ...filters }, choices)
  return [of, ...peers.map(({ agency: { id }, why }) => `${id} ${why}`)]
}

describe('peers of what a leader looks at', () => {
  it('of one agency are of its kind and level, named or left alone by the filters', () => {
    const expected = ['agencies', '乙教 kindAndLevel', '丙教 kindAndLevel', '丁教 kindAndLevel', '浙教 kindAndLevel']
    expect(group({ agencies: ['甲教'] })).toEqual(expected)
    expect(group({ types: ['education'], regions: ['江/淮/甲'] })).toEqual(expected)
  })

  it('of a region are the regions beside it, of the same types where some are chosen', () => {
    expect(group({ regions: ['江/淮/甲'] })).toEqual(['regions', '乙教 region', '丙教 region', '丁教 region', '乙公 region'])
    expect(group({ regions: ['江/淮'], types: ['police'] })).toEqual(['regions', '扬公 region'])
    expect(group({ regions: ['江/淮/甲', '江/淮/乙'] })).toEqual(['regions', '丙教 region', '丁教 region'])
  })

  it('of a region without neighbours are regions of its level elsewhere, and never itself or what lies in it', () => {
    const [of, ...peers] = group({ regions: ['江'] })
    expect([of, peers]).toEqual(['regions', ['浙教 region']])
    expect(peerGroup(all.filter(({ region }) => region.province === '江'), { ...noFilters, regions: ['江'] }, { add: [], drop: [] })).toMatchObject({ of: 'regions', peers: [] })
  })

  it('of a type are the other types at its levels', () => {
    expect(group({ types: ['police'] })).toEqual(['types', '甲教 type', '乙教 type', '丙教 type', '丁教 type', '淮教 type', '浙教 type'])
  })

  it('of all, and of nobody, are none', () => {
    expect(group({})).toEqual(['all'])
    expect(group({ types: ['health'] })).toEqual(['nobody'])
  })

  it('are what a person makes of them', () => {
    expect(group({ regions: ['江/淮/甲'] }, { add: ['扬公', '甲公'], drop: ['乙教'] })).toEqual(['regions', '丙教 region', '丁教 region', '乙公 region', '扬公 chosen'])
  })
})
