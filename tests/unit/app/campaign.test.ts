import type { Agency, Listing, Received } from '@/reports'
import { describe, expect, it } from 'vitest'
import { standardDue, unitKindOf, unitYears } from '@/reports'
import { chaseList, countsOf, daysBetween, dueSummaries, intoColumns, matrixOf, states } from '../../../src/app/features/campaign/matrix'
import { agency } from './fakes'

const listing: Listing = { role: 'due', code: null, parent: null, order: 0, from: null, to: null, exempt: [], contact: null }
const unit = (name: string, over: Partial<Listing> = {}, more: Partial<Agency> = {}): Agency => agency(name, { level: 'city', ...more, listing: { ...listing, ...over } })

/** A repeatable stream of numbers below a bound. */
function random(seed: number): (below: number) => number {
  return below => (seed = seed * 48271 % 2147483647) % below
}

/** A city of units of every kind, years collected and not, files that came and wait. */
function world(seed: number, size: number) {
  const next = random(seed)
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025]
  const agencies = Array.from({ length: size }, (_, order) => unit(`单位${order}`, {
    order,
    role: next(12) === 0 ? 'vertical' : next(12) === 0 ? 'watched' : 'due',
    from: next(6) === 0 ? 2019 + next(7) : null,
    to: next(9) === 0 ? 2019 + next(7) : null,
    exempt: next(8) === 0 ? [{ year: 2019 + next(7), reason: '并入其他单位' }] : [],
  }, { type: ['education', 'government', 'township'][next(3)]!, level: next(3) === 0 ? 'township' : 'county' }))
  const received = agencies.flatMap(({ id }) => years.flatMap((year): Received[] => next(3) === 0
    ? []
    : [{ agency: id, year, scope: next(5) === 0 ? 'consolidated' : 'unit', state: (['accepted', 'waiting', 'returned'] as const)[next(3)]! }]))
  const collected = years.filter(() => next(2) === 0)
  return { years, agencies, collected, unitYears: unitYears(agencies, received, collected) }
}

describe('the matrix of units and years', () => {
  it('shows each unit of the list once, and in a collected year the five states are all of those that exist, in every group', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { years, agencies, collected, unitYears } = world(seed, 40)
      const matrix = matrixOf(agencies, unitYears, years)
      expect(matrix.groups.flatMap(({ rows }) => rows.map(row => row.agency.id)).sort()).toEqual(agencies.map(({ id }) => id).sort())
      for (const year of collected) {
        const listed = agencies.filter(({ listing }) => listing!.role === 'due' && (listing!.from ?? 0) <= year && year <= (listing!.to ?? 9999))
        const counts = countsOf(matrix, matrix.groups, year)
        expect(states.reduce((sum, state) => sum + counts[state], 0)).toBe(listed.length)
        const perGroup = matrix.groups.map(group => countsOf(matrix, [group], year))
        expect(states.map(state => perGroup.reduce((sum, own) => sum + own[state], 0))).toEqual(states.map(state => counts[state]))
        // What is said to be expected anywhere is the same list less the exempt.
        expect(unitYears.filter(each => each.year === year && each.due)).toHaveLength(listed.length - counts.exempt)
      }
    }
  })

  it('calls nothing missing in a year nobody collects, of a unit that does not exist yet, or of one that reports elsewhere', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { years, agencies, collected, unitYears } = world(seed, 40)
      for (const { rows } of matrixOf(agencies, unitYears, years).groups) {
        for (const { agency: { listing }, cells } of rows) {
          cells.forEach((state, at) => {
            if (state === 'missing')
              expect([listing!.role, collected.includes(years[at]!), (listing!.from ?? 0) <= years[at]!]).toEqual(['due', true, true])
          })
        }
      }
    }
  })

  it('sets departments, counties and townships together, under whom they stand, and what is not collected apart at the end', () => {
    const city = unit('云川市人民政府', { order: 0 }, { type: 'government' })
    const county = unit('青石区人民政府', { order: 2, parent: city.id }, { type: 'government', level: 'county' })
    const agencies = [
      unit('国家税务总局云川市税务局', { order: 1, role: 'vertical' }, { type: 'vertical' }),
      unit('青石区教育局', { order: 3, parent: county.id }, { type: 'education', level: 'county' }),
      unit('桐溪街道办事处', { order: 4, parent: county.id }, { type: 'street', level: 'township' }),
      unit('云川市教育局', { order: 5, parent: city.id }, { type: 'education' }),
      city,
      county,
    ]
    expect(matrixOf(agencies, [], [2025]).groups.map(({ kind, parent, rows }) => [kind, parent?.name ?? null, rows.map(({ agency }) => agency.name)])).toEqual([
      ['department', null, ['云川市教育局']],
      ['county', null, ['云川市人民政府', '青石区人民政府']],
      ['department', '青石区人民政府', ['青石区教育局']],
      ['township', '青石区人民政府', ['桐溪街道办事处']],
      ['vertical', null, ['国家税务总局云川市税务局']],
    ])
    expect(unitKindOf(unit('滨湖新区管理委员会', {}, { type: 'zone' }))).toBe('county')
  })

  it('hatches a unit before its first year, shows exempt years, and says of others only that nothing is here', () => {
    const one = unit('数据局', { from: 2024, exempt: [{ year: 2025, reason: '筹建' }] })
    expect(matrixOf([one], [], [2023, 2024, 2025]).groups[0]!.rows[0]!.cells).toEqual(['void', 'none', 'exempt'])
  })

  it('is made for 200 units and 7 years', () => {
    const { years, agencies, unitYears } = world(3, 200)
    const started = performance.now()
    const matrix = matrixOf(agencies, unitYears, years)
    countsOf(matrix, matrix.groups, 2025)

    console.info(`matrix of 200 × 7: ${(performance.now() - started).toFixed(1)} ms`)
    expect(matrix.groups.flatMap(({ rows }) => rows)).toHaveLength(200)
  })
})

