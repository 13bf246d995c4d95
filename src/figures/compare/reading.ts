import type { Claim, Ranked } from '../claims/claims'
import type { Measure } from '../types'
import type { Comparison, Party } from './data'
import type { Profile } from './profile'
import { measureOf, reckon, rowAt, spreadOf } from './data'

/** A number as it is printed of its measure. */
function shown(value: number, measure: Measure): number {
  const digits = measure === 'rate' || measure === 'points' || measure === 'growth' ? 1000 : measure === 'index' ? 10 : 10_000
  return Math.round(value * digits) / digits
}

/** The last year that says something of the first party: every party's number, the peers' median with how many it is of, the rank, all together. */
export function compareClaims(data: Comparison): Claim[] {
  const { metric, reading, base, years, name } = data
  const measure = measureOf(metric, reading)
  const at = rowAt(data)
  const told = (party: Party, year: number) => reckon(at(party.key, year), metric, reading, base)
  const [first = data.all] = data.parties
  const year = years.findLast(each => told(first, each).value !== null)
  if (year === undefined)
    return [{ kind: 'none', why: 'party', name, party: first.name, years: null }]
  const ranked = (party: Party): Ranked => {
    const row = at(party.key, year)
    return { name: party.name, measure, ...told(party, year), rank: row?.rank && reading === 'value' ? { rank: row.rank, among: row.among!, tied: row.tied! } : null }
  }
  const spread = spreadOf(data, year)
  const { value, low } = told(first, year)
  const difference = spread && value !== null && !low && first !== data.all && data.parties.length < 2 ? shown(value, measure) - shown(spread.median, measure) : 0
  return [{
    kind: 'rank',
    year,
    name,
    against: reading === 'value' ? null : reading === 'base' ? base! : year - 1,
    parties: (data.parties.length > 0 ? data.parties : [data.all]).map(ranked),
    all: first === data.all ? null : ranked(data.all),
    median: spread ? { value: spread.median, measure, counted: spread.counted, beside: difference === 0 ? null : { name: first.name, difference } } : null,
  }]
}

/** In how many rates the first party stands above and below its peers' median, and how many could not be told. */
export function profileClaims({ lines, year }: Profile): Claim[] {
  const rates = lines.filter(({ metric }) => metric.unit === 'rate')
  const party = rates[0]?.cells[0]?.party.name ?? null
  const sides = rates.map(({ cells, spread }) => {
    const row = cells[0]!.row
    return !row || row.value === null || row.lowCount || !spread ? null : Math.sign(shown(row.value, 'rate') - shown(spread.median, 'rate'))
  })
  const count = (side: number | null): number => sides.filter(each => each === side).length
  return [{ kind: 'profile', year, party, counts: { all: rates.length, above: count(1), below: count(-1), equal: count(0), none: count(null) } }]
}
