import type { Party } from '@/figures'
import type { Filters } from '@/metrics'
import type { Agency, AgencyLevel } from '@/reports'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { within } from '@/metrics'
import { regionPath } from '@/reports'
import { useRecord } from '../../state/record'
import { useWords } from '../../words/useWords'
import { inScope } from '../use/useInScope'
import { useOfScope } from '../use/useOfScope'
import { useScope } from '../use/useScope'

export const partyKinds = ['agency', 'type', 'region', 'level'] as const
export type PartyKind = typeof partyKinds[number]

/** Agencies a list of ids in the address may hold before it is no address any more. */
const mostListed = 20

/** Names of parties, whom one can choose, and the filters that leave just one of them. */
export function useParties() {
  const { t, locale } = useI18n()
  const record = useRecord()
  const filters = useScope()
  const isOf = useOfScope()
  const { typeName, levelName } = useWords()

  /** Those within the filters that have a report of their scope: nobody else has a number to compare. */
  const agencies = computed(() => record.state.agencies.filter(agency =>
    inScope(agency, filters.value) && [...record.lookups.byAgency.get(agency.id)?.values() ?? []].some(({ scope }) => isOf(agency, scope))))
  const collator = computed(() => new Intl.Collator(locale.value))

  function membersOf(party: string): Agency[] {
    const key = party.slice(party.indexOf(':') + 1)
    return agencies.value.filter((agency) => {
      switch (party.slice(0, party.indexOf(':'))) {
        case 'agency': return agency.id === key
        case 'type': return agency.type === key
        case 'level': return (agency.level ?? '') === key
        case 'region': return within(regionPath(agency.region), key)
        default: return true
      }
    })
  }

  function nameOf(party: string): string {
    const key = party.slice(party.indexOf(':') + 1)
    switch (party.slice(0, party.indexOf(':'))) {
      case 'agency': return record.agencyById(key)?.name ?? key
      case 'type': return typeName(key)
      case 'level': return levelName(key === '' ? null : key as AgencyLevel)
      case 'region': return key.split('/').at(-1)!
      case 'peers': return t('compare.peersTogether')
      default: return t('compare.all')
    }
  }

  /** What the filters must hold to leave a party, null where its agencies are too many to be named. */
  function filtersOf(party: string): Partial<Filters> | null {
    const key = party.slice(party.indexOf(':') + 1)
    if (party === 'all:')
      return {}
    if (party.startsWith('agency:'))
      return { agencies: [key] }
    if (party.startsWith('type:') && filters.value.types.length === 0)
      return { types: [key] }
    if (party.startsWith('region:') && filters.value.regions.length === 0)
      return { regions: [key] }
    const ids = party === 'peers:' ? [] : membersOf(party).map(({ id }) => id)
    return ids.length === 0 || ids.length > mostListed ? null : { agencies: ids }
  }

  const partyOf = (party: string): Party => ({
    key: party,
    name: nameOf(party),
    place: { filters: filtersOf(party), agency: party.startsWith('agency:') ? party.slice('agency:'.length) : null },
  })

  /** Everything of a kind that is within the filters, by name; agencies in the order of the record. */
  function offered(kind: PartyKind): { key: string, name: string, names: readonly string[] }[] {
    if (kind === 'agency')
      return agencies.value.map(({ id, name, aliases }) => ({ key: `agency:${id}`, name, names: [name, ...aliases] }))
    const keys = new Set(agencies.value.flatMap((agency): string[] => {
      if (kind === 'type')
        return [agency.type]
      if (kind === 'level')
        return [agency.level ?? '']
      const names = regionPath(agency.region).split('/').filter(name => name !== '')
      return names.map((_, depth) => names.slice(0, depth + 1).join('/'))
    }))
    return [...keys].map(key => ({ key: `${kind}:${key}`, name: kind === 'region' ? key.replaceAll('/', ' · ') : nameOf(`${kind}:${key}`) })).map(each => ({ ...each, names: [each.name] })).sort((a, b) => collator.value.compare(a.name, b.name))
  }

  return { agencies, partyOf, offered }
}
