import { describe, expect, it } from 'vitest'
import { noFilters, within } from '@/metrics'
import { regionFrom } from '../../../src/app/features/agencies/regionFrom'
import { regionTree, toggleRegion } from '../../../src/app/state/regionTree'
import { agencyNamed } from '../../../src/app/ui/claims/claims'
import { inScope } from '../../../src/app/ui/use/useInScope'
import { matchesName } from '../../../src/app/ui/use/useNameSearch'
import { agency } from './fakes'

const hongze = agency('洪泽区水利局', { type: 'water', region: { code: '320813', province: '江苏省', city: '淮安市', county: '洪泽区' } })
const zhanhe = agency('湛河区工信局', { type: 'industry', region: { code: '410411', province: '河南省', city: '平顶山市', county: '湛河区' } })
const nowhere = agency('某局')

describe('the tree of regions', () => {
  it('counts the agencies in and under each place and leaves unknown ones out', () => {
    const tree = regionTree([hongze, zhanhe, nowhere, agency('淮安市水利局', { region: { code: null, province: '江苏省', city: '淮安市', county: null } })], new Intl.Collator('zh'))
    expect(tree.map(node => [node.path, node.count])).toEqual([['河南省', 1], ['江苏省', 2]])
    expect(tree[1]!.children[0]!).toMatchObject({ path: '江苏省/淮安市', name: '淮安市', count: 2, children: [{ path: '江苏省/淮安市/洪泽区', count: 1 }] })
  })

  it('takes a place for everything in it', () => {
    expect(within('江苏省/淮安市', '江苏省')).toBe(true)
    expect(within('江苏省/淮安市', '江苏省/淮')).toBe(false)
    expect(toggleRegion(['江苏省/淮安市', '河南省'], '江苏省')).toEqual(['河南省', '江苏省'])
    expect(toggleRegion(['江苏省', '河南省'], '江苏省')).toEqual(['河南省'])
    expect(toggleRegion(['江苏省'], '江苏省/淮安市')).toEqual(['江苏省/淮安市'])
  })
})

describe('agencies in scope', () => {
  it('pass region, type and agency filters together', () => {
    const pass = (filters: Partial<typeof noFilters>) => [hongze, zhanhe, nowhere].filter(each => inScope(each, { ...noFilters, ...filters })).map(each => each.name)
    expect(pass({})).toHaveLength(3)
    expect(pass({ regions: ['江苏省/淮安市'] })).toEqual(['洪泽区水利局'])
    expect(pass({ types: ['industry', 'water'] })).toEqual(['洪泽区水利局', '湛河区工信局'])
    expect(pass({ types: ['industry'], regions: ['江苏省'] })).toEqual([])
    expect(pass({ agencies: ['某局'] })).toEqual(['某局'])
    expect(pass({ regions: ['江苏省/淮安市/.'] })).toEqual([])
    expect(pass({ regions: ['/.'] })).toEqual(['某局'])
    expect(pass({ regions: ['江苏省/淮安市/洪泽区/.', '河南省'] })).toEqual(['洪泽区水利局', '湛河区工信局'])
  })
})

describe('search in names', () => {
  it('finds Chinese at once and pinyin initials once they are loaded', async () => {
    const { pinyin } = await import('pinyin-pro')
    const letters = (name: string) => pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()
    expect(matchesName('湛河区工信局', '工信', null)).toBe(true)
    expect(matchesName('湛河区工信局', 'gxj', null)).toBe(false)
    expect(matchesName('湛河区工信局', 'gxj', letters)).toBe(true)
    expect(matchesName('湛河区工信局', 'zhqg', letters)).toBe(true)
    expect(matchesName('湛河区工信局', 'slj', letters)).toBe(false)
  })
})

describe('what a person types', () => {
  it('keeps a division’s code only while its names stay', () => {
    expect(regionFrom(hongze.region, { province: '江苏省', city: '淮安市', county: ' 洪泽区 ' }).code).toBe('320813')
    expect(regionFrom(hongze.region, { province: '江苏省', city: '淮安市', county: '清江浦区' })).toEqual({ code: null, province: '江苏省', city: '淮安市', county: '清江浦区' })
    expect(regionFrom(hongze.region, { province: '江苏省', city: '', county: '' }).city).toBeNull()
  })

  it('names a known agency by any of its names, or a new one whose facts are guesses', () => {
    const known = agency('湛河区工业和信息化局', { aliases: ['湛河区工信局'] })
    expect(agencyNamed([known], '湛河区 工信局', false, '未说').id).toBe('湛河区工业和信息化局')
    expect(agencyNamed([known], '湛河区水利局', true, '未说')).toMatchObject({ id: '湛河区水利局', level: null, fictional: true, guessed: { type: '未说', region: '未说', level: '未说' } })
  })
})
