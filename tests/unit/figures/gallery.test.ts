import type { Breakdown, Cell, ChartKind } from '@/figures'
import type { Grouping } from '@/metrics'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chartKinds, drawBreakdown, kindsFor, placeInside, readMapFile, renderSvg } from '@/figures'
import { context } from './rows'

/** Pictures a person can open: tests/gallery/README.md. */
const folder = new URL('../../gallery/', import.meta.url)

const names: Record<string, string> = { education: '教育', health: '卫生健康', police: '公安', justice: '司法', housing: '住房城乡建设', resources: '自然资源' }
const years = ['2019', '2020', '2021', '2022', '2023', '2024']
const types = Object.keys(names)

function axis(dimension: Grouping | 'part', keys: readonly string[], name: string, nameOf = (key: string): string => names[key] ?? key): Breakdown['first'] {
  return { dimension, name, groups: keys.map(key => ({ key, name: nameOf(key) })) }
}

/** A share of made-up cases that depends on the two places only; every seventh has few cases behind it, one has no report. */
function share(first: string | null, second: string | null, at: number, along: number): Cell {
  const denominator = (at * 7 + along * 3) % 7 === 6 ? 12 : 60 + 37 * at + 11 * along
  const numerator = Math.round(denominator * (0.35 + 0.09 * at + 0.03 * along - 0.012 * at * along))
  const missing = at === 2 && along === 1
  return { first, second, value: missing ? null : numerator / denominator, numerator: missing ? null : numerator, denominator, reports: missing ? 0 : 4, gaps: 0, leftOut: 0, low: denominator < 30 }
}
const count = (first: string | null, second: string | null, value: number | null): Cell => ({ first, second, value, numerator: value, denominator: null, reports: value === null ? 0 : 4, gaps: 0, leftOut: 0, low: false })

const rate = { name: '公开率', unit: 'rate', lowBelow: 30, breaks: [], proportion: true, years: [2019, 2024], placeOf: () => ({ filters: null, agency: null }) } as const
const cases = { ...rate, name: '新收', unit: 'count', lowBelow: null, proportion: false } as const

const overYears: Breakdown = { ...rate, first: axis('type', types, '部门类型'), second: axis('year', years, '年度'), cells: types.flatMap((type, at) => years.map((year, along) => share(type, year, at, along))) }
const byType: Breakdown = { ...rate, years: [2024, 2024], first: axis('type', types, '部门类型'), second: null, cells: [...types.map((type, at) => share(type, null, at, 0)), share(null, null, 3, 2)] }
const outcomes = ['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other']
const outcomeNames: Record<string, string> = { granted: '予以公开', partlyGranted: '部分公开', denied: '不予公开', unavailable: '无法提供', notProcessed: '不予处理', other: '其他处理' }
const flow: Record<string, number | null> = { received: 90, carriedIn: 10, person: 60, business: 20, research: 0, publicInterest: null, legalService: 5, otherOrganisation: 5, concluded: 94, granted: 50, partlyGranted: 10, denied: 20, unavailable: 10, notProcessed: 3, other: 1, carriedOut: 4, unbalanced: 2, uneven: 0 }
const provinces = ['北京市', '上海市', '江苏省', '浙江省', '安徽省', '广东省', '四川省', '河南省']

const counties = ['甲县', '乙县', '丙县', '丁县']
const square = (name: string, at: number) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [[[at, 30], [at + 1, 30], [at + 1, 31 + at % 2], [at, 31], [at, 30]]] } })
const geography = readMapFile(new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: counties.map((name, at) => square(name, 118 + at)) })))

const models: Record<ChartKind, Breakdown> = {
  lines: { ...cases, breaks: [2021], first: axis('year', years, '年度'), second: null, cells: [120, 180, 150, null, 240, 310].map((value, at) => count(years[at]!, null, value)) },
  bars: { ...cases, years: [2024, 2024], first: axis('type', types, '部门类型'), second: null, cells: [...[310, 120, 260, 45, 180, 0].map((value, at) => count(types[at]!, null, value)), count(null, null, 915)] },
  stack: { ...cases, name: '办理结果', breaks: [2021], first: axis('year', years, '年度'), second: axis('part', outcomes, '构成', key => outcomeNames[key]!), cells: years.flatMap((year, at) => outcomes.map((part, along) => count(year, part, 20 + (at + 2) * (7 - along)))) },
  matrix: overYears,
  multiples: overYears,
  dots: byType,
  funnel: byType,
  slope: overYears,
  tiles: { ...cases, years: [2024, 2024], first: axis('province', provinces, '省'), second: null, cells: provinces.map((province, at) => count(province, null, at === 3 ? null : 100 + 83 * at)) },
  map: { ...cases, years: [2024, 2024], first: axis('county', counties, '县'), second: null, cells: counties.map((county, at) => count(county, null, at === 1 ? null : 40 + 60 * at)), map: { name: '虚构的县', geography, keys: counties } },
  sankey: { ...rate, name: '申请人', years: [2024, 2024], first: axis('flow', Object.keys(flow), '流向'), second: null, cells: Object.entries(flow).map(([key, value]) => count(key, null, value)) },
}

/** ECharts numbers documents and classes through the life of the process: here they count from 0 in each. */
function settled(svg: string): string {
  const numbers = new Map<string, number>()
  const numbered = svg.replaceAll(/zr\d+/g, 'zr').replaceAll(/zr-cls-\d+/g, (name) => {
    numbers.set(name, numbers.get(name) ?? numbers.size)
    return `zr-cls-${numbers.get(name)}`
  })
  return `${numbered.replaceAll('><', '>\n<')}\n`
}

describe('gallery', () => {
  it.each(Object.entries(models) as [ChartKind, Breakdown][])('%s looks as it looked', (kind, data) => {
    expect(kindsFor(data)).toContain(kind)
    const chart = drawBreakdown(kind, data, { ...context, width: 760 })
    const svg = settled(renderSvg(placeInside(chart.option, { left: 20, right: 20, top: 20, bottom: 20 }), { width: 800, height: chart.height + 40 }))
    const [file, changed] = [new URL(`${kind}.svg`, folder), new URL(`${kind}-changed.svg`, folder)]
    const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (svg === before)
      rmSync(changed, { force: true })
    else
      writeFileSync(changed, svg)
    expect(svg === before, `${kind} is drawn otherwise: compare tests/gallery/${kind}.svg with ${kind}-changed.svg, and rename it if that is right`).toBe(true)
  })

  it('shows every kind of chart', () => {
    expect(Object.keys(models).sort()).toEqual([...chartKinds].sort())
    expect(readdirSync(folder).filter(name => /^\w+\.svg$/.test(name)).sort()).toEqual(Object.keys(models).map(kind => `${kind}.svg`).sort())
  })
})
