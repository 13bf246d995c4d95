import type { Fact, World } from './reference'
import type { Projection } from '@/database'
import type { Filters } from '@/metrics'
import type { CellKey } from '@/reports'
import fc from 'fast-check'
import { encodeSegment } from '@/database'
import { formCells, isMoney, tableNames } from '@/reports'
import { agency, segmentsOf, sketch } from '../database/support'

const paths = ['', '江苏省', '江苏省/淮安市', '江苏省/淮安市/洪泽区', '江苏省/淮安市/盱眙县', '江苏省/淮安', '安徽省/合肥市']
const types = ['education', 'health', 'police']
const layout = fc.constantFrom('2019', '2021', '2021', null)

/** The governments of a path end in 人民政府 and so govern it; the others are departments. */
function agencyArb(code: number) {
  return fc.record({ path: fc.constantFrom(...paths), type: fc.constantFrom(...types), governs: fc.boolean() })
    .map(({ path, type, governs }) => agency(governs && path ? `${path.split('/').at(-1)}${code}区人民政府` : `第${code}'局`, path, type))
}

function cellsOf(layouts: Fact['layouts']): fc.Arbitrary<Fact['cells']> {
  const keys = tableNames.flatMap(table => layouts[table] ? formCells(table, layouts[table]) : [])
  if (keys.length === 0)
    return fc.constant({})
  const printed = (key: CellKey) => fc.oneof(
    { weight: 3, arbitrary: isMoney(key) ? fc.integer({ min: 0, max: 400 }).map(quarters => quarters / 4) : fc.integer({ min: 0, max: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom('blank' as const, 'mark' as const, 'unreadable' as const, 'absent' as const) },
  )
  // Every cell of section 3's totals, 4 and 2 gets a value; of the applicant columns a few, the others stay 0.
  const told = keys.filter(key => !key.startsWith('applications.') || key.endsWith('.total') || key === 'applications.received.person'
    || /^applications\.(?:granted|denied\.deliberative|other|other\.misc|concluded)\.business$/.test(key))
  return fc.tuple(...told.map(printed)).map(values => Object.fromEntries(told.map((key, at) => [key, values[at]!])))
}

function factArb(agencies: readonly string[]): fc.Arbitrary<Omit<Fact, 'id' | 'current'>> {
  return fc.record({
    agency: fc.option(fc.constantFrom(...agencies), { freq: 12 }),
    year: fc.option(fc.integer({ min: 2019, max: 2024 }), { freq: 12 }),
    scope: fc.constantFrom('unit' as const, 'consolidated' as const),
    fictional: fc.boolean(),
    layouts: fc.record({ proactive: layout, applications: layout, appeals: layout }),
  }).chain(fields => cellsOf(fields.layouts).chain(cells => fc.array(fc.record({
    field: fc.constantFrom('applications.received.total', 'applications.concluded.total', 'appeals.review.overturned', 'proactive.fees.amount', 'applications.denied.deliberative.total', ...Object.keys(cells).slice(0, 20)),
    after: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 4 }),
  }), { maxLength: 3 }).map((corrections): Omit<Fact, 'id' | 'current'> => ({ ...fields, cells, corrections }))))
}

/** A handful of agencies and their reports; of several reports of one agency and year only the last is current. */
export const worldArb: fc.Arbitrary<World> = fc.integer({ min: 1, max: 6 })
  .chain(size => fc.tuple(...Array.from({ length: size }, (_, code) => agencyArb(code))))
  .chain(agencies => fc.array(factArb(agencies.map(({ id }) => id)), { maxLength: 16 }).map((drafts): World => ({
    agencies,
    facts: drafts.map((draft, at) => ({
      ...draft,
      id: `报告${at}`,
      current: !drafts.slice(at + 1).some(later => later.agency === draft.agency && later.year === draft.year),
    })),
  })))

export function filtersArb({ agencies }: World): fc.Arbitrary<Filters> {
  const some = (list: readonly string[]) => fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...list]) })
  return fc.record({
    years: fc.option(fc.tuple(fc.integer({ min: 2019, max: 2022 }), fc.integer({ min: 0, max: 2 })).map(([first, more]): [number, number] => [first, first + more])),
    regions: some(paths.slice(1)),
    types: some(types),
    agencies: some(agencies.map(({ id }) => id)),
    values: fc.constantFrom('published' as const, 'corrected' as const),
    scope: fc.constantFrom('unit' as const, 'consolidated' as const),
  })
}

export function toProjection({ agencies, facts }: World): Projection {
  const made = facts.map(fact => sketch(fact))
  const half = made.length >> 1
  return {
    agencies,
    reports: made.map(({ projected }) => projected),
    segments: segmentsOf(...[made.slice(0, half), made.slice(half)].map(part => encodeSegment(part.map(({ report }) => report)))),
    corrections: facts.flatMap(({ id, corrections }) => corrections.map(({ field, after }) => ({
      report: id,
      field,
      before: null,
      after,
      reason: '核对原件',
      who: '王芳',
      when: '2026-01-31T00:00:00Z',
    }))),
  }
}
