import type { Agency } from '@/reports'
import type { ReadReport } from '@/workspace'
import { resolveAgency } from '@/reports'

/**
 * Settles whose reports they are, one registry for a whole import: a name seen before is the agency it was then. `known` is the registry as
 * it stands; new agencies are known to the files that follow.
 */
export function createSettler(known: readonly Agency[]): (read: ReadReport) => ReadReport {
  const registry = [...known]
  const settled = new Map<string, Agency>()
  function settle(name: string, fictional: boolean): Agency {
    const key = `${fictional}|${name}`
    const before = settled.get(key)
    if (before)
      return before
    const { agency, match } = resolveAgency(name, registry, { fictional })
    settled.set(key, agency)
    // Only ever appended to: a known agency's new alias is joined to it by the record, and the index of the registry can grow.
    if (match === 'new' && !registry.some(({ id }) => id === agency.id))
      registry.push(agency)
    return agency
  }
  return read => read.report.agency.value === null ? read : { ...read, agency: settle(read.report.agency.value, read.report.fictional) }
}
