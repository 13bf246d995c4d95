import type { Database } from '@/database'
import type { Level } from '@/metrics'
import type { Agency, Listing, Scope } from '@/reports'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { ask, noFilters } from '@/metrics'
import { addedAt } from '@/reports'
import { agency, openEngine, segmentsOf, sketch } from '../database/support'

/*
 * Every unit's own number is a power of two, so that a sum tells which units are in it and a number added twice is seen. What a place's sum is to be
 * is computed from the tree itself, knowing nothing of columns, names or SQL.
 */

let database: Database
/** A report's id is of its numbers: each world has its own. */
let run = 0

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

const cell = 'applications.received.total'

/** A place of the tree: its government, its office and departments, its places. `parts` of a county are its townships. */
interface Spot { path: string, units: string[], zones: { name: string, units: string[] }[], parts: Spot[] }

const spots: Spot = {
  path: '江苏省',
  units: ['江苏省教育厅'],
  zones: [],
  parts: [
    {
      path: '江苏省/淮安市',
      units: ['淮安市人民政府办公室', '淮安市教育局', '淮安市水利局'],
      zones: [{ name: '淮安经济技术开发区管理委员会', units: ['淮安经济技术开发区经济发展局'] }],
      parts: [
        { path: '江苏省/淮安市/洪泽区', units: ['洪泽区教育局', '洪泽区老子山镇人民政府', '洪泽区高良涧街道办事处'], zones: [], parts: [] },
        { path: '江苏省/淮安市/盱眙县', units: ['盱眙县教育局', '盱眙县马坝镇人民政府'], zones: [], parts: [] },
      ],
    },
    { path: '江苏省/盐城市', units: ['盐城市教育局'], zones: [], parts: [{ path: '江苏省/盐城市/盐都区', units: ['盐都区教育局'], zones: [], parts: [] }] },
  ],
}
const zonePath = (path: string): string => `${path}/经开区`

interface Draft { agency: Agency, scope: Scope, value: number, role: Listing['role'] | null }

/** What a world is made of: which reports have come, which units stand apart, and whether a list says so in place of names. */
function worldOf({ here, apart, listed }: { here: readonly boolean[], apart: readonly number[], listed: boolean }) {
  let at = 0
  const drafts: Draft[] = []
  const sums = new Map<string, number>()
  const listing = (role: Listing['role'], parent: string | null): Listing => ({ role, code: null, parent, order: 0, from: null, to: null, exempt: [], contact: null })
  const next = (): { came: boolean, value: number, role: Listing['role'] } => {
    const role = apart[at % apart.length] === 1 ? 'vertical' : apart[at % apart.length] === 2 ? 'watched' : 'due'
    return { came: here[at % here.length]!, value: 2 ** at++, role: listed ? role : 'due' }
  }
  /** With a list the names say nothing of the place: only the tree does. */
  const make = (name: string, path: string, type: string, level: Agency['level'], parent: string | null, role: Listing['role']): Agency =>
    ({ ...agency(name, listed && type !== 'government' ? '' : path, type), level, listing: listed ? listing(role, parent) : null })
  function unitsOf(names: readonly string[], path: string, parent: string): number {
    return names.reduce((sum, name) => {
      const { came, value, role } = next()
      const type = /镇人民政府/.test(name) ? 'township' : /街道/.test(name) ? 'street' : name.endsWith('办公室') ? 'office' : 'education'
      if (came)
        drafts.push({ agency: make(listed ? `第${value}号单位` : name, path, type, type === 'township' ? 'township' : null, parent, role), scope: 'unit', value, role })
      return sum + (came && role === 'due' ? value : 0)
    }, 0)
  }
  /** The sum of a place: its units and the consolidated reports of its zones and parts that have come. */
  function sumOf(spot: Spot, parent: string | null): number {
    const name = `${spot.path.split('/').at(-1)!}人民政府`
    const government = make(name, spot.path, 'government', spot.path === '江苏省' ? 'province' : spot.path.split('/').length === 2 ? 'city' : 'county', parent, 'due')
    let sum = unitsOf(spot.units, spot.path, government.id)
    for (const zone of spot.zones) {
      const { came } = next()
      const committee = { ...make(zone.name, spot.path, 'zone', 'county', government.id, 'due'), region: agency('', spot.path).region }
      const own = unitsOf(zone.units, spot.path, committee.id)
      sums.set(zonePath(spot.path), own)
      drafts.push({ agency: committee, scope: came ? 'consolidated' : 'unit', value: came ? own : 0, role: 'due' })
      sum += came ? own : 0
    }
    for (const part of spot.parts) {
      const own = sumOf(part, government.id)
      sum += drafts.some(draft => draft.scope === 'consolidated' && draft.agency.id === `${part.path.split('/').at(-1)!}人民政府`) ? own : 0
    }
    sums.set(spot.path, sum)
    drafts.push({ agency: government, scope: next().came ? 'consolidated' : 'unit', value: 0, role: 'due' })
    const last = drafts.at(-1)!
    last.value = last.scope === 'consolidated' ? sum : 0
    return sum
  }
  sumOf(spots, null)
  return { drafts, sums }
}

