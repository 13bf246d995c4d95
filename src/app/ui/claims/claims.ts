import type { Agency, Correction } from '@/reports'
import type { WorkspaceState } from '@/workspace'

/** The three fields of a report that say whose it is. */
export type ClaimField = 'agency' | 'year' | 'scope'
export type ClaimValue = string | number

/** The last correction of `field`, if a person made one. */
export function correctionOf(state: WorkspaceState, report: string, field: string): Correction | undefined {
  return state.corrections.findLast(correction => correction.report === report && correction.field === field)
}

/** The registry's agency that goes by `name`, or a new entry for it, whose region, level and type are still to be said. */
export function agencyNamed(agencies: readonly Agency[], name: string, fictional: boolean, unsaid: string): Agency {
  const plain = name.replaceAll(/\s/g, '')
  return agencies.find(agency => agency.name === plain || agency.aliases.includes(plain)) ?? {
    id: plain,
    name: plain,
    aliases: [],
    region: { code: null, province: null, city: null, county: null },
    level: null,
    type: 'other',
    fictional,
    guessed: { region: unsaid, level: unsaid, type: unsaid },
  }
}
