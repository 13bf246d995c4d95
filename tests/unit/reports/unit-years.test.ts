import type { Agency, Received, UnitYear } from '@/reports'
import { describe, expect, it } from 'vitest'
import { namedFor, unitYears } from '@/reports'

function unit(name: string, city: string | null, province: string | null = '澜川省'): Agency {
  return { id: name, name, aliases: [], region: { code: null, province: city ? province : null, city, county: null }, level: 'city', type: 'other', fictional: false, guessed: { region: null, level: null, type: null } }
}

const [finance, health, trade] = ['财政局', '卫健委', '商务局'].map(name => unit(`云川市${name}`, '云川市')) as [Agency, Agency, Agency]
const real = [unit('宿迁市人民政府', '宿迁市', '江苏省'), unit('杭州市人民政府', '杭州市', '浙江省')]
const got = (agency: Agency, year: number, state: Received['state'] = 'accepted'): Received => ({ agency: agency.id, year, scope: 'unit', state })
const stateOf = (years: readonly UnitYear[], agency: Agency, year: number) => years.find(each => each.agency === agency.id && each.year === year)?.state ?? null

describe('the state of a unit’s year', () => {
  it('is missing only between its own years and in the next one collected, where others of its group were collected', () => {
    const years = unitYears([finance, health, trade], [
      ...[2020, 2021, 2022, 2023, 2024, 2025].map(year => got(finance, year)),
      ...[2021, 2023].map(year => got(health, year)),
      got(trade, 2025),
    ])
    expect([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map(year => stateOf(years, health, year))).toEqual([null, null, 'accepted', 'missing', 'accepted', 'missing', null, null])
    expect([2024, 2025, 2026].map(year => stateOf(years, trade, year))).toEqual([null, 'accepted', null])
  })

  it('is never missing for cities of elsewhere with one published report, nor for a unit of an unknown place', () => {
    const alone = unit('市场监管局', null)
    const years = unitYears([finance, ...real, alone], [got(finance, 2023), got(finance, 2024), got(real[0]!, 2023), got(real[1]!, 2025), got(alone, 2023)])
    expect(years.filter(({ state }) => state === 'missing')).toEqual([])
  })

  it('waits where something was received that does not count, until a report is accepted', () => {
    const received = [got(finance, 2023), got(health, 2022), got(health, 2023, 'waiting'), { agency: trade.id, year: 2023, scope: null, state: 'waiting' as const }]
    expect([health, trade].map(agency => stateOf(unitYears([finance, health, trade], received), agency, 2023))).toEqual(['waiting', 'waiting'])
    expect(stateOf(unitYears([finance, health], [...received, got(health, 2023)]), health, 2023)).toBe('accepted')
  })
})

it('takes a file that could not be read for the year of the unit its name says', () => {
  const nameOf = namedFor([finance, { ...health, aliases: ['云川市卫生局'] }])
  expect(nameOf('云川市财政局2023年政府信息公开工作年度报告（扫描）.pdf')).toEqual({ agency: finance.id, year: 2023 })
  expect(nameOf('云川市卫生局 2022 年报.doc')).toEqual({ agency: health.id, year: 2022 })
  expect([nameOf('财政局2023.pdf'), nameOf('云川市财政局年报.pdf')]).toEqual([null, null])
})
