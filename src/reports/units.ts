import type { Agency, Listing } from './report'
import type { Scope } from './words'
import type { DueGroup } from '@/forms'
import { currentForm, dueGroups, formOfYear } from '@/forms'
import { parseName } from './agencies/names'
import { compact } from './normal'

/** Whether a report of this unit is collected for a year, by the list: within its years, and not one it is exempt in. */
export function isDueIn({ listing }: Agency, year: number): boolean {
  return listing?.role === 'due' && isListedIn(listing, year) && !listing.exempt.some(each => each.year === year)
}

/** Whether a listed unit exists in a year. */
export function isListedIn({ from, to }: NonNullable<Agency['listing']>, year: number): boolean {
  return (from === null || year >= from) && (to === null || year <= to)
}

/** Whether an agency is a government of a county or higher, or governs a zone: its report is the sum of its units'. */
export function governs({ name, level, type }: Pick<Agency, 'name' | 'level' | 'type'>): boolean {
  if (type === 'government')
    return level !== 'township'
  const { zone, stem } = parseName(name)
  return zone !== null && stem === '管理委员会'
}

/** How listed units are set together; of `vertical` and `watched` nothing is collected here, and neither is in any count. */
export const unitKinds = ['department', 'county', 'township', 'vertical', 'watched'] as const
export type UnitKind = (typeof unitKinds)[number]

const townships: ReadonlySet<string> = new Set(['township', 'street'])

/** How a listed unit is set together with others. */
export function unitKindOf(agency: Agency): UnitKind {
  const role = agency.listing?.role
  if (role === 'vertical' || role === 'watched')
    return role
  if (governs(agency))
    return 'county'
  return townships.has(agency.type) || agency.level === 'township' ? 'township' : 'department'
}

/** The scope of the report an agency owes. */
export function dueScope(agency: Agency): Scope {
  return governs(agency) ? 'consolidated' : 'unit'
}

/** A unit's listing with no report due in a year, for `reason`; null: one is due again. */
export function exempted(listing: Listing, year: number, reason: string | null): Listing {
  const others = listing.exempt.filter(each => each.year !== year)
  return { ...listing, exempt: reason === null ? others : [...others, { year, reason }].sort((a, b) => a.year - b.year) }
}

/** With whom an agency's report is due. */
export function dueGroupOf(agency: Agency): DueGroup {
  if (agency.listing?.role === 'vertical' || agency.type === 'vertical')
    return 'vertical'
  if (!governs(agency))
    return 'unit'
  return agency.level === 'province' || agency.level === 'city' ? agency.level : 'county'
}

/** The dates by which the notice in force wants the reports of a year, ISO; a letter may name another. */
export function standardDue(year: number): Record<DueGroup, string> {
  const { due } = formOfYear(year) ?? currentForm
  return Object.fromEntries(dueGroups.map((group) => {
    const { month, day } = due.find(({ groups }) => groups.includes(group))!
    return [group, `${year + 1}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`]
  })) as Record<DueGroup, string>
}

/** The first two agencies that would have one name, in one world (real or fictional), of which `judged` names at least one; null: there are none. */
export function sharedName(agencies: readonly Agency[], judged: ReadonlySet<string>): readonly [Agency, Agency] | null {
  const named = new Map<string, Agency>()
  for (const agency of agencies) {
    const key = `${agency.fictional} ${compact(agency.name)}`
    const other = named.get(key)
    if (other && (judged.has(agency.id) || judged.has(other.id)))
      return [other, agency]
    named.set(key, agency)
  }
  return null
}
