import type { Breakdown, Cell } from '@/figures'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankingOf } from '@/figures'
import { priorOf, shrunk } from '../../../src/figures/explore/shrinkage'

/** Reference of its own: moments from the list of single cases, one-way analysis of variance, posterior mean by numerical integration. */
function byHand(trials: readonly { cases: number, total: number }[]) {
  const groups = trials.map(({ cases, total }) => Array.from({ length: total }, (_, at): number => at < cases ? 1 : 0))
  const all = groups.flat()
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const grand = mean(all)
  const variance = mean(all.map(value => (value - grand) ** 2))
  const between = groups.reduce((sum, group) => sum + group.reduce(part => part + (mean(group) - grand) ** 2, 0), 0)
  // E[between] = σ² [(k − 1)(1 − γ) + γ (N − Σn²/N)], solved for γ.
  const [k, n] = [groups.length, all.length]
  const sizes = groups.reduce((sum, group) => sum + group.length ** 2, 0)
  const gamma = (between / variance - (k - 1)) / (n - sizes / n - (k - 1))
  return { mean: grand, gamma }
}

function posteriorMean({ cases, total }: { cases: number, total: number }, a: number, b: number): number {
  const points = Array.from({ length: 20_000 }, (_, at) => (at + 0.5) / 20_000)
  const logs = points.map(p => (cases + a - 1) * Math.log(p) + (total - cases + b - 1) * Math.log(1 - p))
  const top = Math.max(...logs)
  const weights = logs.map(log => Math.exp(log - top))
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  return points.reduce((sum, p, at) => sum + p * weights[at]!, 0) / mass
}

const trial = fc.integer({ min: 1, max: 60 }).chain(total => fc.record({ cases: fc.integer({ min: 0, max: total }), total: fc.constant(total) }))

describe('shrinkage', () => {
  it('agrees with an analysis of variance over the single cases', () => {
    fc.assert(fc.property(fc.array(trial, { minLength: 3, maxLength: 20 }), (trials) => {
      const prior = priorOf(trials)!
      const { mean, gamma } = byHand(trials)
      expect(prior.mean).toBeCloseTo(mean, 10)
      expect(prior.units).toBe(trials.length)
      const room = trials.reduce((sum, { total }) => sum + total, 0) - trials.length
      if (mean === 0 || mean === 1 || room === 0 || !(gamma > 0))
        expect(prior.strength).toBe(Infinity)
      else if (gamma < 1)
        expect(prior.strength / (1 / gamma - 1)).toBeCloseTo(1, 6)
      else
        expect(prior.strength).toBe(0)
    }))
  })

  it('is the posterior mean', () => {
    const prior = { mean: 0.3, strength: 20, units: 9 }
    for (const one of [{ cases: 3, total: 4 }, { cases: 0, total: 10 }, { cases: 60, total: 100 }])
      expect(shrunk(one, prior)).toBeCloseTo(posteriorMean(one, 6, 14), 6)
  })

  it('lies between the rate and that of all, nearer to all for fewer cases', () => {
    fc.assert(fc.property(fc.array(trial, { minLength: 3, maxLength: 20 }), (trials) => {
      const prior = priorOf(trials)!
      for (const one of trials) {
        const [low, high] = [one.cases / one.total, prior.mean].toSorted((a, b) => a - b) as [number, number]
        const value = shrunk(one, prior)
        expect(value).toBeGreaterThanOrEqual(low - 1e-12)
        expect(value).toBeLessThanOrEqual(high + 1e-12)
        const tenfold = shrunk({ cases: one.cases * 10, total: one.total * 10 }, prior)
        expect(Math.abs(tenfold - prior.mean)).toBeGreaterThanOrEqual(Math.abs(value - prior.mean) - 1e-12)
      }
    }))
  })

  it('finds the prior the rates were drawn from', () => {
    let state = 7
    const random = (): number => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31
      return state / 2 ** 31
    }
    // Beta(3, 7) by the order statistics of nine uniform numbers: the third smallest.
    const trials = Array.from({ length: 4000 }, () => {
      const rate = Array.from({ length: 9 }, random).sort((a, b) => a - b)[2]!
      const total = 20 + Math.floor(random() * 200)
      return { total, cases: Array.from({ length: total }, random).filter(each => each < rate).length }
    })
    const prior = priorOf(trials)!
    expect(prior.mean).toBeCloseTo(0.3, 1)
    expect(prior.strength).toBeGreaterThan(8.5)
    expect(prior.strength).toBeLessThan(11.5)
  })

  it('takes equal rates, and rates that differ by chance, for one; wants three units', () => {
    expect(priorOf([{ cases: 5, total: 10 }, { cases: 50, total: 100 }, { cases: 20, total: 40 }])).toEqual({ mean: 0.5, strength: Infinity, units: 3 })
    expect(priorOf([{ cases: 0, total: 10 }, { cases: 0, total: 3 }, { cases: 0, total: 1 }])).toEqual({ mean: 0, strength: Infinity, units: 3 })
    expect(priorOf([{ cases: 1, total: 10 }, { cases: 9, total: 10 }, { cases: 0, total: 0 }])).toBeNull()
  })
})