describe('days to a due date', () => {
  it('are counted by calendar days, and none are left on the day itself', () => {
    expect([daysBetween('2026-01-27', '2026-01-31'), daysBetween('2026-01-31', '2026-01-31'), daysBetween('2026-02-02', '2026-01-31')]).toEqual([4, 0, -2])
  })

  it('stand with how many are due then and how many of them are missing; exempt ones are not due', () => {
    const agencies = [unit('教育局'), unit('水利局'), unit('金融局', { exempt: [{ year: 2025, reason: '并入' }] }), unit('青石区人民政府', {}, { type: 'government', level: 'county' })]
    const years = unitYears(agencies, [{ agency: '教育局', year: 2025, scope: 'unit', state: 'waiting' }], [2025])
    const summaries = dueSummaries(matrixOf(agencies, years, [2025]), 2025, standardDue(2025), '2026-01-27')
    expect(summaries).toEqual([
      { groups: ['unit'], date: '2026-01-31', left: 4, expected: 2, missing: 1 },
      { groups: ['county'], date: '2026-02-20', left: 24, expected: 1, missing: 1 },
    ])
  })
})

describe('the list of whom to remind', () => {
  it('has the missing only, by due date, with how often and when last', () => {
    const agencies = [unit('青石区人民政府', { order: 0 }, { type: 'government', level: 'county' }), ...['教育局', '水利局', '商务局', '财政局'].map((name, at) => unit(name, { order: at + 1 }))]
    const received: Received[] = [
      { agency: '教育局', year: 2025, scope: 'unit', state: 'waiting' },
      { agency: '财政局', year: 2025, scope: 'unit', state: 'returned' },
    ]
    const matrix = matrixOf(agencies, unitYears(agencies, received, [2025]), [2025])
    const chased = [
      { year: 2025, agencies: ['水利局', '商务局'], how: '', at: '2026-01-22T08:00:00Z', who: '' },
      { year: 2025, agencies: ['水利局'], how: '', at: '2026-01-26T08:00:00Z', who: '' },
      { year: 2024, agencies: ['水利局'], how: '', at: '2025-01-26T08:00:00Z', who: '' },
    ]
    expect(chaseList(matrix, 2025, standardDue(2025), chased).map(({ agency, date, times, last }) => [agency.id, date, times, last])).toEqual([
      ['水利局', '2026-01-31', 2, '2026-01-26T08:00:00Z'],
      ['商务局', '2026-01-31', 1, '2026-01-22T08:00:00Z'],
      ['青石区人民政府', '2026-02-20', 0, null],
    ])
  })
})

it('lays groups into columns of even length, every part under its heading, none left out', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { years, agencies, unitYears } = world(seed, 1 + seed * 5)
    const { groups } = matrixOf(agencies, unitYears, years)
    for (const columns of [1, 3, 6]) {
      const laid = intoColumns(groups, columns)
      expect(laid.length).toBeLessThanOrEqual(columns)
      expect(laid.flat().flatMap(({ rows }) => rows)).toEqual(groups.flatMap(({ rows }) => rows))
      expect(laid.flat().every(({ rows }) => rows.length > 0)).toBe(true)
    }
  }
})
