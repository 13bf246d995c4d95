import { describe, expect, it } from 'vitest'
import { checkReport } from '@/checks'
import { buildReport } from '@/reports'
import { recognized, sourceOf } from './form'

function scopeOf(issuer: string, overview: string[] = [], received = 21) {
  const report = buildReport(recognized({ lines: [`${issuer}2023年政府信息公开工作年度报告`], overview, received }), sourceOf())
  const findings = checkReport(report).filter(({ params }) => params.field === 'scope').map(({ rule, severity }) => `${rule} ${severity}`)
  return { value: report.scope.value, certain: report.scope.certain, findings }
}

describe('a scope the notices say is not asked', () => {
  it.each([
    ['洪泽区人民政府', 'consolidated'],
    ['洪泽区', 'consolidated'],
    ['江苏省人民政府', 'consolidated'],
    ['宿迁市湖滨新区管委会', 'consolidated'],
    ['海门经济技术开发区', 'consolidated'],
    ['洪泽区人民政府办公室', 'unit'],
    ['江苏省人民政府办公厅', 'unit'],
    ['宿迁市湖滨新区管委会办公室', 'unit'],
  ])('%s → %s, shown as an info', (issuer, value) => {
    expect(scopeOf(issuer)).toEqual({ value, certain: true, findings: ['scope-assumed info'] })
    expect(scopeOf(issuer, ['2023年，全区各单位主动公开政府信息1200条。'])).toEqual({ value, certain: true, findings: ['scope-assumed info'] })
  })

  it.each(['嘉善县大云镇人民政府', '佳荣里街', '浦东新区陆家嘴街道办事处', '湛河区工信局', '国家税务总局淮安市洪泽区税务局'])('%s reports its own, nothing to assume', (issuer) => {
    expect(scopeOf(issuer)).toEqual({ value: 'unit', certain: true, findings: [] })
  })

  it.each([
    ['洪泽区人民政府', '2023年，我办共收到政府信息公开申请21件。', 'unit'],
    ['洪泽区人民政府', '2023年，全区共收到政府信息公开申请21件。', 'consolidated'],
    ['洪泽区人民政府办公室', '2023年，我办共收到政府信息公开申请21件。', 'unit'],
    ['洪泽区人民政府办公室', '全区共收到申请21件，其中区政府办公室收到政府信息公开申请5件。', 'consolidated'],
  ])('%s whose prose says it: %s → %s, nothing assumed', (issuer, line, value) => {
    expect(scopeOf(issuer, [line])).toEqual({ value, certain: true, findings: [] })
  })
})

describe('a scope on which sources disagree is asked', () => {
  it.each([
    ['沭阳县教育局', '2023年，全县教育系统共收到政府信息公开申请21件。'],
    ['沭阳县教育局', '2023年，全县教育系统共受理21件申请。'],
    ['宿迁市公安局', '2023年，全市共收到政府信息公开申请21件。'],
    ['沭阳县卫生健康委员会', '本报告统计数据包含局机关及所属单位。'],
    ['国家税务总局宿迁市税务局', '2023年，全市税务系统共受理政府信息公开申请21件。'],
    ['洪泽区人民政府', '全区共收到政府信息公开申请30件。'],
    ['洪泽区人民政府', '全区共收到政府信息公开申请21件，本机关收到政府信息公开申请21件。'],
    ['洪泽区人民政府办公室', '2023年，全区各部门收到的政府信息公开申请均按期答复。'],
  ])('%s: %s', (issuer, line) => {
    expect(scopeOf(issuer, [line])).toMatchObject({ certain: false, findings: ['doubtful warning'] })
  })

  it.each([
    '2023年，我局共收到政府信息公开申请21件；全县教育系统共收到政府信息公开申请80件。',
    '2023年，全县教育系统主动公开政府信息3000条。',
    '2023年，全县共收到政府信息公开申请80件，我局承办21件。',
  ])('a department that tells its own number is not asked: %s', (line) => {
    expect(scopeOf('沭阳县教育局', [line])).toEqual({ value: 'unit', certain: true, findings: [] })
  })
})