function cell(first: string, numerator: number | null, denominator: number | null, more: Partial<Cell> = {}): Cell {
  return { first, second: null, value: numerator === null || !denominator ? null : numerator / denominator, numerator, denominator, reports: 1, gaps: 0, leftOut: 0, low: denominator !== null && denominator < 30, ...more }
}
function agencies(cells: readonly Cell[], more: Partial<Breakdown> = {}): Breakdown {
  return { name: '公开率', unit: 'rate', lowBelow: 30, breaks: [], proportion: true, first: { dimension: 'agency', name: '单位', groups: cells.map(({ first }) => ({ key: first!, name: first! })) }, second: null, cells, years: [2023, 2023], placeOf: () => ({ filters: null, agency: null }), ...more }
}
const ranks = (rows: ReturnType<typeof rankingOf>['ranked']) => rows.map(({ group, rank, tied }) => [group.key, rank, tied])

describe('ranking', () => {
  const cells = [cell('a', 32, 33), cell('b', 950, 1000), cell('c', 900, 1000), cell('d', 2, 2), cell('e', null, null, { leftOut: 1 }), cell('f', null, null), cell('g', 9, 10)]

  it('goes by the published rate; by the shrunk estimate only when asked', () => {
    expect(ranks(rankingOf(agencies(cells)).ranked)).toEqual([['a', 1, false], ['b', 2, false], ['c', 3, false]])
    const shrunkOrder = rankingOf(agencies(cells), 'shrunk')
    expect(ranks(shrunkOrder.ranked)).toEqual([['b', 1, false], ['a', 2, false], ['c', 3, false]])
    const found = byHand([{ cases: 32, total: 33 }, { cases: 950, total: 1000 }, { cases: 900, total: 1000 }, { cases: 2, total: 2 }, { cases: 9, total: 10 }])
    const strength = 1 / found.gamma - 1
    expect(shrunkOrder.ranked[1]!.shrunk).toBeCloseTo((32 + found.mean * strength) / (33 + strength), 10)
  })

  it('sets few cases, blank cells and no value apart in either order, and estimates nothing over blank cells', () => {
    for (const order of ['rate', 'shrunk'] as const) {
      const { low, gaps, missing, prior } = rankingOf(agencies(cells), order)
      expect([low, gaps, missing].map(rows => rows.map(({ group, rank }) => [group.key, rank]))).toEqual([[['d', null], ['g', null]], [['e', null]], [['f', null]]])
      expect(low.every(({ shrunk }) => shrunk !== null)).toBe(true)
      expect([gaps[0]!.shrunk, missing[0]!.shrunk]).toEqual([null, null])
      expect(prior!.units).toBe(5)
    }
  })

  it('gives equal estimates one rank', () => {
    const same = rankingOf(agencies([cell('a', 40, 80), cell('b', 20, 40), cell('c', 25, 50), cell('d', 16, 32)]), 'shrunk')
    expect(same.prior!.strength).toBe(Infinity)
    expect(ranks(same.ranked)).toEqual([['a', 1, true], ['b', 1, true], ['c', 1, true], ['d', 1, true]])
    const tied = rankingOf(agencies([cell('a', 90, 100), cell('b', 30, 100), cell('c', 30, 100), cell('d', 5, 100)]), 'shrunk')
    expect(ranks(tied.ranked)).toEqual([['a', 1, false], ['b', 2, true], ['c', 2, true], ['d', 4, false]])
  })

  it('has no estimate for a ratio that is no proportion, and ranks a rate over 100 % as it stands', () => {
    const ratio = rankingOf(agencies([cell('a', 90, 60), cell('b', 30, 100), cell('c', 40, 100)], { proportion: false }), 'shrunk')
    expect(ratio.prior).toBeNull()
    expect(ranks(ratio.ranked)).toEqual([['a', 1, false], ['c', 2, false], ['b', 3, false]])
    const odd = rankingOf(agencies([cell('a', 90, 60), cell('b', 30, 100), cell('c', 40, 100), cell('d', 90, 100)]), 'shrunk')
    expect(ranks(odd.ranked)).toEqual([['d', 1, false], ['c', 2, false], ['b', 3, false], ['a', null, false]])
  })
})
