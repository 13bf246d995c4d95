import type { PlacedFacts } from '../facts'

function isBelow(region: string, above: string): boolean {
  return region.startsWith(`${above}/`)
}

/** 垂直管理: bodies of the state in a place (国家税务总局某市税务局, 海关) answer to their superiors and are not counted by its government. */
const vertical = /^(?:国家|中华人民共和国|中国|海关总署)|海关$|边检站$|海事局$/

/** Whether a report is of a body that no local government counts. */
export function isVertical({ vertical: listed, agencyName }: PlacedFacts): boolean {
  return listed || vertical.test(agencyName)
}

/** Whether a unit's report stands under a consolidated one by its region. */
export function isWithin(unit: PlacedFacts, whole: PlacedFacts): boolean {
  return isBelow(unit.region, whole.region) || (unit.region === whole.region && unit.scope === 'unit')
}

/** The reports that make up a consolidated one: units of its region, and for a part of it with a consolidated report of its own, that one. */
export function membersOf(report: PlacedFacts, placed: readonly PlacedFacts[]): PlacedFacts[] {
  const inside = placed.filter(other => other !== report && other.year === report.year && !isVertical(other) && isWithin(other, report))
  const parts = inside.filter(({ scope }) => scope === 'consolidated')
  return inside.filter(other => !parts.some(part => part !== other && isWithin(other, part)))
}

/** Whether the consolidated report `above` counts the unit `below`. */
function stands(above: PlacedFacts, below: PlacedFacts): boolean {
  return above.scope === 'consolidated' && below.scope === 'unit' && (below.region === above.region || isBelow(below.region, above.region))
}

/** Agencies that were members in the neighbouring years and have no report in this one, nor stand above or under one that has. */
export function missingMembers(report: PlacedFacts, members: readonly PlacedFacts[], placed: readonly PlacedFacts[]): PlacedFacts[] {
  const others = placed.filter(other => other.agency !== report.agency || other.scope !== report.scope)
  const neighbours = [report.year - 1, report.year + 1]
    .map(year => membersOf({ ...report, year }, others))
    .filter(seen => seen.length > 0)
  const [nearest, further] = neighbours
  if (nearest === undefined)
    return []
  const present = new Set(members.map(({ agency }) => agency))
  const alsoThen = further === undefined ? null : new Set(further.map(({ agency }) => agency))
  return nearest
    .filter(({ agency }) => !present.has(agency) && (alsoThen === null || alsoThen.has(agency)))
    .filter(missing => !members.some(member => stands(member, missing) || stands(missing, member)))
}
