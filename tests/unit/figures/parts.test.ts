import type { Meaning } from '@/figures'
import { describe, expect, it } from 'vitest'
import { fontFamily, historyOf, numbersOf, placeInside, sparkline, textWidth, themeOf } from '@/figures'
import { scaleOf } from '../../../src/figures/axes'
import { spread } from '../../../src/figures/labels'
import { appeal, application, outcome } from './rows'

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

describe('themes', () => {
  for (const name of ['light', 'dark', 'print'] as const) {
    const theme = themeOf(name)
    it(`${name}: marks stand out 3 : 1, text 4.5 : 1`, () => {
      for (const [meaning, colour] of Object.entries(theme.colours))
        expect(contrast(colour, theme.paper), meaning).toBeGreaterThanOrEqual(3)
      for (const ink of [theme.ink, theme.ink2])
        expect(contrast(ink, theme.paper)).toBeGreaterThanOrEqual(4.5)
      for (const { fill, ink } of theme.heat)
        expect(contrast(fill, ink), fill).toBeGreaterThanOrEqual(4.5)
    })
  }
  it('neighbours of the outcome stack differ in hue or lightness', () => {
    const order: Meaning[] = ['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other', 'carriedOut']
    const { colours } = themeOf('light')
    for (const [index, meaning] of order.slice(1).entries())
      expect(colours[meaning]).not.toBe(colours[order[index]!])
  })
  it('the font list can stand in an SVG attribute', () => expect(fontFamily).not.toMatch(/['"]/))
})

describe('numbers', () => {
  const zh = numbersOf('zh-CN')
  it('print as the interface asks', () => {
    expect(zh.value(1808595, 'count')).toBe('1,808,595')
    expect(zh.withUnit(34, 'count')).toBe('34 件')
    expect(zh.withUnit(1276.5534, 'money')).toBe('1,276.5534 万元')
    expect(zh.value(0.4499, 'rate')).toBe('45.0%')
    expect(zh.value(0, 'count')).toBe('0')
    expect(zh.value(null, 'rate')).toBe('—')
  })
  it('changes carry sign and unit', () => {
    expect(zh.change(0.031, 'rate')).toBe('+3.1 个百分点')
    expect(zh.change(-0.0004, 'rate')).toBe('0.0 个百分点')
    expect(zh.change(-12, 'count')).toBe('−12 件')
    expect(zh.change(null, 'count')).toBe('—')
    expect(numbersOf('en').change(-0.05, 'rate')).toBe('−5.0 pp')
  })
})

describe('parts', () => {
  it('axes end on whole steps', () => {
    expect(scaleOf([98], 'count')).toEqual({ min: 0, max: 100, interval: 20 })
    expect(scaleOf([3], 'count')).toEqual({ min: 0, max: 3, interval: 1 })
    expect(scaleOf([0.62], 'rate')).toEqual({ min: 0, max: 0.8, interval: 0.2 })
    expect(scaleOf([0], 'count')).toEqual({ min: 0, max: 1, interval: 1 })
  })
  it('labels spread apart, in order, inside the plot', () => {
    const at = spread([50, 50, 50, 99], 10, 0, 100)
    expect(at).toEqual([50, 60, 70, 99])
    expect(Math.max(...spread([98, 99, 100], 10, 0, 100))).toBe(100)
  })
  it('sparklines break at gaps and keep lone points', () => {
    const line = sparkline([1, 2, null, 4, null], { width: 100, height: 20 })
    expect(line.path.match(/M/g)).toHaveLength(2)
    expect(line.alone).toHaveLength(1)
    expect(line.last).toEqual(line.alone[0])
    expect(sparkline([0, 0], { width: 10, height: 10 }).path).not.toContain('NaN')
  })
  it('chinese is wider than Latin', () => expect(textWidth('申请', 12)).toBe(24))
  it('a chart moves inward as a whole', () => {
    const moved = placeInside({ grid: [{ left: 5, top: 6, width: 100 }], title: { left: 1, top: 2 } }, { left: 10, right: 20, top: 30, bottom: 40 })
    expect(moved).toMatchObject({ grid: [{ left: 15, top: 36, width: 100 }], title: { left: 11, top: 32 } })
  })
})

describe('history of key figures', () => {
  const find = (metric: string, rows: ReturnType<typeof historyOf>): number | null | undefined => rows.find(row => row.metric === metric)?.value
  it('is Σ over Σ', () => {
    const rows = historyOf([application(2023, 90, { handled: 100, carriedOut: 10 })], [outcome(2023)], [appeal(2023, 'review'), appeal(2023, 'direct', { overturned: 3 }), appeal(2023, 'afterReview')])
    expect(find('disclosureRate', rows)).toBe(0.5)
    expect(find('carryOutRate', rows)).toBe(0.1)
    expect(find('reviewOverturnRate', rows)).toBe(2 / 8)
    expect(find('litigationCount', rows)).toBe(20)
    expect(find('litigationOverturnRate', rows)).toBe(5 / 16)
  })
  it('has no value without a denominator', () => {
    const rows = historyOf([], [outcome(2023, { concluded: 0 })], [appeal(2023, 'review', { total: 2, pending: 2 })])
    expect(find('disclosureRate', rows)).toBeNull()
    expect(find('reviewOverturnRate', rows)).toBeNull()
    expect(find('litigationCount', rows)).toBeNull()
  })
})
