import type { Agency } from './report'
import type { Scope } from './words'
import { regionPath } from './agencies/divisions'
import { compact } from './normal'
import { yearsIn } from './title'
import { dueScope, isDueIn, isListedIn } from './units'

/**
 * The one state of a unit's year. `missing`: nothing was received. `waiting`: something was, and a person must look. `returned`: sent back to the unit.
 * `accepted`: its report counts. `exempt`: none is due.
 */
export type UnitYearState = 'missing' | 'waiting' | 'returned' | 'accepted' | 'exempt'

export interface UnitYear {
  agency: string
  year: number
  scope: Scope
  state: UnitYearState
  /** Whether it is one of those that should report: in a collected year, by the list; else whatever was received or is missing. */
  due: boolean
}

/** Something received for a unit's year. `scope` null: it cannot be told. */
export interface Received {
  agency: string
  year: number
  scope: Scope | null
  /** `returned`: what counts, or waits, was sent back. */
  state: 'accepted' | 'waiting' | 'returned'
}

/** Whether an agency speaks for its whole region, so that its consolidated report contains those of the region's other agencies. */
export function governsRegion({ name, region }: Agency): boolean {
  return [region.province, region.city, region.county].includes(name) || /[省市区县旗州盟](?:人民)?政府(?:办公室|办公厅|办)?$/.test(name)
}

/** The region whose units are collected together with this one: that of a department, the one above a government's. Of an unknown region its name's first part tells. */
function groupOf(agency: Agency): string {
  const path = regionPath(agency.region)
  if (path === '')
    return /^.+?[省市区县旗州盟](?=.)/.exec(agency.name)?.[0] ?? `?${agency.id}`
  return governsRegion(agency) && path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path
}

const scopes = ['unit', 'consolidated'] as const

/** Of two things received for one unit's year the one that tells its state: what waits goes before what was sent back, what counts before all. */
const rank: Record<Received['state'], number> = { accepted: 2, waiting: 1, returned: 0 }

/**
 * The state of every unit's year, from what was received. With a list of units one is expected where it is due and its year is `collected`; a year nobody
 * collects has none missing. Without a list one is expected where others of its group were collected: in the years between its own, and in the next one
 * collected after its last.
 */
export function unitYears(agencies: readonly Agency[], received: readonly Received[], collected: readonly number[] = []): UnitYear[] {
  const known = new Map(agencies.map(agency => [agency.id, agency]))
  const units = statesOf(known, received)
  const listed = agencies.filter(({ listing }) => listing?.role === 'due')
  const byList = new Set(listed.length > 0 ? collected : [])
  const states = [...units].flatMap(([agency, unit]) => scopes.flatMap(scope => [...unit[scope]].map(([year, state]): UnitYear => {
    const due = !byList.has(year) || isDueAs(known.get(agency)!, year, scope, unit)
    return { agency, year, scope, state, due }
  })))
  return [...states, ...listed.length > 0 ? expectedOf(listed, units, collected) : between(known, units, received)]
}

/** Whether what was received of this scope is what the list expects of a unit: of two scopes the one it owes. */
function isDueAs(agency: Agency, year: number, scope: Scope, unit: Unit): boolean {
  if (agency.listing?.role !== 'due' || !isListedIn(agency.listing, year))
    return false
  const owed = dueScope(agency)
  return scope === owed || !unit[owed].has(year)
}

type Unit = Record<Scope, ReadonlyMap<number, Received['state']>>
type States = Map<string, Record<Scope, Map<number, Received['state']>>>

function statesOf(known: ReadonlyMap<string, Agency>, received: readonly Received[]): States {
  const units: States = new Map()
  const unitOf = (id: string) => units.get(id) ?? units.set(id, { unit: new Map(), consolidated: new Map() }).get(id)!
  // Those whose scope is known come first: the others take the scope of their unit.
  for (const { agency: id, year, scope, state } of [...received].sort((a, b) => Number(a.scope === null) - Number(b.scope === null))) {
    if (!known.has(id))
      continue
    const unit = unitOf(id)
    const own = unit[scope ?? (unit.consolidated.size > unit.unit.size ? 'consolidated' : 'unit')]
    const before = own.get(year)
    if (before === undefined || rank[state] > rank[before])
      own.set(year, state)
  }
  return units
}

/** What the list expects of the collected years and has not come, in any scope. */
function expectedOf(listed: readonly Agency[], units: States, collected: readonly number[]): UnitYear[] {
  return listed.flatMap((agency) => {
    const unit = units.get(agency.id)
    const open = collected.filter(year => isListedIn(agency.listing!, year) && !scopes.some(scope => unit?.[scope].has(year)))
    return open.map((year): UnitYear => {
      const due = isDueIn(agency, year)
      return { agency: agency.id, year, scope: dueScope(agency), state: due ? 'missing' : 'exempt', due }
    })
  })
}

function between(known: ReadonlyMap<string, Agency>, units: States, received: readonly Received[]): UnitYear[] {
  const collected = new Map<string, Set<number>>()
  const note = (group: string, year: number): unknown => collected.set(group, (collected.get(group) ?? new Set()).add(year))
  for (const { agency: id, year } of received) {
    const agency = known.get(id)
    if (!agency)
      continue
    note(groupOf(agency), year)
    if (governsRegion(agency))
      note(regionPath(agency.region), year)
  }
  return [...units].flatMap(([agency, unit]) => {
    const around = [...collected.get(groupOf(known.get(agency)!)) ?? []].sort((a, b) => a - b)
    return scopes.flatMap((scope): UnitYear[] => {
      const own = unit[scope]
      if (own.size === 0)
        return []
      const [first, last] = [Math.min(...own.keys()), Math.max(...own.keys())]
      const after = around.find(year => year > last)
      return around.filter(year => !own.has(year) && ((year > first && year < last) || year === after)).map(year => ({ agency, year, scope, state: 'missing', due: true }))
    })
  })
}

/** Whose year a file that could not be read is, by its name: the longest name of a known agency in it, and its one year; null where it does not say. */
export function namedFor(agencies: readonly Agency[]): (name: string) => { agency: string, year: number } | null {
  const names = new Map(agencies.flatMap(({ id, name, aliases }) => [name, ...aliases].map(each => [compact(each), id] as const)))
  const longest = Math.max(0, ...[...names.keys()].map(name => name.length))
  return (file) => {
    const text = compact(file.replace(/\.[a-z0-9]{1,5}$/i, ''))
    const years = yearsIn(text, true)
    if (years.length !== 1)
      return null
    for (let length = Math.min(longest, text.length); length >= 4; length--) {
      for (let start = 0; start + length <= text.length; start++) {
        const agency = names.get(text.slice(start, start + length))
        if (agency !== undefined)
          return { agency, year: years[0]! }
      }
    }
    return null
  }
}