const worlds = fc.record({
  here: fc.array(fc.boolean(), { minLength: 5, maxLength: 30 }),
  apart: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 30 }),
  listed: fc.boolean(),
})

describe('the sum of a level', () => {
  it('is that of its own units and of the level below’s consolidated reports, each once, over any tree', async () => {
    await fc.assert(fc.asyncProperty(worlds, async (made) => {
      const { drafts, sums } = worldOf(made)
      run += 1
      const reports = drafts.map(({ agency, scope, value }) => sketch({ id: `${run} ${agency.id}`, agency: agency.id, scope, cells: { [cell]: value } }))
      await database.project({
        agencies: drafts.map(({ agency }) => agency),
        reports: reports.map(({ projected }) => projected),
        segments: segmentsOf(encodeSegment(reports.map(({ report }) => report))),
        corrections: [],
      })
      for (const [path, sum] of sums) {
        const filters = { ...noFilters, scope: `at ${path}` as Level }
        const [form] = (await ask(database.query, 'form-sums', filters)).filter(row => row.cell === cell)
        expect(form?.value ?? 0, path).toBe(sum)
        const counted = await ask(database.query, 'form-reports', filters)
        const ranked = await ask(database.query, 'top-agencies', filters, { metric: 'received', period: 'all', end: 'highest', limit: 50 })
        expect(ranked.slice(1).map(({ first }) => first).sort(), path).toEqual(counted.map(({ agency }) => agency).sort())
        expect(ranked[0]?.value ?? 0, path).toBe(sum)
        const [total] = await ask(database.query, 'key-figures', filters, { metrics: ['received'] })
        expect(total?.value ?? 0, path).toBe(sum)
      }
      // Units that report upward, or are only watched, are in no sum of units either.
      const [units] = (await ask(database.query, 'key-figures', noFilters, { metrics: ['received'] }))
      expect(units?.value ?? 0).toBe(drafts.reduce((sum, { scope, value, role }) => sum + (scope === 'unit' && role === 'due' ? value : 0), 0))
    }), { numRuns: 40 })
  }, 300_000)

  it('never holds a report and one that contains it: each report is added at one place, a consolidated one above its own', () => {
    fc.assert(fc.property(worlds, (made) => {
      const { drafts } = worldOf(made)
      const rule = addedAt(drafts.map(({ agency }) => agency))
      for (const { agency, scope } of drafts) {
        const added = rule(agency, scope)
        const whole = rule(agency, 'consolidated')
        if (added.at !== null && whole.at !== null && agency.type === 'government')
          expect(whole.at.length).toBeLessThan(rule(agency, 'unit').at!.length)
      }
    }))
  })
})

describe('what is in no level’s sum', () => {
  const added = (one: Agency, scope: Scope = 'unit', others: Agency[] = []) => addedAt([one, ...others])(one, scope)
  const listing: Listing = { role: 'due', code: null, parent: null, order: 0, from: null, to: null, exempt: [], contact: null }

  it('is what reports upward, is only watched, sums up a whole system, or has no known place', () => {
    expect(added({ ...agency('国家税务总局洪泽区税务局', undefined, 'vertical') })).toEqual({ at: null, why: 'vertical' })
    expect(added({ ...agency('洪泽区老子山镇人民政府', undefined, 'township'), listing: { ...listing, role: 'watched' } })).toEqual({ at: null, why: 'watched' })
    expect(added(agency('洪泽区教育局'), 'consolidated')).toEqual({ at: null, why: 'system' })
    expect(added(agency('教育局', ''))).toEqual({ at: null, why: 'unplaced' })
  })

  it('a tree that goes round, or puts a place under itself, is left to the names', () => {
    const [one, other] = ['洪泽区教育局', '洪泽区水利局'].map((name, at, names) => ({ ...agency(name), listing: { ...listing, parent: names[1 - at]! } }))
    expect(added(one!, 'unit', [other!])).toEqual({ at: '江苏省/淮安市/洪泽区' })
    const self = { ...agency('洪泽区人民政府', undefined, 'government'), listing: { ...listing, parent: '洪泽区人民政府' } }
    expect(added(self, 'consolidated')).toEqual({ at: '江苏省/淮安市' })
  })
})
