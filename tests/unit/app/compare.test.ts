import type { Agency, AgencyLevel } from '@/reports'
import { describe, expect, it } from 'vitest'
import { firstState, fromAddress, toAddress } from '../../../src/app/ui/peers/address'
import { peersOf } from '../../../src/app/ui/peers/peers'

const agency = (id: string, type: string, level: AgencyLevel | null): Agency => ({ id, name: id, aliases: [], region: { code: null, province: null, city: null, county: null }, type, level, fictional: false, guessed: { region: null, level: null, type: null } })
const city = ['甲', '乙', '丙', '丁'].map(id => agency(`${id}教育`, 'education', 'county'))
const others = [agency('戊公安', 'police', 'county'), agency('己教育', 'education', 'city'), agency('庚公安', 'police', 'city')]
const peers = (parties: string[], more: { add?: string[], drop?: string[] } = {}) => peersOf([...city, ...others], { with: parties, add: [], drop: [], ...more }).map(({ agency: { id }, why }) => `${id} ${why}`)

describe('address of a comparison', () => {
  it('keeps every choice, and leaves no trace of defaults', () => {
    expect(Object.values(toAddress(firstState)).every(value => value === undefined)).toBe(true)
    const state = { ...firstState, view: 'profile' as const, metric: 'received', with: ['agency:甲/乙', 'region:江苏省/淮安市'], add: ['丙'], drop: ['丁'], as: 'base' as const, base: 2020, panel: 'same' as const, band: 'quartiles' as const, year: 2023 }
    const query = Object.fromEntries(Object.entries(toAddress(state)).filter(([, value]) => value !== undefined)) as Record<string, string | string[]>
    expect(fromAddress(query)).toEqual(state)
  })

  it('takes anything it does not understand as not said, and no more than six', () => {
    expect(fromAddress({ view: 'x', metric: 'coverage', with: ['planet:mars', null, 'type:a', 'type:a'], as: '', base: '20', panel: 'few', band: 'b', year: 'now' })).toEqual({ ...firstState, with: ['type:a'] })
    expect(fromAddress({ with: Array.from({ length: 9 }, (_, at) => `type:${at}`) }).with).toHaveLength(6)
  })
})

describe('peers', () => {
  it('are of the same kind and level, never those compared', () => {
    expect(peers(['agency:甲教育'])).toEqual(['乙教育 kindAndLevel', '丙教育 kindAndLevel', '丁教育 kindAndLevel'])
    expect(peers(['agency:甲教育', 'agency:乙教育', 'type:police'])).toEqual(['丙教育 kindAndLevel', '丁教育 kindAndLevel', '戊公安 level'])
  })

  it('are of the same level where few are of the kind', () => {
    expect(peers(['agency:己教育'])).toEqual(['庚公安 level'])
  })

  it('are all within the filters where only groups are compared', () => {
    expect(peers(['type:education'])).toHaveLength(7)
    expect(peers([])[0]).toBe('甲教育 filters')
  })

  it('can be added and dropped; the compared stay out', () => {
    expect(peers(['agency:甲教育'], { drop: ['乙教育'], add: ['庚公安', '甲教育', '不明'] })).toEqual(['丙教育 kindAndLevel', '丁教育 kindAndLevel', '庚公安 chosen'])
  })
})
