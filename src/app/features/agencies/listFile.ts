import type { TableTwin } from '@/figures'
import type { Agency, Listing } from '@/reports'
import { departmentTypes } from '@/reports'

type Words = (key: string, values?: Record<string, unknown>) => string

const columns = ['code', 'name', 'short', 'former', 'type', 'role', 'parent', 'from', 'to', 'contact', 'phone'] as const

/** The list of units as a file that can be imported again; without units it is the template. */
export async function unitListCsv(agencies: readonly Agency[], t: Words): Promise<{ blob: Blob, name: string }> {
  const { tableCsv } = await import('@/exports')
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]))
  const listed = agencies.filter(({ listing }) => listing).sort((a, b) => a.listing!.order - b.listing!.order)
  const table: TableTwin = {
    columns: columns.map(key => ({ key, label: t(`agencies.file.${key}`), kind: 'text' })),
    rows: (listed.length > 0 ? listed : agencies).map(({ name, aliases, former = [], type, listing }) => ({
      code: listing?.code ?? null,
      name,
      short: aliases.filter(alias => !former.some(each => each.name === alias)).join('、') || null,
      former: former.map(each => each.name).join('、') || null,
      type: departmentTypes.find(({ key }) => key === type)?.name ?? null,
      role: listing ? t(`agencies.role.${listing.role}`) : null,
      parent: listing?.parent ? nameOf.get(listing.parent) ?? null : null,
      from: listing?.from ? String(listing.from) : null,
      to: listing?.to ? String(listing.to) : null,
      contact: listing?.contact?.name || null,
      phone: listing?.contact?.phone || null,
    })),
  }
  return { blob: tableCsv(table, []), name: t(agencies.length > 0 ? 'agencies.file.called' : 'agencies.file.template') }
}

/** What the office lists of a unit it has said nothing of yet. */
export function emptyListing(agencies: readonly Agency[]): Listing {
  const last = Math.max(-1, ...agencies.map(({ listing }) => listing?.order ?? -1))
  return { role: 'due', code: null, parent: null, order: last + 1, from: null, to: null, exempt: [], contact: null }
}

/** A unit to be filled in; its name will tell its id. */
export function newUnit(agencies: readonly Agency[]): Agency {
  return {
    id: '',
    name: '',
    aliases: [],
    region: { code: null, province: null, city: null, county: null },
    level: null,
    type: 'other',
    fictional: agencies.length > 0 && agencies.every(({ fictional }) => fictional),
    guessed: { region: null, level: null, type: null },
    listing: emptyListing(agencies),
  }
}
