import type { Agency } from '@/reports'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyLevels, departmentTypes, regionPath, resolveAgency, sayResolution } from '@/reports'

function registry(...names: string[]): Agency[] {
  return names.reduce<Agency[]>((known, name) => [...known, resolveAgency(name, known).agency], [])
}

describe('the agency a name means', () => {
  it.each([
    ['湛河区工信局', '平顶山市湛河区工业和信息化局'],
    ['沭阳县发改局', '江苏省沭阳县发展和改革局'],
    ['沭阳县发展和改革局', '沭阳县发展和改革委员会'],
    ['杭州市发改委', '浙江省杭州市发展和改革委员会'],
    ['洪泽区人民政府办公室', '淮安市洪泽区政府办'],
    ['洪泽区人民政府办公室', '洪泽区府办'],
    ['洪泽区人民政府', '淮安市洪泽区人民政府'],
    ['宿迁市人民政府', '宿迁市'],
    ['上海市科委', '上海市科学技术委员会'],
    ['宿迁市人社局', '宿迁市人力资源和社会保障局'],
    ['洪泽区市场监督管理局', '洪泽区市管局'],
    ['宿迁市城管局', '宿迁市城市管理局'],
    ['盐城市公安局盐都分局', '公安局盐都分局'],
    ['国家税务总局淮安市洪泽区税务局', '洪泽区税务局'],
    ['宿迁经济技术开发区管委会', '宿迁市经开区管理委员会'],
    ['嘉善县大云镇人民政府', '浙江省嘉善县大云镇'],
    ['云川市青石区教育局', '青石区教育局'],
    ['湛河区工信局', ' 湛河区 工业和信息化局 '],
  ])('%s is %s', (registered, seen) => {
    const [agency] = registry(registered)
    const found = resolveAgency(seen, [agency!])
    expect(found.match).toBe('normalised')
    expect(found.agency.id).toBe(agency!.id)
    expect(found.agency.aliases).toEqual([seen.replaceAll(' ', '')])
    expect(sayResolution(found, 'zh-CN')).toMatch(/按“.+”理解/)
    expect(resolveAgency(seen, []).agency.id === agency!.id || agency!.region.code === null || resolveAgency(seen, []).agency.region.code === agency!.region.code).toBe(true)
  })

  it.each([
    ['洪泽区人民政府', '洪泽区人民政府办公室'],
    ['洪泽区人民政府', '洪泽区政府办'],
    ['洪泽区政府办', '洪泽区'],
    ['淮安市人民政府', '洪泽区人民政府'],
    ['湛河区工信局', '洪泽区工信局'],
    ['沭阳县教育局', '沭阳县教育体育局'],
    ['盐城市公安局', '盐城市公安局盐都分局'],
    ['盐都区公安局', '盐城市公安局亭湖分局'],
    ['嘉善县人民政府', '嘉善县大云镇人民政府'],
    ['宿迁市教育局', '宿迁市湖滨新区教育局'],
    ['宿迁市人民政府', '宿迁市湖滨新区管委会'],
    ['宿迁市湖滨新区管委会', '宿迁市经开区管委会'],
    ['南京市鼓楼区教育局', '徐州市鼓楼区教育局'],
    ['云川市教育局', '云川市青石区教育局'],
    ['教育部', '上海市教育局'],
    ['国家统计局平顶山调查队', '平顶山市统计局'],
    ['自然资源和规划局盐都分局', '盐都区自然资源局'],
  ])('%s is not %s', (registered, other) => {
    const known = registry(registered)
    const { agency, match } = resolveAgency(other, known)
    expect(match).toBe('new')
    expect(agency.id).not.toBe(known[0]!.id)
  })

  it('finds a name without place only where one agency can be meant', () => {
    const one = registry('湛河区工信局', '湛河区教育局')
    expect(resolveAgency('工业和信息化局', one)).toMatchObject({ match: 'normalised', agency: { name: '湛河区工信局' } })
    expect(resolveAgency('区工信局', one)).toMatchObject({ match: 'normalised', agency: { name: '湛河区工信局' } })
    expect(resolveAgency('市工信局', one).match).toBe('new')
    const two = registry('湛河区工信局', '洪泽区工信局')
    const open = resolveAgency('工信局', two)
    expect(open.match).toBe('new')
    expect(sayResolution(open, 'zh-CN')).toContain('湛河区工信局、洪泽区工信局')
    expect(two.map(({ id }) => id)).not.toContain(open.agency.id)
  })

  it('takes a registered name and an alias before any rule', () => {
    const [agency] = registry('湛河区工信局')
    const known = [{ ...agency!, aliases: ['湛河区经济委员会'] }]
    expect(resolveAgency('湛河区工信局', known)).toMatchObject({ match: 'exact', agency: known[0] })
    expect(resolveAgency('湛河区经济委员会', known)).toMatchObject({ match: 'alias', agency: known[0] })
  })

  it('lets registered neighbours decide which 鼓楼区 is meant, as a guess', () => {
    const { agency } = resolveAgency('鼓楼区教育局', registry('南京市鼓楼区人民政府', '福州市教育局'))
    expect(regionPath(agency.region)).toBe('江苏省/南京市/鼓楼区')
    expect(agency.guessed.region).toContain('推断')
    const open = resolveAgency('鼓楼区教育局', registry('南京市鼓楼区人民政府', '福州市鼓楼区人民政府'))
    expect(open.agency.region.code).toBeNull()
  })

  it('follows a region a person set, not the one the name suggests', () => {
    const [agency] = registry('鼓楼区教育局')
    const confirmed: Agency = { ...agency!, region: { code: '320302', province: '江苏省', city: '徐州市', county: '鼓楼区' } }
    expect(resolveAgency('徐州市鼓楼区教育局', [confirmed])).toMatchObject({ match: 'normalised', agency: { id: agency!.id } })
    expect(resolveAgency('南京市鼓楼区教育局', [confirmed]).match).toBe('new')
  })

  it('never merges made-up agencies with real ones', () => {
    const known = registry('湛河区工信局')
    const { agency, match } = resolveAgency('湛河区工信局', known, { fictional: true })
    expect(match).toBe('new')
    expect(agency.fictional).toBe(true)
    expect(agency.id).not.toBe(known[0]!.id)
    expect(resolveAgency('湛河区工信局', [...known, agency], { fictional: true })).toMatchObject({ match: 'exact', agency: { fictional: true } })
  })

  it('sees an entry replaced in a new list', () => {
    const known = registry('湛河区工信局', '湛河区教育局')
    resolveAgency('湛河区教育局', known)
    const renamed = [known[0]!, { ...known[1]!, name: '湛河区教育体育局' }]
    expect(resolveAgency('湛河区教育体育局', renamed).match).toBe('exact')
    expect(resolveAgency('湛河区教育局', renamed).match).toBe('new')
    expect(resolveAgency('湛河区教育局', known).match).toBe('exact')
  })

  it('takes any text without failing, always with a known type, and finds it again', () => {
    const types = new Set(departmentTypes.map(({ key }) => key))
    const levels = new Set<string | null>([null, ...agencyLevels.map(({ key }) => key)])
    const word = fc.constantFrom('江苏省', '宿迁', '市', '区', '鼓楼区', '朝阳', '新区', '公安', '局', '大云镇', '街道', '人民政府', '办公室', '国家税务总局', '分局', '青石区', '教育', ' ', '（', '2023')
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(word, { maxLength: 7 }).map(words => words.join(''))), (name) => {
      const { agency } = resolveAgency(name, [])
      expect(types.has(agency.type)).toBe(true)
      expect(levels.has(agency.level)).toBe(true)
      expect(resolveAgency(name, [agency]).agency.id).toBe(agency.id)
    }), { numRuns: 300 })
  })

  it('finds each name among 10,000 known agencies, also while they grow', () => {
    const departments = ['教育局', '工信局', '财政局', '公安局', '司法局', '民政局', '水利局', '人民政府']
    const growing: Agency[] = Array.from({ length: 10_000 }, (_, position) => resolveAgency(`云${String.fromCharCode(0x4E00 + position % 1250)}市青石区${departments[position % 8]}`, []).agency)
    for (let round = 0; round < 250; round++) {
      const name = `洪泽区第${round}教育局`
      growing.push(resolveAgency(name, growing).agency)
      expect(resolveAgency(name, growing).agency.id).toBe(growing.at(-1)!.id)
    }
  })
})
